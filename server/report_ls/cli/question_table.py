"""The table of a report's questions: a row each, under the titles of their sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from report_ls.analysis import Analysis, Status
from report_ls.cli.printable import printable
from report_ls.cli.signs import Signs
from report_ls.cli.word_bar import BEYOND, SCALE, word_bar
from report_ls.features.overview import sections
from report_ls.format.limits import Bounds, QuestionLimits
from report_ls.rules.subject import State

LEAST_TITLE = 8
"""Cells that a title keeps in a terminal that is too narrow."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a question. Counts and their limits are cells of their own, so that the limits stand under each other."""

    number: str
    title: str
    bar: Text
    words: str
    word_limits: str
    images: str
    image_limits: str
    verdict: Text


@dataclass(frozen=True, slots=True)
class _Widths:
    """Those of the cells that differ from row to row."""

    number: int
    title: int
    words: int
    word_limits: int
    images: int
    image_limits: int


def question_table(analysis: Analysis, width: int, signs: Signs) -> Text:
    """The table, at most `width` cells wide unless that is very little. Every line ends with a line feed."""
    groups = [(group.section, [_row(row.status, row.title, analysis, signs) for row in group.questions]) for group in sections(analysis)]
    widths = _widths([row for _, rows in groups for row in rows], width)
    table = Text()
    for section, rows in groups:
        if section is not None:
            table.append("\n").append(_clipped(printable(section.title), width, signs).rstrip(), "bold").append("\n")
        for row in rows:
            _append(table, row, widths, signs)
    return table


def _widths(rows: list[_Row], width: int) -> _Widths:
    """Titles get what the others leave."""
    number = max(len(row.number) for row in rows)
    words = max(len(row.words) for row in rows)
    word_limits = max(len(row.word_limits) for row in rows)
    images = max(len(row.images) for row in rows)
    image_limits = max(len(row.image_limits) for row in rows)
    verdict = max(len(row.verdict) for row in rows)
    gaps = 1 + 2 + 2 + 1 + 2 + 2
    left = width - number - SCALE - BEYOND - words - word_limits - images - image_limits - verdict - gaps
    title = min(max(left, LEAST_TITLE), max(cell_len(row.title) for row in rows))
    return _Widths(number, title, words, word_limits, images, image_limits)


def _append(table: Text, row: _Row, widths: _Widths, signs: Signs) -> None:
    table.append(f" {row.number:>{widths.number}}  ", "dim").append(f"{_clipped(row.title, widths.title, signs)}  ")
    table.append_text(row.bar)
    table.append(f" {row.words:>{widths.words}}", "" if row.word_limits else "dim")
    table.append(f"{row.word_limits:<{widths.word_limits}}  ", "dim")
    table.append(f"{row.images:>{widths.images}}", "" if row.image_limits else "dim")
    table.append(f"{row.image_limits:<{widths.image_limits}}  ", "dim")
    table.append_text(row.verdict).append("\n")


def _clipped(text: str, width: int, signs: Signs) -> str:
    """`text` in exactly `width` cells."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + signs.ellipsis


def _row(status: Status, title: str, analysis: Analysis, signs: Signs) -> _Row:
    limits = analysis.limits.of(status.number)
    is_missing = status.state is State.MISSING
    shows_images = not is_missing and (limits.images is not None or status.count.images > 0)
    return _Row(
        number=str(status.number),
        title=printable(title),
        bar=_bar(status.count.words, limits.words, signs),
        words="" if is_missing else str(status.count.words),
        word_limits=f"/{limits.words}" if limits.words else "",
        images=str(status.count.images) if shows_images else "",
        image_limits=f"/{limits.images}" if limits.images else "",
        verdict=_verdict(status, limits, signs),
    )


def _bar(count: int, bounds: Bounds | None, signs: Signs) -> Text:
    if bounds is None:
        return Text(" " * (SCALE + BEYOND))
    bar = word_bar(count, bounds)
    colour = "green" if count in bounds else "red"
    drawn = Text().append(signs.filled * bar.filled + signs.lacking * bar.lacking, colour)
    drawn.append(signs.left * bar.left, "dim").append(signs.over * bar.over, colour)
    return drawn.append(" " * (BEYOND - bar.over))


def _verdict(status: Status, limits: QuestionLimits, signs: Signs) -> Text:
    """A sign for whether the counts are allowed, and a word for what they are."""
    allowed = status.state is not State.MISSING and limits.allow(status.count.words, status.count.images)
    sign, colour = (signs.passed, "green") if allowed else (signs.failed, "red")
    return Text().append(f"{sign} {', '.join(_words(status, limits))}", colour)


def _words(status: Status, limits: QuestionLimits) -> Iterator[str]:
    match status.state:
        case State.MISSING:
            yield "missing"
        case State.UNANSWERED:
            yield "empty"
        case State.PASSED:
            yield "pass"
        case State.FAILED:
            if limits.words and status.count.words not in limits.words:
                yield "short" if status.count.words < limits.words.least else "long"
            if limits.images and status.count.images not in limits.images:
                yield "images"
