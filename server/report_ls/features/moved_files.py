"""The mentions that follow when files are renamed or moved in the editor: figures, folders, or the report itself.

What is written is always a path into the figures folder beside the report. A figure that is moved out of it, or left behind by its report,
keeps its mentions: they are right again when it comes back, and until then a finding says what is missing.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from report_ls.analysis.analysis import Analysis
from report_ls.features.mentions import find_mentions
from report_ls.syntax.images import FOLDER, written
from report_ls.syntax.paths import composed
from report_ls.text.edits import Edit


@dataclass(frozen=True, slots=True)
class Move:
    """A file or a folder that gets another path. Both paths are absolute."""

    old: PurePath
    new: PurePath


def moved_mentions(analysis: Analysis, report: PurePath, moves: Sequence[Move]) -> Iterator[Edit]:
    """The edits for the mentions in the report at the absolute path `report`, which may be moved itself."""
    text = analysis.report.text
    folder = _moved(report, moves).parent
    for mention in find_mentions(text, analysis.figures):
        old = type(report)(posixpath.normpath(posixpath.join(report.parent.as_posix(), mention.name)))
        new = _moved(old, moves)
        if (new, folder) == (old, report.parent) or not new.is_relative_to(folder / FOLDER):
            continue
        path = new.relative_to(folder).as_posix()
        if path != mention.name:
            yield Edit(mention.path, written(path))


def _moved(path: PurePath, moves: Sequence[Move]) -> PurePath:
    """Where a path leads afterwards. Of several moves the one of the innermost folder counts."""
    for move in sorted(moves, key=lambda move: -len(move.old.parts)):
        depth = len(move.old.parts)
        if len(path.parts) >= depth and _composed(type(path)(*path.parts[:depth])) == _composed(move.old):
            return move.new.joinpath(*path.parts[depth:])
    return path


def _composed(path: PurePath) -> PurePath:
    return type(path)(composed(str(path)))
