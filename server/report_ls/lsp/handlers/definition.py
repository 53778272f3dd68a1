"""`textDocument/definition`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.definition import definition as find_definition
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.paths import to_uri
from report_ls.lsp.session.session import Session

_START = types.Range(types.Position(0, 0), types.Position(0, 0))


def definition(session: Session, params: types.DefinitionParams) -> types.Location | list[types.LocationLink] | None:
    report = session.reports.get(params.text_document.uri)
    if report is None or report.analysis is None or report.path is None:
        return None
    found = find_definition(report.analysis, report.document.offset(params.position))
    if found is None:
        return None
    uri = to_uri(report.path.parent / found.figure)
    if session.client.definition_links:
        return [types.LocationLink(uri, _START, _START, report.document.range(found.origin))]
    return types.Location(uri, _START)


DEFINITION = Switch("definition", 130, "go to the file of a figure")
SWITCHED = (Switched(DEFINITION.name, types.TEXT_DOCUMENT_DEFINITION, definition),)
