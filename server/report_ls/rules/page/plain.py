"""Answers, and beginnings of answers, that both pages show alike for sure and need not be rendered: prose then costs next to nothing."""

from __future__ import annotations

import re

from report_ls.format.page.inline import BEGINNING, CODE, EMPHASIS, LINK, SIGNS, STRONG, WORDS
from report_ls.format.text import Span

# What begins a line is held to more: it could begin a block.
_PLAIN = re.compile(
    rf"""(?: {WORDS} | {SIGNS} | {CODE} | {STRONG} | {EMPHASIS} | {LINK} | \n (?: [ ]{{0,3}}+ (?= {BEGINNING} ) | (?= \n | \Z ) ) )*+""",
    re.VERBOSE,
)
_START = re.compile(r"[ ]*(?=\n|\Z)")


def is_plain(answer: str) -> bool:
    """Whether an answer, from behind its marker on, is nothing but paragraphs of simple text.

    It may say no of a text that both pages show alike, and never yes of one that they do not.
    """
    start = _START.match(answer)
    return start is not None and _PLAIN.fullmatch(answer, start.end()) is not None


def needed(answer: str) -> Span:
    """The part of an answer that has to be rendered: what is not plain, and a plain paragraph on each side of it, where there are more.

    That is sure at its beginning, as a plain paragraph opens nothing, and how a block is read depends on the one before it alone. At its
    end it is only if nothing is open there: whoever leaves that away has seen its last paragraph to be alike on both pages.
    """
    start = _start(answer)
    return Span(start, _end(answer, start))


def _start(answer: str) -> int:
    start = _START.match(answer)
    plain = _PLAIN.match(answer, start.end()) if start else None
    if plain is None:
        return 0
    end = answer.rfind("\n\n", 0, plain.end() + 1)  # the second of these begins what is not plain
    return max(answer.rfind("\n\n", 0, len(answer[: max(end, 0)].rstrip("\n"))), 0)


def _end(answer: str, start: int) -> int:
    """The end of the first of the plain paragraphs behind `start` that an answer ends with. HTML may be closed in any of them."""
    needed = end = len(answer)
    if "<" in answer:
        return needed
    while (blank := answer.rfind("\n\n", start, end)) >= 0 and _PLAIN.fullmatch(answer, blank + 1, end):
        if answer[blank:end].strip():
            needed = end
        end = blank
    return needed
