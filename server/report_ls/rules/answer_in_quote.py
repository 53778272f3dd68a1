"""Answers that stand inside the block quote of their question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_ls.model.check import QuestionCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.page.pasted import is_prompt
from report_ls.syntax.report import Body
from report_ls.text.edits import Edit
from report_ls.text.spans import Span, line_at, paragraph_end, stripped

ANSWER_IN_QUOTE = Rule(
    code="answer-in-quote",
    family=Family.ANSWERS,
    position=50,
    severity=Severity.WARNING,
    summary="an answer that stands inside the question's block quote",
    explanation=(
        "Text right under `> Answer:`, on its line or behind `>` belongs to the quote: on the page the answer cannot be told "
        "from the question, and lists, code and tables in it are lost."
    ),
    fix="puts a blank line after `Answer:`, and takes the `>` away",
    fixed_by_all=True,
    example=Example(
        "> Answer:\n> We used Docker for training. (150 words)",
        "> Answer:\n\nWe used Docker for training. (150 words)",
    ),
)

_EMPHASIS = re.compile(r"[*_]*")
_QUOTE_SIGN = re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE)
_PARAGRAPH = re.compile(r"[^\n]*(?:\n[ \t]*[^\s][^\n]*)*")
_QUOTE_AFTER_BLANK = re.compile(r"\s*\n( {0,3}>)")
_NO_CONTINUATION = re.compile(r" {0,3}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|```|~~~|<)")
"""A line without a sign that ends a quote; any other right under one goes on with it."""


def answer_in_quote(subject: Subject) -> Iterator[Finding]:
    body = subject.body
    marker = body.marker
    if marker is None or body.is_unanswered:
        return
    start = _opening_end(body.text, marker)
    paragraph = _PARAGRAPH.match(body.text, start)
    assert paragraph is not None
    inside = Span(start, paragraph.end())
    if not _is_quoted(body, marker) or is_prompt(body.text[start:].lstrip("\n").split("\n", 1)[0]):
        return
    if not _said(inside.of(body.text)):
        yield from _quote_of_its_own(subject, start)
        return
    lines = _QUOTE_SIGN.sub("", inside.of(body.text)).strip()
    quoted = Span(inside.start, paragraph_end(body.text, inside.end))  # a quote goes on in lines without a sign
    fix = Fix("Take the answer out of the quote", (Edit(inside, f"\n\n{lines}"),), safe=True, preferred=True, about=(quoted,))
    yield ANSWER_IN_QUOTE.found(
        stripped(body.text, Span(inside.start + inside.of(body.text).index(_said(inside.of(body.text))), inside.end)),
        "This stands inside the question's quote, and the page shows it there. Put a blank line after `Answer:`, and no `>` before it.",
        question=subject.number,
        fixes=(fix,),
    )


def _quote_of_its_own(subject: Subject, start: int) -> Iterator[Finding]:
    """An answer that is nothing but quotes behind the guidance. Where other text follows, the quote is somebody's words: what the hand-in
    page makes of it is left to `page-quote`.
    """
    body = subject.body
    own = _QUOTE_AFTER_BLANK.match(body.text, start)
    if own is None:
        return
    inside = Span(own.start(1), body.content.end)
    if is_prompt(inside.of(body.text)):
        return
    if not _is_all_quoted(inside.of(body.text)) or not _said(inside.of(body.text)):
        return
    lines = _QUOTE_SIGN.sub("", inside.of(body.text)).strip()
    out = Fix("Take the answer out of the quote", (Edit(inside, lines),), preferred=True, about=(inside,))
    apart = Fix("Keep it as a quote, apart from the question by a comment", (Edit(Span(inside.start, inside.start), "<!-- -->\n\n"),))
    message = (
        "The page makes this quote one with the question's. If it is your answer, take the `>` away; "
        "if you quote somebody, keep the two apart by a comment."
    )
    yield ANSWER_IN_QUOTE.found(inside, message, question=subject.number, fixes=(out, apart))


def _is_all_quoted(text: str) -> bool:
    """Whether each line is in a quote, by its sign or because it goes on with the line before."""
    goes_on = False
    for line in text.split("\n"):
        has_sign = line.lstrip().startswith(">")
        if line.strip() and not has_sign and (not goes_on or _NO_CONTINUATION.match(line)):
            return False
        goes_on = line.strip() != ""
    return True


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


ANSWER_IN_QUOTE_CHECK = QuestionCheck(answer_in_quote, finds=(ANSWER_IN_QUOTE,), position=50)
