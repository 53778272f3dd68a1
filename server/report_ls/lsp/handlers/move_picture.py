"""The code actions that move a picture into the figures folder, a part of `textDocument/codeAction`."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from lsprotocol import types

from report_ls.disk.renaming import is_movable
from report_ls.features.move_picture import PictureMove
from report_ls.features.rename import renamed_mentions
from report_ls.lsp.convert import diagnostic
from report_ls.lsp.handlers.workspace_edit import workspace_edit
from report_ls.lsp.paths import to_uri
from report_ls.lsp.session.in_thread import in_thread
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.session import Session
from report_ls.model.findings import Finding

DISK_SECONDS = 0.5
"""How long the disk may take to tell whether the files are there. What is not known by then is not offered."""


async def move_actions(session: Session, report: OpenReport, moves: Sequence[tuple[Finding, PictureMove]]) -> list[types.CodeAction]:
    """The moves of files that are there, with the edits of all their mentions in the open reports of the folder."""
    if report.path is None:
        return []
    folder = report.path.parent
    try:
        possible = await asyncio.wait_for(in_thread(partial(_possible, folder, [move for _, move in moves])), DISK_SECONDS)
    except TimeoutError:
        return []
    return [_action(session, report, folder, finding, move) for finding, move in moves if move in possible]


def _possible(folder: Path, moves: Sequence[PictureMove]) -> list[PictureMove]:
    """Looks at the disk. For a thread."""
    return [move for move in moves if is_movable(folder, move.old, move.new)]


def _action(session: Session, report: OpenReport, folder: Path, finding: Finding, move: PictureMove) -> types.CodeAction:
    edits = [(other, renamed_mentions(other.analysis, move.old, move.new)) for other in session.reports_in(folder) if other.analysis]
    rename = types.RenameFile(old_uri=to_uri(folder / move.old), new_uri=to_uri(folder / move.new))
    return types.CodeAction(
        title=move.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[session.protocol.structured(diagnostic(report.uri, report.document, session.client, finding), types.Diagnostic)],
        is_preferred=True if session.client.prefers_actions and not move.has_other_fix else None,
        edit=workspace_edit(session.client, [(other, edit) for other, edit in edits if edit], rename),
    )
