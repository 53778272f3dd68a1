"""Parts of a document that are written anew, while all around them stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable


class MissingBlockError(Exception):
    """A document has no such part, or more than one."""


def between(text: str, start: str, end: str, content: str) -> str:
    """The text with `content` between the lines `start` and `end`, each of which is there once."""
    return _replaced(text, rf"(?<=^{re.escape(start)}\n).*?(?=\n{re.escape(end)}$)", content)


def run_of_lines(text: str, line: str, lines: Iterable[str]) -> str:
    """The text with `lines` in the place of its one run of lines that the pattern `line` matches."""
    return _replaced(text, rf"(?:^{line}\n)+", "".join(f"{each}\n" for each in lines))


def part_of_line(text: str, start: str, end: str, content: str) -> str:
    """The text with `content` between `start` and `end`, which stand once in one line."""
    return _replaced(text, rf"(?<={re.escape(start)})[^\n]*?(?={re.escape(end)})", content)


def _replaced(text: str, pattern: str, content: str) -> str:
    changed, count = re.subn(pattern, lambda _: content, text, flags=re.MULTILINE | re.DOTALL)
    if count != 1:
        raise MissingBlockError(f"{count} times in the document: {pattern}")
    return changed
