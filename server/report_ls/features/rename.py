"""Renaming a figure: what is renamed, and the mentions that follow."""

from __future__ import annotations

from dataclasses import dataclass

from report_ls.analysis.analysis import Analysis
from report_ls.features.figure_name import RefusedError
from report_ls.features.mentions import figure_of, find_mentions, mention_at, mentions_of
from report_ls.syntax.images import FOLDER, written
from report_ls.text.edits import Edit
from report_ls.text.spans import Span


@dataclass(frozen=True, slots=True)
class Renamable:
    """`figure` is the name on disk, which is what a user edits; `span` the path at the cursor."""

    span: Span
    figure: str


def renamable(analysis: Analysis, offset: int) -> Renamable | None:
    """The figure whose path is at `offset`; None if there is no such path. Raises RefusedError for a figure that is not on disk."""
    mention = mention_at(find_mentions(analysis.report.text), offset)
    if mention is None or not mention.path.holds(offset):
        return None
    figure = figure_of(mention.name, analysis.figures)
    if not figure.startswith(f"{FOLDER}/"):
        return None
    if analysis.figures is None:
        raise RefusedError("This report is not on disk yet, so it has no figures. Save it first.")
    if not analysis.figures.holds(figure):
        raise RefusedError(f"There is no {figure} beside this report. Correct the path first.")
    return Renamable(mention.path, figure)


def renamed_mentions(analysis: Analysis, figure: str, name: str) -> list[Edit]:
    """The edits that make every mention of `figure` one of `name`."""
    text = analysis.report.text
    mentions = mentions_of(figure, find_mentions(text), analysis.figures)
    return [Edit(mention.path, written(name)) for mention in mentions if mention.path.of(text) != written(name)]
