"""Handlers that are imported when they are first called: all of them together take an eighth of the server's start.

Each has the name of its method and takes what the handler takes, so that editors and mypy follow the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lsprotocol import types

    from report_ls.lsp.session.session import Session


def execute_command(session: Session, params: types.ExecuteCommandParams) -> object:
    from report_ls.lsp.handlers.command import execute

    return execute(session, params)


def report(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.report import report

    return report(session, params)


def page(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.page import page

    return page(session, params)


def print_page(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.preview import print_page

    return print_page(session, params)


def html(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.preview import html

    return html(session, params)


def explain(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.explain import explain

    return explain(session, params)


def preview(session: Session, arguments: tuple[Any, ...]) -> object:
    from report_ls.lsp.handlers.preview import preview

    return preview(session, arguments)


def hover(session: Session, params: types.HoverParams) -> object:
    from report_ls.lsp.handlers.hover import hover

    return hover(session, params)


def completion(session: Session, params: types.CompletionParams) -> object:
    from report_ls.lsp.handlers.completion import completion

    return completion(session, params)


def resolve_completion(session: Session, item: types.CompletionItem) -> object:
    from report_ls.lsp.handlers.completion import resolve

    return resolve(session, item)


def code_action(session: Session, params: types.CodeActionParams) -> object:
    from report_ls.lsp.handlers.code_action import code_action

    return code_action(session, params)


def resolve_code_action(session: Session, action: types.CodeAction) -> object:
    from report_ls.lsp.handlers.code_action import resolve

    return resolve(session, action)


def code_lens(session: Session, params: types.CodeLensParams) -> object:
    from report_ls.lsp.handlers.code_lens import code_lens

    return code_lens(session, params)


def inlay_hint(session: Session, params: types.InlayHintParams) -> object:
    from report_ls.lsp.handlers.inlay_hint import inlay_hint

    return inlay_hint(session, params)


def document_symbol(session: Session, params: types.DocumentSymbolParams) -> object:
    from report_ls.lsp.handlers.document_symbol import document_symbol

    return document_symbol(session, params)


def workspace_symbol(session: Session, params: types.WorkspaceSymbolParams) -> object:
    from report_ls.lsp.handlers.workspace_symbol import workspace_symbol

    return workspace_symbol(session, params)


def folding_range(session: Session, params: types.FoldingRangeParams) -> object:
    from report_ls.lsp.handlers.folding_range import folding_range

    return folding_range(session, params)


def selection_range(session: Session, params: types.SelectionRangeParams) -> object:
    from report_ls.lsp.handlers.selection_range import selection_range

    return selection_range(session, params)


def document_link(session: Session, params: types.DocumentLinkParams) -> object:
    from report_ls.lsp.handlers.document_link import document_link

    return document_link(session, params)


def definition(session: Session, params: types.DefinitionParams) -> object:
    from report_ls.lsp.handlers.definition import definition

    return definition(session, params)


def references(session: Session, params: types.ReferenceParams) -> object:
    from report_ls.lsp.handlers.references import references

    return references(session, params)


def document_highlight(session: Session, params: types.DocumentHighlightParams) -> object:
    from report_ls.lsp.handlers.document_highlight import document_highlight

    return document_highlight(session, params)


def prepare_rename(session: Session, params: types.PrepareRenameParams) -> object:
    from report_ls.lsp.handlers.rename import prepare

    return prepare(session, params)


def rename(session: Session, params: types.RenameParams) -> object:
    from report_ls.lsp.handlers.rename import rename

    return rename(session, params)


def will_rename(session: Session, params: types.RenameFilesParams) -> object:
    from report_ls.lsp.handlers.file_operations import will_rename

    return will_rename(session, params)


def did_rename(session: Session, params: types.RenameFilesParams) -> None:
    from report_ls.lsp.handlers.file_operations import did_rename

    did_rename(session, params)


def did_delete(session: Session, params: types.DeleteFilesParams) -> None:
    from report_ls.lsp.handlers.file_operations import did_delete

    did_delete(session, params)
