r"""Spans, lines and words of a text. Offsets are code points from 0, of a text whose only line end is `\n` (see `newlines`)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import accumulate
from typing import NamedTuple


class LocalSpan(NamedTuple):
    """The half-open range `text[start:end]` of a part of a text, in code points, which count from the start of that part.

    It is no `Span`, so that it can't be taken for a place in the whole text. Who knows where its part starts asks for its place there.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def placed(self, start: int) -> Span:
        """Returns the range in the text in which the part starts at `start`."""
        return Span(self.start + start, self.end + start)


class Span(LocalSpan):
    """The half-open range `text[start:end]`, in code points, of the text at hand.

    Of a question that is looked at as a text of its own, its spans are local ones to whoever has the whole text.
    """

    __slots__ = ()

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def holds(self, offset: int) -> bool:
        """Whether a cursor at `offset` touches the span; its end counts."""
        return self.start <= offset <= self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether both touch a common place; their ends count."""
        return self.start <= other.end and other.start <= self.end


def stripped(text: str, span: Span) -> Span:
    """`span` without the white space at its ends; empty, at its start, if there is nothing else."""
    inner = span.of(text)
    if not (content := inner.strip()):
        return Span(span.start, span.start)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, start + len(content))


def nth_word(text: str, span: Span, index: int) -> Span:
    """The word in `span` with that index, from 0, as the checker counts them: runs between white space (docs/format.md, section 3, step 8).

    Raises IndexError where there are fewer.
    """
    rest = span.of(text).split(None, index)[index]
    start = span.end - len(rest)
    return Span(start, start + len(rest.split(None, 1)[0]))


def has(text: str, sign: str, span: Span) -> bool:
    """Whether a sign of a few characters stands in a span. Python finds out forty times as fast that its first character does not."""
    return text.find(sign[0], *span) >= 0 and text.find(sign, *span) >= 0


def line_at(text: str, offset: int) -> Span:
    """The line that holds `offset`, without its line feed."""
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)


def paragraph_end(text: str, offset: int) -> int:
    """Where the lines without a blank one among them end that follow `offset`."""
    end = text.find("\n\n", offset)
    return len(text) if end < 0 else end


class Cursor:
    """The lines of offsets that are asked for in their order, or the paragraphs where the `border` is a blank line.

    That of the last offset is remembered, because many may be on one line.
    """

    def __init__(self, text: str, border: str = "\n") -> None:
        self._text = text
        self._border = border
        self._part = Span(0, -1)

    def at(self, offset: int) -> Span:
        """The line that holds `offset`, without its line feed."""
        if not self._part.holds(offset):
            start, end = self._text.rfind(self._border, 0, offset), self._text.find(self._border, offset)
            self._part = Span(start + len(self._border) if start >= 0 else 0, end if end >= 0 else len(self._text))
        return self._part


def room_around(text: str, span: Span, signs: str) -> Span:
    """`span` with the characters among `signs` on both sides of it, none of which is a line feed."""
    start, end = span
    while start and text[start - 1] in signs:
        start -= 1
    while end < len(text) and text[end] in signs:
        end += 1
    return Span(start, end)


def is_alone(text: str, span: Span, signs: str) -> bool:
    """Whether nothing but `signs` stands on the lines of `span` beside it."""
    start, end = room_around(text, span, signs)
    return (not start or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")


def newlines(text: str) -> str:
    r"""The text as the checker reads it: `\r\n` and `\r` become `\n` (docs/format.md, section 3, step 1).

    All offsets in this package are those of this text. Its lines are the lines of the file, so a line and a column are the same in both.
    """
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split_lines(text: str) -> list[str]:
    r"""The lines with their ends, as the protocol counts them: `\n`, `\r\n` and `\r` end a line and nothing else does.

    The last line has no end and is empty if the text ends with one.
    """
    lines = list(StringIO(text, newline=""))
    if not lines or lines[-1][-1] in "\r\n":
        lines.append("")
    return lines


def line_end(text: str) -> str:
    r"""The line end that new text should use: that of the first line that ends in a line feed, `\n` where no line ends."""
    first = text.find("\n")
    if first < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if first and text[first - 1] == "\r" else "\n"


class LineIndex:
    r"""Finds the line and column of an offset. The lines may have any end; `\r\n` counts as one, as `newlines` makes it."""

    def __init__(self, lines: list[str]) -> None:
        self._starts = list(accumulate((len(line) - line.endswith("\r\n") for line in lines), initial=0))[:-1]
        # The lines from `_moved` on start `_by` later than they say: a key then need not touch all lines behind it
        self._moved = len(lines)
        self._by = 0

    def with_longer_line(self, line: int, by: int) -> LineIndex:
        """The same index, after `line` became longer by some code points. This one is of no use any more.

        It costs as much as there are lines between this one and the one before.
        """
        first, end = sorted((self._moved, line + 1))
        settled = self._by if line >= self._moved else -self._by
        self._starts[first:end] = [start + settled for start in self._starts[first:end]]
        self._moved = line + 1
        self._by += by
        return self

    def start(self, line: int) -> int:
        """Where a line starts."""
        return self._starts[line] + (self._by if line >= self._moved else 0)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 0, the column in code points."""
        line = bisect_right(self._starts, offset, hi=self._moved) - 1
        if self._moved < len(self._starts) and offset >= self.start(self._moved):
            line = bisect_right(self._starts, offset - self._by, lo=self._moved) - 1
        return line, offset - self.start(line)


def join_overlapping(spans: Iterable[Span]) -> list[Span]:
    """Returns the spans in order, with those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def spans_by_part(parts: Sequence[Span], spans: Iterable[Span]) -> list[list[Span]]:
    """Returns for each of `parts`, which are in order and apart, the spans that touch it, counted from its start."""
    found: list[list[Span]] = [[] for _ in parts]
    for span in spans:
        index = bisect_left(parts, span.start, key=lambda part: part.end)
        while index < len(parts) and parts[index].start <= span.end:
            found[index].append(span.shifted(-parts[index].start))
            index += 1
    return found
