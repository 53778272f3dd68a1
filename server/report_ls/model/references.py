"""What a path in a report means: which figure it is about, and how that was found. Rules and features read it, and ask nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from report_ls.disk.folders import FROM_ROOT
from report_ls.model.figures import Figures
from report_ls.syntax.images import FOLDER
from report_ls.syntax.paths import PathKind, WrittenPath, composed, folded, read_path
from report_ls.syntax.report import Question

_FROM_FIGURES = re.compile(rf"(?:^|/)({FOLDER}/.+)$")


class Found(StrEnum):
    """How the file of a path was found."""

    EXACT = "exact"
    FORM = "form"
    """The disk has the letters of its name composed otherwise (NFC or NFD), as macOS may."""
    CASE = "case"
    """The name on disk differs in upper and lower case."""
    ELSEWHERE = "elsewhere"
    """It is not there, but another folder of the figures has a file of that name."""
    NONE = "none"
    """It leads into the figures folder, where nothing has its name."""
    OUTSIDE = "outside"
    """It leads to another place on disk, or to none."""
    REMOTE = "remote"
    """It is an address on the web or of another scheme."""
    UNKNOWN = "unknown"
    """It leads into the figures folder, which was not read: the report is not on disk, or nobody has looked yet."""


class Reference(NamedTuple):
    """A path and what it means. `figure` is the file that it leads to, named as on disk, for EXACT, FORM and CASE.

    `candidate` is the figure that has its file name, where it leads to no figure; of an absolute path that goes through a figures folder,
    the path from that on, whether there is such a file or not.
    """

    written: WrittenPath
    found: Found
    figure: str | None = None
    candidate: str | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the pages show the file. They take no notice of how its letters are composed, as git composes them on macOS."""
        return self.found in {Found.EXACT, Found.FORM}

    @property
    def name(self) -> str:
        """What tells one file from another: its name on disk; of one that is not there, its relative path, composed (NFC)."""
        return self.figure or composed(self.written.path)


def resolve(raw: str, figures: Figures | None) -> Reference:
    """Resolves a path as it is written in a report. Without `figures`, what its writing alone tells."""
    written = read_path(raw)
    match written.kind:
        case PathKind.WEB:
            return Reference(written, Found.REMOTE, candidate=_of_same_name(written, figures))
        case PathKind.SCHEME:
            return Reference(written, Found.REMOTE)
        case PathKind.REPOSITORY | PathKind.MACHINE:
            return Reference(written, Found.OUTSIDE, candidate=_of_absolute(written, figures))
    if not _is_of_figures(written.path, figures):
        return Reference(written, Found.OUTSIDE, candidate=_of_same_name(written, figures))
    if figures is None or figures.listing.problem:
        return Reference(written, Found.UNKNOWN)
    return _in_figures(written, figures)


def _is_of_figures(path: str, figures: Figures | None) -> bool:
    """Whether a path leads into a figures folder, whose name may differ in letter case."""
    name = folded(path)
    return name.startswith(f"{FOLDER}/") or bool(figures and figures.are_below and name.startswith(f"{FROM_ROOT}/"))


def _in_figures(written: WrittenPath, figures: Figures) -> Reference:
    if actual := figures.find(written.path):
        return Reference(written, Found.EXACT if actual == written.path else Found.FORM, actual)
    if not figures.is_known(written.path):
        return Reference(written, Found.UNKNOWN)
    if actual := figures.find_other_case(written.path):
        return Reference(written, Found.CASE, actual)
    candidate = _of_same_name(written, figures)
    return Reference(written, Found.ELSEWHERE if candidate else Found.NONE, candidate=candidate)


def _of_absolute(written: WrittenPath, figures: Figures | None) -> str | None:
    """Returns the path from its figures folder on, unless there is only a figure of its file name elsewhere."""
    match = _FROM_FIGURES.search(written.path)
    end = match[1] if match else None
    actual = figures.find(end) if figures and end else None
    return actual or _of_same_name(written, figures) or end


def _of_same_name(written: WrittenPath, figures: Figures | None) -> str | None:
    return figures.of_same_name(written.last_name) if figures else None


def used_figures(questions: Iterable[Question], figures: Figures | None) -> dict[str, list[int]]:
    """Maps the name of each picture that answers mention, on disk or not, to the numbers of their questions, each once."""
    used: dict[str, list[int]] = {}
    for question in questions:
        for name in dict.fromkeys(resolve(image.raw_path, figures).name for image in question.body.images):
            used.setdefault(name, []).append(question.number)
    return used


def unused_figures(questions: Iterable[Question], figures: Figures | None) -> tuple[str, ...]:
    """The figures that no answer mentions, without the template's own pictures."""
    if figures is None:
        return ()
    used = used_figures(questions, figures)
    return tuple(name for name in figures.names if name not in used and name not in figures.samples)
