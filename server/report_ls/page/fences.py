"""Reads what stands behind the marks of a fence: a language, its attributes, and sometimes words of code, all of which GitHub hides."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import NamedTuple

from report_ls.page.answer_page import AnswerPage
from report_ls.page.tree import CODE, Node
from report_ls.text.spans import Span

_FENCE = re.compile(r"(?<![`~])(?:```+|~~~+)(?![`~])")
_NAME = re.compile(r"\{*[ ]*[.=]?(?P<name>[A-Za-z][\w+#.-]*)(?P<rest>[\s:,{}].*)?$")
"""A name, and what stands behind it. Pandoc and R Markdown write it in braces, and some tools a `:` and a file behind it."""
_LINES_OF_FILE = re.compile(r"\d+:\d+:\S+$")
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
_SHELLS = frozenset({"bash", "bat", "batch", "cmd", "console", "powershell", "ps1", "sh", "shell", "shellsession", "terminal", "zsh"})
_ASSIGNING = _SHELLS | {"conf", "docker", "env", "go", "ini", "make", "makefile", "toml"}
"""The languages in which `key=value` may be code."""
_NOTE = re.compile(r"(?:title|caption|label|file(?:name)?|id|hl[_-]?\w*|highlight\w*|line\w*|start\w*|number\w*)=.")
"""An attribute that says something of the code in whatever language."""
_SETTING = re.compile(r"[a-z][\w-]+=.")
_SWITCH = re.compile(r"(?:show|no)?-?(?:line-?num|number-?line|lineno)\w*$|(?:copy|editable|live|wrap)$", re.IGNORECASE)
_IN_BRACES = re.compile(r"[.#]?[\w-]+(?:=.*)?$")
"""A class, a name, lines or a setting."""
_GROUP = re.compile(r"\{[^{}]*\}")
_VERSION = re.compile(r"[\d.]+$")
_FLAG = re.compile(r"--?[a-zA-Z][\w-]*$")
_FILE = re.compile(r"[\w./\\-]*\.[A-Za-z]\w{0,5}$|[\w./-]*(?:Docker|Make)file$")


class Fence(NamedTuple):
    """The columns of a language behind a fence and its attributes, and the line of words that stands there in its place or behind it, if
    there is one.
    """

    language: tuple[int, int] | None
    words: tuple[str, ...]
    name: str = ""
    """The language alone, in small letters."""


def fence_at(line: str) -> Fence:
    """What stands behind the marks that open a fence on a line. One word alone is a language, whether it is known or not."""
    match = _FENCE.search(line)
    info = line[match.end() :].strip() if match else ""
    if match is None or not info:
        return Fence(None, ())
    start = line.index(info, match.end())
    found = _NAME.match(info)
    if found is None or (info.startswith("{") and "}" not in info):
        is_place = _LINES_OF_FILE.match(info)
        return Fence((start, start + len(info)), ()) if is_place else Fence(None, (info,))
    name, behind = found["name"].lower(), found["rest"] or ""
    rest = ("{" if info.startswith("{") else "") + behind.strip()
    if not rest.strip("{}: ") or _are_attributes(name, rest):
        return Fence((start, start + len(info)), (), name)
    if name not in _LANGUAGES or not (behind[0].isspace() or info.startswith("{")) or _is_command(name, rest):
        return Fence(None, (info,))
    own = info.index("}") + 1 if info.startswith("{") else len(found["name"])
    return Fence((start, start + own), (info[own:].strip(),), name)


def _is_command(name: str, rest: str) -> bool:
    """Whether the name of a language begins a command."""
    if name.startswith("python"):
        return rest.startswith("-") or _FILE.match(rest.split()[0]) is not None
    return name in _PROGRAMS or (name in _SHELLS and rest.startswith("-"))


def _are_attributes(name: str, rest: str) -> bool:
    """Whether what stands behind the name of a language tells something of the code and is no part of it."""
    if rest[0] in ":," and name in _LANGUAGES and not rest.startswith("://"):
        return len(rest.split()) == 1
    groups = _GROUP.findall(rest)
    words = _split(_GROUP.sub(" ", rest))
    if words is None or not all(map(_is_group, groups)):
        return False
    if rest.startswith("{") and name not in _LANGUAGES:  # a directive, as of MyST
        return True
    if len(words) == 1 and name in _LANGUAGES - _PROGRAMS - _SHELLS and _FILE.match(words[0]):
        return True
    if name.startswith("python") and len(words) == 1 and _VERSION.match(words[0]):
        return True
    if name in _SHELLS and all(map(_FLAG.match, words)):
        return True
    takes_settings = name in _LANGUAGES - _ASSIGNING
    return all(_NOTE.match(word) or _SWITCH.match(word) or (takes_settings and _SETTING.match(word)) for word in words)


def _is_group(group: str) -> bool:
    words = _split(re.sub(r"[{}\[\],]", " ", group))
    return words is not None and all(map(_IN_BRACES.match, words))


def _split(text: str) -> list[str] | None:
    """Words and quoted text, as a shell has them. None if a quotation mark is not closed."""
    try:
        return shlex.split(text.replace(",", " "))
    except ValueError:
        return None


def languages(page: AnswerPage, first: int, end: int) -> tuple[Span, ...]:
    """The languages behind the fences on some lines, in code points of the page's text. What GitHub shows in a line is none."""
    opening = {line for line in _first_lines_of_code(page.github) if first <= line < end}
    return tuple(page.span_in_line(line, columns) for line in sorted(opening) if (columns := fence_at(page.lines[line]).language))


def _first_lines_of_code(node: Node) -> Iterator[int]:
    if node.kind in CODE and node.lines:
        yield node.lines[0]
    for child in node.children:
        yield from _first_lines_of_code(child)
