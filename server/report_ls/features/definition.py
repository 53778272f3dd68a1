"""From a mention of a figure to its file."""

from __future__ import annotations

from dataclasses import dataclass

from report_ls.analysis.analysis import Analysis
from report_ls.features.mentions import find_mentions, mention_at
from report_ls.text.spans import Span


@dataclass(frozen=True, slots=True)
class Definition:
    """`origin` is the path that was followed, `figure` the name of the file on disk, as in "figures/curves.png"."""

    origin: Span
    figure: str


def definition(analysis: Analysis, offset: int) -> Definition | None:
    """Returns the file of the mention at `offset`; None if there is no such file in the figures folder."""
    mention = mention_at(find_mentions(analysis.report.text, analysis.figures), offset)
    if mention is None or mention.reference.figure is None:
        return None
    return Definition(mention.path, mention.reference.figure)
