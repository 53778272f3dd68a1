"""Text of one line, written so that both pages read it alike. Code in backticks is left as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from report_ls.format.code import inline_code
from report_ls.format.images import written
from report_ls.format.page.tree import Run
from report_ls.format.text import Span

STRONG = re.compile(r"(\*\*|__)(?P<text>(?=\S)[^*_\n]+)\1")
EMPHASIS = re.compile(r"(?<![*_])([*_])(?P<text>(?=\S)[^*_\n]+)\1(?![*_])")
_SIGNS = r"""["$%&',/:;<=?@^|~]"""
"""What GitHub takes a backslash from and the hand-in does not."""
BACKSLASH = re.compile(rf"\\(?:({_SIGNS})|$)", re.MULTILINE)
"""A backslash that the hand-in shows: before a sign, or at the end of a line."""
_ESCAPE = re.compile(rf"\\({_SIGNS})")
_AS_HTML = {"<": "&lt;", "&": "&amp;"}
_IMAGE = re.compile(r"(!?\[[^\[\]\n]*\]\()([^()\n]*)(\))")
_SIZE = re.compile(r"(?<![ \t])[ \t]+=\d*x\d*$")
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


def _outside_code(line: str, change: Callable[[str], str]) -> str:
    parts, done = [], 0
    for code in inline_code(line, Span(0, len(line))):
        parts += [change(line[done : code.start]), code.of(line)]
        done = code.end
    return "".join([*parts, change(line[done:])])


def without_backslashes(line: str) -> str:
    """At its end two spaces do the same."""
    line = _outside_code(line, lambda text: _ESCAPE.sub(lambda match: _AS_HTML.get(match[1], match[1]), text))
    text = line.removesuffix("\\")
    return line if text == line or text.endswith("\\") else text.rstrip(" \t") + "  "


def struck_out(line: str) -> str:
    return _outside_code(line, lambda text: re.sub(r"~~(?=\S)([^~\n]+)~~", r"<del>\1</del>", text))


def paths(line: str) -> str:
    """Spaces in the paths of images and links percent-encoded, and sizes, which neither page knows, left out."""
    return _outside_code(line, lambda text: _IMAGE.sub(_image, text))


def images(line: str) -> list[tuple[int, int]]:
    """The columns of the images and links of a line, first and last."""
    return [match.span() for match in _IMAGE.finditer(line)]


def _image(match: re.Match[str]) -> str:
    path = _SIZE.sub("", match[2].strip())
    title = _TITLE.search(path)
    if path.startswith("<"):
        return match[0]
    name, rest = (path[: title.start()], path[title.start() :]) if title else (path, "")
    return f"{match[1]}{name if '%' in name else written(name)}{rest}{match[3]}"


def shown_tags(line: str, meant: tuple[Run, ...]) -> str:
    """`<...>` that GitHub shows as text, and the hand-in takes for a tag."""
    tags = {tag for run in meant for tag in re.findall(r"<[^<>\s]*>?", run.text)}

    def change(text: str) -> str:
        for tag in tags:
            text = text.replace(tag, f"&lt;{tag[1:]}")
        return text

    return _outside_code(line, change)
