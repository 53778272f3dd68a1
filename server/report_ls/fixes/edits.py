r"""Edits put together: several rounds of them as one, and one set of them in a file with its own line ends."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from report_ls.text.edits import Edit
from report_ls.text.spans import LineIndex, Span, line_end, split_lines

_TOKEN = re.compile(r"[^\W_]+|[\W_]")
_MOST_TOKENS = 3000
"""As many as are compared; more take too long."""

Piece = Span | str
"""A part of the first text that is still there, or what was put in."""


def composed(text: str, rounds: Iterable[tuple[Edit, ...]]) -> tuple[Edit, ...]:
    """The edits of `text` that do what `rounds` do one after the other, each to the text that the one before it left."""
    pieces: list[Piece] = [Span(0, len(text))]
    for edits in rounds:
        pieces = _edited(pieces, edits)
    return tuple(_edits(text, pieces))


def _edited(pieces: list[Piece], edits: tuple[Edit, ...]) -> list[Piece]:
    rest = deque(pieces)
    edited: list[Piece] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        edited += [*_taken(rest, edit.span.start - done), edit.text]
        _taken(rest, edit.span.end - edit.span.start)
        done = edit.span.end
    return [*edited, *rest]


def _taken(rest: deque[Piece], amount: int) -> list[Piece]:
    """The first `amount` characters of `rest`, which it then lacks."""
    taken: list[Piece] = []
    while amount:
        piece = rest.popleft()
        size = len(piece) if isinstance(piece, str) else piece.end - piece.start
        if size > amount:
            piece, left = _cut(piece, amount)
            rest.appendleft(left)
        taken.append(piece)
        amount -= min(size, amount)
    return taken


def _cut(piece: Piece, at: int) -> tuple[Piece, Piece]:
    if isinstance(piece, str):
        return piece[:at], piece[at:]
    middle = piece.start + at
    return Span(piece.start, middle), Span(middle, piece.end)


def _edits(text: str, pieces: list[Piece]) -> Iterator[Edit]:
    """What stands between the pieces of `text` that are still there."""
    done, new = 0, ""
    for piece in [*pieces, Span(len(text), len(text))]:
        if isinstance(piece, str):
            new += piece
            continue
        if new or done < piece.start:
            yield from _smallest(text, Edit(Span(done, piece.start), new))
        done, new = piece.end, ""


def _smallest(text: str, edit: Edit) -> Iterator[Edit]:
    """The edit without the words that it leaves as they are, so that a cursor among them stays where it is."""
    old, new = _TOKEN.findall(edit.span.of(text)), _TOKEN.findall(edit.text)
    if len(old) + len(new) > _MOST_TOKENS:
        yield edit
        return
    starts = [*accumulate(map(len, old), initial=edit.span.start)]
    for kind, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Edit(Span(starts[first], starts[last]), "".join(new[new_first:new_last]))


def applied_to_file(text: str, edits: Iterable[Edit]) -> str:
    r"""`text` after edits that do not overlap. It has its own line ends, which stay as they are; those of the edits become its own."""
    lines = split_lines(text)
    index = LineIndex(lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    end = line_end(text)
    parts = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        first, last = ((starts[line] + column) for line, column in map(index.position, (edit.span.start, edit.span.end)))
        parts += [text[done:first], edit.text.replace("\n", end)]
        done = last
    return "".join([*parts, text[done:]])
