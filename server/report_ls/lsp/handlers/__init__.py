"""Which handler answers which method. A handler takes the session and the parameters, and returns what the method answers.

What every report needs at once is imported here; `late` imports the others when they are first called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from lsprotocol import types

from report_ls.lsp.handlers import configuration, diagnostics, late, text, watched_files
from report_ls.lsp.handlers.workspace_edit import NOTHING_TO_EDIT
from report_ls.lsp.server.protocol import Encoded
from report_ls.lsp.session.client import Client

REPORT = "report-ls/report"
PAGE = "report-ls/page"
PRINT = "report-ls/print"
HTML = "report-ls/html"
EXPLAIN = "report-ls/explain"
PREVIEW = "report-ls.preview"
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.report-ls"


ALWAYS: dict[str, Callable[..., Any]] = {
    types.TEXT_DOCUMENT_DID_OPEN: text.did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: text.did_change,
    types.TEXT_DOCUMENT_DID_SAVE: text.did_save,
    types.TEXT_DOCUMENT_DID_CLOSE: text.did_close,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: configuration.did_change,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: watched_files.did_change_folders,
    types.WORKSPACE_EXECUTE_COMMAND: late.execute_command,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: watched_files.did_change,
    REPORT: late.report,
    PAGE: late.page,
    PRINT: late.print_page,
    HTML: late.html,
    EXPLAIN: late.explain,
}

COMMANDS: dict[str, Callable[..., Any]] = {PREVIEW: late.preview}
"""They take the session and the list of arguments."""


class Switched(NamedTuple):
    """A method that is announced only if the setting `switch` is on and the client `suits` it.

    `nothing` is answered for a document whose own settings have it off, and where the handler fails: an empty list rather than null, which
    not every client takes for one.
    """

    switch: str
    method: str
    handler: Callable[..., Any]
    options: Any = None
    suits: Callable[[Client], bool] = lambda client: True
    nothing: Any = None


def _filter(glob: str, kind: types.FileOperationPatternKind | None = None) -> types.FileOperationFilter:
    options = types.FileOperationPatternOptions(ignore_case=True)
    return types.FileOperationFilter(types.FileOperationPattern(glob, kind, options), scheme="file")


_KIND = types.FileOperationPatternKind
_FILES = types.FileOperationRegistrationOptions(
    [_filter("**/figures/**"), _filter("**/*.{md,markdown,png,jpg,jpeg}", _KIND.File), _filter("**", _KIND.Folder)]
)
"""Figures, those that are about to become some, reports, and the folders that hold them."""

SWITCHED = (
    Switched("hover", types.TEXT_DOCUMENT_HOVER, late.hover),
    Switched(
        "completion",
        types.TEXT_DOCUMENT_COMPLETION,
        late.completion,
        types.CompletionOptions(trigger_characters=["!", "[", "(", "/", '"', "'"], resolve_provider=True),
        nothing=(),
    ),
    Switched("completion", types.COMPLETION_ITEM_RESOLVE, late.resolve_completion),
    Switched(
        "codeAction",
        types.TEXT_DOCUMENT_CODE_ACTION,
        late.code_action,
        types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL, types.CodeActionKind.RefactorRewrite], resolve_provider=True
        ),
        suits=lambda client: client.code_actions,
        nothing=(),
    ),
    Switched("codeAction", types.CODE_ACTION_RESOLVE, late.resolve_code_action, suits=lambda client: client.resolves_edits),
    Switched(
        "diagnostics",
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        diagnostics.diagnostic,
        types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier="report-ls"),
        suits=lambda client: client.pulls_diagnostics,
        nothing=Encoded('{"kind": "full", "items": []}'),
    ),
    Switched("codeLens", types.TEXT_DOCUMENT_CODE_LENS, late.code_lens, types.CodeLensOptions(resolve_provider=False), nothing=()),
    Switched("inlayHint", types.TEXT_DOCUMENT_INLAY_HINT, late.inlay_hint, nothing=()),
    Switched(
        "documentSymbol",
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
        late.document_symbol,
        suits=lambda client: not client.is_vscode,  # which shows an outline of its own
        nothing=(),
    ),
    Switched("workspaceSymbol", types.WORKSPACE_SYMBOL, late.workspace_symbol, nothing=()),
    Switched("foldingRange", types.TEXT_DOCUMENT_FOLDING_RANGE, late.folding_range, nothing=()),
    Switched("selectionRange", types.TEXT_DOCUMENT_SELECTION_RANGE, late.selection_range, nothing=()),
    Switched(
        "documentLink",
        types.TEXT_DOCUMENT_DOCUMENT_LINK,
        late.document_link,
        types.DocumentLinkOptions(resolve_provider=False),
        nothing=(),
    ),
    Switched("definition", types.TEXT_DOCUMENT_DEFINITION, late.definition),
    Switched("references", types.TEXT_DOCUMENT_REFERENCES, late.references, nothing=()),
    Switched("documentHighlight", types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, late.document_highlight, nothing=()),
    Switched("rename", types.TEXT_DOCUMENT_PREPARE_RENAME, late.prepare_rename),
    Switched("rename", types.TEXT_DOCUMENT_RENAME, late.rename, types.RenameOptions(prepare_provider=True)),
    Switched("fileOperations", types.WORKSPACE_WILL_RENAME_FILES, late.will_rename, _FILES, nothing=NOTHING_TO_EDIT),
    Switched("fileOperations", types.WORKSPACE_DID_RENAME_FILES, late.did_rename, _FILES),
    Switched("fileOperations", types.WORKSPACE_DID_DELETE_FILES, late.did_delete, _FILES),
)
