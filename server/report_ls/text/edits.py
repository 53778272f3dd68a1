"""Changes of a text, as data, and applies them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from report_ls.text.spans import Span

BEHIND = 1 << 40
"""Code points: farther than any text reaches."""


class Edit(NamedTuple):
    r"""Puts `text` in place of `span`. `text` has `\n` as its line end; whoever applies it uses that of the report."""

    span: Span
    text: str

    @property
    def growth(self) -> int:
        """By how many code points it makes a text longer."""
        return len(self.text) - (self.span.end - self.span.start)

    @property
    def new(self) -> Span:
        """What is new in the text after it."""
        return Span(self.span.start, self.span.start + len(self.text))

    def applied(self, text: str) -> str:
        """Returns `text` after it."""
        return f"{text[: self.span.start]}{self.text}{text[self.span.end :]}"

    def moved(self, map_span: Callable[[Span], Span]) -> Edit:
        return Edit(map_span(self.span), self.text)

    def shifted(self, by: int) -> Edit:
        return Edit(self.span.shifted(by), self.text)


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    """Returns `text` after edits that do not overlap; those at the same place are put in one after the other."""
    parts = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += [text[done : edit.span.start], edit.text]
        done = edit.span.end
    return "".join([*parts, text[done:]])


def edits_by_part(parts: Sequence[Span], edits: Iterable[Edit]) -> list[tuple[Edit, ...]]:
    """Returns for each of `parts`, which are in order and apart but may meet, the edits within it, counted from its start."""
    found: list[list[Edit]] = [[] for _ in parts]
    for edit in edits:
        index = bisect_left(parts, edit.span.start, key=lambda part: part.end)
        while index < len(parts) and parts[index].start <= edit.span.start:
            if parts[index].covers(edit.span):
                found[index].append(edit.shifted(-parts[index].start))
            index += 1
    return [tuple(own) for own in found]
