"""`textDocument/prepareRename` and `textDocument/rename`: of a figure, which is a file and its mentions in the open reports beside it."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from lsprotocol import types

from report_ls.disk.renaming import NewName, look_up_new_name
from report_ls.features.figure_name import RefusedError, new_name
from report_ls.features.rename import Renamable, renamable, renamed_mentions
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.handlers.workspace_edit import workspace_edit
from report_ls.lsp.paths import to_uri
from report_ls.lsp.server.protocol import RequestFailedError
from report_ls.lsp.session.in_thread import in_thread
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.session import Session

DISK_SECONDS = 2.0
"""How long the disk may take to tell what is there, and whether a name is free."""


async def prepare(session: Session, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    report = session.reports.get(params.text_document.uri)
    found = await _renamable(session, report, params.position) if report else None
    return types.PrepareRenamePlaceholder(report.document.range(found.span), found.figure) if report and found else None


async def rename(session: Session, params: types.RenameParams) -> types.WorkspaceEdit | None:
    report = session.reports.get(params.text_document.uri)
    found = await _renamable(session, report, params.position) if report else None
    if report is None or found is None or report.figures is None or report.path is None:
        return None
    try:
        name = new_name(report.figures, found.figure, params.new_name)
    except RefusedError as refused:
        raise RequestFailedError(str(refused)) from None
    folder = report.path.parent
    edits = [(other, renamed_mentions(other.analysis, found.figure, name)) for other in session.reports_in(folder) if other.analysis]
    changes = [(other, edit) for other, edit in edits if edit]
    renames = [] if name == found.figure else [await _rename_file(folder / found.figure, folder / name)]
    return workspace_edit(session.client, changes, *renames) if changes or renames else None


async def _renamable(session: Session, report: OpenReport, position: types.Position) -> Renamable | None:
    """The figure at a position. Raises RequestFailedError where it can't be renamed."""
    analysis = await report.read_again(DISK_SECONDS)
    if analysis is None:
        return None
    if report.path and analysis.figures is None:
        raise RequestFailedError("The disk has not told yet what is in the figures folder. Try again.")
    try:
        found = renamable(analysis, report.document.offset(position))
    except RefusedError as refused:
        raise RequestFailedError(str(refused)) from None
    if found and not session.client.renames_files:
        raise RequestFailedError(
            "This editor renames no files for a language server. Rename the figure on disk, then correct its paths here."
        )
    return found


async def _rename_file(old: Path, new: Path) -> types.RenameFile:
    try:
        return await asyncio.wait_for(in_thread(partial(rename_file, old, new)), DISK_SECONDS)
    except TimeoutError:
        raise RequestFailedError("The disk has not answered in time, so nothing was renamed. Try again.") from None


def rename_file(old: Path, new: Path) -> types.RenameFile:
    """Looks at the disk and returns the operation, which may overwrite the file with itself. For a thread. Raises RequestFailedError."""
    match look_up_new_name(old, new):
        case NewName.FREE:
            return types.RenameFile(old_uri=to_uri(old), new_uri=to_uri(new))
        case NewName.SAME_FILE:
            return types.RenameFile(old_uri=to_uri(old), new_uri=to_uri(new), options=types.RenameFileOptions(overwrite=True))
        case NewName.TAKEN:
            raise RequestFailedError(f"There is a file {new.name} already.")


RENAME = Switch("rename", 160, "rename a figure together with its mentions")
SWITCHED = (
    Switched(RENAME.name, types.TEXT_DOCUMENT_PREPARE_RENAME, prepare),
    Switched(RENAME.name, types.TEXT_DOCUMENT_RENAME, rename, types.RenameOptions(prepare_provider=True)),
)
