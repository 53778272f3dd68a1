"""Moving a picture that lies elsewhere in the report's folder into its figures."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from report_ls.analysis.analysis import Analysis
from report_ls.features.mentions import find_mentions
from report_ls.model.figures import Figures
from report_ls.model.findings import Finding
from report_ls.rules.image_path import IMAGE_OUTSIDE_FIGURES
from report_ls.syntax.images import FOLDER
from report_ls.syntax.paths import folded
from report_ls.text.spans import Span


@dataclass(frozen=True, slots=True)
class PictureMove:
    """A file to be moved from `old` to `new`, both relative to the report's folder. `has_other_fix`: its finding has a fix as well."""

    old: str
    new: str
    has_other_fix: bool

    @property
    def title(self) -> str:
        return f"Move {self.old} to {self.new}"


def picture_moves(analysis: Analysis, findings: tuple[Finding, ...], span: Span) -> Iterator[tuple[Finding, PictureMove]]:
    """The moves that the findings at `span` ask for, each file once. Whether there is such a file, the caller has to look."""
    figures = analysis.figures
    here = [finding for finding in findings if finding.code == IMAGE_OUTSIDE_FIGURES.code and _touches(finding.span, span)]
    if figures is None or figures.listing.problem or not here:
        return
    given = set()
    mentions = {mention.path: mention.name for mention in find_mentions(analysis.report.text, figures)}
    for finding in here:
        old = mentions.get(finding.span)
        if old and old not in given and not old.startswith("../"):
            given.add(old)
            yield finding, PictureMove(old, _free_name(figures, posixpath.basename(old)), bool(finding.fixes))


def _touches(span: Span, other: Span) -> bool:
    return span.start <= other.end and other.start <= span.end


def _free_name(figures: Figures, name: str) -> str:
    """A name in the figures folder that no file there has, in whatever letter case."""
    taken = {folded(one) for one in (*figures.listing.files, *figures.listing.refused)}
    stem, extension = posixpath.splitext(name)
    names = (f"{FOLDER}/{stem}{f'-{number}' if number > 1 else ''}{extension}" for number in count(1))
    return next(one for one in names if folded(one) not in taken)
