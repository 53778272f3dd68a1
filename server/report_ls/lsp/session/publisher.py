"""What the client is told of its reports, and when.

A change marks its report as stale. Stale reports are looked at when no message is waiting any more, so that of several changes only the
last is judged. What is told then: diagnostics, if they are pushed, and `report-ls/status` if the verdict changed.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping

from lsprotocol import types

from report_ls.lsp.preview.previews import Previews
from report_ls.lsp.server.protocol import Encoded, ReportProtocol, ignored
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.diagnostics import Diagnostics
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.status import STATUS, Verdict, status
from report_ls.model.findings import Finding
from report_ls.page.judge_in_process import PageJudge, is_light
from report_ls.syntax.report import Body

PAGE_SECONDS = 0.25
"""How long after the last change the hand-in page is looked at: it takes longer than a key may."""
PULL_SECONDS = 0.02
"""How long a client that pulls diagnostics has to ask for them before anything else is told of a change."""
NONE = "[]"
"""No diagnostics, as JSON."""


class Publisher:
    """Tells a client of the open reports, which others open and close, and their previews."""

    def __init__(self, protocol: ReportProtocol, client: ClientCapabilities, reports: Mapping[str, OpenReport], previews: Previews) -> None:
        self._protocol = protocol
        self._client = client
        self._reports = reports
        self._previews = previews
        self._stale: set[str] = set()
        self._verdicts: dict[str, Verdict] = {}
        self._published: dict[str, tuple[int | None, str]] = {}
        self._diagnostics: dict[str, Diagnostics] = {}
        self._page_timers: dict[str, asyncio.TimerHandle] = {}
        self._judge = PageJudge()
        self._judging: dict[str, asyncio.Task[None]] = {}
        self._waiting: set[asyncio.Task[None]] = set()

    def closed(self, uri: str) -> None:
        """A report is open no more: its diagnostics go."""
        if timer := self._page_timers.pop(uri, None):
            timer.cancel()
        self._verdicts.pop(uri, None)
        self._diagnostics.pop(uri, None)
        if self._published.pop(uri, None):
            self._publish(uri, None, NONE)

    def mark(self, uri: str) -> None:
        """The report's text changed: judge it when no message is waiting. A client that pulls diagnostics asks for them first."""
        if not self._stale:
            loop = asyncio.get_running_loop()
            if self._client.pulls_diagnostics:
                loop.call_later(PULL_SECONDS, self._tell)
            else:
                loop.call_soon(self._tell)
        self._stale.add(uri)

    def refresh(self, *uris: str) -> None:
        """Something else than the text changed: tell a client to ask again for what it asks for by itself."""
        for uri in uris or self._reports:
            self.mark(uri)
        refreshed = {
            types.WORKSPACE_DIAGNOSTIC_REFRESH: self._client.pulls_diagnostics,
            types.WORKSPACE_CODE_LENS_REFRESH: self._client.refreshes_lenses,
            types.WORKSPACE_INLAY_HINT_REFRESH: self._client.refreshes_hints,
        }
        for method in (method for method, takes in refreshed.items() if takes):
            self._protocol.send_request(method).add_done_callback(ignored)

    def _tell(self) -> None:
        stale, self._stale = self._stale, set()
        for uri in sorted(stale):
            report = self._reports.get(uri)
            if report is None or report.awaited:
                continue
            if report.is_provisional:
                self._tell_when_settled(report)
                continue
            started = time.perf_counter()
            if not self._client.pulls_diagnostics:
                self._push(report)
            self._tell_status(report)
            self._previews.changed(uri)
            self._judge_page_soon(uri)
            if self._protocol.trace != types.TraceValue.Off:
                took = (time.perf_counter() - started) * 1000
                self._protocol.notify(types.LOG_TRACE, types.LogTraceParams(f"{uri} version {report.document.version}: {took:.2f} ms"))

    def _tell_when_settled(self, report: OpenReport) -> None:
        async def tell() -> None:
            await report.settle()
            self.mark(report.uri)

        task = asyncio.get_running_loop().create_task(tell())
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    def _judge_page_soon(self, uri: str) -> None:
        if timer := self._page_timers.pop(uri, None):
            timer.cancel()
        self._page_timers[uri] = asyncio.get_running_loop().call_later(PAGE_SECONDS, self._judge_pages, uri)

    def _judge_pages(self, uri: str) -> None:
        """Look at the pages of the answers that changed. Those that may take long are judged behind the others, in a process."""
        self._page_timers.pop(uri, None)
        report = self._reports.get(uri)
        if report is None or report.awaited or report.is_provisional:
            return
        unjudged = report.unjudged
        light = {body: self._judge.judge(body, number) for body, number in unjudged if is_light(body)}
        self._see_pages(report, light)
        if len(light) < len(unjudged) and uri not in self._judging:
            task = asyncio.get_running_loop().create_task(self._judge_heavy_pages(report))
            self._judging[uri] = task
            task.add_done_callback(lambda _: self._judging.pop(uri, None))

    async def _judge_heavy_pages(self, report: OpenReport) -> None:
        """Look at one after the other, until there are none; what is typed meanwhile may add some."""
        while self._reports.get(report.uri) is report and (unjudged := report.unjudged):
            body, number = unjudged[0]
            found = await asyncio.to_thread(self._judge.judge, body, number)
            if self._reports.get(report.uri) is report:
                self._see_pages(report, {body: found})

    def _see_pages(self, report: OpenReport, judged: Mapping[Body, tuple[Finding, ...]]) -> None:
        if not report.see_pages(judged):
            return
        self._previews.changed(report.uri)
        if self._client.pulls_diagnostics:
            self._protocol.send_request(types.WORKSPACE_DIAGNOSTIC_REFRESH).add_done_callback(ignored)
        else:
            self._push(report)

    def _push(self, report: OpenReport) -> None:
        """Publish what the client does not have yet. A document that is no report is never spoken of, but for one message if it was one."""
        if report.analysis is None:
            if self._published.pop(report.uri, None):
                self._publish(report.uri, report.document.version, NONE)
            return
        found = self.diagnostics(report)
        if self._published.get(report.uri) == (report.document.version, found):
            return
        self._published[report.uri] = (report.document.version, found)
        self._publish(report.uri, report.document.version, found)

    def diagnostics(self, report: OpenReport) -> str:
        """Those that the settings let through, as a JSON array; none where the text is no report."""
        analysis = report.published_analysis
        if analysis is None:
            return NONE
        maker = self._diagnostics.get(report.uri)
        if maker is None or maker.severities is not report.settings.severities:
            maker = self._diagnostics[report.uri] = Diagnostics(report.uri, self._client, report.settings.severities)
        return maker.of(report.document, analysis)

    def _publish(self, uri: str, version: int | None, found: str) -> None:
        of_version = "" if version is None else f'"version": {version}, '
        encoded = Encoded(f'{{"uri": {json.dumps(uri)}, {of_version}"diagnostics": {found}}}')
        self._protocol.notify(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, encoded)

    def _tell_status(self, report: OpenReport) -> None:
        analysis = report.analysis
        told = self._verdicts.get(report.uri)
        verdict = Verdict.of(analysis) if analysis else None
        if verdict == told:
            return
        if verdict:
            self._verdicts[report.uri] = verdict
        else:
            del self._verdicts[report.uri]
        self._protocol.notify(STATUS, status(report.uri, report.document.version, verdict))
