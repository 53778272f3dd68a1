"""Columns of a line in the units of the three position encodings of the protocol.

A line is given without its end. Units are bytes in UTF-8, 16-bit units in UTF-16 and code points in UTF-32. Lone surrogates, which JSON can
carry, count as one unit in UTF-16 and three in UTF-8.
"""

from __future__ import annotations

import re
from enum import StrEnum

_WIDE = re.compile("[\U00010000-\U0010ffff]")
"""The characters that are two units in UTF-16."""


class Encoding(StrEnum):
    """The position encodings; the values are those of the protocol."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


def to_units(line: str, column: int, encoding: Encoding) -> int:
    """The column of a code point, in units."""
    before = line[:column]
    if encoding is Encoding.UTF32 or before.isascii():
        return len(before)
    if encoding is Encoding.UTF8:
        return len(before.encode("utf-8", "surrogatepass"))
    return len(before.encode("utf-16-le", "surrogatepass")) // 2


def to_column(line: str, units: int, encoding: Encoding) -> int:
    """The code point at a column in units: the line's length where that lies behind it, the character's own where it lies within one."""
    if encoding is Encoding.UTF32 or line.isascii():
        return min(units, len(line))
    if encoding is Encoding.UTF8:
        encoded = line.encode("utf-8", "surrogatepass")
        while units < len(encoded) and encoded[units] & 0xC0 == 0x80:
            units -= 1
        return len(encoded[:units].decode("utf-8", "surrogatepass"))
    wider = 0
    for wider, wide in enumerate(_WIDE.finditer(line), 1):
        if units <= wide.start() + wider:
            return min(units - wider + 1, wide.start())
    return min(units - wider, len(line))
