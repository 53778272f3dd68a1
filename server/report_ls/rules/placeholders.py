"""Questions without an answer, and answers that are still the example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from report_ls.catalogue import finding
from report_ls.model.findings import Finding
from report_ls.model.subject import Subject
from report_ls.syntax.body import PLACEHOLDER
from report_ls.text.spans import Span

_EXAMPLE = re.compile(r"Examples?:(.*)", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")


def unanswered(subject: Subject) -> Iterator[Finding]:
    body = subject.body
    if not body.is_unanswered:
        return
    placeholder = PLACEHOLDER.search(body.text, body.answer.start)
    if placeholder:
        span = Span(*placeholder.span())
    else:
        line = body.text.find("\n", body.answer.start)
        place = body.answer.start if line < 0 else line + 1
        span = Span(place, place)
    yield finding("unanswered", span, f"Question {subject.number} has no answer yet.", question=subject.number)


def example_left(subject: Subject) -> Iterator[Finding]:
    body = subject.body
    if body.quote is None or body.is_unanswered:
        return
    guidance = body.text[body.quote.start : body.quote.end if body.marker is None else body.marker.start]
    example = _EXAMPLE.search(guidance)
    if example and _has_the_words_of(body.content.of(body.text), example[1]):
        yield finding(
            "example-left",
            body.content,
            "This is still the example of the question. Put your own answer in its place.",
            question=subject.number,
        )


def _has_the_words_of(text: str, example: str) -> bool:
    """Whether the words of both are the same and there are any; stops at the first that differs."""
    pairs = zip_longest(_words(text), _words(example))
    return any(True for _ in _words(example)) and all(one == other for one, other in pairs)


def _words(text: str) -> Iterator[str]:
    return (match[0].casefold() for match in _WORD.finditer(text))
