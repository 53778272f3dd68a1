"""Rewrites the HTML of a report from lists of harmless tags: nothing in it runs, and nothing is loaded but its pictures.

What comes out is built from lists of tags, attributes and schemes; all text and all values are escaped. So what a browser might read
differently than Python's parser does is still only text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from report_ls.page.read_html import LenientParser

BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
        "div",
        "center",
        "details",
        "summary",
        "figure",
        "figcaption",
        "hr",
        "dl",
        "dt",
        "dd",
        "section",
    ]
)
INLINE = frozenset(
    [
        "a",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "del",
        "ins",
        "code",
        "kbd",
        "samp",
        "sub",
        "sup",
        "small",
        "mark",
        "q",
        "cite",
        "var",
        "span",
        "br",
        "thead",
        "tbody",
        "tfoot",
        "caption",
    ]
)
EMPTY = frozenset({"br", "hr", "img"})
HIDDEN = frozenset(
    [
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "applet",
        "noscript",
        "noembed",
        "noframes",
        "template",
        "title",
        "textarea",
        "select",
        "svg",
        "math",
        "head",
        "xmp",
        "plaintext",
        "audio",
        "video",
        "canvas",
        "frameset",
    ]
)
"""What is left out with all that is in it."""
ATTRIBUTES = {"ol": {"start"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "details": {"open"}}
ALIGNED = frozenset({"p", "div", "td", "th", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20]+", re.IGNORECASE)

_LETTERS = re.compile(r"[^\W_]+")
_ENOUGH = 24
"""The letters at the beginning of a block by which it is found in the source."""
_WINDOW = 4000
"""How far ahead they are looked for."""

Picture = Callable[[str], str | None]
"""The address to show for the path of an image, as it is written; None if it must not be shown, or is not there."""


def safe_html(html: str, source: str, picture: Picture) -> str:
    """`html` without anything that could run or load. Blocks that are found in `source` get its line, from 0, as `data-line`."""
    writer = _Writer(picture)
    writer.feed(html)
    writer.close()
    return writer.written(source)


class _Writer(LenientParser):
    def __init__(self, picture: Picture) -> None:
        super().__init__(convert_charrefs=True)
        self._picture = picture
        self._parts: list[str] = []
        self._open: list[str] = []
        self._hidden: list[str] = []
        self._starts: list[tuple[int, list[str]]] = []
        self._first_noting = 0
        """The first of the blocks whose letters are still collected."""

    def written(self, source: str) -> str:
        """All that was fed; what is open is closed."""
        self._parts += [f"</{tag}>" for tag in reversed(self._open)]
        lines = _Lines(source)
        for index, letters in self._starts:
            line = lines.find("".join(letters)[:_ENOUGH])
            if line is not None:
                self._parts[index] = f'{self._parts[index][:-1]} data-line="{line}">'
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag in HIDDEN:
            self._hidden.append(tag)
        elif self._hidden:
            return
        elif tag == "img":
            self._image(given)
        elif tag in BLOCKS or tag in INLINE:
            if tag in BLOCKS:
                self._starts.append((len(self._parts), []))
            self._parts.append(f"<{tag}{_attributes(tag, given)}>")
            if tag not in EMPTY:
                self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in HIDDEN:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        elif not self._hidden and tag in self._open:
            while (last := self._open.pop()) != tag:
                self._parts.append(f"</{last}>")
            self._parts.append(f"</{tag}>")
            if tag == "a":
                self._stop_noting()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self._note(data)
        self._parts.append(escape(data, quote=False))

    def _image(self, given: dict[str, str]) -> None:
        path, alt = given.get("src", ""), given.get("alt", "")
        address = self._picture(path)
        self._note(alt or path)
        self._stop_noting()
        if address is None:
            said = f"No picture here: {path or 'it has no path'}"
            self._parts.append(f'<span class="no-picture">{escape(said, quote=False)}</span>')
            return
        size = "".join(f' {name}="{given[name]}"' for name in ("width", "height") if re.fullmatch(r"\d{1,4}%?", given.get(name, "")))
        self._parts.append(f'<img src="{escape(address)}" alt="{escape(alt)}"{size}>')

    def _note(self, text: str) -> None:
        for _, letters in self._starts[max(self._first_noting, len(self._starts) - 8) :]:
            if sum(map(len, letters)) < _ENOUGH:
                letters += _LETTERS.findall(text)

    def _stop_noting(self) -> None:
        """In the source an address follows, which the page does not show."""
        self._first_noting = len(self._starts)


def _attributes(tag: str, given: dict[str, str]) -> str:
    found = {name: value for name, value in given.items() if name in ATTRIBUTES.get(tag, set()) and re.fullmatch(r"\d{0,6}", value)}
    if tag in ALIGNED and given.get("align", "").lower() in {"left", "right", "center", "justify"}:
        found["align"] = given["align"].lower()
    if tag == "a" and LINK.fullmatch(given.get("href", "").strip()):
        found |= {"href": given["href"].strip(), "rel": "noopener noreferrer"}
    return "".join(f' {name}="{escape(value)}"' for name, value in found.items())


class _Lines:
    """Finds text in a source by its letters alone, each time behind what was found before."""

    def __init__(self, source: str) -> None:
        letters: list[str] = []
        self._line_of: list[int] = []
        self._starts: set[int] = set()
        for number, line in enumerate(source.split("\n")):
            found = "".join(_LETTERS.findall(line))
            letters.append(found)
            self._starts.add(len(self._line_of))
            self._line_of += [number] * len(found)
        self._letters = "".join(letters)
        self._at = 0

    def find(self, letters: str) -> int | None:
        """The line where `letters` are: where they begin a line, as most blocks do, or else where they are at all."""
        if not letters:
            return None
        first = found = self._letters.find(letters, self._at, self._at + _WINDOW)
        while found >= 0 and found not in self._starts:
            found = self._letters.find(letters, found + 1, self._at + _WINDOW)
        found = found if found >= 0 else first
        if found < 0:
            return None
        self._at = found
        return self._line_of[found]
