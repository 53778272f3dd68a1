"""The text of an open document: a list of lines, which is the only copy of it in the server.

pygls' own document splits lines at more characters than the protocol does, so that an edit after a U+2028 or a form feed would land in the
wrong place.
"""

from __future__ import annotations

from functools import cached_property

from lsprotocol import types

from report_ls.lsp.positions import Encoding, to_column, to_units
from report_ls.text.edits import Edit
from report_ls.text.spans import LineIndex, Span, line_end, split_lines


class Document:
    """One version of a text, for positions in one encoding."""

    def __init__(self, lines: list[str], version: int | None, encoding: Encoding) -> None:
        self.lines = lines
        self.version = version
        self.encoding = encoding

    @classmethod
    def of(cls, text: str, version: int | None, encoding: Encoding) -> Document:
        return cls(split_lines(text), version, encoding)

    @cached_property
    def text(self) -> str:
        r"""The text with its own line ends. Offsets are those of the same text with `\n` alone (see `newlines`)."""
        return "".join(self.lines)

    @cached_property
    def index(self) -> LineIndex:
        return LineIndex(self.lines)

    def changed(self, changes: list[types.TextDocumentContentChangeEvent], version: int) -> tuple[Document, Edit | None]:
        """The document after the changes of one notification, in their order, and the edit that they are, if they are one within a line.

        This document's lines are taken over; it is of no use any more.
        """
        if len(changes) == 1 and isinstance(changes[0], types.TextDocumentContentChangePartial):
            return self._changed_once(changes[0].range, changes[0].text, version)
        lines = self.lines
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                lines = _replaced(lines, change.range, change.text, self.encoding)
            else:
                lines = split_lines(change.text)
        return Document(lines, version, self.encoding), None

    def _changed_once(self, range_: types.Range, text: str, version: int) -> tuple[Document, Edit | None]:
        replaced = self._in_line(range_, text)
        if replaced is None:
            return Document(_replaced(self.lines, range_, text, self.encoding), version, self.encoding), None
        start, end, content = replaced
        line = range_.start.line
        first = self.index.start(line)
        index = self.index.with_longer_line(line, len(text) - (end - start))
        self.lines[line] = content
        document = Document(self.lines, version, self.encoding)
        document.index = index
        return document, Edit(Span(first + start, first + end), text)

    def _in_line(self, range_: types.Range, text: str) -> tuple[int, int, str] | None:
        """The columns of a range within a line, and the line after it is replaced; None where more than that line may change."""
        if range_.start.line != range_.end.line or range_.start.line >= len(self.lines) or "\n" in text or "\r" in text:
            return None
        before = self.lines[range_.start.line]
        line = before.rstrip("\r\n")
        start = to_column(line, range_.start.character, self.encoding)
        end = to_column(line, range_.end.character, self.encoding)
        content = before[:start] + text + before[end:]
        return (start, end, content) if start <= end and not content.startswith("\n") else None

    def offset(self, position: types.Position) -> int:
        """The code point at a position; a position behind a line's end is at its end."""
        line, column = _place(self.lines, position, self.encoding)
        return self.index.start(line) + column

    def position(self, offset: int) -> types.Position:
        return types.Position(**self.plain_position(offset))

    def plain_position(self, offset: int) -> dict[str, int]:
        """The same as `position`, as what JSON is made of."""
        line, column = self.index.position(offset)
        return {"line": line, "character": to_units(self.lines[line], column, self.encoding)}

    def range(self, span: Span) -> types.Range:
        return types.Range(self.position(span.start), self.position(span.end))

    def plain_range(self, span: Span) -> dict[str, dict[str, int]]:
        return {"start": self.plain_position(span.start), "end": self.plain_position(span.end)}

    def span(self, range_: types.Range) -> Span:
        return Span(self.offset(range_.start), self.offset(range_.end))

    def text_edit(self, edit: Edit) -> types.TextEdit:
        """An edit with the line ends that the document has."""
        return types.TextEdit(self.range(edit.span), edit.text.replace("\n", line_end(self.text)))


def _place(lines: list[str], position: types.Position, encoding: Encoding) -> tuple[int, int]:
    if position.line >= len(lines):
        return len(lines) - 1, len(lines[-1])
    content = lines[position.line].rstrip("\r\n")
    return position.line, to_column(content, position.character, encoding)


def _replaced(lines: list[str], range_: types.Range, text: str, encoding: Encoding) -> list[str]:
    """The same list with `range_` replaced; a one-line edit touches one line."""
    first, start = _place(lines, range_.start, encoding)
    last, end = _place(lines, range_.end, encoding)
    new = lines[first][:start] + text + lines[last][end:]
    if first and new.startswith("\n") and lines[first - 1].endswith("\r"):
        first -= 1
        new = lines[first] + new
    inserted = split_lines(new)
    if last + 1 < len(lines):
        inserted.pop()  # the empty line after the end of the last one, which the next line is
    lines[first : last + 1] = inserted
    return lines
