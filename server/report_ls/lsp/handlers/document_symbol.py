"""`textDocument/documentSymbol`."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from report_ls.features.document_symbols import Symbol, SymbolKind, document_symbols
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.session.document import Document
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.session import Session

KINDS = {
    SymbolKind.SECTION: types.SymbolKind.Namespace,
    SymbolKind.WEEK: types.SymbolKind.Namespace,
    SymbolKind.QUESTION: types.SymbolKind.String,
}


def document_symbol(session: Session, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    report = session.reports.get(params.text_document.uri)
    if report is None or report.analysis is None:
        return []
    symbols = document_symbols(report.analysis)
    if session.client.nests_symbols:
        return [_nested(report.document, symbol) for symbol in symbols]
    return [flat for symbol in symbols for flat in _flat(report, symbol, None)]


def _nested(document: Document, symbol: Symbol) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=symbol.name,
        detail=symbol.detail,
        kind=KINDS[symbol.kind],
        range=document.range(symbol.span),
        selection_range=document.range(symbol.selection),
        children=[_nested(document, child) for child in symbol.children],
    )


def _flat(report: OpenReport, symbol: Symbol, container: str | None) -> Iterator[types.SymbolInformation]:
    """The symbol and those in it; for want of a detail, its name says how it stands."""
    location = types.Location(report.uri, report.document.range(symbol.span))
    yield types.SymbolInformation(location, f"{symbol.name} ({symbol.detail})", KINDS[symbol.kind], container_name=container)
    for child in symbol.children:
        yield from _flat(report, child, symbol.name)


DOCUMENT_SYMBOL = Switch("documentSymbol", 80, "an outline, in editors that have none of their own for markdown; VS Code has one")
SWITCHED = (
    Switched(
        DOCUMENT_SYMBOL.name,
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
        document_symbol,
        needs="lacks_outline",
        nothing=(),
    ),
)
