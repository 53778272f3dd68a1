"""The previews in a browser, one for a report."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from report_ls.lsp.session.open_report import OpenReport

if TYPE_CHECKING:
    from report_ls.lsp.preview.loopback import Loopback
    from report_ls.lsp.preview.site import Go, Site
    from report_ls.page.make_in_process import PageMaker


class Previews:
    """They end with their report's close, and with the process."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[Site, Loopback]] = {}

    @cached_property
    def maker(self) -> PageMaker:
        """What makes their pages, and those of the editor's own view."""
        from report_ls.page.make_in_process import PageMaker

        return PageMaker()

    def address(self, report: OpenReport, go: Go) -> str:
        """The address of a report's preview, which is begun if there is none; `go` is for what is clicked in it. Raises OSError."""
        from report_ls.lsp.preview.loopback import Loopback  # its import takes 40 ms
        from report_ls.lsp.preview.site import Site

        if report.uri not in self._open:
            site = Site(report, self.maker, asyncio.get_running_loop(), go)
            self._open[report.uri] = site, Loopback(site.answer)
        _, server = self._open[report.uri]
        return server.address

    def changed(self, uri: str) -> None:
        if known := self._open.get(uri):
            known[0].changed()

    def close(self, uri: str) -> None:
        if known := self._open.pop(uri, None):
            site, server = known
            asyncio.get_running_loop().run_in_executor(None, server.stop)
            site.changed()  # whoever waits for a change waits no longer
