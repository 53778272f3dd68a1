"""The server object, which pygls runs."""

from __future__ import annotations

import logging
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from report_ls import __version__
from report_ls.lsp.server.converter import converter
from report_ls.lsp.server.protocol import ReportProtocol
from report_ls.lsp.session.session import Session

log = logging.getLogger(__name__)


class ReportServer(LanguageServer):
    """A language server with a session, which begins with `initialize`."""

    protocol: ReportProtocol
    session: Session

    def __init__(self) -> None:
        sync = types.TextDocumentSyncKind.Incremental
        super().__init__("report-ls", __version__, sync, protocol_cls=ReportProtocol, converter_factory=converter)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Write it into the log; pygls would show a message box."""
        log.error("%s: %s", getattr(source, "__name__", source), error)
