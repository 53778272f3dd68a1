"""Text from a report or a file's name, made safe for a terminal, and the one way to tell something on standard error."""

from __future__ import annotations

import re
import sys

STEERING = "\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff"
"""The characters beyond ASCII that steer a terminal, end a line, change the direction of text, are invisible tags, or can't be encoded,
as the inside of a character class. Output rarely has any.
"""
_UNSAFE = f"[\x00-\x1f{STEERING}]"


def printable(text: str) -> str:
    r"""`text` with its control characters written as `\x1b`."""
    if text.isprintable():
        return text
    return re.sub(_UNSAFE, lambda match: match[0].encode("unicode_escape").decode(), text)


def tell(sentence: str) -> None:
    """Print a sentence on standard error. It may quote a report, a path or the system: what steers a terminal is escaped."""
    print(f"report-ls: {printable(sentence)}", file=sys.stderr)
