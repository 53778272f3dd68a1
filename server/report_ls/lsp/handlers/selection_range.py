"""`textDocument/selectionRange`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.selection import selections
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.session.document import Document
from report_ls.lsp.session.session import Session
from report_ls.text.spans import Span


def selection_range(session: Session, params: types.SelectionRangeParams) -> list[types.SelectionRange]:
    report = session.reports.get(params.text_document.uri)
    if report is None or report.analysis is None:
        return []
    offsets = [report.document.offset(position) for position in params.positions]
    return [_nested(report.document, selections(report.analysis, offset)) for offset in offsets]


def _nested(document: Document, spans: tuple[Span, ...]) -> types.SelectionRange:
    """The first of the spans, which are the smallest first, with the others as its parents."""
    *inner, outermost = spans
    found = types.SelectionRange(document.range(outermost))
    for span in reversed(inner):
        found = types.SelectionRange(document.range(span), found)
    return found


SELECTION_RANGE = Switch("selectionRange", 110, "expand a selection to word, sentence, paragraph, answer, question and section")
SWITCHED = (Switched(SELECTION_RANGE.name, types.TEXT_DOCUMENT_SELECTION_RANGE, selection_range, nothing=()),)
