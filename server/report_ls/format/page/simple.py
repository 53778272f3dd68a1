"""The two pages of a simple text, made without the libraries: these take 30 ms to import, and five times as long for each text.

What is said here is what the libraries make of it, which is tested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from report_ls.format.page.builder import Builder
from report_ls.format.page.inline import write_inline
from report_ls.format.page.pieces import Piece, read_pieces
from report_ls.format.page.tree import LISTS, Node

_ESCAPED_ON_GITHUB = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n")
_ESCAPED_IN_HAND_IN = frozenset("\\`*_{}[]()>#+-.!")
"""The characters that are shown without the backslash before them; a line feed is a break then."""


class _Block(NamedTuple):
    """A block, with what is in it, or its items. `start` is the first number of a list. A comment is one that no builder knows."""

    tag: str
    first: int
    end: int
    parts: Sequence[Sequence[Piece]]
    start: str = "1"
    is_loose: bool = False


def github_tree(text: str) -> Node | None:
    """The structure of GitHub's page, if a text is simple. Each block has its lines."""
    pieces = read_pieces(text)
    return None if pieces is None else _tree(_blocks_on_github(pieces, text.count("\n") + 1), _ESCAPED_ON_GITHUB)


def hand_in_tree(text: str) -> Node | None:
    """The structure of the hand-in page, if a text is simple. Its lines mean nothing."""
    pieces = read_pieces(text)
    return None if pieces is None else _tree(_blocks_of_hand_in(pieces), _ESCAPED_IN_HAND_IN)


def _blocks_on_github(pieces: Sequence[Piece], last: int) -> Iterator[_Block]:
    """`last` is the line behind the text."""
    at = 0
    while at < len(pieces):
        first = pieces[at]
        if first.kind == "item":
            end = _list_end(pieces, at)
            line = pieces[end].first if end < len(pieces) else last
            items = list(_items(pieces[at:end]))
            is_loose = any(item[0].after_blank for item in items[1:])
            yield _Block(_list_tag(first), first.first, line, items, str(first.number), is_loose)
        else:
            end = _paragraph_end(pieces, at) if first.kind == "p" else at + 1
            yield _Block("pre" if first.kind == "fence" else first.kind, first.first, pieces[end - 1].end, [pieces[at:end]])
        at = end


def _paragraph_end(pieces: Sequence[Piece], at: int) -> int:
    """The index behind a paragraph's pieces. An item ends it, unless it has another number than 1."""
    at += 1
    while at < len(pieces) and not pieces[at].after_blank and (pieces[at].kind == "p" or pieces[at].number not in {None, 1}):
        at += 1
    return at


def _list_end(pieces: Sequence[Piece], at: int) -> int:
    """The index behind a list's pieces: items of one sign, and the text right under them."""
    sign = pieces[at].sign[-1]
    while at < len(pieces) and pieces[at].kind == "item" and pieces[at].sign[-1] == sign:
        at += 1
        while at < len(pieces) and pieces[at].kind == "p" and not pieces[at].after_blank:
            at += 1
    return at


def _blocks_of_hand_in(pieces: Sequence[Piece]) -> Iterator[_Block]:
    """What no blank line parts is one block, and its first piece says which. Lists with nothing between them are one."""
    items: list[Sequence[Piece]] = []
    tag = ""
    for chunk in _split(pieces, [index for index, piece in enumerate(pieces) if piece.after_blank]):
        first = chunk[0]
        if first.kind == "item":
            tag = tag if items else _list_tag(first)
            items += _items(chunk)
            continue
        if items:
            yield _Block(tag, 0, 0, items)
            items = []
        yield _Block("p" if first.kind == "fence" else first.kind, 0, 0, [chunk])
    if items:
        yield _Block(tag, 0, 0, items)


def _list_tag(item: Piece) -> str:
    return "ul" if item.number is None else "ol"


def _items(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """The pieces of each item, without its sign."""
    for first, *rest in _split(pieces, [index for index, piece in enumerate(pieces) if piece.kind == "item"]):
        yield first._replace(sign=""), *rest


def _split(pieces: Sequence[Piece], starts: Sequence[int]) -> Iterator[Sequence[Piece]]:
    for start, end in zip_longest(starts, starts[1:]):
        yield pieces[start:end]


def _tree(blocks: Iterable[_Block], escaped: frozenset[str]) -> Node:
    builder = Builder()
    for block in blocks:
        builder.start(block.tag, {"start": block.start}, (block.first, block.end))
        if block.tag == "pre":
            builder.text(block.parts[0][0].code)
        elif block.tag in LISTS:
            _write_items(builder, block, escaped)
        else:
            _write(builder, block.parts[0], escaped)
        builder.end(block.tag)
    return builder.done()


def _write_items(builder: Builder, block: _Block, escaped: frozenset[str]) -> None:
    for item, below in zip_longest(block.parts, block.parts[1:]):
        builder.start("li", {}, (item[0].first, below[0].first if below else block.end))
        if block.is_loose:
            builder.start("p", {}, (item[0].first, item[-1].end))
        _write(builder, item, escaped)
        builder.end("li")


def _write(builder: Builder, pieces: Sequence[Piece], escaped: frozenset[str]) -> None:
    """The text of a paragraph. On the hand-in there may be items and fences in it."""
    for piece in pieces:
        if piece.kind == "fence":
            builder.start("code", {})
            builder.text(f"{piece.sign}\n{piece.code}")
            builder.end("code")
        elif piece.sign:
            builder.text(f"{piece.sign} ")
        for part in piece.inline:
            write_inline(builder, part, escaped)
        is_last = piece is pieces[-1]
        if not is_last and (piece.ending == "  " or (piece.ending == "\\" and "\n" in escaped)):
            builder.start("br", {})
        elif piece.ending == "\\":
            builder.text("\\")
        if not is_last:
            builder.text("\n")
