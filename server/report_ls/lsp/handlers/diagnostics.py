"""`textDocument/diagnostic`, for clients that pull."""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from report_ls.lsp.session import Session

OPTIONS = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier="report-ls")


async def diagnostic(session: Session, params: types.DocumentDiagnosticParams) -> dict[str, Any]:
    """A `RelatedFullDocumentDiagnosticReport`."""
    report = await session.ready(params.text_document.uri)
    return {"kind": "full", "items": session.diagnostics(report) if report else []}
