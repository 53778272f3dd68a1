"""The settings of the open reports: which are in force, and what the client is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future
from typing import Any

from lsprotocol import types

from report_ls.lsp.server.protocol import ReportProtocol
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.publisher import Publisher
from report_ls.lsp.session.settings import SECTION, Settings, read_settings

ANSWER_SECONDS = 1.0
"""How long a client may take to answer for its settings before the defaults are used."""


class Configuration:
    """Gives the open reports their settings. Until a client has answered for those of a report, nothing is told of it."""

    def __init__(
        self,
        protocol: ReportProtocol,
        client: ClientCapabilities,
        reports: Mapping[str, OpenReport],
        publisher: Publisher,
        options: Settings,
        switch: Callable[[Collection[Settings]], None],
    ) -> None:
        """`options` are the settings that the client began with. `switch` is called with those in force, of each open document, when they
        have changed.
        """
        self._protocol = protocol
        self._client = client
        self._reports = reports
        self._publisher = publisher
        self._options = options
        self._switch = switch
        self.base = options

    def changed(self, value: object) -> None:
        """Take in settings that the client sent by itself, all of them, and ask again for those that it answers for."""
        self.base = read_settings(value, self._options)
        for uri, report in self._reports.items():
            report.settings = self.base
            self.ask(uri)
        if not self._client.configures or not self._reports:
            self._follow_switches()
        self._publisher.refresh()

    def ask(self, uri: str) -> None:
        """Ask the client for the settings of an open report, if it has any."""
        if not self._client.configures:
            self._publisher.mark(uri)
            return
        report = self._reports[uri]
        report.awaited = report.awaited or asyncio.Event()
        item = types.ConfigurationItem(scope_uri=uri, section=SECTION)
        answer = self._protocol.send_request(types.WORKSPACE_CONFIGURATION, types.ConfigurationParams([item]))
        answer.add_done_callback(lambda future: self._settle(uri, future))
        asyncio.get_running_loop().call_later(ANSWER_SECONDS, self._settle, uri, None)

    def _settle(self, uri: str, answer: Future[Any] | None) -> None:
        """The client's settings for a document came, or did not come in time."""
        report = self._reports.get(uri)
        if report is None or (answer and answer.cancelled()):  # by the shutdown
            return
        event, report.awaited = report.awaited, None
        before = report.settings
        if answer is not None:
            value = _first(answer)  # all that is set, so that what was sent before and is not in it is set no more
            report.settings = self.base if value is None else read_settings(value, self._options)
        self._follow_switches()
        if event:
            event.set()
            self._publisher.mark(uri)
        elif report.settings != before:  # it comes late, and the client was told by other settings
            self._publisher.refresh(uri)

    async def editor_setting(self, section: str) -> object:
        """A setting of another program in the editor; None where it does not answer in time."""
        if not self._client.configures:
            return None
        params = types.ConfigurationParams([types.ConfigurationItem(section=section)])
        answer = asyncio.wrap_future(self._protocol.send_request(types.WORKSPACE_CONFIGURATION, params))
        await asyncio.wait([answer], timeout=ANSWER_SECONDS)  # which leaves the answer alone, so that it may come late
        return _first(answer) if answer.done() and not answer.cancelled() else None

    def _follow_switches(self) -> None:
        """Once all settings are known, so that none is taken for off while it is only asked for."""
        if not any(report.awaited for report in self._reports.values()):
            self._switch([report.settings for report in self._reports.values()] or [self.base])


def _first(answer: Future[Any] | asyncio.Future[Any]) -> object:
    """The one setting that was asked for; None, as if there were none, where the client answered with an error."""
    if answer.exception() is not None:
        return None
    result = answer.result()
    return result[0] if result else None
