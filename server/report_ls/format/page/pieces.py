"""A simple text, cut into lines of paragraphs, items, and pieces of code. Of a text with anything else in it nothing is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from report_ls.format.page.inline import BEGINNING, read_inline

_BEGINNING = re.compile(rf"{BEGINNING} | --?[^\W\d_]", re.VERBOSE)
_ITEM = re.compile(r"([-*+]|[0-9]{1,9}\.) {1,3}(?=\S)")
_HEADING = re.compile(r"(#{1,6}) ([a-zA-Z0-9 ]*[a-zA-Z0-9])")
_COMMENT = re.compile(r"<!--[ \w]*-->")
_INDENTED = re.compile(r" {4,}[!-%'-;=-~][ !-%'-;=-~]*")
_FENCE = re.compile(r"```([a-zA-Z0-9+-]*)")
_FENCED = re.compile(r"(?! {0,3}(?:[#>=\[]|[-*_][-*_ ]*$)) *[\w!-%'-;=-@\[-^{-~][ \w!-%'-;=-@\[-^{-~]*")
"""A line of code that is no block of its own on the hand-in, which knows no fences."""


class Piece(NamedTuple):
    """The lines from `first` to before `end`: one, or all of a piece of code. `after_blank`: no other piece is right above it.

    `kind` is "item", "fence" or "comment", or the tag of the block: "p" for each line of a paragraph, "pre" for indented code. `sign` is
    what makes it an item, or the language of a fence. What it says is `inline`, or `code`. `ending` is what may break its line: two spaces
    or a backslash.
    """

    kind: str
    first: int
    end: int
    after_blank: bool
    sign: str = ""
    inline: tuple[re.Match[str], ...] = ()
    code: str = ""
    ending: str = ""

    @property
    def number(self) -> int | None:
        """What an item counts."""
        return int(self.sign[:-1]) if self.kind == "item" and len(self.sign) > 1 else None


@lru_cache(maxsize=1)
def read_pieces(text: str) -> tuple[Piece, ...] | None:
    """The pieces of a text, None if it is not simple. The last ones are kept, as two pages are made of them."""
    lines = text.split("\n")
    pieces: list[Piece] = []
    at, after_blank, has_items = 0, True, False
    while at < len(lines):
        if not lines[at].strip(" "):
            at, after_blank = at + 1, True
            continue
        piece = _piece(lines, at, after_blank)
        if piece is None or not _is_sure(piece, lines[at], pieces, has_items):
            return None
        pieces.append(piece)
        has_items = has_items or piece.kind == "item"
        at, after_blank = piece.end, False
    return tuple(pieces)


def _is_sure(piece: Piece, line: str, before: Sequence[Piece], has_items: bool) -> bool:
    """Whether a piece is the same behind others, of which some may be items, on both pages: not a part of an item or of other code."""
    if not before:
        return True
    if piece.kind == "pre" and before[-1].kind == "pre":
        return False
    if piece.kind == "fence" and not piece.after_blank and _is_under_item(before):
        return False
    if line.startswith(" ") and (piece.after_blank or before[-1].kind == "fence"):
        return not has_items and (piece.kind == "pre" or not line.startswith("    "))
    return piece.kind != "blockquote"


def _is_under_item(before: Sequence[Piece]) -> bool:
    """Whether there is an item behind the last blank line."""
    for piece in reversed(before):
        if piece.kind == "item":
            return True
        if piece.after_blank:
            break
    return False


def _piece(lines: Sequence[str], at: int, after_blank: bool) -> Piece | None:
    line = lines[at]
    if after_blank and line.startswith("    "):
        return _indented(lines, at)
    if line.startswith("```"):
        return _fence(lines, at, after_blank)
    if after_blank and _ends(lines, at + 1) and (piece := _alone(line, at)):
        return piece
    text, ending = _without_ending(line)
    item = _ITEM.match(text)
    text = text[item.end() :] if item else text.lstrip(" ")
    inline = read_inline(text) if _BEGINNING.match(text) else None
    if inline is None:
        return None
    return Piece("item" if item else "p", at, at + 1, after_blank, item[1] if item else "", inline, ending=ending)


def _ends(lines: Sequence[str], at: int) -> bool:
    """Whether there is nothing in a line."""
    return at == len(lines) or not lines[at].strip(" ")


def _alone(line: str, at: int) -> Piece | None:
    """What is a block of one line."""
    if _COMMENT.fullmatch(line):
        return Piece("comment", at, at + 1, after_blank=True)
    if heading := _HEADING.fullmatch(line):
        return Piece(f"h{len(heading[1])}", at, at + 1, after_blank=True, inline=read_inline(heading[2]) or ())
    quoted = line[2:].rstrip(" ")
    inline = read_inline(quoted) if line.startswith("> ") and _BEGINNING.match(quoted) else None
    return None if inline is None else Piece("blockquote", at, at + 1, after_blank=True, inline=inline)


def _without_ending(line: str) -> tuple[str, str]:
    """A line, and what may break it."""
    text = line.rstrip(" ")
    if len(text) <= len(line) - 2:
        return text, "  "
    return (text[:-1], "\\") if line.endswith("\\") else (text, "")


def _indented(lines: Sequence[str], at: int) -> Piece | None:
    end = at
    while end < len(lines) and _INDENTED.fullmatch(lines[end]):
        end += 1
    if end == at or not _ends(lines, end):
        return None
    return Piece("pre", at, end, after_blank=True, code="\n".join(line[4:] for line in lines[at:end]))


def _fence(lines: Sequence[str], at: int, after_blank: bool) -> Piece | None:
    opening = _FENCE.fullmatch(lines[at].rstrip(" "))
    end = at + 1
    while end < len(lines) and _FENCED.fullmatch(lines[end]):
        end += 1
    if opening is None or end == at + 1 or end == len(lines) or lines[end].rstrip(" ") != "```":
        return None
    code = "\n".join(lines[at + 1 : end])
    return Piece("fence", at, end + 1, after_blank, opening[1], code=code, ending=_without_ending(lines[end])[1])
