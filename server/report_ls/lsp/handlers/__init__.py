"""One module a family of methods. A handler takes the session and the parameters, and returns what the method answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lsprotocol import types

from report_ls.lsp.client import Client
from report_ls.lsp.handlers import (
    code_action,
    code_lens,
    completion,
    configuration,
    definition,
    diagnostics,
    document_highlight,
    document_link,
    document_symbol,
    file_operations,
    folding_range,
    hover,
    inlay_hint,
    references,
    rename,
    report,
    selection_range,
    text,
    watched_files,
    workspace_symbol,
)

ALWAYS: dict[str, Callable[..., Any]] = {
    types.TEXT_DOCUMENT_DID_OPEN: text.did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: text.did_change,
    types.TEXT_DOCUMENT_DID_SAVE: text.did_save,
    types.TEXT_DOCUMENT_DID_CLOSE: text.did_close,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: configuration.did_change,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: watched_files.did_change,
    report.METHOD: report.report,
}


@dataclass(frozen=True, slots=True)
class Switched:
    """A method that is announced only if the setting `switch` is on and the client `suits` it.

    `when_off` is answered for a document whose own settings have it off.
    """

    switch: str
    method: str
    handler: Callable[..., Any]
    options: Any = None
    suits: Callable[[Client], bool] = lambda client: True
    when_off: Any = None


SWITCHED = (
    Switched("hover", types.TEXT_DOCUMENT_HOVER, hover.hover),
    Switched("completion", types.TEXT_DOCUMENT_COMPLETION, completion.completion, completion.OPTIONS),
    Switched("completion", types.COMPLETION_ITEM_RESOLVE, completion.resolve),
    Switched(
        "codeAction",
        types.TEXT_DOCUMENT_CODE_ACTION,
        code_action.code_action,
        code_action.OPTIONS,
        suits=lambda client: client.code_actions,
    ),
    Switched("codeAction", types.CODE_ACTION_RESOLVE, code_action.resolve, suits=lambda client: client.resolves_edits),
    Switched(
        "diagnostics",
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        diagnostics.diagnostic,
        diagnostics.OPTIONS,
        suits=lambda client: client.pulls_diagnostics,
        when_off=types.RelatedFullDocumentDiagnosticReport(items=[]),
    ),
    Switched("codeLens", types.TEXT_DOCUMENT_CODE_LENS, code_lens.code_lens, code_lens.OPTIONS),
    Switched("inlayHint", types.TEXT_DOCUMENT_INLAY_HINT, inlay_hint.inlay_hint),
    Switched(
        "documentSymbol",
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
        document_symbol.document_symbol,
        suits=lambda client: not client.is_vscode,  # which shows an outline of its own
    ),
    Switched("workspaceSymbol", types.WORKSPACE_SYMBOL, workspace_symbol.workspace_symbol),
    Switched("foldingRange", types.TEXT_DOCUMENT_FOLDING_RANGE, folding_range.folding_range),
    Switched("selectionRange", types.TEXT_DOCUMENT_SELECTION_RANGE, selection_range.selection_range),
    Switched("documentLink", types.TEXT_DOCUMENT_DOCUMENT_LINK, document_link.document_link, document_link.OPTIONS),
    Switched("definition", types.TEXT_DOCUMENT_DEFINITION, definition.definition),
    Switched("references", types.TEXT_DOCUMENT_REFERENCES, references.references),
    Switched("documentHighlight", types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, document_highlight.document_highlight),
    Switched("rename", types.TEXT_DOCUMENT_PREPARE_RENAME, rename.prepare),
    Switched("rename", types.TEXT_DOCUMENT_RENAME, rename.rename, types.RenameOptions(prepare_provider=True)),
    Switched("fileOperations", types.WORKSPACE_WILL_RENAME_FILES, file_operations.will_rename, file_operations.OPTIONS),
    Switched("fileOperations", types.WORKSPACE_DID_RENAME_FILES, file_operations.did_rename, file_operations.OPTIONS),
    Switched("fileOperations", types.WORKSPACE_DID_DELETE_FILES, file_operations.did_delete, file_operations.OPTIONS),
)
