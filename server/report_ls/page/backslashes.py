"""Finds the backslashes that the hand-in shows, and tells which may go: none with which a command goes on, and none of code."""

from __future__ import annotations

import re
from functools import lru_cache

from report_ls.page.rewrite_line import outside_code
from report_ls.syntax.commands import commands, continued

_SIGNS = r"""["$%&',/:;<=?@^|~]"""
"""What GitHub takes a backslash from and the hand-in does not."""
BACKSLASH = re.compile(rf"\\(?:({_SIGNS})|$)", re.MULTILINE)
"""A backslash that the hand-in shows: before punctuation, or at the end of a line."""
_ESCAPE = re.compile(rf"\\({_SIGNS})")
_OF_CODE = re.compile(r"""\\[a-zA-Z0-9/]|\\\$[a-zA-Z{(]|[a-z\])+*.]\\\$(?:\s|$)|[^\s\d]\\\$["'/)]""")
"""A backslash of a regular expression, of a path, of LaTeX, of a variable that is not replaced."""
_OF_PATTERN = re.compile(r"""[.\]][*+]|\[\^|\(\?|\A["'/]?\^""")
_OPENING = re.compile(r"(?<![\w\\])'")
_AS_HTML = {"<": "&lt;", "&": "&amp;"}


def without(lines: tuple[str, ...], first: int, end: int) -> tuple[str, ...]:
    """The lines from `first` to before `end` without the backslashes that may go."""
    kept = _of_commands(lines)
    return tuple(line if index in kept else without_backslashes(line) for index, line in enumerate(lines[first:end], first))


def cause(lines: tuple[str, ...], first: int, end: int) -> str:
    """Tells what the backslashes of some lines are: what the first that may go is before, "punctuation" or "line break", else "command" or
    "technical".
    """
    for old, new in zip(lines[first:end], without(lines, first, end), strict=True):
        if old != new and (found := BACKSLASH.search(old)):
            return "punctuation" if found[1] else "line break"
    kept = _of_commands(lines)
    return "command" if any(BACKSLASH.search(lines[index]) for index in range(first, end) if index in kept) else "technical"


@lru_cache(maxsize=1)
def _of_commands(lines: tuple[str, ...]) -> frozenset[int]:
    """The lines of commands, and those that a backslash joins: these may be a command in a sentence. Each fault asks for them."""
    joined = {index + step for index, goes_on in enumerate(continued(lines)) if goes_on for step in (0, 1)}
    return frozenset(joined).union(index for index, is_part in enumerate(commands(lines)) if is_part)


def is_technical(line: str) -> bool:
    """Whether a backslash on a line is a part of code that nothing marks as such, which is broken without it."""
    text = outside_code(line, str, lambda code: " ")
    in_string = ('\\"' in text and '"' in text.replace('\\"', "")) or ("\\'" in text and _OPENING.search(text) is not None)
    return in_string or _OF_CODE.search(text) is not None or any(map(_is_pattern, text.split()))


def _is_pattern(word: str) -> bool:
    """Whether a word with a backslash is a regular expression, with or without quotation marks."""
    return _ESCAPE.search(word) is not None and (
        _OF_PATTERN.search(word) is not None or ("\\|" in word and any(mark in word for mark in "\"'/"))
    )


def without_backslashes(line: str) -> str:
    """At its end two spaces do the same. Technical text is left as it is."""
    if is_technical(line):
        return line
    line = outside_code(line, lambda text: _ESCAPE.sub(lambda match: _AS_HTML.get(match[1], match[1]), text))
    text = line.removesuffix("\\")
    return line if text == line or text.endswith("\\") else text.rstrip(" \t") + "  "
