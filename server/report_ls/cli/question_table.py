"""The table of a report's questions: a row each, under the titles of their sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from report_ls.analysis import Analysis, State, Status
from report_ls.cli.printable import printable
from report_ls.cli.signs import Signs
from report_ls.cli.word_bar import BEYOND, SCALE, word_bar
from report_ls.features.overview import sections
from report_ls.format.limits import Bounds, QuestionLimits

LEAST_TITLE = 8
"""Cells that a title keeps in a terminal that is too narrow."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a question."""

    number: str
    title: str
    bar: Text
    words: str
    word_limits: str
    images: str
    image_limits: str
    verdict: Text


def question_table(analysis: Analysis, width: int, signs: Signs) -> Text:
    """The table, at most `width` cells wide where that is enough for it. Every line ends with a line feed."""
    groups = [
        (group.section.title if group.section else None, [_row(row.status, row.title, analysis, signs) for row in group.questions])
        for group in sections(analysis)
    ]
    rows = [row for _, group in groups for row in group]
    table = Text()
    if not rows:
        return table
    number, words, word_limits, images, image_limits, verdict = (
        max(map(len, column))
        for column in zip(
            *((row.number, row.words, row.word_limits, row.images, row.image_limits, row.verdict.plain) for row in rows), strict=True
        )
    )
    others = 1 + number + 2 + 2 + SCALE + BEYOND + 1 + words + word_limits + 2 + images + image_limits + 2 + verdict
    title = min(max(width - others, LEAST_TITLE), max(cell_len(row.title) for row in rows))
    for heading, group in groups:
        if heading is not None:
            table.append("\n").append(_clipped(printable(heading), width, signs).rstrip() + "\n", "bold")
        for row in group:
            dim_if_no_limit = "" if row.word_limits else "dim"
            table.append(f" {row.number:>{number}}  ", "dim").append(_clipped(row.title, title, signs) + "  ").append_text(row.bar)
            table.append(f" {row.words:>{words}}", dim_if_no_limit).append(f"{row.word_limits:<{word_limits}}", "dim")
            table.append(f"  {row.images:>{images}}", "" if row.image_limits else "dim")
            table.append(f"{row.image_limits:<{image_limits}}  ", "dim").append_text(row.verdict).append("\n")
    return table


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
        bar=_bar(status, limits.words, signs),
        words="" if is_missing else str(status.count.words),
        word_limits=f"/{limits.words}" if limits.words else "",
        images=str(status.count.images) if shows_images else "",
        image_limits=f"/{limits.images}" if limits.images else "",
        verdict=_verdict(status, limits, signs),
    )


def _bar(status: Status, bounds: Bounds | None, signs: Signs) -> Text:
    if bounds is None:
        return Text(" " * (SCALE + BEYOND))
    bar = word_bar(status.count.words, bounds)
    colour = "green" if status.count.words in bounds else "red"
    drawn = Text().append(signs.filled * bar.filled, colour)
    drawn.append(signs.lacking * bar.lacking, colour).append(signs.left * bar.left, "dim").append(signs.over * bar.over, colour)
    drawn.append(" " * (BEYOND - bar.over))
    return drawn


def _verdict(status: Status, limits: QuestionLimits, signs: Signs) -> Text:
    """A sign for what report.py says of the counts, and a word for what they are."""
    allowed = status.state is not State.MISSING and limits.allow(status.count.words, status.count.images)
    colour = "green" if allowed else "red"
    return Text(signs.passed if allowed else signs.failed, colour).append(f" {', '.join(_words(status, limits))}", colour)


def _words(status: Status, limits: QuestionLimits) -> Iterator[str]:
    if status.state is State.MISSING:
        yield "missing"
    elif status.state is State.UNANSWERED:
        yield "empty"
    elif status.state is State.PASSED:
        yield "pass"
    else:
        if limits.words and status.count.words not in limits.words:
            yield "short" if status.count.words < limits.words.least else "long"
        if limits.images and status.count.images not in limits.images:
            yield "images"
