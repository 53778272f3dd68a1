"""Makes the page of a report for a preview, in a process that is ended when it takes too long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from report_ls.killable import Killable, NoAnswerError, RaisedError
from report_ls.model.findings import Severity
from report_ls.page.marked_page import Mark, View, marked_page
from report_ls.page.render import hand_in

SECONDS = 5.0
"""How long a page may take."""
_TOO_LONG = "<p>This report takes too long to make a page of.</p>"


class PageMaker:
    """Makes pages one after the other. Its process begins with the first, and ends with this object. Safe to call from threads."""

    def __init__(self) -> None:
        self._process = Killable()

    def make(self, text: str, view: View, picture: Callable[[str], str | None], marks: Sequence[Mark]) -> str:
        """The body of a page as `marked_page` makes it, or a sentence where there is none.

        The process knows no figures. It tells of the paths that it met, and makes the page again once it has their addresses.
        """
        addresses: dict[str, str | None] = {}
        while True:
            argument = {"text": text, "view": view, "addresses": addresses, "marks": marks}
            try:
                page: dict[str, Any] = self._process.call(made, argument, SECONDS)
            except (NoAnswerError, RaisedError):
                return _TOO_LONG
            if not page["unknown"]:
                return str(page["html"])
            addresses |= {path: picture(path) for path in page["unknown"]}

    def hand_in(self, text: str) -> str | None:
        """What `report.py html` writes, with a line feed for every line end. None where that takes too long or can't be made."""
        try:
            return str(self._process.call(hand_in, text, SECONDS))
        except (NoAnswerError, RaisedError):
            return None


def made(argument: dict[str, Any]) -> dict[str, Any]:
    """A page, and the paths of pictures in it whose address is not told."""
    addresses: dict[str, str | None] = argument["addresses"]
    unknown: dict[str, None] = {}

    def picture(path: str) -> str | None:
        if path not in addresses:
            unknown[path] = None
        return addresses.get(path)

    marks = [Mark(line, character, Severity(severity), code, message) for line, character, severity, code, message in argument["marks"]]
    html = marked_page(argument["text"], View(argument["view"]), picture, marks)
    return {"html": html, "unknown": [*unknown]}
