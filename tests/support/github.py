"""What GitHub's page shows, read from the HTML that markdown-it makes, without any code of the guard that is held against it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser

from markdown_it import MarkdownIt

_COUNTED = {"li", "tr", "img", "blockquote", "a", *(f"h{level}" for level in range(1, 7))}
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.kinds = Counter[str]()
        self.text: list[str] = []
        self.code: list[str] = []
        self.in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _COUNTED:
            self.kinds["heading" if re.fullmatch(r"h\d", tag) else tag] += 1
        if tag in {"p", "br", "pre", "td", "th", *_COUNTED} - {"a"}:
            self.text.append(" ")
        if tag == "pre":
            self.in_code = True
            self.code.append("")

    def handle_endtag(self, tag: str) -> None:
        self.in_code = self.in_code and tag != "pre"

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.in_code:
            self.code[-1] += data


class Page:
    """The words of a page in their order, how many it has of each kind, and its lines of code."""

    def __init__(self, text: str) -> None:
        reader = _Reader()
        reader.feed(_PARSER.render(text))
        reader.close()
        self.words = re.findall(r"[^\W_]+", "".join(reader.text))
        self.kinds = reader.kinds
        self.code = Counter(line.rstrip().expandtabs(4) for block in reader.code for line in block.split("\n") if line.strip())


def missing(before: Iterable[str], after: Iterable[str]) -> str | None:
    """The first of `before` that does not follow those before it in `after`."""
    left = iter(after)
    return next((word for word in before if word not in left), None)


def lost(before: str, after: str) -> list[str]:
    """What the page of one text shows and that of the other does not."""
    had, has = Page(before), Page(after)
    found = [f"the word {word}"] if (word := missing(had.words, has.words)) else []
    found += [f"{count} {kind}" for kind, count in (had.kinds - has.kinds).items()]
    return found + [f"the code {line!r}" for line in had.code - has.code]
