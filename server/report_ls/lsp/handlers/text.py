"""`textDocument/didOpen`, `didChange`, `didSave` and `didClose`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.lsp.session.languages import is_markdown
from report_ls.lsp.session.session import Session


def did_open(session: Session, params: types.DidOpenTextDocumentParams) -> None:
    # Other clients than VS Code also send what is no markdown to every server of a file type
    if is_markdown(params.text_document.language_id, params.text_document.uri):
        session.open_document(params.text_document)


def did_change(session: Session, params: types.DidChangeTextDocumentParams) -> None:
    session.change(params.text_document.uri, list(params.content_changes), params.text_document.version)


def did_save(session: Session, params: types.DidSaveTextDocumentParams) -> None:
    session.saved(params.text_document.uri)


def did_close(session: Session, params: types.DidCloseTextDocumentParams) -> None:
    session.close_document(params.text_document.uri)
