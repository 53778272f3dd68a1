"""Answers that stand inside the block quote of their question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_ls.findings import Edit, Finding, Fix
from report_ls.format.report import Body
from report_ls.format.text import Span, line_at, paragraph_end, stripped
from report_ls.rules.catalogue import finding
from report_ls.rules.subject import Subject

_EMPHASIS = re.compile(r"[*_]*")
_QUOTE_SIGN = re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE)
_PARAGRAPH = re.compile(r"[^\n]*(?:\n[ \t]*[^\s][^\n]*)*")
_QUOTE_AFTER_BLANK = re.compile(r"\s*\n( {0,3}>[^\n]*(?:\n {0,3}>[^\n]*)*\n?)")


def answer_in_quote(subject: Subject) -> Iterator[Finding]:
    body = subject.body
    marker = body.marker
    if marker is None or body.is_unanswered:
        return
    start = _opening_end(body.text, marker)
    paragraph = _PARAGRAPH.match(body.text, start)
    assert paragraph is not None
    inside = Span(start, paragraph.end())
    if not _is_quoted(body, marker) or not _said(inside.of(body.text)):
        # a quote of its own right after the guidance becomes one with it on the page
        own = _QUOTE_AFTER_BLANK.match(body.text, start)
        if own is None or not _is_quoted(body, marker) or not _said(own[1]):
            return
        inside = Span(start, own.end() - own[1].endswith("\n"))
    lines = _QUOTE_SIGN.sub("", inside.of(body.text)).strip()
    quoted = Span(inside.start, paragraph_end(body.text, inside.end))  # a quote goes on in lines without a sign
    fix = Fix("Take the answer out of the quote", (Edit(inside, f"\n\n{lines}"),), safe=True, preferred=True, about=(quoted,))
    yield finding(
        "answer-in-quote",
        stripped(body.text, Span(inside.start + inside.of(body.text).index(_said(inside.of(body.text))), inside.end)),
        "This stands inside the question's quote, and the page shows it there. Put a blank line after `Answer:`, and no `>` before it.",
        question=subject.number,
        fixes=(fix,),
    )


def _opening_end(text: str, marker: Span) -> int:
    """Where the marker ends, with the emphasis that closes behind it: `> **Answer:**`."""
    if not marker.start or text[marker.start - 1] not in "*_":
        return marker.end
    closing = _EMPHASIS.match(text, marker.end)
    return closing.end() if closing else marker.end


def _said(quoted: str) -> str:
    """The first word of quoted lines, empty if they hold nothing but `>`."""
    return next((word for word in quoted.split() if word.strip(">")), "")


def _is_quoted(body: Body, marker: Span) -> bool:
    """Whether the marker's line belongs to a block quote, by its own `>` or as the continuation of a line with one."""
    line = line_at(body.text, marker.start)
    if line.of(body.text).lstrip().startswith(">"):
        return True
    above = body.text[: max(line.start - 1, 0)]
    paragraph = above[above.rfind("\n\n") + 1 :].lstrip("\n")
    return line.start > body.heading_end and bool(above.rsplit("\n", 1)[-1].strip()) and paragraph.lstrip().startswith(">")
