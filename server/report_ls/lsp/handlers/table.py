"""The methods with a switch. Written by `scripts/write_lists.py` from what the modules of the handlers declare.

A handler is imported when it is first called, because all of them together take an eighth of the server's start. Each function below takes
what its handler takes, so that editors and mypy follow the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from report_ls.lsp.handlers.switched import Switched
from report_ls.lsp.server.protocol import Encoded

if TYPE_CHECKING:
    from report_ls.lsp.session.session import Session


def diagnostics_diagnostic(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.diagnostics import diagnostic

    return diagnostic(session, params)


def hover(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.hover import hover

    return hover(session, params)


def completion(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.completion import completion

    return completion(session, params)


def completion_resolve(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.completion import resolve

    return resolve(session, params)


def code_action(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.code_action import code_action

    return code_action(session, params)


def code_action_resolve(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.code_action import resolve

    return resolve(session, params)


def code_lens(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.code_lens import code_lens

    return code_lens(session, params)


def inlay_hint(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.inlay_hint import inlay_hint

    return inlay_hint(session, params)


def document_symbol(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.document_symbol import document_symbol

    return document_symbol(session, params)


def workspace_symbol(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.workspace_symbol import workspace_symbol

    return workspace_symbol(session, params)


def folding_range(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.folding_range import folding_range

    return folding_range(session, params)


def selection_range(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.selection_range import selection_range

    return selection_range(session, params)


def document_link(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.document_link import document_link

    return document_link(session, params)


def definition(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.definition import definition

    return definition(session, params)


def references(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.references import references

    return references(session, params)


def document_highlight(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.document_highlight import document_highlight

    return document_highlight(session, params)


def rename_prepare(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.rename import prepare

    return prepare(session, params)


def rename(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.rename import rename

    return rename(session, params)


def file_operations_will_rename(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.file_operations import will_rename

    return will_rename(session, params)


def file_operations_did_rename(session: Session, params: Any) -> None:
    from report_ls.lsp.handlers.file_operations import did_rename

    did_rename(session, params)


def file_operations_did_delete(session: Session, params: Any) -> None:
    from report_ls.lsp.handlers.file_operations import did_delete

    did_delete(session, params)


SWITCHED = (
    Switched(
        "diagnostics",
        "textDocument/diagnostic",
        diagnostics_diagnostic,
        options=types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier="report-ls"),
        needs="pulls_diagnostics",
        nothing=Encoded('{"kind": "full", "items": []}'),
    ),
    Switched("hover", "textDocument/hover", hover),
    Switched(
        "completion",
        "textDocument/completion",
        completion,
        options=types.CompletionOptions(trigger_characters=["!", "[", "(", "/", '"', "'"], resolve_provider=True),
        nothing=(),
    ),
    Switched("completion", "completionItem/resolve", completion_resolve),
    Switched(
        "codeAction",
        "textDocument/codeAction",
        code_action,
        options=types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix, "source.fixAll.report-ls", types.CodeActionKind.RefactorRewrite],
            resolve_provider=True,
        ),
        needs="code_actions",
        nothing=(),
    ),
    Switched("codeAction", "codeAction/resolve", code_action_resolve, needs="resolves_edits"),
    Switched("codeLens", "textDocument/codeLens", code_lens, options=types.CodeLensOptions(resolve_provider=False), nothing=()),
    Switched("inlayHint", "textDocument/inlayHint", inlay_hint, nothing=()),
    Switched("documentSymbol", "textDocument/documentSymbol", document_symbol, needs="lacks_outline", nothing=()),
    Switched("workspaceSymbol", "workspace/symbol", workspace_symbol, nothing=()),
    Switched("foldingRange", "textDocument/foldingRange", folding_range, nothing=()),
    Switched("selectionRange", "textDocument/selectionRange", selection_range, nothing=()),
    Switched(
        "documentLink", "textDocument/documentLink", document_link, options=types.DocumentLinkOptions(resolve_provider=False), nothing=()
    ),
    Switched("definition", "textDocument/definition", definition),
    Switched("references", "textDocument/references", references, nothing=()),
    Switched("documentHighlight", "textDocument/documentHighlight", document_highlight, nothing=()),
    Switched("rename", "textDocument/prepareRename", rename_prepare),
    Switched("rename", "textDocument/rename", rename, options=types.RenameOptions(prepare_provider=True)),
    Switched(
        "fileOperations",
        "workspace/willRenameFiles",
        file_operations_will_rename,
        options=types.FileOperationRegistrationOptions(
            filters=[
                types.FileOperationFilter(
                    pattern=types.FileOperationPattern(glob="**/figures/**", options=types.FileOperationPatternOptions(ignore_case=True)),
                    scheme="file",
                ),
                types.FileOperationFilter(
                    pattern=types.FileOperationPattern(
                        glob="**/*.{md,markdown,png,jpg,jpeg}",
                        matches=types.FileOperationPatternKind.File,
                        options=types.FileOperationPatternOptions(ignore_case=True),
                    ),
                    scheme="file",
                ),
                types.FileOperationFilter(
                    pattern=types.FileOperationPattern(
                        glob="**",
                        matches=types.FileOperationPatternKind.Folder,
                        options=types.FileOperationPatternOptions(ignore_case=True),
                    ),
                    scheme="file",
                ),
            ]
        ),
        nothing=types.WorkspaceEdit(),
    ),
    Switched(
        "fileOperations",
        "workspace/didRenameFiles",
        file_operations_did_rename,
        options=types.FileOperationRegistrationOptions(
            filters=[
                types.FileOperationFilter(
                    pattern=types.FileOperationPattern(glob="**/figures/**", options=types.FileOperationPatternOptions(ignore_case=True)),
                    scheme="file",
                ),
                types.FileOperationFilter(
                    pattern=types.FileOperationPattern(
                        glob="**/*.{md,markdown,png,jpg,jpeg}",
                        matches=types.FileOperationPatternKind.File,
                        options=types.FileOperationPatternOptions(ignore_case=True),
                    ),
                    scheme="file",
                ),
                types.FileOperationFilter(
                    pattern=types.FileOperationPattern(
                        glob="**",
                        matches=types.FileOperationPatternKind.Folder,
                        options=types.FileOperationPatternOptions(ignore_case=True),
                    ),
                    scheme="file",
                ),
            ]
        ),
    ),
    Switched(
        "fileOperations",
        "workspace/didDeleteFiles",
        file_operations_did_delete,
        options=types.FileOperationRegistrationOptions(
            filters=[
                types.FileOperationFilter(
                    pattern=types.FileOperationPattern(glob="**/figures/**", options=types.FileOperationPatternOptions(ignore_case=True)),
                    scheme="file",
                ),
                types.FileOperationFilter(
                    pattern=types.FileOperationPattern(
                        glob="**/*.{md,markdown,png,jpg,jpeg}",
                        matches=types.FileOperationPatternKind.File,
                        options=types.FileOperationPatternOptions(ignore_case=True),
                    ),
                    scheme="file",
                ),
                types.FileOperationFilter(
                    pattern=types.FileOperationPattern(
                        glob="**",
                        matches=types.FileOperationPatternKind.Folder,
                        options=types.FileOperationPatternOptions(ignore_case=True),
                    ),
                    scheme="file",
                ),
            ]
        ),
    ),
)
