"""`workspace/didChangeWatchedFiles`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.lsp.session import Session, path_of


def did_change(session: Session, params: types.DidChangeWatchedFilesParams) -> None:
    for folder in {path.parent for change in params.changes if (path := path_of(change.uri))}:
        session.look_again(folder)
