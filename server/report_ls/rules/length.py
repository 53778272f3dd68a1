"""Answers that are too short or too long."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.catalogue import finding
from report_ls.checker.limits import Bounds
from report_ls.model.findings import Finding
from report_ls.model.subject import Subject
from report_ls.text.spans import Span, nth_word
from report_ls.text.wording import amount


def length(subject: Subject) -> Iterator[Finding]:
    """`too-short` or `too-long`, unless the structure explains why the checker counts another number of words."""
    bounds = subject.limits.words
    count = subject.shown.words
    if bounds is None or count in bounds or subject.structural.words in bounds or subject.body.is_unanswered:
        return
    if count < bounds.least:
        message = f"{amount(count, 'word')}, {bounds.least - count} short of {bounds.least} ({bounds})."
        yield finding("too-short", subject.anchor, message, question=subject.number)
    else:
        over = count - bounds.most
        marked = "The marked word is" if over == 1 else "The marked words are"
        message = f"{amount(count, 'word')}, {over} over {bounds.most} ({bounds}). {marked} too many."
        yield finding("too-long", _excess(subject, bounds), message, question=subject.number, unnecessary=True)


def _excess(subject: Subject, bounds: Bounds) -> Span:
    """From the first word over the limit to the last that counts."""
    answer = subject.body.answer
    first_counted = subject.structural.words - subject.shown.words if subject.body.extra_markers else 0
    last = min(first_counted + subject.shown.words, subject.structural.words) - 1
    first = min(first_counted + bounds.most, last)
    is_end = last == subject.structural.words - 1
    end = subject.body.content.end if is_end else nth_word(subject.text, answer, last).end
    return Span(nth_word(subject.text, answer, first).start, end)
