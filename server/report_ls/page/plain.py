"""Tells which answers, and which of their paragraphs, both pages show alike for sure, so that they need not be rendered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report_ls.text.spans import Span

_LETTER = "a-zA-Z0-9À-ɏ"
_AMPERSAND = r"&(?!\#|\w+;)"  # begins no character reference, not even the `&#12` that Python-Markdown ends with a semicolon
_UNDERSCORE = rf"(?<=[{_LETTER}])_(?=[{_LETTER}])"  # snake_case
_MARKED = rf"[{_LETTER} ,.:%'’/()+-]|{_AMPERSAND}"
_CODE = rf"(?<!`)`(?!\s)(?:[^`\\<&\x00-\x1f]|{_AMPERSAND})+(?<!\s)`(?!`)"
_STRONG = rf"(?<![^\s(])\*\*(?=[{_LETTER}])(?:{_MARKED}|`[\w.-]+`)+(?<![ ])\*\*(?![\w*])"
_EMPHASIS = rf"(?<![^\s(])\*(?=[{_LETTER}])(?:{_MARKED})+(?<![ ])\*(?![\w*])"
_LABEL = rf"\[(?:[{_LETTER} ,.:()'’/-]|{_AMPERSAND}|{_UNDERSCORE})*\]"
_TARGET = rf"\((?!(?i:javascript|vbscript|file|data):)(?:\.{{0,2}}/\.?)?[{_LETTER}](?:[{_LETTER}./?=%:\#-]|{_UNDERSCORE})*\)"
"""GitHub makes no link of some schemes."""
_BEGINNING = rf"""(?![0-9]+[.)](?:\s|\Z))[{_LETTER}]|["'(“‘]|`[^`]|\*\*?[{_LETTER}]|!?\["""
"""What may begin a line, because it begins no block."""

# No character of `_WORDS` begins any of what may stand between words, and the parts of each have no character in common with what ends
# them. So there is one way at most to read a line, and the time is linear in its length.
_WORDS = rf"""[{_LETTER} ,.;:!?'"()/%+=@$^{{}}\#–—‘’“”…-]*"""
_BETWEEN = rf"{_AMPERSAND}|(?<!~)~(?!~)|{_UNDERSCORE}|{_CODE}|{_STRONG}|{_EMPHASIS}|{_LABEL}{_TARGET}"
_LINE = re.compile(rf"(?:[ ]{{0,3}}(?={_BEGINNING}){_WORDS}(?:(?:{_BETWEEN}){_WORDS})*)?")


def is_plain(answer: str) -> bool:
    """Whether an answer, from behind its marker on, is nothing but paragraphs of simple text.

    It may say no of a text that both pages show alike, and never yes of one that they do not.
    """
    return _plain_end(answer) == len(answer)


def needed(answer: str) -> Span:
    """The part of an answer that has to be rendered: what is not plain, and a plain paragraph on each side of it, where there are more.

    That is sure at its beginning, as a plain paragraph opens nothing, and how a block is read depends on the one before it alone. At its
    end it is only if nothing is open there: whoever leaves that away has seen its last paragraph to be alike on both pages.
    """
    start = _start(answer)
    return Span(start, _end(answer, start))


def _plain_end(answer: str) -> int:
    """The offset behind the plain lines that an answer begins with. Nothing may stand beside its marker, in the first one."""
    first, *lines = answer.split("\n")
    if first.strip(" "):
        return 0
    end = len(first)
    for line in lines:
        if not _LINE.fullmatch(line):
            break
        end += 1 + len(line)
    return end


def _start(answer: str) -> int:
    blank = answer.rfind("\n\n", 0, _plain_end(answer) + 1)  # the second of these begins what is not plain
    paragraph_end = len(answer[: max(blank, 0)].rstrip("\n"))
    return max(answer.rfind("\n\n", 0, paragraph_end), 0)


def _end(answer: str, start: int) -> int:
    """The end of the first of the plain paragraphs behind `start` that an answer ends with. HTML may be closed in any of them."""
    needed = end = len(answer)
    if "<" in answer:
        return needed
    while (blank := answer.rfind("\n\n", start, end)) >= 0 and _are_plain(answer[blank + 1 : end].split("\n")):
        if answer[blank:end].strip():
            needed = end
        end = blank
    return needed


def _are_plain(lines: Iterable[str]) -> bool:
    return all(map(_LINE.fullmatch, lines))
