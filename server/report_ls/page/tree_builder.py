"""Builds the structure of a page from its tags and text, in the order in which they come."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from urllib.parse import unquote

from report_ls.page.tree import BLOCKS, DIAGRAM, DRAWN, EMPTY, HEADINGS, MARKS, Node, Run

_UNMARKED: frozenset[str] = frozenset()
_HIDDEN = frozenset({"script", "style", "title", "template"})
_SPACE = r"\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029"
_WIDE = re.compile(rf" [ {_SPACE}]+|[{_SPACE}][ {_SPACE}]*")
"""White space that is not one space: that of HTML, and the other line ends of Unicode, which a reader does not see."""


class _Open:
    """A block that has begun."""

    __slots__ = ("children", "detail", "ends_in_space", "kind", "language", "lines", "marks", "runs")

    def __init__(self, kind: str, detail: str, lines: tuple[int, int] | None) -> None:
        self.kind = kind
        self.detail = detail
        self.language = ""
        self.lines = lines
        self.children: list[Node] = []
        self.runs: list[Run] = []
        self.marks: list[str] = []
        self.ends_in_space = False


class Builder:
    """Is told tags and text in order. Tags that it does not know make no difference, nor does one that closes nothing.

    Where a tag has lines, they are the first and the one behind the last, from 0.
    """

    def __init__(self) -> None:
        self._open = [_Open("page", "", None)]
        self._raw_lines: tuple[int, int] | None = None
        self._hidden = ""

    def done(self) -> Node:
        while len(self._open) > 1:
            self._close_block()
        self._end_paragraph(self._open[0])
        return Node("page", children=tuple(self._open[0].children))

    def start(self, tag: str, given: Mapping[str, str], lines: tuple[int, int] | None = None) -> None:
        """`given` are the attributes."""
        top = self._open[-1]
        if tag in _HIDDEN:
            self._hidden = tag
        elif top.kind == "pre":
            if tag == "code":
                top.lines = top.lines or lines
                top.language = given.get("class", "").removeprefix("language-").lower()
        elif tag == "br":
            self._add(Run("\n", frozenset({"br"}), spaced=False))
            top.ends_in_space = False
        elif tag == "img":
            self._add(Run("", self._marks() | {f"img {unquote(given.get('src', ''))}"}, top.ends_in_space))
            top.ends_in_space = False
        elif tag == "a":
            top.marks.append(f"a {unquote(given.get('href', ''))}")
        elif tag in MARKS:
            top.marks.append(MARKS[tag])
        elif tag in BLOCKS:
            self._open_block(tag, given.get("start", "1") if tag == "ol" else "", lines)

    def end(self, tag: str) -> None:
        top = self._open[-1]
        if tag in _HIDDEN:
            self._hidden = ""
        elif tag in BLOCKS:
            if any(block.kind == tag for block in self._open[1:]):
                while self._open[-1].kind != tag:
                    self._close_block()
                self._close_block()
        elif tag == "a" or tag in MARKS:
            wanted = MARKS.get(tag, "a ")
            for index in range(len(top.marks) - 1, -1, -1):
                if top.marks[index].startswith(wanted):
                    del top.marks[index]
                    break

    def text(self, data: str) -> None:
        top = self._open[-1]
        if self._hidden or not data:
            return
        if top.kind == "pre":
            top.detail += data
            return
        spaced = _WIDE.sub(" ", data)
        text = spaced.strip(" ")
        if text:
            self._add(Run(text, self._marks(), top.ends_in_space or spaced[0] == " "))
        top.ends_in_space = spaced[-1:] == " "

    def begin_raw(self, lines: tuple[int, int] | None) -> None:
        """What follows is raw HTML, and its blocks have these lines."""
        self._raw_lines = lines

    def end_raw(self) -> None:
        self._end_paragraph(self._open[-1])
        self._raw_lines = None

    def _marks(self) -> frozenset[str]:
        marks = [mark for block in self._open for mark in block.marks]
        return frozenset(marks) if marks else _UNMARKED

    def _add(self, run: Run) -> None:
        """Put text behind the rest; two runs that are marked alike become one."""
        runs = self._open[-1].runs
        if not runs or "br" in runs[-1].marks:
            runs.append(run._replace(spaced=False) if run.spaced else run)
        elif runs[-1].marks == run.marks and run.text and runs[-1].text and "br" not in run.marks:
            gap = " " if run.spaced else ""
            runs[-1] = Run(f"{runs[-1].text}{gap}{run.text}", run.marks, runs[-1].spaced)
        else:
            runs.append(run)

    def _open_block(self, tag: str, detail: str, lines: tuple[int, int] | None) -> None:
        if self._open[-1].kind == "p" or (tag == "li" and self._open[-1].kind == "li"):
            self._close_block()
        self._end_paragraph(self._open[-1])
        self._open.append(_Open(tag, detail, lines or self._raw_lines))
        if tag in EMPTY:
            self._close_block()

    def _close_block(self) -> None:
        block = self._open.pop()
        parent = self._open[-1]
        if block.kind in {"p", *HEADINGS} and not block.children:
            runs = _without_end(block.runs)
            if runs or block.kind != "p":
                parent.children.append(Node(block.kind, runs=runs, lines=block.lines))
            return
        self._end_paragraph(block)
        if block.kind == "pre":
            parent.children.append(_code(block))
        else:
            parent.children.append(Node(block.kind, block.detail, children=tuple(block.children), lines=block.lines))

    def _end_paragraph(self, block: _Open) -> None:
        """Text that stands in a block beside others is a paragraph of its own."""
        if block.runs:
            lines = self._raw_lines or block.lines
            while block.runs and "br" in block.runs[-1].marks:
                block.runs.pop()
            if block.runs:
                block.children.append(Node("p", runs=_without_end(block.runs), lines=lines))
            block.runs = []
        block.ends_in_space = False


def _without_end(runs: list[Run]) -> tuple[Run, ...]:
    """The runs of a block without white space behind the last, of any kind: nobody sees it there."""
    kept = list(runs)
    while len(kept) > 1 and kept[-1].text.isspace():
        kept.pop()
    if kept and (text := kept[-1].text.rstrip()):
        kept[-1] = kept[-1]._replace(text=text)
    return tuple(kept)


def _code(block: _Open) -> Node:
    written = "\n".join(line.expandtabs(4).rstrip() for line in block.detail.split("\n")).strip("\n")
    code = textwrap.dedent(written)
    margin = len(written.split("\n", 1)[0]) - len(code.split("\n", 1)[0])
    return Node(DIAGRAM if block.language in DRAWN else "pre", code, children=tuple(block.children), lines=block.lines, margin=margin)
