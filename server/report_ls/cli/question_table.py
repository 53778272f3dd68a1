"""The table of a report's questions: a row each, under the titles of their sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from report_ls.analysis.analysis import Analysis
from report_ls.checker.limits import Bounds, QuestionLimits
from report_ls.cli.cells import cell_len, set_cell_size
from report_ls.cli.printable import printable
from report_ls.cli.signs import Signs
from report_ls.cli.terminal import Screen, Styled
from report_ls.cli.word_bar import BEYOND, SCALE, word_bar
from report_ls.features.overview import sections
from report_ls.model.state import State
from report_ls.model.statuses import Status

LEAST_TITLE = 8
"""Cells that a title keeps in a terminal that is too narrow."""


class _Row(NamedTuple):
    """The cells of a question. Counts and their limits are cells of their own, so that the limits stand under each other."""

    number: str
    title: str
    bar: tuple[Styled, ...]
    words: str
    word_limits: str
    images: str
    image_limits: str
    verdict: Styled


class _Widths(NamedTuple):
    """Those of the cells that differ from row to row."""

    number: int
    title: int
    words: int
    word_limits: int
    images: int
    image_limits: int


def question_table(analysis: Analysis, screen: Screen) -> Iterator[Styled]:
    """The table, at most as wide as the screen unless that is very narrow. Every line ends with a line feed."""
    signs = screen.signs
    groups = [(group.section, [_row(row.status, row.title, analysis, signs) for row in group.questions]) for group in sections(analysis)]
    widths = _widths([row for _, rows in groups for row in rows], screen.width)
    for section, rows in groups:
        if section is not None:
            yield "\n", ""
            yield _clipped(printable(section.title), screen.width, signs).rstrip(), "bold"
            yield "\n", ""
        for row in rows:
            yield from _cells(row, widths, signs)


def _widths(rows: list[_Row], width: int) -> _Widths:
    """Titles get what the others leave."""
    number = max(len(row.number) for row in rows)
    words = max(len(row.words) for row in rows)
    word_limits = max(len(row.word_limits) for row in rows)
    images = max(len(row.images) for row in rows)
    image_limits = max(len(row.image_limits) for row in rows)
    verdict = max(len(row.verdict[0]) for row in rows)
    gaps = 1 + 2 + 2 + 1 + 2 + 2
    left = width - number - SCALE - BEYOND - words - word_limits - images - image_limits - verdict - gaps
    title = min(max(left, LEAST_TITLE), max(cell_len(row.title) for row in rows))
    return _Widths(number, title, words, word_limits, images, image_limits)


def _cells(row: _Row, widths: _Widths, signs: Signs) -> Iterator[Styled]:
    yield f" {row.number:>{widths.number}}  ", "dim"
    yield f"{_clipped(row.title, widths.title, signs)}  ", ""
    yield from row.bar
    yield f" {row.words:>{widths.words}}", "" if row.word_limits else "dim"
    yield f"{row.word_limits:<{widths.word_limits}}  ", "dim"
    yield f"{row.images:>{widths.images}}", "" if row.image_limits else "dim"
    yield f"{row.image_limits:<{widths.image_limits}}  ", "dim"
    yield row.verdict
    yield "\n", ""


def _clipped(text: str, width: int, signs: Signs) -> str:
    """`text` in exactly `width` cells."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + signs.ellipsis


def _row(status: Status, title: str, analysis: Analysis, signs: Signs) -> _Row:
    limits = analysis.limits.of(status.number)
    is_missing = status.state is State.MISSING
    shows_images = not is_missing and (limits.images is not None or status.counted.images > 0)
    return _Row(
        number=str(status.number),
        title=printable(title),
        bar=tuple(_bar(status.counted.words, limits.words, signs)),
        words="" if is_missing else str(status.counted.words),
        word_limits=f"/{limits.words}" if limits.words else "",
        images=str(status.counted.images) if shows_images else "",
        image_limits=f"/{limits.images}" if limits.images else "",
        verdict=_verdict(status, limits, signs),
    )


def _bar(count: int, bounds: Bounds | None, signs: Signs) -> Iterator[Styled]:
    if bounds is None:
        yield " " * (SCALE + BEYOND), ""
        return
    bar = word_bar(count, bounds)
    colour = "green" if count in bounds else "red"
    yield signs.filled * bar.filled + signs.lacking * bar.lacking, colour
    yield signs.left * bar.left, "dim"
    yield signs.over * bar.over, colour
    yield " " * (BEYOND - bar.over), ""


def _verdict(status: Status, limits: QuestionLimits, signs: Signs) -> Styled:
    """A sign for whether the counts are allowed, and a word for what they are."""
    sign, colour = (signs.passed, "green") if status.is_allowed else (signs.failed, "red")
    return f"{sign} {', '.join(_words(status, limits))}", colour


def _words(status: Status, limits: QuestionLimits) -> Iterator[str]:
    match status.state:
        case State.MISSING:
            yield "missing"
        case State.UNANSWERED:
            yield "empty"
        case State.PASSED:
            yield "pass"
        case State.FAILED:
            if limits.words and status.counted.words not in limits.words:
                yield "short" if status.counted.words < limits.words.least else "long"
            if limits.images and status.counted.images not in limits.images:
                yield "images"
