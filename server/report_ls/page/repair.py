"""Defines a repair, a change that may make both pages agree about a fault, and what all repairs need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from report_ls.page.answer_page import AnswerPage, Lines
from report_ls.page.faults import Fault
from report_ls.page.tree import LISTS
from report_ls.text.spans import Span

APART = "<!-- -->"
"""A comment that keeps two blocks apart which would become one."""
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")


class Repair(NamedTuple):
    """A change of an answer and what it does, as the title of a fix. `gone` and `about` are in code points of the page's text."""

    title: str
    change: Lines
    gone: tuple[Span, ...] = ()
    about: tuple[Span, ...] = ()
    is_sure: bool = True
    """Whether a program may make it: nothing that GitHub shows becomes something else."""


def with_blanks(page: AnswerPage, first: int, end: int, new: list[str]) -> Lines:
    """`new` in the place of lines, with a blank line at each side where there is none yet."""
    before = [""] if first and page.lines[first - 1].strip() else []
    after = [""] if end < len(page.lines) and page.lines[end].strip() else []
    return Lines(first, end, (*before, *new, *after))


def margin(fault: Fault) -> str:
    """What a line begins with on both pages that stays in the items and quotes of a fault."""
    margins = {"li": "    ", "blockquote": "> "}
    return "".join(margins.get(node.kind, "") for node in fault.within)


def item_marker(line: str) -> re.Match[str] | None:
    """Returns the marker with which a list item begins, with the white space around it; None for another line."""
    return _ITEM.match(line)


def is_in_list(page: AnswerPage, line: int) -> bool:
    """Tells whether a line is in a list of GitHub's page."""
    return any(node.kind in LISTS and node.lines and node.lines[0] <= line < node.lines[1] for node in page.github.children)


def each_line(page: AnswerPage, lines: tuple[int, int], title: str, change: Callable[[str], str]) -> Iterator[Repair]:
    """Yields the repair that changes each of the lines, if it changes any."""
    old = page.lines[slice(*lines)]
    new = tuple(change(line) for line in old)
    if new != old:
        yield Repair(title, Lines(*lines, new))
