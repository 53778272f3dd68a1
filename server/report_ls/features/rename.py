"""Renaming a figure: what is renamed, and the mentions that follow."""

from __future__ import annotations

from dataclasses import dataclass

from report_ls.analysis.analysis import Analysis
from report_ls.features.figure_name import RefusedError
from report_ls.features.mentions import find_mentions, mention_at
from report_ls.syntax.images import FOLDER, written
from report_ls.text.edits import Edit
from report_ls.text.spans import Span


@dataclass(frozen=True, slots=True)
class Renamable:
    """`figure` is the name on disk, which is what a user edits; `span` the path at the cursor."""

    span: Span
    figure: str


def renamable(analysis: Analysis, offset: int) -> Renamable | None:
    """Returns the figure whose path is at `offset`; None if there is no such path. Raises RefusedError for a figure that is not on disk."""
    mention = mention_at(find_mentions(analysis.report.text, analysis.figures), offset)
    if mention is None or not mention.path.holds(offset) or not mention.name.startswith(f"{FOLDER}/"):
        return None
    if analysis.figures is None:
        raise RefusedError("This report is not on disk yet, so it has no figures. Save it first.")
    if mention.reference.figure is None:
        raise RefusedError(f"There is no {mention.name} beside this report. Correct the path first.")
    return Renamable(mention.path, mention.reference.figure)


def renamed_mentions(analysis: Analysis, figure: str, name: str) -> list[Edit]:
    """Returns the edits that make every mention of `figure` one of `name`."""
    text = analysis.report.text
    mentions = (mention for mention in find_mentions(text, analysis.figures) if mention.name == figure)
    return [Edit(mention.path, written(name)) for mention in mentions if mention.path.of(text) != written(name)]
