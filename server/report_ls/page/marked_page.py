"""Makes the page that a preview shows: the hand-in's or GitHub's, with the findings as buttons in the blocks they are about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from report_ls.model.figures import Figures
from report_ls.model.findings import Severity
from report_ls.page.full_page import page_body, shown_figure
from report_ls.page.render import github_html
from report_ls.page.safe_html import Picture, safe_html
from report_ls.text.spans import newlines

_BLOCK = re.compile(r'<(?:p|h[1-6]|li|blockquote|pre|td|th|div|dt|dd)\b[^<>]*? data-line="(\d+)">')
"""A block that may hold a button. What is safe has no `<` but those of its tags."""
_TOO_DEEP = "<p>The lists or quotes of this report are nested too deeply to make a page.</p>"


class View(StrEnum):
    """Which page it is."""

    HAND_IN = "hand-in"
    GITHUB = "github"


class Mark(NamedTuple):
    """A finding for a page. `line` and `character` are the place to go to when it is clicked, in units of who shows it."""

    line: int
    character: int
    severity: Severity
    code: str
    message: str


def marked_page(text: str, view: View, picture: Picture, marks: Sequence[Mark]) -> str:
    """The body of the page, safe and with lines as `page_body` has it. Each mark is a button at the beginning of the block that holds its
    line, which then has the attribute `data-marked`.
    """
    try:
        body = page_body(text, picture) if view is View.HAND_IN else _github_body(newlines(text), picture)
    except RecursionError:
        body = _TOO_DEEP
    return _with_marks(body, marks)


def figure_address(figures: Figures | None, path: str) -> str | None:
    """The address of the picture at `path`, relative to the report. It changes when the file does. None for what must not be shown."""
    found = shown_figure(figures, path) if figures else None
    if figures is None or found is None:
        return None
    changed = figures.changed(found.name)
    return f"{quote(found.name)}?{changed:x}"


def _github_body(text: str, picture: Picture) -> str:
    return safe_html(github_html(text), text, picture)


def _with_marks(body: str, marks: Sequence[Mark]) -> str:
    """The lines of the blocks only grow, so the last block that does not begin behind a mark holds it."""
    blocks = list(_BLOCK.finditer(body))
    lines = [int(block[1]) for block in blocks]
    at: dict[int, list[Mark]] = {}
    for mark in marks:
        at.setdefault(bisect_right(lines, mark.line) - 1, []).append(mark)
    parts = ["".join(map(_button, at.get(-1, ())))]
    done = 0
    for index in sorted(at.keys() - {-1}):
        end = blocks[index].end()
        parts += [body[done : end - 1], " data-marked>", *map(_button, at[index])]
        done = end
    return "".join([*parts, body[done:]])


def _button(mark: Mark) -> str:
    said = escape(f"{mark.severity.label.capitalize()}: {mark.message}", quote=False)
    position = f'data-line="{mark.line}" data-character="{mark.character}"'
    return f'<button type="button" class="mark {mark.severity.label}" {position} data-code="{mark.code}">{said}</button>'
