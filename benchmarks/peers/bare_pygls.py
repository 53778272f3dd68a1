"""What pygls costs by itself: a server that knows nothing and answers each change with the same diagnostic."""

from __future__ import annotations

from lsprotocol import types
from pygls.lsp.server import LanguageServer

server = LanguageServer("bare", "1")
FOUND = types.Diagnostic(types.Range(types.Position(0, 0), types.Position(0, 1)), "Always here.", severity=types.DiagnosticSeverity.Hint)


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
def answer(ls: LanguageServer, params: types.DidOpenTextDocumentParams | types.DidChangeTextDocumentParams) -> None:
    document = params.text_document
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(document.uri, [FOUND], document.version))


if __name__ == "__main__":
    server.start_io()
