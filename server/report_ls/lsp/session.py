"""The open reports, and when the client is told about them.

A change marks its report as stale. Stale reports are looked at when no message is waiting any more, so that of several changes only the
last is judged. What is told then: diagnostics, if they are pushed, and `report-ls/status` if the verdict changed.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable, Collection
from concurrent.futures import Future
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lsprotocol import types
from pygls.uris import to_fs_path

from report_ls.git import figure_states
from report_ls.lsp.client import Client
from report_ls.lsp.diagnostics import Diagnostics
from report_ls.lsp.document import Document
from report_ls.lsp.open_report import OpenReport, Surroundings, look
from report_ls.lsp.preview.previews import Previews
from report_ls.lsp.protocol import Encoded, ReportProtocol
from report_ls.lsp.settings import SECTION, Settings, read_settings
from report_ls.lsp.status import STATUS, Verdict, status

PAGE_SECONDS = 0.25
"""How long after the last change the hand-in page is looked at: it takes longer than a key may."""
PULL_SECONDS = 0.02
"""How long a client that pulls diagnostics has to ask for them before anything else is told of a change."""
LOOK_SECONDS = 1.0
"""How often a folder is looked at that the client does not watch."""
NONE = "[]"
"""No diagnostics, as JSON."""
ANSWER_SECONDS = 1.0
"""How long a client may take to answer for its settings before the defaults are used."""

log = logging.getLogger(__name__)


class Session:
    """What the server knows between messages."""

    def __init__(
        self,
        protocol: ReportProtocol,
        client: Client,
        settings: Settings,
        switch: Callable[[Collection[Settings]], None],
    ) -> None:
        """`switch` is called with the settings in force, those of each open document, when they have changed."""
        self.client = client
        self._switch = switch
        self.base = settings
        self._options = settings
        self.reports: dict[str, OpenReport] = {}
        self.previews = Previews()
        self.protocol = protocol
        self._stale: set[str] = set()
        self._waiting: dict[str, asyncio.Event] = {}
        self._verdicts: dict[str, Verdict] = {}
        self._published: dict[str, tuple[int | None, str]] = {}
        self._diagnostics: dict[str, Diagnostics] = {}
        self._page_timers: dict[str, asyncio.TimerHandle] = {}
        self._watch: asyncio.Task[None] | None = None
        self._asking: set[asyncio.Task[None]] = set()

    # -- documents

    def open(self, item: types.TextDocumentItem) -> None:
        document = Document.of(item.text, item.version, self.client.encoding)
        self.reports[item.uri] = OpenReport(item.uri, path_of(item.uri), document, self.base)
        self._ask_settings(item.uri)
        self._ask_git(item.uri)
        if self._watch is None or self._watch.done():
            self._watch = asyncio.get_running_loop().create_task(self._keep_looking())

    def change(self, uri: str, changes: list[types.TextDocumentContentChangeEvent], version: int) -> None:
        if report := self.reports.get(uri):
            report.change(changes, version)
            self.mark(uri)

    def close(self, uri: str) -> None:
        self.reports.pop(uri, None)
        self.previews.close(uri)
        if timer := self._page_timers.pop(uri, None):
            timer.cancel()
        if event := self._waiting.pop(uri, None):
            event.set()
        self._verdicts.pop(uri, None)
        self._diagnostics.pop(uri, None)
        if self._published.pop(uri, None):
            self._publish(uri, None, NONE)

    def beside(self, folder: Path) -> list[OpenReport]:
        """The open reports in a folder."""
        return [report for report in self.reports.values() if report.path and report.path.parent == folder and report.analysis]

    def deleted(self, path: Path) -> None:
        """A file or a folder was deleted in the editor, which may go on showing the text."""
        for uri, report in self.reports.items():
            if report.path and (path == report.path or path in report.path.parents):
                report.is_deleted = True
                self.refresh(uri)

    # -- settings

    def configure(self, value: object) -> None:
        """Take in settings that the client sent by itself, all of them, and ask again for those that it answers for."""
        self.base = read_settings(value, self._options)
        for uri, report in self.reports.items():
            report.settings = self.base
            self._ask_settings(uri)
        if not self.client.configures or not self.reports:
            self._follow_switches()
        self.refresh()

    def _ask_settings(self, uri: str) -> None:
        if not self.client.configures:
            self.mark(uri)
            return
        self._waiting.setdefault(uri, asyncio.Event())
        item = types.ConfigurationItem(scope_uri=uri, section=SECTION)
        answer = self.protocol.send_request(types.WORKSPACE_CONFIGURATION, types.ConfigurationParams([item]))
        answer.add_done_callback(lambda future: self._settle(uri, future))
        asyncio.get_running_loop().call_later(ANSWER_SECONDS, self._settle, uri, None)

    def _settle(self, uri: str, answer: Future[Any] | None) -> None:
        """The client's settings for a document came, or did not come in time."""
        report = self.reports.get(uri)
        if report is None or (answer and answer.cancelled()):  # by the shutdown
            return
        event = self._waiting.pop(uri, None)
        before = report.settings
        if answer is not None:
            value = _first(answer)  # all that is set, so that what was sent before and is not in it is set no more
            report.settings = self.base if value is None else read_settings(value, self._options)
        self._follow_switches()
        if event:
            event.set()
            self.mark(uri)
        elif report.settings != before:  # it comes late, and the client was told by other settings
            self.refresh(uri)

    async def ask(self, section: str) -> object:
        """A setting of another program in the editor; None where it does not answer in time."""
        if not self.client.configures:
            return None
        params = types.ConfigurationParams([types.ConfigurationItem(section=section)])
        answer = asyncio.wrap_future(self.protocol.send_request(types.WORKSPACE_CONFIGURATION, params))
        await asyncio.wait([answer], timeout=ANSWER_SECONDS)  # which leaves the answer alone, so that it may come late
        return _first(answer) if answer.done() and not answer.cancelled() else None

    def _follow_switches(self) -> None:
        """Once all settings are known, so that none is taken for off while it is only asked for."""
        if not self._waiting:
            self._switch([report.settings for report in self.reports.values()] or [self.base])

    def is_waiting(self, uri: str) -> bool:
        """Whether a report's settings are asked for, and not known yet."""
        return uri in self._waiting

    async def ready(self, uri: str) -> OpenReport | None:
        """The report, once its settings are known; None if it is not open."""
        if event := self._waiting.get(uri):
            await event.wait()
        return self.reports.get(uri)

    # -- what lies beside a report

    def look_again(self, folder: Path) -> None:
        """Something changed on disk under `folder`, or the client says so."""
        for uri, report in self.reports.items():
            if report.path and (report.path.is_relative_to(folder) or report.path.parent in folder.parents):
                self._take_in(uri, look(report.path.parent))

    def saved(self, uri: str) -> None:
        """A file was saved: a moment in which people also add files to git."""
        if (report := self.reports.get(uri)) and report.is_deleted:
            report.is_deleted = False
            self.refresh(uri)
        self._ask_git(uri)

    def _take_in(self, uri: str, beside: Surroundings) -> None:
        report = self.reports.get(uri)
        if report and report.see(beside):
            self._ask_git(uri)
            self.refresh(uri)

    async def _keep_looking(self) -> None:
        while self.reports:
            await asyncio.sleep(LOOK_SECONDS)
            for uri, report in list(self.reports.items()):
                if report.path and not self._is_watched(report.path):
                    self._take_in(uri, await asyncio.to_thread(look, report.path.parent))

    def _is_watched(self, path: Path) -> bool:
        """Whether the client surely tells of changes beside a file: VS Code does for its workspace folders.

        Others take the registration and tell of a part: eglot of folders that held files when it was asked, Helix of what it saves itself.
        """
        if not (self.client.registers_watchers and self.client.is_vscode):
            return False
        folders = [path_of(folder.uri) for folder in self.protocol.workspace.folders.values()]
        return any(folder and path.is_relative_to(folder) for folder in folders)

    def _ask_git(self, uri: str) -> None:
        task = asyncio.get_running_loop().create_task(self._see_git(uri))
        self._asking.add(task)
        task.add_done_callback(self._asking.discard)

    async def _see_git(self, uri: str) -> None:
        report = self.reports.get(uri)
        figures = report.figures if report else None
        if report is None or report.path is None or figures is None or report.analysis is None:
            return
        states = await asyncio.to_thread(figure_states, report.path.parent, figures.listing)
        if self.reports.get(uri) is report and report.figures is figures and report.see_git(states):
            self.refresh(uri)

    # -- what the client is told

    def show(self, address: str) -> None:
        """Have an address opened outside of the editor, or tell it to the user."""
        if self.client.shows_documents:
            params = types.ShowDocumentParams(address, external=True)
            self.protocol.send_request(types.WINDOW_SHOW_DOCUMENT, params).add_done_callback(_ignored)
        else:
            message = types.ShowMessageParams(types.MessageType.Info, f"The preview is at {address}")
            self.protocol.notify(types.WINDOW_SHOW_MESSAGE, message)

    def go(self, uri: str, line: int, character: int) -> None:
        """Have a place of a document shown in the editor, where it can be asked for that."""
        if self.client.shows_documents:
            place = types.Position(line, character)
            params = types.ShowDocumentParams(uri, take_focus=True, selection=types.Range(place, place))
            self.protocol.send_request(types.WINDOW_SHOW_DOCUMENT, params).add_done_callback(_ignored)

    def mark(self, uri: str) -> None:
        """The report's text changed: judge it when no message is waiting. A client that pulls diagnostics asks for them first."""
        if not self._stale:
            loop = asyncio.get_running_loop()
            if self.client.pulls_diagnostics:
                loop.call_later(PULL_SECONDS, self._tell)
            else:
                loop.call_soon(self._tell)
        self._stale.add(uri)

    def refresh(self, *uris: str) -> None:
        """Something else than the text changed: tell a client to ask again for what it asks for by itself."""
        for uri in uris or self.reports:
            self.mark(uri)
        refreshed = {
            types.WORKSPACE_DIAGNOSTIC_REFRESH: self.client.pulls_diagnostics,
            types.WORKSPACE_CODE_LENS_REFRESH: self.client.refreshes_lenses,
            types.WORKSPACE_INLAY_HINT_REFRESH: self.client.refreshes_hints,
        }
        for method in (method for method, takes in refreshed.items() if takes):
            self.protocol.send_request(method).add_done_callback(_ignored)

    def _tell(self) -> None:
        stale, self._stale = self._stale, set()
        for uri in sorted(stale):
            report = self.reports.get(uri)
            if report is None or uri in self._waiting:
                continue
            started = time.perf_counter()
            if not self.client.pulls_diagnostics:
                self._push(report)
            self._tell_status(report)
            self.previews.changed(uri)
            self._judge_page_soon(uri)
            if self.protocol.trace != types.TraceValue.Off:
                took = (time.perf_counter() - started) * 1000
                self.protocol.notify(types.LOG_TRACE, types.LogTraceParams(f"{uri} version {report.document.version}: {took:.2f} ms"))

    def _judge_page_soon(self, uri: str) -> None:
        if timer := self._page_timers.pop(uri, None):
            timer.cancel()
        self._page_timers[uri] = asyncio.get_running_loop().call_later(PAGE_SECONDS, self._judge_page, uri)

    def _judge_page(self, uri: str) -> None:
        self._page_timers.pop(uri, None)
        report = self.reports.get(uri)
        if report is None or uri in self._waiting or not report.judge_page():
            return
        self.previews.changed(uri)
        if self.client.pulls_diagnostics:
            self.protocol.send_request(types.WORKSPACE_DIAGNOSTIC_REFRESH).add_done_callback(_ignored)
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
        shown = report.shown
        if shown is None:
            return NONE
        maker = self._diagnostics.get(report.uri)
        if maker is None or maker.severities is not report.settings.severities:
            maker = self._diagnostics[report.uri] = Diagnostics(report.uri, self.client, report.settings.severities)
        return maker.of(report.document, shown)

    def _publish(self, uri: str, version: int | None, found: str) -> None:
        of_version = "" if version is None else f'"version": {version}, '
        encoded = Encoded(f'{{"uri": {json.dumps(uri)}, {of_version}"diagnostics": {found}}}')
        self.protocol.notify(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, encoded)

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
        self.protocol.notify(STATUS, status(report.uri, report.document.version, verdict))


def path_of(uri: str) -> Path | None:
    """The path of a `file:` URI, None for what is not on disk."""
    if urlsplit(uri).scheme != "file":
        return None
    path = to_fs_path(uri)
    return Path(path) if path else None


def _first(answer: Future[Any] | asyncio.Future[Any]) -> object:
    """The one setting that was asked for; None, as if there were none, where the client answered with an error."""
    if answer.exception() is not None:
        return None
    result = answer.result()
    return result[0] if result else None


def _ignored(answer: Future[Any]) -> None:
    """A client that does not answer, or answers with an error, is left alone."""
    if not answer.cancelled() and (error := answer.exception()):
        log.info("the client answered: %s", error)
