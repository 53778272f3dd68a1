"""Answers that are too short or too long."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.checker.limits import Bounds
from report_ls.model.check import QuestionCheck
from report_ls.model.findings import Finding, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.text.spans import Span, nth_word
from report_ls.text.wording import amount

TOO_SHORT = Rule(
    code="too-short",
    family=Family.ANSWERS,
    position=70,
    severity=Severity.WARNING,
    summary="an answer with fewer words than asked for",
    explanation=(
        "report.py fails an answer that is shorter than its limit. It counts as a word whatever stands between white space: "
        "dashes of lists, bars of tables and image links, too."
    ),
    example=Example(
        "(97 words)",
        "(100 words)",
    ),
)
TOO_LONG = Rule(
    code="too-long",
    family=Family.ANSWERS,
    position=80,
    severity=Severity.WARNING,
    summary="an answer with more words than asked for",
    explanation=(
        "report.py fails an answer that is longer than its limit. It counts as a word whatever stands between white space: "
        "dashes of lists, bars of tables and image links, too. The words over the limit are shown faded where the editor can "
        "do that."
    ),
    example=Example(
        "(203 words)",
        "(200 words)",
    ),
)


def length(subject: Subject) -> Iterator[Finding]:
    """`too-short` or `too-long`, unless the structure explains why the checker counts another number of words."""
    bounds = subject.limits.words
    count = subject.shown.words
    if bounds is None or count in bounds or subject.structural.words in bounds or subject.body.is_unanswered:
        return
    if count < bounds.least:
        message = f"{amount(count, 'word')}, {bounds.least - count} short of {bounds.least} ({bounds})."
        yield TOO_SHORT.found(subject.anchor, message, question=subject.number)
    else:
        over = count - bounds.most
        marked = "The marked word is" if over == 1 else "The marked words are"
        message = f"{amount(count, 'word')}, {over} over {bounds.most} ({bounds}). {marked} too many."
        yield TOO_LONG.found(_excess(subject, bounds), message, question=subject.number, unnecessary=True)


def _excess(subject: Subject, bounds: Bounds) -> Span:
    """From the first word over the limit to the last that counts."""
    answer = subject.body.answer
    first_counted = subject.structural.words - subject.shown.words if subject.body.extra_markers else 0
    last = min(first_counted + subject.shown.words, subject.structural.words) - 1
    first = min(first_counted + bounds.most, last)
    is_end = last == subject.structural.words - 1
    end = subject.body.content.end if is_end else nth_word(subject.text, answer, last).end
    return Span(nth_word(subject.text, answer, first).start, end)


LENGTH_CHECK = QuestionCheck(
    length,
    finds=(
        TOO_SHORT,
        TOO_LONG,
    ),
    position=110,
)
