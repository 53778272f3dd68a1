"""The line over each question that tells how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report_ls.analysis.analysis import Analysis
from report_ls.features.counts import state_line
from report_ls.text.spans import Span


@dataclass(frozen=True, slots=True)
class Lens:
    """A text to show over `span`."""

    text: str
    span: Span


def code_lenses(analysis: Analysis) -> Iterator[Lens]:
    """One lens for each question of which something is left."""
    for status in analysis.statuses:
        if status.question:
            yield Lens(state_line(status, analysis.limits.of(status.number)), status.question.anchor)
