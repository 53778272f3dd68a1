"""From a mention of a figure to its file."""

from __future__ import annotations

from dataclasses import dataclass

from report_ls.analysis.analysis import Analysis
from report_ls.features.mentions import figure_of, find_mentions, mention_at
from report_ls.text.spans import Span


@dataclass(frozen=True, slots=True)
class Definition:
    """`origin` is the path that was followed, `figure` the name of the file on disk, as in "figures/curves.png"."""

    origin: Span
    figure: str


def definition(analysis: Analysis, offset: int) -> Definition | None:
    """The file of the mention at `offset`; None if there is no such file in the figures folder."""
    mention = mention_at(find_mentions(analysis.report.text), offset)
    if mention is None or analysis.figures is None:
        return None
    figure = figure_of(mention.name, analysis.figures)
    return Definition(mention.path, figure) if analysis.figures.holds(figure) else None
