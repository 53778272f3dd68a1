"""Edits of several reports, and of the figure that they mention, as one edit of the workspace."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.open_report import OpenReport
from report_ls.text.edits import Edit

NOTHING_TO_EDIT = types.WorkspaceEdit()
"""An edit without changes, `{}`: Emacs' lsp-mode 9.0 stops renaming and saving files where the answer is null in its place."""


def workspace_edit(
    client: ClientCapabilities, edits: Sequence[tuple[OpenReport, Sequence[Edit]]], *renames: types.RenameFile
) -> types.WorkspaceEdit:
    """Returns the edits of reports, which name the version of the document where the client takes that, and `renames` of files.

    `renames`, which the client must support, come last: some editors ask about them again, as about their own, and find the mentions done.
    """
    if not (client.document_changes or renames):
        return types.WorkspaceEdit(changes={report.uri: [report.document.text_edit(edit) for edit in found] for report, found in edits})
    changes = [
        types.TextDocumentEdit(
            types.OptionalVersionedTextDocumentIdentifier(report.uri, report.document.version),
            [report.document.text_edit(edit) for edit in found],
        )
        for report, found in edits
    ]
    return types.WorkspaceEdit(document_changes=[*changes, *renames])
