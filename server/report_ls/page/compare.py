"""Compares the structures of two pages of one text and yields where they differ."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from report_ls.page.tree import CELLS, HEADINGS, LISTS, RAW, Node

_CONTAINERS = LISTS | RAW | CELLS | {"li", "blockquote", "table", "tr"}
_TEXTS = HEADINGS | {"p"}
_MOST_COMPARED = 60_000
_FARTHEST = 40
"""So many blocks ahead the one is looked for that stands for another."""
_BEGINNING = 12
"""So many letters at most have to be the same for two containers to begin alike."""


class Difference(NamedTuple):
    """Blocks that GitHub shows, and the blocks of the hand-in in their place; either may be none.

    `within` are the blocks of GitHub's page that they are in, from the outermost; `before` is the block before them.
    """

    github: tuple[Node, ...]
    hand_in: tuple[Node, ...]
    within: tuple[Node, ...]
    before: Node | None


def differences(github: Node, hand_in: Node, within: tuple[Node, ...] = ()) -> Iterator[Difference]:
    """The smallest differing parts of two blocks of one kind, in order. There is none only if the two are equal."""
    ours, theirs = github.children, hand_in.children
    within = (*within, github)
    if (github.kind, github.detail, github.runs) != (hand_in.kind, hand_in.detail, hand_in.runs):
        yield Difference((github,), (hand_in,), within[:-1], None)
    for start, end, first, last in changes(ours, theirs):
        yield from _run(ours[start:end], theirs[first:last], within, ours[start - 1] if start else None)


def changes(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> Iterator[tuple[int, int, int, int]]:
    """Each part of one row, start and end, that differs from a part of the other, start and end. Long rows are compared only at their
    ends, since difflib's time grows with the square of their length.
    """
    least = min(len(ours), len(theirs))
    start = next((index for index in range(least) if ours[index] != theirs[index]), least)
    same = next((index for index in range(least - start) if ours[-1 - index] != theirs[-1 - index]), least - start)
    end, last = len(ours) - same, len(theirs) - same
    if (end - start) * (last - start) > _MOST_COMPARED:
        yield start, end, start, last
        return
    for name, *bounds in SequenceMatcher(None, ours[start:end], theirs[start:last], autojunk=False).get_opcodes():
        if name != "equal":
            first, second, third, fourth = (start + bound for bound in bounds)
            yield first, second, third, fourth


def _run(ours: Sequence[Node], theirs: Sequence[Node], within: tuple[Node, ...], before: Node | None) -> Iterator[Difference]:
    """The differences of two runs of blocks of which none are equal: those that stand for each other are looked into."""
    start = first = 0
    for index, partner in _pairs(ours, theirs):
        if start < index or first < partner:
            yield Difference(tuple(ours[start:index]), tuple(theirs[first:partner]), within, ours[start - 1] if start else before)
        yield from differences(ours[index], theirs[partner], within)
        start, first = index + 1, partner + 1
    if start < len(ours) or first < len(theirs):
        yield Difference(tuple(ours[start:]), tuple(theirs[first:]), within, ours[start - 1] if start else before)


def _pairs(ours: Sequence[Node], theirs: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """The indices of blocks that stand for each other: all, if they are of the same kinds, else containers
    that begin alike and paragraphs of the same letters.
    """
    if [node.kind for node in ours] == [node.kind for node in theirs]:
        yield from ((index, index) for index in range(len(ours)))
        return
    letters = [node.letters for node in theirs]
    first = 0
    for index, node in enumerate(ours):
        own = node.letters
        for partner in range(first, min(len(theirs), first + _FARTHEST)):
            if node.kind == theirs[partner].kind and _begin_alike(node.kind, own, letters[partner]):
                yield index, partner
                first = partner + 1
                break


def _begin_alike(kind: str, ours: str, theirs: str) -> bool:
    if kind in _TEXTS:
        return ours == theirs
    size = min(len(ours), len(theirs), _BEGINNING)
    return kind in _CONTAINERS and size > 0 and ours[:size] == theirs[:size]
