"""`textDocument/diagnostic`, for clients that pull."""

from __future__ import annotations

from collections.abc import Coroutine

from lsprotocol import types

from report_ls.lsp.open_report import OpenReport
from report_ls.lsp.protocol import Encoded
from report_ls.lsp.session import NONE, Session


def diagnostic(session: Session, params: types.DocumentDiagnosticParams) -> Encoded | Coroutine[None, None, Encoded]:
    """A `RelatedFullDocumentDiagnosticReport`, at once where the report's settings are known: a task takes a tenth of a key."""
    uri = params.text_document.uri
    return _later(session, uri) if session.is_waiting(uri) else _full(session, session.reports.get(uri))


async def _later(session: Session, uri: str) -> Encoded:
    return _full(session, await session.ready(uri))


def _full(session: Session, report: OpenReport | None) -> Encoded:
    return Encoded(f'{{"kind": "full", "items": {session.diagnostics(report) if report else NONE}}}')
