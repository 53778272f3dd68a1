"""Reads HTML into the structure of a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from report_ls.page.tree import Node
from report_ls.page.tree_builder import Builder

LINES = "data-report-lines"
"""The attribute that gives a block its lines, `first-end`, counted from 0. In front of raw HTML it is a comment."""


def read_html(html: str) -> Node:
    """The structure of a page. Never raises."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.builder.done()


class LenientParser(HTMLParser):
    """Raises nothing: Python's own raises an AssertionError for `<![x`, which a browser reads as a comment."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        return self.parse_bogus_comment(i)


class _Reader(LenientParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = Builder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.builder.start(tag, given, _lines(given.get(LINES, "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.text(data)

    def handle_comment(self, data: str) -> None:
        if data == LINES:
            self.builder.end_raw()
        elif data.startswith(f"{LINES}="):
            self.builder.begin_raw(_lines(data.partition("=")[2]))


def _lines(value: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", value)
    return (int(match[1]), int(match[2])) if match else None
