"""The official count: what `report.py check` says of a text, exactly (docs/format.md, section 3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from report_ls.checker.image_pattern import CountImages, count_images
from report_ls.checker.limits import Form, Limits
from report_ls.text.spans import Span, newlines

MARKER = "Answer:"
"""The text at which the checker splits a report."""
MARKS = ("#", MARKER)
"""What ends and begins an answer; a text without them is a part of one."""
HEADER = 43
"""How many characters of a report the 27-question checker drops before it splits, and every `report.py html` before it makes a page."""


class Count(NamedTuple):
    """Words and images of an answer, as the checker counts them."""

    words: int
    images: int


class OfficialAnswer(NamedTuple):
    """One answer as the checker sees it; `length` is that of its text, in code points."""

    length: int
    counted: Count
    passed: bool


class Official(NamedTuple):
    """The checker's verdict. Where it stops (`stopped`), `answers` holds what it found and nothing was judged.

    `starts` says of each answer where it begins, right after the `Answer:` that opens it: all that changes when text before it does.
    """

    answers: tuple[OfficialAnswer, ...]
    starts: tuple[int, ...]
    expected: int

    @property
    def stopped(self) -> bool:
        return len(self.answers) != self.expected

    @property
    def passed(self) -> int | None:
        """How many questions pass; None where the check stops."""
        return None if self.stopped else sum(answer.passed for answer in self.answers)

    def span(self, index: int) -> Span:
        """Where the answer with that index is, from 0."""
        return Span(self.starts[index], self.starts[index] + self.answers[index].length)


def count_answer(text: str, images: CountImages = count_images) -> Count:
    """Words and images in the text of one answer, whose only line end is the line feed."""
    text = text.strip("\n")
    return Count(len(text.split()), images(text))


def official(text: str, limits: Limits, count: Callable[[str, CountImages], Count] = count_answer) -> Official:
    """Judge `text` by `limits` as the course's checker does.

    `count` counts one answer; a caller that judges a text again and again hands in a remembering one.
    """
    text = newlines(text)
    spans = _answers(text, limits.form)
    answers = []
    for number, span in enumerate(spans, 1):
        counted = count(span.of(text), limits.count_images)
        answers.append(OfficialAnswer(span.end - span.start, counted, limits.of(number).allow(counted.words, counted.images)))
    return Official(tuple(answers), tuple(span.start for span in spans), limits.expected)


def _answers(text: str, form: Form) -> list[Span]:
    pieces = _pieces(text, 0)[1:] if form is Form.NEW else _pieces(text, HEADER)
    answers = [_cut(text, piece) for piece in pieces if text.find("###", piece.start, piece.end) >= 0]
    answers += pieces[-1:]
    return answers if form is Form.NEW else answers[1:]


def _pieces(text: str, start: int) -> list[Span]:
    pieces = []
    while (end := text.find(MARKER, start)) >= 0:
        pieces.append(Span(start, end))
        start = end + len(MARKER)
    pieces.append(Span(start, max(start, len(text))))
    return pieces


def _cut(text: str, piece: Span) -> Span:
    end = text.find("###", piece.start, piece.end)
    section = text.find("##", piece.start, end)
    return Span(piece.start, end if section < 0 else section)
