"""Every mention of the figure at the cursor."""

from __future__ import annotations

from report_ls.analysis.analysis import Analysis
from report_ls.features.mentions import find_mentions, mention_at
from report_ls.syntax.images import FOLDER
from report_ls.text.spans import Span


def references(analysis: Analysis, offset: int) -> list[Span]:
    """Returns the paths that mention the figure at `offset`, that one included, in order, whether it is on disk or not."""
    mentions = find_mentions(analysis.report.text, analysis.figures)
    mention = mention_at(mentions, offset)
    if mention is None or not mention.name.startswith(f"{FOLDER}/"):
        return []
    return [other.path for other in mentions if other.name == mention.name]
