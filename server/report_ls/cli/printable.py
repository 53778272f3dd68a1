"""Text from a report or a file's name, made safe for a terminal."""

from __future__ import annotations

import re

_UNSAFE = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""What steers a terminal, ends a line, turns its direction around, or can't be encoded. Output rarely has any."""


def printable(text: str) -> str:
    r"""`text` with its control characters written as `\x1b`."""
    if text.isprintable():
        return text
    return re.sub(_UNSAFE, lambda match: match[0].encode("unicode_escape").decode(), text)
