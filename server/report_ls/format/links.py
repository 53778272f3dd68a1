"""The links of an answer, and the paths of those that lead to files beside the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from report_ls.format.images import OPENING, decoded
from report_ls.format.text import Span, has

_INSIDE = r"[^\s()<>\\]"
_TITLE = r"""[ \t]{1,9}(?:"[^"\n]{0,500}"|'[^'\n]{0,500}')"""
_DESTINATION = re.compile(
    rf"[ \t]{{0,9}}(?:<([^<>\n\\]{{1,1000}})>|((?:{_INSIDE}|\({_INSIDE}{{0,200}}\)){{1,1000}}))(?:{_TITLE})?[ \t]{{0,9}}\)"
)
HOST = r"(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+){0,5})\.(?:com|org|net|io|ai|dk|dev|app|edu|eu|be)(?=[/?#]|$)"
"""What an address begins with whose `https://` was left out."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|[#?]", re.IGNORECASE)
"""How an address on the web and a place in the report itself begin."""
_TAIL = re.compile(r"[?#].*", re.DOTALL)
_NO_PATH = re.compile(r"[\x00-\x1f{}$*|\\@]")
"""What a file of a repository has not in its name, but an address to be filled in has."""


class Link(NamedTuple):
    """A link in markdown. `path` is its destination as it is written, without `<>` and title; `raw_path` is that text."""

    span: Span
    path: Span
    raw_path: str


def find_links(text: str, span: Span) -> Iterator[Link]:
    """The links in a part of a text, in order. Those in code are among them; images are not."""
    start = span.start
    while has(text, "](", Span(start, span.end)) and (opening := OPENING.search(text, start, span.end)):
        start = opening.end()
        if opening[0].startswith("!"):
            continue
        if match := _DESTINATION.match(text, start, span.end):
            path = Span(*match.span(1 if match[1] is not None else 2))
            yield Link(Span(opening.start(), match.end()), path, path.of(text))
            start = match.end()


def file_path(written: str) -> str | None:
    """The path of the file that a destination leads to, as it is on disk; None where it leads to the web or to a place in the report."""
    if _ELSEWHERE.match(written):
        return None
    path = decoded(unescape(_TAIL.sub("", written)))
    last = path.rstrip("/").rpartition("/")[2]
    is_name = last in {"", ".", ".."} or any(letter.isalnum() for letter in last)
    return path if path and is_name and not _NO_PATH.search(path) else None


def tail(written: str) -> str:
    """What stands behind the path: a place in the file, or a query."""
    match = _TAIL.search(written)
    return match[0] if match else ""
