"""What stands behind the marks of a fence: a language, and sometimes words that were meant as code, which GitHub does not show."""

from __future__ import annotations

import re
from typing import NamedTuple

from report_ls.format.text import Span
from report_ls.rules.page.answer import AnswerPage

_FENCE = re.compile(r"(?<![`~])(?:```+|~~~+)(?![`~])")
_LANGUAGE = re.compile(r"\{?\.?[\w+#.-]+\}?$")
_LANGUAGES = frozenset([
    "bash", "bat", "batch", "c", "c#", "c++", "cmd", "conf", "console", "cpp", "cs", "csharp", "css", "csv", "diff", "docker",
    "dockerfile", "env", "go", "graphql", "html", "http", "ini", "java", "javascript", "js", "json", "json5", "jsonc", "jsx",
    "julia", "kotlin", "latex", "log", "lua", "make", "makefile", "markdown", "matlab", "md", "mermaid", "nginx", "none",
    "output", "php", "plain", "plaintext", "powershell", "ps1", "promql", "proto", "python", "py", "pycon", "python3", "r",
    "ruby", "rust", "scala", "sh", "shell", "shellsession", "sql", "swift", "terminal", "tex", "text", "toml", "ts", "tsv",
    "tsx", "txt", "typescript", "xml", "yaml", "yml", "zsh",
])  # fmt: skip


_PROGRAMS = frozenset({"docker", "go", "make", "python", "python3"})
"""The languages that are programs, too: with words behind it such a name is the beginning of a command."""


class Fence(NamedTuple):
    """The columns of a language behind a fence, and the line of words that stands there in its place or behind it, if there is one."""

    language: tuple[int, int] | None
    words: tuple[str, ...]


def fence_at(line: str) -> Fence:
    """What stands behind the marks that open a fence on a line. One word alone is a language, whether it is known or not."""
    match = _FENCE.search(line)
    info = line[match.end() :].strip() if match else ""
    if match is None or not info:
        return Fence(None, ())
    start = line.index(info, match.end())
    first, *rest = info.split(None, 1)
    name = first.strip("{}.").lower()
    if not (_LANGUAGE.match(first) and (not rest or name in _LANGUAGES - _PROGRAMS)):
        return Fence(None, (info,))
    return Fence((start, start + len(first)), tuple(rest))


def languages(page: AnswerPage, first: int, end: int) -> tuple[Span, ...]:
    """The languages behind the fences on some lines, in code points of the page's text."""
    return tuple(page.place(line, columns) for line in range(first, end) if (columns := fence_at(page.lines[line]).language))
