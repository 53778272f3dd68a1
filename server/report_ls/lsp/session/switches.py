"""The features with a switch: which are announced at the start, and which are registered when settings change later.

What was announced in the answer to `initialize` can't be taken back. Its handler then answers nothing for a document whose settings have
it off.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Collection, Coroutine
from typing import Any

from lsprotocol import types

from report_ls.lsp.handlers.switched import Switched
from report_ls.lsp.handlers.table import SWITCHED
from report_ls.lsp.server.language_server import ReportServer
from report_ls.lsp.server.registration import register
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.session import Session
from report_ls.lsp.session.settings import Settings

_FILE_OPERATIONS = (types.WORKSPACE_WILL_RENAME_FILES, types.WORKSPACE_DID_RENAME_FILES, types.WORKSPACE_DID_DELETE_FILES)
"""Methods that share one capability."""
_MOST_ROUNDS = 10
"""How often a request is answered anew because the answer asked for counts that only the process of a `report.py` can give: of what a fix
would lead to, and then of what the next one would.
"""


class Switches:
    """What the client knows of: `announced` methods for good, `registered` ones until they are switched off."""

    def __init__(self, server: ReportServer, client: ClientCapabilities, capabilities: types.ClientCapabilities) -> None:
        self._server = server
        self._features = [feature for feature in SWITCHED if feature.needs is None or getattr(client, feature.needs)]
        self._registrable = {feature.method for feature in self._features if _takes_registration(capabilities, feature.method)}
        self._announced: set[str] = set()
        self._registered: set[str] = set()

    def announce(self, settings: Settings) -> None:
        """Have handlers for what is on, before the capabilities are told."""
        for feature in self._features:
            if settings.enables(feature.switch):
                self._serve(feature)
                self._announced.add(feature.method)

    def follow(self, settings: Collection[Settings]) -> None:
        """Register what some document has on, and take back what none has on any more."""
        on = [feature for feature in self._features if any(each.enables(feature.switch) for each in settings)]
        for feature in on:
            if feature.method not in self._server.protocol.handlers:
                self._serve(feature)
        wanted = {feature.method: feature for feature in on if feature.method in self._registrable - self._announced}
        self._take_back(self._registered - wanted.keys())
        self._register([feature for method, feature in wanted.items() if method not in self._registered])
        self._registered = {*wanted}

    def _serve(self, feature: Switched) -> None:
        register(self._server, feature.method, _switched(feature), feature.options, feature.nothing)

    def _register(self, features: list[Switched]) -> None:
        if features:
            registrations = [types.Registration(_id(feature.method), feature.method, self._options(feature)) for feature in features]
            self._server.client_register_capability(types.RegistrationParams(registrations))

    def _take_back(self, methods: set[str]) -> None:
        if methods:
            taken = [types.Unregistration(_id(method), method) for method in sorted(methods)]
            self._server.client_unregister_capability(types.UnregistrationParams(taken))

    def _options(self, feature: Switched) -> dict[str, Any]:
        """Without a selector of documents, which leaves it to the client: it has one for the server."""
        options = self._server.protocol.plain(feature.options) if feature.options else {}
        return {"documentSelector": None} | options if feature.method.startswith("textDocument/") else dict(options)


def _id(method: str) -> str:
    return f"report-ls {method}"


def _takes_registration(capabilities: types.ClientCapabilities, method: str) -> bool:
    if method in _FILE_OPERATIONS:
        method = "workspace/fileOperations"
    value: Any = capabilities
    for name in method.split("/"):
        value = getattr(value, re.sub(r"[A-Z]", lambda letter: f"_{letter[0].lower()}", name), None)
    return bool(getattr(value, "dynamic_registration", None))


def _switched(feature: Switched) -> Callable[..., Any]:
    """The feature's handler, for documents whose settings have it on, once these and the `report.py` are known: mostly at once."""
    if not feature.method.startswith("textDocument/"):
        return feature.handler

    def at_once(session: Session, params: Any) -> Any:
        report = session.reports.get(params.text_document.uri)
        return feature.handler(session, params) if report is None or report.settings.enables(feature.switch) else feature.nothing

    async def later(session: Session, params: Any) -> Any:
        for _ in range(_MOST_ROUNDS):
            report = await session.ready(params.text_document.uri)
            answer = at_once(session, params)
            if asyncio.iscoroutine(answer):
                answer = await answer
            if report is None or not report.is_provisional:
                break
        return answer

    async def waited(session: Session, params: Any, answer: Coroutine[Any, Any, Any]) -> Any:
        found = await answer
        report = session.reports.get(params.text_document.uri)
        return await later(session, params) if report and report.is_provisional else found

    def answered(session: Session, params: Any) -> Any:
        report = session.reports.get(params.text_document.uri)
        if report and (report.awaited or report.is_provisional):
            return later(session, params)
        answer = at_once(session, params)
        if asyncio.iscoroutine(answer):  # which waits for what it needs
            return waited(session, params, answer)
        return later(session, params) if report and report.is_provisional else answer

    return answered
