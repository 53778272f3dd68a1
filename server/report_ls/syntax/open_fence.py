"""A fence of code that is opened in an answer and never closed."""

from __future__ import annotations

import re
from typing import NamedTuple

from report_ls.syntax.code import block_tokens
from report_ls.text.spans import Span


class OpenFence(NamedTuple):
    """The first line of the fence without its white space, in code points of the answer; its marks, and the index of its line."""

    span: Span
    marks: str
    line: int


def open_fence(answer: str) -> OpenFence | None:
    """The fence that is open where an answer ends, if there is one. Those in quotes and items end with them."""
    if "```" not in answer and "~~~" not in answer:
        return None
    tokens = block_tokens(answer)
    last = tokens[-1] if tokens else None
    if last is None or last.type != "fence" or last.level or last.map is None or last.map[0] == 0:  # on the line of the marker
        return None
    lines = answer.split("\n")
    first, end = last.map
    sign = re.escape(last.markup[0])
    if end - 1 > first and re.fullmatch(rf" {{0,3}}{sign}{{{len(last.markup)},}}[ \t]*", lines[end - 1]):
        return None
    start = sum(len(line) + 1 for line in lines[:first]) + len(lines[first]) - len(lines[first].lstrip())
    return OpenFence(Span(start, start + len(lines[first].strip())), last.markup, first)
