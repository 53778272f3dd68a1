"""The count behind each question's heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report_ls.analysis.analysis import Analysis
from report_ls.features.counts import count_line, short_count
from report_ls.text.spans import Span, line_at, stripped


@dataclass(frozen=True, slots=True)
class Hint:
    """A text to show behind `offset`, and a longer one for whoever points at it."""

    text: str
    tooltip: str
    offset: int


def inlay_hints(analysis: Analysis, span: Span) -> Iterator[Hint]:
    """The hints of the questions whose headings end within `span`; the line of the `Answer:` stands in for a heading that is gone."""
    text = analysis.report.text
    for status in analysis.statuses:
        if status.question is None:
            continue
        offset = stripped(text, line_at(text, status.question.anchor.start)).end
        if span.holds(offset):
            limits = analysis.limits.of(status.number)
            yield Hint(short_count(status, limits), count_line(status, limits), offset)
