"""Completion items as they are sent: plain data, as for a thousand figures objects of the protocol would take most of the answer's time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from lsprotocol.types import CompletionItemKind, InsertTextFormat

from report_ls.features.completion import Item, ItemKind
from report_ls.format.text import Span, line_end
from report_ls.lsp.client import Client
from report_ls.lsp.document import Document

_KINDS = {
    ItemKind.FILE: CompletionItemKind.File,
    ItemKind.FOLDER: CompletionItemKind.Folder,
    ItemKind.IMAGE: CompletionItemKind.File,
    ItemKind.MEMBER: CompletionItemKind.Value,
    ItemKind.BOX: CompletionItemKind.Value,
    ItemKind.SNIPPET: CompletionItemKind.Snippet,
}
_PATHS = (ItemKind.FILE, ItemKind.FOLDER)


def completion_list(document: Document, client: Client, items: Sequence[Item], uri: str) -> dict[str, Any]:
    """A `CompletionList` of the items, to be listed in their order."""
    plain = cache(document.plain_range)  # most items have the same two

    def completion_item(index: int, item: Item) -> dict[str, Any]:
        is_snippet = bool(item.stops) and client.snippets
        text = snippet(item.text, item.stops) if is_snippet else item.text
        if "\n" in text and not is_snippet:
            text = text.replace("\n", line_end(document.text))
        edit = {"insert": plain(item.insert), "replace": plain(item.replace)} if client.insert_replace else {"range": plain(item.replace)}
        found = {
            "label": item.filter if client.matches_labels and item.kind in _PATHS else item.label,
            "kind": _KINDS[item.kind],
            "filterText": item.filter,
            "sortText": f"{index:05}",
            "insertTextFormat": InsertTextFormat.Snippet if is_snippet else InsertTextFormat.PlainText,
            "textEdit": {"newText": text, **edit},
        }
        if item.detail:
            found["detail"] = item.detail
        if item.figure:
            found["data"] = {"uri": uri, "figure": item.figure}
        if item.kind is ItemKind.FOLDER and client.is_vscode:
            found["command"] = {"title": "Suggest", "command": "editor.action.triggerSuggest"}
        return found

    return {"isIncomplete": False, "items": [completion_item(index, item) for index, item in enumerate(items)]}


def snippet(text: str, stops: tuple[Span, ...]) -> str:
    r"""`text` with a tab stop at each of `stops`. Its line ends are `\n`, which a client makes those of the document when it expands it."""

    def escaped(span: Span) -> str:
        return re.sub(r"([\\$}])", r"\\\1", span.of(text))

    parts = []
    done = 0
    for number, stop in enumerate(stops, 1):
        parts += [escaped(Span(done, stop.start)), f"${{{number}:{escaped(stop)}}}" if stop.start < stop.end else f"${number}"]
        done = stop.end
    return "".join([*parts, escaped(Span(done, len(text)))])
