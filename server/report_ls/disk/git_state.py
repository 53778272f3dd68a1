"""What git will do with a file."""

from __future__ import annotations

from enum import StrEnum


class GitState(StrEnum):
    """What git will do with a file."""

    TRACKED = "tracked"
    UNTRACKED = "untracked"
    IGNORED = "ignored"
