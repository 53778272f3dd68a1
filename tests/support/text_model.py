"""An editor's text, which shares nothing with the server's `Document`.

Lines and columns are counted one character at a time, and a position that the server sends must be exactly at a character. So an edit or
a range that is one unit off fails the test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from lsprotocol import types

Range = tuple[int, int]


class TextModel:
    """A text, and its positions in one encoding. Lines end at line feed, carriage return, or both, and at nothing else."""

    def __init__(self, text: str, encoding: str) -> None:
        self.encoding = encoding
        self.text = text

    @property
    def text(self) -> str:
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        self._text = text
        ends = [match.span() for match in re.finditer(r"\r\n|\r|\n", text)]
        self.lines = list(zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(text)], strict=True))
        """Where each line starts and ends, without its line end."""

    def units(self, character: str) -> int:
        match self.encoding:
            case "utf-8":
                return next(count for count, limit in ((1, 0x80), (2, 0x800), (3, 0x10000), (4, 0x110000)) if ord(character) < limit)
            case "utf-16":
                return 1 if ord(character) < 0x10000 else 2
            case _:
                return 1

    def position(self, offset: int) -> types.Position:
        """The position of a character; between the two of a CRLF it is that of the line's end."""
        number = max(number for number, (start, _) in enumerate(self.lines) if start <= offset)
        start, end = self.lines[number]
        return types.Position(number, sum(map(self.units, self.text[start : min(offset, end)])))

    def offset(self, position: types.Position) -> int:
        """The character at a position. Fails if the position is in the middle of one, or outside of its line or of the text."""
        assert position.line < len(self.lines), f"{position} is behind the last line"
        start, end = self.lines[position.line]
        units = 0
        for place in range(start, end):
            if units >= position.character:
                break
            units += self.units(self.text[place])
        else:
            place = end
        assert units == position.character, f"{position} is no place in {self.text[start:end]!r}"
        return place

    def range(self, start: int, end: int) -> types.Range:
        return types.Range(self.position(start), self.position(end))

    def span(self, range_: types.Range) -> Range:
        return self.offset(range_.start), self.offset(range_.end)

    def of(self, range_: types.Range) -> str:
        start, end = self.span(range_)
        return self.text[start:end]

    def replace(self, start: int, end: int, new: str) -> None:
        """Put text in the place of another. As no position is between the two of a CRLF, neither is an edit."""
        start, end = self.span(self.range(start, end))
        self.text = self.text[:start] + new + self.text[end:]

    def apply(self, edits: Iterable[types.TextEdit]) -> list[types.TextEdit]:
        """Put edits in, the last one first, in which order they are given back. They all count from the text before; none may overlap."""
        spans = sorted(((*self.span(edit.range), index, edit) for index, edit in enumerate(edits)), key=lambda item: item[:3])
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), "the edits overlap"
        for start, end, _, edit in reversed(spans):
            self.replace(start, end, edit.new_text)
        return [edit for *_, edit in reversed(spans)]
