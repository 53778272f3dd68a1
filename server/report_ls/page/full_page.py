"""Makes the hand-in a page that can be opened and printed: `report.py html` writes a fragment without a head or a style."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template

from report_ls.checker.official import HEADER
from report_ls.model.figures import Figures
from report_ls.model.references import resolve
from report_ls.page.render import hand_in
from report_ls.page.safe_html import Picture, safe_html
from report_ls.syntax.images import is_allowed
from report_ls.syntax.parse import parse
from report_ls.template.sections import TITLES
from report_ls.text.spans import newlines

_MEDIA = {"png": "image/png", "jpeg": "image/jpeg"}
_SECTION = re.compile(rf"<h2((?: [^<>]*)?>(?:{'|'.join(map(re.escape, TITLES))})</h2>)", re.IGNORECASE)
"""The headings of sections; others of that level stand in answers."""
_SHORT = 40
"""Code points: what is longer is not the number of a group."""


def full_page(text: str, expected: int, figures: Figures) -> str:
    """A whole page with its pictures inside it. It runs nothing and loads nothing, whatever the report holds."""
    return whole_page(page_body(text, lambda path: inlined(figures, path)), title(text, expected), "data:")


def whole_page(body: str, title: str, pictures: str) -> str:
    """A page around a body that is safe, with the style inside it. `pictures` is the source of the policy from which images may come."""
    style = (Path(__file__).parent / "page.css").read_text("utf-8")
    template = Template((Path(__file__).parent / "page.html").read_text("utf-8"))
    policy = f"default-src 'none'; img-src {pictures}; style-src 'sha256-{_digest(style)}'; base-uri 'none'; form-action 'none'"
    return template.substitute(policy=policy, title=escape(title), style=style, body=body)


def page_body(text: str, picture: Picture) -> str:
    """The hand-in of a report, made safe, with the line of the report (from 0) at each block as `data-line`.

    `picture` gives the address under which the picture at a path is shown.
    """
    text = newlines(text)
    # what is dropped is left in place as spaces, so that lines keep their numbers
    source = re.sub(r"[^\n]", " ", text[:HEADER]) + text[HEADER:]
    return _SECTION.sub(r'<h2 class="section"\1', safe_html(hand_in(text), source, picture))


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A file of the figures folder that may be shown, as in `figures/curves.png`, and its media type."""

    name: str
    media: str


def shown_figure(figures: Figures, path: str) -> ShownFigure | None:
    """Returns the figure that a browser shows for the `path` of an image; None if that is no PNG or JPEG file of the figures folder.

    A browser takes a backslash for a slash, but not a percent-encoded one.
    """
    reference = resolve(path, figures)
    if reference.figure is None or not reference.is_shown or "%5c" in path.lower():
        return None
    return listed_figure(figures, reference.figure)


def listed_figure(figures: Figures, name: str) -> ShownFigure | None:
    """The figure of this very `name`. None if it is not a PNG or JPEG file that is listed in the figures folder."""
    if not is_allowed(name) or not figures.holds(name):
        return None
    media = _MEDIA.get(figures.format(name) or "")
    return ShownFigure(name, media) if media else None


def inlined(figures: Figures, path: str) -> str | None:
    """The picture at `path` as a `data:` address. None if it must not be shown."""
    found = shown_figure(figures, path)
    content = figures.content(found.name) if found else None
    if found is None or content is None:
        return None
    return f"data:{found.media};base64,{base64.b64encode(content).decode('ascii')}"


def _digest(style: str) -> str:
    return base64.b64encode(sha256(style.encode()).digest()).decode("ascii")


def title(text: str, expected: int) -> str:
    """The group's number is what question 1 asks for."""
    for question in parse(text, expected).questions[:1]:
        group = question.body.content.of(question.body.text)
        if question.number == 1 and group and len(group) <= _SHORT and not group.startswith("---"):
            return f"Hand-in of group {re.sub(r'(?i)^group ', '', group)}"
    return "Hand-in"
