"""`textDocument/references`.

The declaration of a figure is its file, which has no text to show: it is where `textDocument/definition` leads, and not listed here.
"""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.references import references as find_references
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.session.session import Session


def references(session: Session, params: types.ReferenceParams) -> list[types.Location]:
    report = session.reports.get(params.text_document.uri)
    if report is None or report.analysis is None:
        return []
    spans = find_references(report.analysis, report.document.offset(params.position))
    return [types.Location(report.uri, report.document.range(span)) for span in spans]


REFERENCES = Switch("references", 140, "find every mention of a figure")
SWITCHED = (Switched(REFERENCES.name, types.TEXT_DOCUMENT_REFERENCES, references, nothing=()),)
