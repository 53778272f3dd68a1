"""Rewrites the text of one line so that both pages read it alike. Code in backticks is left as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from report_ls.page.tree import Run
from report_ls.syntax.code import inline_code
from report_ls.syntax.images import SIZE, written
from report_ls.text.spans import Span

STRONG = re.compile(r"(\*\*|__)(?P<text>(?=\S)[^*_\n]+)\1")
EMPHASIS = re.compile(r"(?<![*_])([*_])(?P<text>(?=\S)[^*_\n]+)\1(?![*_])")
_STAR = re.compile(r"(?<![*\\])\*{1,2}(?!\*)")
_IMAGE = re.compile(r"(!?\[[^\[\]\n]*\]\()([^()\n]*)(\))")
_TITLE = re.compile(r"""(?<![ \t])[ \t]+(?:"[^"\n]*"|'[^'\n]*')$""")


def as_html(runs: tuple[Run, ...]) -> str:
    """Text of a page as it is written in raw HTML."""
    return "".join((" " if run.spaced else "") + _as_html(run) for run in runs)


def _as_html(run: Run) -> str:
    html = escape(run.text, quote=False)
    for mark in sorted(run.marks):
        name, _, target = mark.partition(" ")
        if name == "br":
            return "<br>"
        if name == "img":
            html = f'<img src="{escape(target)}">'
        elif name == "a":
            html = f'<a href="{escape(target)}">{html}</a>'
        else:
            html = f"<{name}>{html}</{name}>"
    return html


def outside_code(line: str, change: Callable[[str], str], within: Callable[[str], str] = str) -> str:
    """A line with its text changed, and its code if there is a change `within` it."""
    parts, done = [], 0
    for code in inline_code(line, Span(0, len(line))):
        parts += [change(line[done : code.start]), within(code.of(line))]
        done = code.end
    return "".join([*parts, change(line[done:])])


def struck_out(line: str) -> str:
    return outside_code(line, lambda text: re.sub(r"~~(?=\S)([^~\n]+)~~", r"<del>\1</del>", text))


def with_stars(line: str) -> str:
    """Stars that stand for a footnote, or are a part of a name as `A*`, with a backslash, so that they begin no emphasis."""
    return outside_code(line, lambda text: "".join(_with_stars(text)))


def _with_stars(text: str) -> Iterator[str]:
    done, opened = 0, set[str]()
    for star in _STAR.finditer(text):
        if star[0] in opened:
            opened.remove(star[0])
        elif is_note(text, star.start()):
            yield text[done : star.start()] + star[0].replace("*", r"\*")
            done = star.end()
        else:
            opened.add(star[0])
    yield text[done:]


def is_note(text: str, start: int) -> bool:
    """Whether the stars that begin somewhere are right behind a word and before no other one, so that they open no emphasis."""
    behind = text[start:].lstrip("*")[:1]
    return text[max(start - 1, 0) : start].isalnum() and not behind.isalnum() and behind not in tuple("\"'“‘([<`_")


def paths(line: str) -> str:
    """Spaces in the paths of images and links percent-encoded, and sizes, which neither page knows, left out."""
    return outside_code(line, lambda text: _IMAGE.sub(_image, text))


def images(line: str) -> list[tuple[int, int]]:
    """The columns of the images and links of a line, first and last."""
    return [match.span() for match in _IMAGE.finditer(line)]


def _image(match: re.Match[str]) -> str:
    path = SIZE.sub("", match[2].strip())
    title = _TITLE.search(path)
    if path.startswith("<"):
        return f"{match[1]}{path}{match[3]}"
    name, rest = (path[: title.start()], path[title.start() :]) if title else (path, "")
    return f"{match[1]}{name if '%' in name else written(name)}{rest}{match[3]}"


def shown_tags(line: str, github: tuple[Run, ...]) -> str:
    """`<...>` that GitHub shows as text, and the hand-in takes for a tag."""
    tags = {tag for run in github for tag in re.findall(r"<[^<>\s]*>?", run.text)}

    def change(text: str) -> str:
        for tag in tags:
            text = text.replace(tag, f"&lt;{tag[1:]}")
        return text

    return outside_code(line, change)
