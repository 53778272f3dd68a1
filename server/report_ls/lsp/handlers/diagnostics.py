"""`textDocument/diagnostic`, for clients that pull."""

from __future__ import annotations

from lsprotocol import types

from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.server.protocol import Encoded
from report_ls.lsp.session.publisher import NONE
from report_ls.lsp.session.session import Session


def diagnostic(session: Session, params: types.DocumentDiagnosticParams) -> Encoded:
    """A `RelatedFullDocumentDiagnosticReport`."""
    report = session.reports.get(params.text_document.uri)
    return Encoded(f'{{"kind": "full", "items": {session.publisher.diagnostics(report) if report else NONE}}}')


DIAGNOSTICS = Switch("diagnostics", 10, "show problems")
SWITCHED = (
    Switched(
        DIAGNOSTICS.name,
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        diagnostic,
        types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier="report-ls"),
        needs="pulls_diagnostics",
        nothing=Encoded('{"kind": "full", "items": []}'),
    ),
)
