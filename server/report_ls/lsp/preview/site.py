"""What a browser gets of one open report: its page, which reloads itself, and its pictures."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Coroutine
from html import escape
from pathlib import Path
from string import Template

from report_ls.disk.folders import DiskFolder
from report_ls.lsp.preview.body import page_of, unmarked_page_of
from report_ls.lsp.preview.loopback import Response
from report_ls.lsp.session.open_report import OpenReport
from report_ls.model.figures import Figures
from report_ls.page.full_page import listed_figure, title, whole_page
from report_ls.page.make_in_process import PageMaker
from report_ls.page.marked_page import View

WAIT_SECONDS = 20.0
"""How long a browser waits for a change before it asks again."""
CALM_SECONDS = 0.1
"""How long after a change the page is made, so that it is not made for each of the keys of a word."""
_ANSWER_SECONDS = 60.0

Go = Callable[[int, int], None]
"""Has the editor go to a line and a character, in the units of its positions."""

_POSITION = re.compile("([0-9]{1,9}):([0-9]{1,9})")
_ASSETS = Path(__file__).parent / "assets"
_STYLE = Path(__file__).parents[2] / "page" / "page.css"


class Site:
    """The answers for one report. All but `answer` is used in the thread of `loop` alone."""

    def __init__(self, report: OpenReport, maker: PageMaker, loop: asyncio.AbstractEventLoop, go: Go) -> None:
        self._report = report
        self._maker = maker
        self._go = go
        self._loop = loop
        self._state = 0
        self._changed = asyncio.Event()

    def changed(self) -> None:
        """Something that the page shows is different."""
        self._state += 1
        self._changed.set()
        self._changed = asyncio.Event()

    def answer(self, path: str, query: dict[str, str]) -> Response | None:
        """For a thread of the web server."""
        match path:
            case "":
                template = Template((_ASSETS / "page.html").read_text("utf-8"))
                return Response(self._awaited(self._shell(template)), "text/html; charset=utf-8")
            case "preview.css":
                style = _STYLE.read_text("utf-8") + (_ASSETS / path).read_text("utf-8")
                return Response(style.encode(), "text/css; charset=utf-8")
            case "preview.js":
                return Response((_ASSETS / path).read_bytes(), "text/javascript; charset=utf-8")
            case "icon.svg":
                return Response((_ASSETS / path).read_bytes(), "image/svg+xml")
            case "print":
                return Response(self._awaited(self._printed()), "text/html; charset=utf-8")
            case "page" if query.get("view") in set(View):
                page = self._page(View(query["view"]), query.get("after", ""))
                return Response(self._awaited(page), "application/json")
            case "go" if position := _POSITION.fullmatch(f"{query.get('line')}:{query.get('character', 0)}"):
                self._loop.call_soon_threadsafe(self._go, int(position[1]), int(position[2]))
                return Response(b"null", "application/json")
        return self._picture(path)

    def _awaited(self, answer: Coroutine[None, None, bytes]) -> bytes:
        return asyncio.run_coroutine_threadsafe(answer, self._loop).result(_ANSWER_SECONDS)

    async def _shell(self, template: Template) -> bytes:
        """The whole page, with the hand-in as it is now."""
        name = self._report.path.name if self._report.path else "report"
        state = self._state
        page = await page_of(self._report, View.HAND_IN, self._maker)
        return template.substitute(title=escape(f"Preview {name}"), state=state, body=page.html).encode()

    async def _printed(self) -> bytes:
        """The whole page to print, which runs nothing and loads nothing but pictures from here."""
        analysis = self._report.analysis
        expected = analysis.limits.expected if analysis else 0
        page = await unmarked_page_of(self._report, self._maker)
        return whole_page(page.html, title(self._report.document.text, expected), "'self'").encode()

    async def _page(self, view: View, after: str) -> bytes:
        """The page, once it is another one than that of the state `after`, or after a while."""
        if after == str(self._state):
            try:
                await asyncio.wait_for(self._changed.wait(), WAIT_SECONDS)
            except TimeoutError:
                return b"null"
            await asyncio.sleep(CALM_SECONDS)
        state = self._state
        page = await page_of(self._report, view, self._maker)
        return json.dumps({"state": str(state), "html": page.html, "marks": page.marks}).encode()

    def _picture(self, name: str) -> Response | None:
        """A picture that is listed in the figures folder, and still is in it."""
        known, path = self._report.figures, self._report.path
        if known is None or path is None:
            return None
        figures = Figures(DiskFolder(path.parent), known.listing)  # this is no thread that anybody waits for
        found = listed_figure(figures, name)
        if found is None:
            return None
        content = figures.content(name)
        return Response(content, found.media) if content is not None else None
