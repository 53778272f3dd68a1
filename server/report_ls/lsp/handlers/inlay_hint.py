"""`textDocument/inlayHint`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.inlay_hints import inlay_hints
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.session.session import Session


def inlay_hint(session: Session, params: types.InlayHintParams) -> list[types.InlayHint]:
    report = session.reports.get(params.text_document.uri)
    if report is None or report.analysis is None:
        return []
    return [
        types.InlayHint(report.document.position(hint.offset), hint.text, tooltip=hint.tooltip, padding_left=True)
        for hint in inlay_hints(report.analysis, report.document.span(params.range))
    ]


INLAY_HINT = Switch("inlayHint", 70, "show the count behind each question's heading; off unless set, as the line over it tells the same")
SWITCHED = (Switched(INLAY_HINT.name, types.TEXT_DOCUMENT_INLAY_HINT, inlay_hint, nothing=()),)
