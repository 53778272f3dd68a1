"""HTML read into its structure, so that two pages can be compared.

What makes no difference to a reader makes none here: white space, paragraphs around the text of an item, `<b>` for `<strong>`, the
language of code. The text of a paragraph is a row of words, each with what marks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

LINES = "data-report-lines"
"""The attribute that gives a block its lines, `first-end`, counted from 0. In front of raw HTML it is a comment."""
UNCLOSED_COMMENT = "unclosed-comment"

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
LISTS = frozenset({"ul", "ol"})
CELLS = frozenset({"td", "th"})
RAW = frozenset(
    [
        "div",
        "details",
        "summary",
        "center",
        "figure",
        "figcaption",
        "section",
        "article",
        "aside",
        "header",
        "footer",
        "main",
        "nav",
        "address",
        "form",
        "fieldset",
        "dl",
        "dt",
        "dd",
    ]
)
"""The blocks that only raw HTML makes."""
BLOCKS = RAW | HEADINGS | LISTS | CELLS | {"p", "li", "blockquote", "pre", "table", "tr", "hr", UNCLOSED_COMMENT}
EMPTY = frozenset({"hr", UNCLOSED_COMMENT})
MARKS = {"b": "strong", "i": "em", "del": "s", "strike": "s"} | {
    tag: tag for tag in ["strong", "em", "s", "code", "kbd", "samp", "sub", "sup", "u", "ins", "mark", "small", "q", "var", "cite"]
}
_HIDDEN = frozenset({"script", "style", "title", "template"})
_SPACE = re.compile(r"[ \t\n\r\f]+")
_NOT_LETTERS = re.compile(r"[\W_]+")


class Word(NamedTuple):
    """A word of a page, or a part of one that is marked otherwise than the rest. `spaced`: white space stands before it.

    A page has hundreds, and a tuple is made in a sixth of the time of a frozen dataclass.
    """

    text: str
    marks: frozenset[str]
    spaced: bool


@dataclass(frozen=True, slots=True)
class Node:
    """A block. `detail` is the text of code and the first number of a list. Where it stands in the source is no part of what it is."""

    kind: str
    detail: str = ""
    words: tuple[Word, ...] = ()
    children: tuple[Node, ...] = ()
    lines: tuple[int, int] | None = field(default=None, compare=False)

    @property
    def letters(self) -> str:
        """All letters and digits of it, in order: what every rendering shows in some form."""
        own = self.detail if self.kind == "pre" else "".join(word.text for word in self.words)
        return _NOT_LETTERS.sub("", own) + "".join(child.letters for child in self.children)


@dataclass(slots=True)
class _Open:
    """A block that has begun."""

    kind: str
    detail: str
    lines: tuple[int, int] | None
    children: list[Node] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    ends_in_space: bool = False


def read_html(html: str) -> Node:
    """The structure of a page. Never raises."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.done()


class LenientParser(HTMLParser):
    """Raises nothing: Python's own raises an AssertionError for `<![x`, which a browser reads as a comment."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        return self.parse_bogus_comment(i)


class _Reader(LenientParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [_Open("page", "", None)]
        self._raw_lines: tuple[int, int] | None = None
        self._hidden = ""

    def done(self) -> Node:
        while len(self._open) > 1:
            self._close_block()
        self._end_paragraph(self._open[0])
        return Node("page", children=tuple(self._open[0].children))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        top = self._open[-1]
        if tag in _HIDDEN:
            self._hidden = tag
        elif top.kind == "pre":
            if tag == "code" and top.lines is None:
                top.lines = _lines(given)
        elif tag == "br":
            self._add(Word("\n", frozenset({"br"}), spaced=False))
            top.ends_in_space = False
        elif tag == "img":
            self._add(Word("", self._marks() | {f"img {unquote(given.get('src', ''))}"}, top.ends_in_space))
            top.ends_in_space = False
        elif tag == "a":
            top.marks.append(f"a {unquote(given.get('href', ''))}")
        elif tag in MARKS:
            top.marks.append(MARKS[tag])
        elif tag in BLOCKS:
            self._open_block(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
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

    def handle_data(self, data: str) -> None:
        top = self._open[-1]
        if self._hidden:
            return
        if top.kind == "pre":
            top.detail += data
            return
        marks = self._marks()
        first, *others = _SPACE.split(data)
        if first:
            self._add(Word(first, marks, top.ends_in_space))
            top.ends_in_space = False
        if others:
            spaced = [Word(part, marks, spaced=True) for part in others if part]
            if spaced:
                self._add(spaced[0])
                top.words += spaced[1:]  # behind a word there is nothing left to ask
            top.ends_in_space = not others[-1]

    def handle_comment(self, data: str) -> None:
        if data == LINES:
            self._end_paragraph(self._open[-1])
            self._raw_lines = None
        elif data.startswith(f"{LINES}="):
            self._raw_lines = _lines({LINES: data.partition("=")[2]})

    def _marks(self) -> frozenset[str]:
        return frozenset(mark for block in self._open for mark in block.marks)

    def _add(self, word: Word) -> None:
        """Put a word behind the others; parts of one word that are marked alike become one."""
        words = self._open[-1].words
        if words and not word.spaced and "br" not in word.marks and words[-1].marks == word.marks and word.text and words[-1].text:
            words[-1] = Word(words[-1].text + word.text, word.marks, words[-1].spaced)
        else:
            at_start = not words or "br" in words[-1].marks
            words.append(Word(word.text, word.marks, word.spaced and not at_start))

    def _open_block(self, tag: str, given: dict[str, str]) -> None:
        if self._open[-1].kind == "p" or (tag == "li" and self._open[-1].kind == "li"):
            self._close_block()
        self._end_paragraph(self._open[-1])
        detail = given.get("start", "1") if tag == "ol" else ""
        self._open.append(_Open(tag, detail, _lines(given) or self._raw_lines))
        if tag in EMPTY:
            self._close_block()

    def _close_block(self) -> None:
        block = self._open.pop()
        parent = self._open[-1]
        if block.kind in {"p", *HEADINGS} and not block.children:
            words = tuple(block.words)
            if words or block.kind != "p":
                parent.children.append(Node(block.kind, words=words, lines=block.lines))
            return
        self._end_paragraph(block)
        detail = _code(block.detail) if block.kind == "pre" else block.detail
        parent.children.append(Node(block.kind, detail, children=tuple(block.children), lines=block.lines))

    def _end_paragraph(self, block: _Open) -> None:
        """Text that stands in a block beside others is a paragraph of its own."""
        if block.words:
            lines = self._raw_lines or block.lines
            while block.words and "br" in block.words[-1].marks:
                block.words.pop()
            if block.words:
                block.children.append(Node("p", words=tuple(block.words), lines=lines))
            block.words = []
        block.ends_in_space = False


def _lines(given: dict[str, str]) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", given.get(LINES, ""))
    return (int(match[1]), int(match[2])) if match else None


def _code(text: str) -> str:
    lines = [line.expandtabs(4).rstrip() for line in text.split("\n")]
    return "\n".join(lines).strip("\n")
