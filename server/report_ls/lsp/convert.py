"""Findings, hovers and completions to what the protocol has for them."""

from __future__ import annotations

import re

from lsprotocol import types

from report_ls.features.completion import Item, ItemKind
from report_ls.features.hover import Hover
from report_ls.findings import Edit, Finding
from report_ls.lsp.client import Client
from report_ls.lsp.document import Document

SOURCE = "report-ls"

_KINDS = {
    ItemKind.FILE: types.CompletionItemKind.File,
    ItemKind.FOLDER: types.CompletionItemKind.Folder,
    ItemKind.IMAGE: types.CompletionItemKind.File,
    ItemKind.MEMBER: types.CompletionItemKind.Value,
}


def diagnostic(uri: str, document: Document, client: Client, finding: Finding) -> types.Diagnostic:
    related = None
    if client.has_related and finding.related:
        related = [
            types.DiagnosticRelatedInformation(types.Location(uri, document.range(place.span)), place.message) for place in finding.related
        ]
    return types.Diagnostic(
        range=document.range(finding.span),
        message=finding.message,
        severity=types.DiagnosticSeverity(finding.severity.value),
        code=finding.code,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if finding.unnecessary and client.has_tags else None,
        related_information=related,
    )


def workspace_edit(uri: str, document: Document, client: Client, edits: tuple[Edit, ...]) -> types.WorkspaceEdit:
    converted = [document.text_edit(edit) for edit in edits]
    if not client.document_changes:
        return types.WorkspaceEdit(changes={uri: converted})
    identifier = types.OptionalVersionedTextDocumentIdentifier(uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, list(converted))])


def hover_answer(document: Document, client: Client, hover: Hover, preview_uri: str | None) -> types.Hover:
    """A hover; where the client shows markdown, with the picture at `preview_uri` above it."""
    if client.markdown_hover:
        picture = f"![{hover.preview}|width=320]({preview_uri})\n\n" if preview_uri else ""
        content = types.MarkupContent(types.MarkupKind.Markdown, picture + hover.markdown)
    else:
        content = types.MarkupContent(types.MarkupKind.PlainText, plain(hover.markdown))
    return types.Hover(content, document.range(hover.span))


def plain(markdown: str) -> str:
    """Our own markdown for a client that shows plain text."""
    text = re.sub(r"\[([^\]]*)\]\(([^)]*)\)", r"\1 (\2)", markdown)
    text = re.sub(r"^#+ |[*`]", "", text, flags=re.MULTILINE)
    return text.replace("&lt;", "<")


def completion_item(document: Document, client: Client, item: Item, uri: str, index: int) -> types.CompletionItem:
    text = item.text
    is_snippet = bool(item.alt) and client.snippets
    if is_snippet:
        escaped = re.sub(r"([\\$}])", r"\\\1", item.text)
        text = escaped.replace(item.alt, f"${{1:{item.alt}}}", 1)
    insert, replace = document.range(item.insert), document.range(item.replace)
    return types.CompletionItem(
        label=item.label,
        kind=_KINDS[item.kind],
        detail=item.detail or None,
        filter_text=item.filter,
        sort_text=f"{index:05}",
        insert_text_format=types.InsertTextFormat.Snippet if is_snippet else types.InsertTextFormat.PlainText,
        text_edit=types.InsertReplaceEdit(text, insert, replace) if client.insert_replace else types.TextEdit(replace, text),
        command=types.Command("Suggest", "editor.action.triggerSuggest") if item.kind is ItemKind.FOLDER and client.is_vscode else None,
        data={"uri": uri, "figure": item.figure} if item.figure else None,
    )
