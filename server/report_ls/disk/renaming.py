"""Tells whether a file may get another name. Nothing here renames it: an editor does."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path

from report_ls.disk.files import is_within


class NewName(Enum):
    """What there is under the new name of a file."""

    FREE = "nothing"
    SAME_FILE = "the file itself, where the disk takes two names for one, as in another letter case"
    TAKEN = "another file"


def look_up_new_name(old: Path, new: Path) -> NewName:
    """Tells what there is under the name `new`, which the file `old` is to have. Raises OSError."""
    if not os.path.lexists(new):
        return NewName.FREE
    return NewName.SAME_FILE if new.exists() and new.samefile(old) else NewName.TAKEN


def is_movable(folder: Path, old: str, new: str) -> bool:
    """Tells whether a file may be moved within `folder`: `old` is a file in it and no link, and there is nothing at `new`.

    A path that no system takes, as one with a NUL, is no file.
    """
    path = folder / old
    try:
        return is_within(path, folder) and path.is_file() and not path.is_symlink() and not os.path.lexists(folder / new)
    except (OSError, ValueError):
        return False
