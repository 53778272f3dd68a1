"""Paths that lead somewhere on one machine only."""

from __future__ import annotations

import re

_ONE_MACHINE = re.compile(
    r"file:|[a-z]:[\\/]|\\\\|~/"
    r"|/(?:home\d?|users|root|mnt|media|tmp|var|opt|usr|private|volumes|zhome|work\d|dtu|content/drive|kaggle|workspaces)/",
    re.IGNORECASE,
)
"""A drive, a share or a home folder; the folders at the root of a Unix system, of DTU's cluster and of notebooks in the cloud."""


def is_on_one_machine(path: str) -> bool:
    """Whether a path is certainly none of a repository: it names a drive, a person's folder, or a folder of a system."""
    return _ONE_MACHINE.match(path) is not None
