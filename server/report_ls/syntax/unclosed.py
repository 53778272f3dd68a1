"""Links and images whose closing bracket is missing: `[text](path` with no `)` that belongs to it on its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from report_ls.syntax.links import HOST
from report_ls.text.spans import Span, has, line_at

_SIGN = re.compile(r"\\[^\n]|[\[\]()]")
"""A bracket, or what a backslash takes the meaning from."""
_CLOSED = re.compile(r"\]\([^()\n]*\)")
_INSIDE = r"[^\s<>()\[\]|`\"]"
_DESTINATION = re.compile(rf"[ \t]{{0,9}}(?:<([^<>\n]{{1,1000}})>|<?({_INSIDE}{{1,1000}}(?:\({_INSIDE}{{0,200}}\))?))")
_HALF_OPEN = re.compile(r"\]\([ \t]{0,9}<([^<>()\n]{1,1000})\)")
_TITLE = re.compile(r"""[ \t]{1,9}(?:"[^"\n]{0,500}"|'[^'\n]{0,500}')(?=[ \t.,;:!?\]}>\uff09]|$)""", re.MULTILINE)
_CLOSED_BELOW = re.compile(r"""[ \t>]{0,99}(?:"[^"\n]{0,500}"|'[^'\n]{0,500}')?[ \t]{0,99}\)""")
_SENTENCE = ".,;:!?*_~'"
"""Signs behind an address that belong to the sentence around it, as GitHub takes them where it makes a link of an address by itself."""
_WRONG = "]}>\uff09"
"""What is typed in place of the `)`, beside it on keyboards or in another script."""
_ADDRESS = re.compile(rf"\A(?:(?:https?://|mailto:)[^\s/]|www\.\w|{HOST}|#[a-z])", re.IGNORECASE)
"""The beginning of an address, with or without its `https://`, or of the name of a heading."""
_FOLDERS = re.compile(r"\A(?:figures|\.{0,2})/.", re.IGNORECASE)
_FILE = re.compile(
    r"\.(?:png|jpe?g|gif|svg|webp|bmp|pdf|html?|md|py|ipynb|ya?ml|toml|json|txt|csv|tsv|sh|cfg|ini|lock|log|dvc|dockerfile)$", re.IGNORECASE
)


class Unclosed(NamedTuple):
    """A link or an image without its `)`, which belongs at the end of `span`. `path` is its destination.

    `is_sure` tells that the destination ends there for certain, as an address and the name of a file do; the name of a folder may have a
    space in it. `lacks` is what is missing: `)`, or behind a `<` also `>` or `>)`. `wrong` is another bracket that was typed in its place.
    """

    span: Span
    path: Span
    is_image: bool
    is_sure: bool
    lacks: str = ")"
    wrong: Span | None = None


def find_unclosed(text: str, span: Span) -> tuple[Unclosed, ...]:
    """The links and images in a part of a text that have no `)` on their line, and none on the next one that would close them.

    What stands in brackets has to look like an address or a path; `[0, 1](x` is left alone.
    """
    return tuple(_find(text, span)) if has(text, "](", span) else ()


def _find(text: str, span: Span) -> Iterator[Unclosed]:
    middle = text.find("](", *span)
    while middle >= 0:
        whole = line_at(text, middle)
        line = Span(max(whole.start, span.start), min(whole.end, span.end))
        for opening, bracket in _left_open(text, line) if _may_be_open(line.of(text)) else ():
            found = _unclosed(text, opening, bracket + 1)
            if found and not _goes_on(text, found.span.end, span.end):
                yield found._replace(wrong=_wrong(text, Span(line.start, opening), found.span.end))
        for match in _HALF_OPEN.finditer(text, *line):
            yield from _half_open(text, text.rfind("[", line.start, match.start()), Span(*match.span(1)))
        middle = text.find("](", line.end, span.end)


def _may_be_open(line: str) -> bool:
    """Whether not every link of a line is one without brackets in its destination, as most are."""
    return line.count("](") != len(_CLOSED.findall(line))


def _left_open(text: str, line: Span) -> Iterator[tuple[int, int]]:
    """Where the links begin whose `(` has no `)` on their line, each with the place of that `(`."""
    squares, rounds = list[int](), list[tuple[int | None, int]]()
    label = (-1, -1)
    for match in _SIGN.finditer(text, *line):
        place = match.start()
        match match[0]:
            case "[":
                squares.append(place)
            case "]" if squares:
                label = (squares.pop(), place + 1)
            case "(":
                rounds.append((label[0] if label[1] == place else None, place))
            case ")" if rounds:
                rounds.pop()
    return ((opening, bracket) for opening, bracket in rounds if opening is not None)


def _half_open(text: str, opening: int, path: Span) -> Iterator[Unclosed]:
    """A link whose path has a `<` before it and only a `)` behind it."""
    written = path.of(text)
    if opening >= 0 and _is_destination(written):
        is_image = text[opening - 1 : opening] == "!"
        yield Unclosed(Span(opening - is_image, path.end), path, is_image, True, ">")


def _is_destination(written: str) -> bool:
    return any(pattern.search(written) for pattern in (_ADDRESS, _FILE, _FOLDERS))


def _unclosed(text: str, opening: int, start: int) -> Unclosed | None:
    """The link that opens with the `[` at `opening`, if what follows its `(` looks like a destination."""
    match = _DESTINATION.match(text, start)
    if match is None:
        return None
    is_image = text[opening - 1 : opening] == "!"
    begin = opening - is_image
    if match[1] is not None:
        path, end = Span(*match.span(1)), match.end()
    else:
        closed = match[2].rstrip(_SENTENCE)
        path = Span(match.start(2), match.start(2) + len(closed if "{" in closed else closed.rstrip(_WRONG + _SENTENCE)))
        end = path.end
    written = path.of(text)
    if not _is_destination(written):
        return None
    is_sure = match[1] is not None or any(pattern.search(written) for pattern in (_ADDRESS, _FILE))
    if match[1] is None and text[path.start - 1] == "<":
        return Unclosed(Span(begin, end), path, is_image, is_sure, ">)")
    title = _TITLE.match(text, end)
    return Unclosed(Span(begin, title.end() if title else end), path, is_image, is_sure)


def _wrong(text: str, before: Span, end: int) -> Span | None:
    """The bracket of another kind right behind a link, unless it closes one that was opened `before` the link on its line."""
    typed, line = text[end : end + 1], before.of(text)
    if not typed or typed not in _WRONG:
        return None
    opening = {"]": "[", "}": "{", ">": "<"}.get(typed, typed)
    return None if line.count(opening) > line.count(typed) else Span(end, end + 1)


def _goes_on(text: str, end: int, stop: int) -> bool:
    """Whether a link is closed on the line below, as markdown lets it."""
    line_end = line_at(text, end).end
    return not text[end:line_end].strip() and line_end < stop and _CLOSED_BELOW.match(text, line_end + 1, stop) is not None
