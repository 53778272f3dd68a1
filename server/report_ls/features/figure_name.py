"""Whether a figure may have a new name. What is refused is refused with a sentence that says why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from report_ls.disk.folders import MOST_LEVELS
from report_ls.model.figures import Figures
from report_ls.syntax.images import ALLOWED, FOLDER, is_allowed
from report_ls.syntax.paths import composed, folded

_NOT_ON_WINDOWS = re.compile(r'[:*?"<>|]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_MOST_BYTES = 255
"""How long a name may be on the file systems that are common."""
_EXTENSIONS = {"png": (".png",), "jpeg": (".jpg", ".jpeg")}


class RefusedError(Exception):
    """What was asked for can't be done. The message is one or two sentences for the user."""


def new_name(figures: Figures, old: str, typed: str) -> str:
    """The name that the figure `old` gets when a user types `typed`, composed (NFC).

    A name without a folder stays in the folder of `old`. Raises RefusedError.
    """
    name = composed(typed.strip()).removeprefix("./")
    if not name:
        raise RefusedError("A figure needs a name.")
    if "/" not in name:
        name = f"{PurePosixPath(old).parent}/{name}"
    for refused in (_misspelt(name), _misplaced(name), _of_other_format(figures, old, name), _taken(figures, old, name)):
        if reason := next(refused, None):
            raise RefusedError(reason)
    return name


def _misspelt(name: str) -> Iterator[str]:
    if "\\" in name:
        yield "Write / between folders, not \\."
    if found := _NOT_ON_WINDOWS.search(name):
        yield f"No file can have a {found[0]} in its name on Windows. Leave it out, so that everybody can open the report."
    if _CONTROL.search(name) or any("\ud800" <= letter <= "\udfff" for letter in name):
        yield "This name has characters that no file name can have."
    for part in name.split("/"):
        if part.endswith((" ", ".")) and part not in {".", ".."}:
            yield "No name can end in a space or a dot on Windows. Leave it out, so that everybody can open the report."
        if _RESERVED.match(part):
            yield f"Windows keeps the name {part} for itself. Use another one."
        if len(part.encode("utf-8", "surrogatepass")) > _MOST_BYTES:
            yield "This name is too long for a file."


def _misplaced(name: str) -> Iterator[str]:
    folder, *parts = name.split("/")
    if folder != FOLDER or not all(parts) or {".", ".."} & set(parts):
        example = PurePosixPath(name).name if is_allowed(name) else "name.png"
        yield f"A figure has to stay in the figures folder, with a path as {FOLDER}/{example}."
    if len(parts) > MOST_LEVELS + 1:
        yield f"Figures are looked for in at most {MOST_LEVELS} folders, one in the other. Use fewer."


def _of_other_format(figures: Figures, old: str, name: str) -> Iterator[str]:
    """A new extension is right only if the picture is what it says."""
    extension = PurePosixPath(name).suffix.lower()
    if not is_allowed(name) or extension not in ALLOWED:
        yield "The name of a figure has to end in .png, .jpg or .jpeg: a report may show nothing else."
    actual = figures.format(old)
    if extension != PurePosixPath(old).suffix.lower() and extension not in _EXTENSIONS.get(actual or "", ()):
        yield f"The extension says what kind of picture {old} is. Save it in another format to change that."


def _taken(figures: Figures, old: str, name: str) -> Iterator[str]:
    """What stands in the way on disk. What differs in letter case alone is one file on Windows and macOS."""
    there = {other: folded(other) for other in (*figures.listing.files, *figures.listing.refused)}
    for other, same_on_windows in there.items():
        if same_on_windows == folded(name) and other != old:
            same = composed(other) == name
            yield f"There is {other} already." if same else f"There is {other} already, which is the same name on Windows and macOS."
    for folder in map(str, PurePosixPath(name).parents):
        for other, same_on_windows in there.items():
            if same_on_windows != folded(folder):
                continue
            if composed(other) != folder:
                yield f"There is a folder {other} already, which is the same name on Windows and macOS. Use that one."
            if (reason := figures.listing.refused.get(other, "is a file")) != "is a folder":
                yield f"{other} {reason}, so no figure can be put into it."
