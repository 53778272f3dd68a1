"""The open reports, and what lies beside them on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path

from lsprotocol import types

from report_ls.disk.folders import Listing
from report_ls.disk.git import Git, find_git
from report_ls.disk.git_state import GitState
from report_ls.lsp.paths import path_of
from report_ls.lsp.preview.previews import Previews
from report_ls.lsp.server.protocol import ReportProtocol
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.configuration import Configuration
from report_ls.lsp.session.document import Document
from report_ls.lsp.session.in_thread import in_thread
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.publisher import Publisher
from report_ls.lsp.session.settings import Settings

LOOK_SECONDS = 1.0
"""How often a folder is looked at that the client does not watch."""


class Session:
    """What the server knows between messages."""

    def __init__(
        self,
        protocol: ReportProtocol,
        client: ClientCapabilities,
        settings: Settings,
        switch: Callable[[Collection[Settings]], None],
        folders: Iterable[types.WorkspaceFolder],
    ) -> None:
        """`settings` and `folders` are those that the client began with. `switch` is called with the settings in force when they have
        changed.
        """
        self.client = client
        self.protocol = protocol
        self.reports: dict[str, OpenReport] = {}
        self.previews = Previews()
        self.publisher = Publisher(protocol, client, self.reports, self.previews)
        self.configuration = Configuration(protocol, client, self.reports, self.publisher, settings, switch)
        self._folders = {folder.uri for folder in folders}
        self._git: Git | None = None if client.is_trusted else Git(())
        self._listings: dict[str, Listing] = {}
        self._watch: asyncio.Task[None] | None = None
        self._asking: set[asyncio.Task[None]] = set()

    # -- documents

    def open_document(self, item: types.TextDocumentItem) -> None:
        if before := self.reports.get(item.uri):  # opened twice
            before.close()
        document = Document.of(item.text, item.version, self.client.encoding)
        report = OpenReport(item.uri, path_of(item.uri), document, self.configuration.base, self._see_surroundings)
        self.reports[item.uri] = report
        report.look_again()
        self.configuration.ask(item.uri)
        if self._watch is None or self._watch.done():
            self._watch = asyncio.get_running_loop().create_task(self._keep_looking())

    def change(self, uri: str, changes: list[types.TextDocumentContentChangeEvent], version: int) -> None:
        if report := self.reports.get(uri):
            report.change(changes, version)
            self.publisher.mark(uri)

    def close_document(self, uri: str) -> None:
        if report := self.reports.pop(uri, None):
            report.close()
        self._listings.pop(uri, None)
        self.previews.close(uri)
        self.publisher.closed(uri)

    async def ready(self, uri: str) -> OpenReport | None:
        """The report, once its settings and what lies beside it are known; None if it is not open. Nothing of it is waited for long."""
        report = self.reports.get(uri)
        if report and report.awaited:
            await report.awaited.wait()
        if report := self.reports.get(uri):
            await report.settle()
        return self.reports.get(uri)

    def reports_in(self, folder: Path) -> list[OpenReport]:
        """The open reports in a folder."""
        return [report for report in self.reports.values() if report.path and report.path.parent == folder and report.analysis]

    def deleted(self, path: Path) -> None:
        """A file or a folder was deleted in the editor, which may go on showing the text."""
        for uri, report in self.reports.items():
            if report.path and (path == report.path or path in report.path.parents):
                report.is_deleted = True
                self.publisher.refresh(uri)

    # -- what lies beside a report

    def look_again(self, folder: Path) -> None:
        """Something changed on disk under `folder`, or the client says so."""
        for report in self.reports.values():
            if report.path and (report.path.is_relative_to(folder) or report.path.parent in folder.parents):
                report.look_again()

    def saved(self, uri: str) -> None:
        """A file was saved: a moment in which people also add files to git."""
        if (report := self.reports.get(uri)) and report.is_deleted:
            report.is_deleted = False
            self.publisher.refresh(uri)
        self._ask_git(uri)

    def _see_surroundings(self, report: OpenReport, is_news: bool) -> None:
        """What lies beside a report is known, or is something else than before."""
        if self.reports.get(report.uri) is not report:
            return
        if report.figures and report.figures.listing is not self._listings.get(report.uri):
            before = self._listings.get(report.uri, Listing())
            listing = self._listings[report.uri] = report.figures.listing
            if listing.note and listing.note != before.note:
                self.protocol.notify(types.WINDOW_LOG_MESSAGE, types.LogMessageParams(types.MessageType.Info, listing.note))
            self._ask_git(report.uri)
        if is_news:
            self.publisher.refresh(report.uri)

    async def _keep_looking(self) -> None:
        while self.reports:
            await asyncio.sleep(LOOK_SECONDS)
            for report in list(self.reports.values()):
                if report.path and (report.lacks_files or not self._is_watched(report.path)):
                    report.look_aside()

    def _is_watched(self, path: Path) -> bool:
        """Whether the client surely tells of changes beside a file: VS Code does for its workspace folders.

        Others take the registration and tell of a part: eglot of folders that held files when it was asked, Helix of what it saves itself.
        """
        if not (self.client.registers_watchers and self.client.is_vscode):
            return False
        return any((folder := path_of(uri)) and path.is_relative_to(folder) for uri in self._folders)

    def change_folders(self, event: types.WorkspaceFoldersChangeEvent) -> None:
        self._folders -= {folder.uri for folder in event.removed}
        self._folders |= {folder.uri for folder in event.added}

    def _ask_git(self, uri: str) -> None:
        task = asyncio.get_running_loop().create_task(self._see_git(uri))
        self._asking.add(task)
        task.add_done_callback(self._asking.discard)

    async def _see_git(self, uri: str) -> None:
        report = self.reports.get(uri)
        figures = report.figures if report else None
        if report is None or report.path is None or figures is None or report.analysis is None:
            return
        states = await in_thread(partial(self._figure_states, report.path.parent, figures.listing))
        is_same = report.figures is not None and report.figures.listing is figures.listing
        if self.reports.get(uri) is report and is_same and report.see_git(states):
            self.publisher.refresh(uri)

    def _figure_states(self, folder: Path, listing: Listing) -> dict[str, GitState]:
        """For a thread: git is looked for on the disk, and looks at it."""
        if self._git is None:
            self._git = find_git()
        return self._git.figure_states(folder, listing)
