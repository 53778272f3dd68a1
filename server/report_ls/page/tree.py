"""Defines the structure of a page, of which two can be compared.

What makes no difference to a reader makes none here: white space, paragraphs around the text of an item, `<b>` for `<strong>`, the
language of code. The text of a paragraph is a row of runs, each with what marks it.
"""

from __future__ import annotations

import re
from textwrap import indent
from typing import NamedTuple

UNCLOSED_COMMENT = "unclosed-comment"
DIAGRAM = "diagram"
"""Code that GitHub draws."""
DRAWN = frozenset({"geojson", "math", "mermaid", "stl", "topojson"})
"""Its languages."""
CODE = frozenset({"pre", DIAGRAM})

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
_NOT_LETTERS = re.compile(r"[\W_]+")


class Run(NamedTuple):
    """Text of a page that is marked alike, with one space for all white space inside of it. `spaced`: white space stands before it."""

    text: str
    marks: frozenset[str]
    spaced: bool


class Node(NamedTuple):
    """A block. `detail` is the text of code, without the spaces that all its lines begin with, and the first number of a list. Where it
    stands in the source, and how many such spaces there are, is no part of what it is: code in items has more of them on GitHub's page.
    """

    kind: str
    detail: str = ""
    runs: tuple[Run, ...] = ()
    children: tuple[Node, ...] = ()
    lines: tuple[int, int] | None = None
    margin: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self[:4] == other[:4]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:4])

    @property
    def code(self) -> str:
        """The text of code with all its spaces."""
        return indent(self.detail, " " * self.margin)

    @property
    def letters(self) -> str:
        """All letters and digits of it, in order: what every rendering shows in some form."""
        own = self.detail if self.kind in CODE else "".join(run.text for run in self.runs)
        return _NOT_LETTERS.sub("", own) + "".join(child.letters for child in self.children)

    @property
    def words(self) -> tuple[Run, ...]:
        """The runs, cut at their spaces."""
        return tuple(Run(text, run.marks, run.spaced or index > 0) for run in self.runs for index, text in enumerate(run.text.split(" ")))
