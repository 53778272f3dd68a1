"""`workspace/willRenameFiles`, `didRenameFiles` and `didDeleteFiles`: what is done in the editor's explorer."""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.moved_files import Move, moved_mentions
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.handlers.workspace_edit import NOTHING_TO_EDIT, workspace_edit
from report_ls.lsp.paths import path_of
from report_ls.lsp.session.session import Session

MOVES_LINKS = "markdown.updateLinksOnFileMove.enabled"


async def will_rename(session: Session, params: types.RenameFilesParams) -> types.WorkspaceEdit:
    """The edits of the mentions. There are none where VS Code is set to make them, because it would make them again in what is changed."""
    if session.client.is_vscode and await session.configuration.editor_setting(MOVES_LINKS) in {"always", "prompt"}:
        return NOTHING_TO_EDIT
    moves = [Move(old, new) for file in params.files if (old := path_of(file.old_uri)) and (new := path_of(file.new_uri))]
    edits = [
        (report, list(moved_mentions(report.analysis, report.path, moves)))
        for uri in [*session.reports]
        if (report := await session.ready(uri)) and report.analysis and report.path
    ]
    changes = [(report, edit) for report, edit in edits if edit]
    return workspace_edit(session.client, changes) if changes else NOTHING_TO_EDIT


def did_rename(session: Session, params: types.RenameFilesParams) -> None:
    _look(session, *(uri for file in params.files for uri in (file.old_uri, file.new_uri)))


def did_delete(session: Session, params: types.DeleteFilesParams) -> None:
    for file in params.files:
        if path := path_of(file.uri):
            session.deleted(path)
    _look(session, *(file.uri for file in params.files))


def _look(session: Session, *uris: str) -> None:
    for folder in {path.parent for uri in uris if (path := path_of(uri))}:
        session.look_again(folder)


def _filter(glob: str, kind: types.FileOperationPatternKind | None = None) -> types.FileOperationFilter:
    options = types.FileOperationPatternOptions(ignore_case=True)
    return types.FileOperationFilter(types.FileOperationPattern(glob, kind, options), scheme="file")


_KIND = types.FileOperationPatternKind
_FILES = types.FileOperationRegistrationOptions(
    [_filter("**/figures/**"), _filter("**/*.{md,markdown,png,jpg,jpeg}", _KIND.File), _filter("**", _KIND.Folder)]
)
"""Figures, those that are about to become some, reports, and the folders that hold them."""

FILE_OPERATIONS = Switch("fileOperations", 170, "correct the paths in reports when figures are renamed or moved in the Explorer")
SWITCHED = (
    Switched(FILE_OPERATIONS.name, types.WORKSPACE_WILL_RENAME_FILES, will_rename, _FILES, nothing=NOTHING_TO_EDIT),
    Switched(FILE_OPERATIONS.name, types.WORKSPACE_DID_RENAME_FILES, did_rename, _FILES),
    Switched(FILE_OPERATIONS.name, types.WORKSPACE_DID_DELETE_FILES, did_delete, _FILES),
)
