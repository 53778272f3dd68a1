"""An open document: keys are typed into it, and their diagnostics waited for."""

from __future__ import annotations

import os
from itertools import cycle
from pathlib import Path
from typing import Any

from benchmarks.client import Client
from benchmarks.peers.host import MarkdownHost
from benchmarks.servers import Server

TYPED = "and then we looked at how the service behaves while many people use it at the same time. "
CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True, "workspaceEdit": {"documentChanges": True}},
    "textDocument": {
        "synchronization": {"didSave": True},
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True, "codeDescriptionSupport": True, "dataSupport": True},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "codeLens": {},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}},
            "resolveSupport": {"properties": ["edit"]},
            "dataSupport": True,
            "isPreferredSupport": True,
        },
        "completion": {
            "contextSupport": True,
            "completionItem": {
                "snippetSupport": True,
                "insertReplaceSupport": True,
                "documentationFormat": ["markdown"],
                "resolveSupport": {"properties": ["documentation"]},
            },
            "completionList": {"itemDefaults": ["editRange"]},
        },
    },
}


class Editor:
    """Opens `path` in a server of its own. `text` is plain ASCII, so that columns are the same in every encoding."""

    def __init__(self, server: Server, path: Path, text: str, line: int) -> None:
        self.server = server
        self.uri = path.as_uri()
        self.lines = text.split("\n")
        self.line = line
        self.version = 0
        self.diagnostics: list[dict[str, Any]] = []
        self._keys = cycle(TYPED)
        self._host = MarkdownHost(server.tokens, path, lambda: "\n".join(self.lines)) if server.tokens else None
        self.client = Client.start(server.command, path.parent.parent, self._answer)
        self._initialize(path.parent.parent)

    def close(self) -> None:
        self.client.stop()
        if self._host:
            self._host.close()

    def open(self) -> float:
        """Returns the seconds from the start of the process until the document's first diagnostics."""
        self.version += 1
        document = {"uri": self.uri, "languageId": "markdown", "version": self.version, "text": "\n".join(self.lines)}
        sent = self.client.notify("textDocument/didOpen", {"textDocument": document})
        return sent + self.wait(sent) - self.client.started

    @property
    def cursor(self) -> dict[str, int]:
        return {"line": self.line, "character": len(self.lines[self.line])}

    def insert(self, text: str) -> float:
        """Type at the cursor, which goes on behind the text. Returns when it was sent."""
        self.version += 1
        change = {"range": {"start": self.cursor, "end": self.cursor}, "text": text}
        first, *further = text.split("\n")
        self.lines[self.line] += first
        self.lines[self.line + 1 : self.line + 1] = further
        self.line += len(further)
        document = {"uri": self.uri, "version": self.version}
        return self.client.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})

    def key(self) -> float:
        return self.insert(next(self._keys))

    def wait(self, sent: float) -> float:
        """Seconds from `sent` until the diagnostics of the version that was sent then."""
        if self.server.pulls:
            params = {"textDocument": {"uri": self.uri}}
            number, _ = self.client.ask("textDocument/diagnostic", params)
            self.client.wait(lambda: number in self.client.results)
            received, result = self.client.results.pop(number)
            self.diagnostics = result["items"]
            return received - sent
        self.client.wait(lambda: self.received(self.version, sent) is not None)
        received = self.received(self.version, sent) or sent
        self.diagnostics = self.client.published[-1].diagnostics
        self.client.published.clear()
        return received - sent

    def received(self, version: int, sent: float) -> float | None:
        """When the first diagnostics for a version or a later one came; where a server names none, the first after `sent`."""
        times = (each.received for each in self.client.published if each.received > sent and (each.version or version) >= version)
        return next(times, None)

    def request(self, method: str, **params: Any) -> tuple[float, Any]:
        return self.client.request(method, {"textDocument": {"uri": self.uri}, **params})

    def _initialize(self, folder: Path) -> None:
        root = folder.as_uri()
        capabilities = CAPABILITIES
        if self.server.pulls:
            capabilities = {
                **CAPABILITIES,
                "workspace": {**CAPABILITIES["workspace"], "diagnostics": {"refreshSupport": True}},
                "textDocument": {**CAPABILITIES["textDocument"], "diagnostic": {}},
            }
        params = {
            "processId": os.getpid(),
            "rootUri": root,
            "workspaceFolders": [{"uri": root, "name": folder.name}],
            "capabilities": capabilities,
            "initializationOptions": self.server.options,
        }
        self.client.request("initialize", params)
        self.client.notify("initialized", {})
        if self.server.settings:
            self.client.notify("workspace/didChangeConfiguration", {"settings": self.server.settings})

    def _answer(self, method: str, params: Any) -> Any:
        if method == "workspace/configuration":
            return [self.server.settings.get(item.get("section")) for item in params["items"]]
        return self._host.answer(method, params) if self._host else None
