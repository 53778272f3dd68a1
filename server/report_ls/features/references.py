"""Every mention of the figure at the cursor."""

from __future__ import annotations

from report_ls.analysis.analysis import Analysis
from report_ls.features.mentions import figure_of, find_mentions, mention_at, mentions_of
from report_ls.syntax.images import FOLDER
from report_ls.text.spans import Span


def references(analysis: Analysis, offset: int) -> list[Span]:
    """The paths that mention the figure at `offset`, that one included, in order; a figure that is not on disk has mentions, too."""
    mentions = find_mentions(analysis.report.text)
    mention = mention_at(mentions, offset)
    if mention is None:
        return []
    figure = figure_of(mention.name, analysis.figures)
    if not figure.startswith(f"{FOLDER}/"):
        return []
    return [other.path for other in mentions_of(figure, mentions, analysis.figures)]
