"""Where two pages of one text differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from report_ls.format.page.tree import CELLS, HEADINGS, LISTS, RAW, Node

_CONTAINERS = LISTS | RAW | CELLS | {"li", "blockquote", "table", "tr"}
_TEXTS = HEADINGS | {"p"}
_BEGINNING = 12
"""So many letters at most have to be the same for two containers to begin alike."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Blocks that GitHub shows, and the blocks of the hand-in in their place; either may be none.

    `within` are the blocks of GitHub's page that they are in, from the outermost; `before` is the block before them.
    """

    meant: tuple[Node, ...]
    shown: tuple[Node, ...]
    within: tuple[Node, ...]
    before: Node | None


def differences(meant: Node, shown: Node, within: tuple[Node, ...] = ()) -> Iterator[Difference]:
    """The smallest differing parts of two blocks of one kind, in order. There is none only if the two are equal."""
    ours, theirs = meant.children, shown.children
    within = (*within, meant)
    if (meant.kind, meant.detail, meant.words) != (shown.kind, shown.detail, shown.words):
        yield Difference((meant,), (shown,), within[:-1], None)
    for name, start, end, first, last in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if name != "equal":
            yield from _run(ours[start:end], theirs[first:last], within, ours[start - 1] if start else None)


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
    first = 0
    for index, node in enumerate(ours):
        for partner in range(first, len(theirs)):
            if _stand_for_each_other(node, theirs[partner]):
                yield index, partner
                first = partner + 1
                break


def _stand_for_each_other(one: Node, other: Node) -> bool:
    if one.kind != other.kind:
        return False
    ours, theirs = one.letters, other.letters
    if one.kind in _TEXTS:
        return ours == theirs
    size = min(len(ours), len(theirs), _BEGINNING)
    return one.kind in _CONTAINERS and size > 0 and ours[:size] == theirs[:size]
