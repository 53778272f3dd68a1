"""`example-left`: an answer that is still the example of its question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from report_ls.model.check import QuestionCheck
from report_ls.model.findings import Finding, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject

EXAMPLE_LEFT = Rule(
    code="example-left",
    family=Family.ANSWERS,
    position=120,
    severity=Severity.INFORMATION,
    summary="an answer that is still the example",
    explanation="The answer has the very words of the example in the question's quote, so it says nothing about your project.",
    example=Example(
        "> Example:\n> *We used ... because it is fast.*\n>\n> Answer:\n\nWe used ... because it is fast.",
        "> Example:\n> *We used ... because it is fast.*\n>\n> Answer:\n\nWe used polars because our tables are large.",
    ),
)


_EXAMPLE = re.compile(r"Examples?:(.*)", re.DOTALL)


_WORD = re.compile(r"[^\W_]+")


def example_left(subject: Subject) -> Iterator[Finding]:
    body = subject.body
    if body.quote is None or body.is_unanswered:
        return
    guidance = body.text[body.quote.start : body.quote.end if body.marker is None else body.marker.start]
    example = _EXAMPLE.search(guidance)
    if example and _has_the_words_of(body.content.of(body.text), example[1]):
        yield EXAMPLE_LEFT.found(
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


EXAMPLE_LEFT_CHECK = QuestionCheck(example_left, finds=(EXAMPLE_LEFT,), position=40)
