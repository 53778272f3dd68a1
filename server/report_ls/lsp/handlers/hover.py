"""`textDocument/hover`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.hover import hover as find_hover
from report_ls.lsp.convert import hover_answer
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.paths import to_uri
from report_ls.lsp.session.session import Session


def hover(session: Session, params: types.HoverParams) -> types.Hover | None:
    report = session.reports.get(params.text_document.uri)
    if report is None or report.analysis is None:
        return None
    found = find_hover(report.analysis, report.document.offset(params.position))
    if found is None:
        return None
    preview = to_uri(report.path.parent / found.preview) if found.preview and report.path else None
    return hover_answer(report.document, session.client, found, preview)


HOVER = Switch("hover", 20, "show counts, guidance and pictures on hover")
SWITCHED = (Switched(HOVER.name, types.TEXT_DOCUMENT_HOVER, hover),)
