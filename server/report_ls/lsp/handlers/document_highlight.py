"""`textDocument/documentHighlight`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.document_highlight import highlights
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.session.session import Session


def document_highlight(session: Session, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
    report = session.reports.get(params.text_document.uri)
    if report is None or report.analysis is None:
        return []
    spans = highlights(report.analysis, report.document.offset(params.position))
    return [types.DocumentHighlight(report.document.range(span), types.DocumentHighlightKind.Text) for span in spans]


DOCUMENT_HIGHLIGHT = Switch("documentHighlight", 150, "mark the other mentions of the figure or the study number at the cursor")
SWITCHED = (Switched(DOCUMENT_HIGHLIGHT.name, types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, document_highlight, nothing=()),)
