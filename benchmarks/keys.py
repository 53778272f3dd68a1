"""A key without an editor: what the server does in its process from a change to the diagnostics that it sends."""

from __future__ import annotations

from lsprotocol import types

from benchmarks.document import typing_line
from report_ls.lsp.positions import Encoding
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.diagnostics import Diagnostics
from report_ls.lsp.session.document import Document
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.settings import Settings

URI = "file:///reports/README.md"


class Typing:
    """An open report of its own, in which keys go to the end of one line. Its figures are not looked at."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        self._line = typing_line(text)
        self._column = len(lines[self._line])
        self._version = 1
        client = ClientCapabilities.of(types.InitializeParams(types.ClientCapabilities()))
        self.report = OpenReport(URI, None, Document.of(text, self._version, Encoding.UTF16), Settings())
        self._diagnostics = Diagnostics(URI, client, {})

    def key(self) -> str:
        """Type a letter. Returns the diagnostics as they are sent."""
        end = types.Position(self._line, self._column)
        self._version += 1
        self._column += 1
        self.report.change([types.TextDocumentContentChangePartial(types.Range(end, end), "x")], self._version)
        analysis = self.report.published_analysis
        assert analysis is not None, "this text is no report"
        return self._diagnostics.of(self.report.document, analysis)
