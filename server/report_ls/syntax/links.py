"""The links of an answer, and the paths of those that lead to files beside the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from report_ls.syntax.images import ATTRIBUTES, OPENING
from report_ls.syntax.paths import decoded
from report_ls.text.spans import Span, has, line_at

_INSIDE = r"[^\s()<>]"
_TITLE = r"""[ \t]{1,9}(?:"[^"\n]{0,500}"|'[^'\n]{0,500}')"""
_DESTINATION = re.compile(
    rf"[ \t]{{0,9}}(?:<([^<>\n]{{1,1000}})>|((?:{_INSIDE}|\({_INSIDE}{{0,200}}\)){{1,1000}}))(?:{_TITLE})?[ \t]{{0,9}}\)"
)
_REFERENCE = re.compile(
    rf"^ {{0,3}}\[(?!\^)[^\[\]\n]{{1,200}}\]:[ \t]{{0,9}}(?:<([^<>\n]{{1,1000}})>|([^\s<>]{{1,1000}}))(?:{_TITLE})?[ \t]{{0,9}}$",
    re.MULTILINE,
)
"""Where the address of `[name]` is told, on a line of its own."""
_TAG = re.compile(rf"""<a\b{ATTRIBUTES}?(?<![\w-])href\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)
HOST = r"(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+){0,5})\.(?:com|org|net|io|ai|dk|dev|app|edu|eu|be)(?=[/?#]|$)"
"""What an address begins with whose `https://` was left out."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|[#?]", re.IGNORECASE)
"""How an address on the web and a place in the report itself begin."""
_TAIL = re.compile(r"[?#].*", re.DOTALL)
_NO_PATH = re.compile(r"[\x00-\x1f{}$*|\\@]")
"""What a file of a repository has not in its name, but an address to be filled in has."""
_WINDOWS = re.compile(r"(?=.*\\[^\W_])[\w. %-]+(?:\\[\w. %-]+)+")
"""A backslash before a sign alone makes no folder: markdown takes it away."""


class Link(NamedTuple):
    """A link in markdown or HTML, or the line that tells where `[name]` leads. `path` is its destination as it is written, without `<>`,
    quotes and title; `raw_path` is that text.
    """

    span: Span
    path: Span
    raw_path: str


def find_links(text: str, span: Span) -> list[Link]:
    """The links in a part of a text, in order. Those in code are among them; images are not."""
    found = [*_inline(text, span)]
    if has(text, "]:", span):
        found += _references(text, span)
    if has(text, "<a", span) or has(text, "<A", span):
        found += (_link(match) for match in _TAG.finditer(text, *span))
    return sorted(found)


def _link(match: re.Match[str]) -> Link:
    path = next(Span(*match.span(group)) for group in range(1, match.re.groups + 1) if match[group] is not None)
    return Link(Span(*match.span()), path, path.of(match.string))


def _inline(text: str, span: Span) -> Iterator[Link]:
    start = span.start
    while has(text, "](", Span(start, span.end)) and (opening := OPENING.search(text, start, span.end)):
        start = opening.end()
        if opening[0].startswith("!"):
            continue
        if match := _DESTINATION.match(text, start, span.end):
            link = _link(match)
            yield link._replace(span=Span(opening.start(), match.end()))
            start = match.end()


def _references(text: str, span: Span) -> Iterator[Link]:
    """Those that GitHub takes for one: there is no text right above them."""
    above = -1
    for match in _REFERENCE.finditer(text, *span):
        line = line_at(text, max(match.start() - 1, 0))
        if match.start() == span.start or not line.of(text).strip() or line.end == above:
            above = match.end()
            yield _link(match)


def file_path(written: str) -> str | None:
    """The path of the file that a destination leads to, as it is on disk; None where it leads to the web or to a place in the report."""
    if _ELSEWHERE.match(written):
        return None
    path = decoded(unescape(_TAIL.sub("", written)))
    last = path.rstrip("/").rpartition("/")[2]
    is_name = last in {"", ".", ".."} or any(letter.isalnum() for letter in last)
    return path if path and is_name and not _NO_PATH.search(path) else None


def windows_path(written: str) -> str | None:
    """A relative path that is written with backslashes, with `/` in their place; None for any other destination."""
    path = _TAIL.sub("", written)
    return decoded(path.replace("\\", "/")) if _WINDOWS.fullmatch(path) else None


def tail(written: str) -> str:
    """What stands behind the path: a place in the file, or a query."""
    match = _TAIL.search(written)
    return match[0] if match else ""
