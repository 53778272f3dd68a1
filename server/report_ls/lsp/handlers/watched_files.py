"""`workspace/didChangeWatchedFiles` and `workspace/didChangeWorkspaceFolders`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.lsp.paths import path_of
from report_ls.lsp.session.session import Session


def did_change(session: Session, params: types.DidChangeWatchedFilesParams) -> None:
    for folder in {path.parent for change in params.changes if (path := path_of(change.uri))}:
        session.look_again(folder)


def did_change_folders(session: Session, params: types.DidChangeWorkspaceFoldersParams) -> None:
    session.change_folders(params.event)
