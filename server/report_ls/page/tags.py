"""Tells whether the first tag of a kind is closed in a text, and which lines hold nothing but such tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PARTS = {"details": "summary", "figure": "figcaption", "dl": "d[dt]"}
"""Tags that mean nothing outside of others."""


def is_closed(text: str, tag: str) -> bool:
    """Whether the first element of a kind in `text` has its end there, too."""
    depth = 0
    for match in _tags(tag).finditer(text):
        depth += -1 if match[1] else 1
        if depth <= 0:
            return depth == 0
    return False


def removable_lines(lines: Sequence[str], tag: str) -> list[int]:
    """The indices of the lines that are nothing but such tags; none if anything would be left that needs them: a tag beside text, the
    title of what can be unfolded, or what is folded.
    """
    whole = re.compile(rf"[ \t]*(?:</?{tag}\b[^<>]*>[ \t]*)+", re.IGNORECASE)
    found = [index for index, line in enumerate(lines) if whole.fullmatch(line)]
    others = "\n".join(line for index, line in enumerate(lines) if index not in found)
    has_parts = tag in _PARTS and _tags(_PARTS[tag]).search(others) is not None
    is_folded = tag == "details" and is_closed("\n".join(lines), tag)
    return [] if has_parts or is_folded or _tags(tag).search(others) else found


def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE)
