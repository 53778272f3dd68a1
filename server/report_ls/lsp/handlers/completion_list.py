"""Completion items as they are sent: JSON, as for a thousand figures objects of the protocol would take most of the answer's time."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from lsprotocol.types import CompletionItemKind, InsertTextFormat

from report_ls.analysis.memo import Memo
from report_ls.features.completion import Item, ItemKind, Items, Offer
from report_ls.lsp.server.protocol import Encoded
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.document import Document
from report_ls.text.spans import Span, line_end

_KINDS = {
    ItemKind.FILE: CompletionItemKind.File,
    ItemKind.FOLDER: CompletionItemKind.Folder,
    ItemKind.IMAGE: CompletionItemKind.File,
    ItemKind.MEMBER: CompletionItemKind.Value,
    ItemKind.BOX: CompletionItemKind.Value,
    ItemKind.SNIPPET: CompletionItemKind.Snippet,
}
_PATHS = (ItemKind.FILE, ItemKind.FOLDER)


def completion_list(document: Document, client: ClientCapabilities, offers: Sequence[Offer], uri: str, memo: Memo) -> Encoded:
    """A `CompletionList` of what is offered, to be listed in that order. Items that stay the same are encoded once.

    Where the client knows it, the list has the range of the items, which is the one thing that differs from key to key.
    """
    default = _ranges(document, client, offers[0]) if client.default_ranges else None
    parts = []
    first = 0
    for offer in offers:
        ranges = _ranges(document, client, offer)
        own = None if ranges == default else ranges
        parts.append(memo.remembering(_encoded)(offer.choice, first, own, client, line_end(document.text), uri))
        first += len(offer.choice.items)
    defaults = f'"itemDefaults": {{"editRange": {default}}}, ' if default else ""
    return Encoded(f'{{"isIncomplete": false, {defaults}"items": [{", ".join(parts)}]}}')


def _ranges(document: Document, client: ClientCapabilities, offer: Offer) -> str:
    """Where the items of an offer go, as JSON."""
    replace = document.plain_range(offer.replace)
    return json.dumps({"insert": document.plain_range(offer.insert), "replace": replace} if client.insert_replace else replace)


def _encoded(choice: Items, first: int, ranges: str | None, client: ClientCapabilities, end_of_line: str, uri: str) -> str:
    """The elements of a JSON array. `first` is the index of the first one in the list; `ranges` is None if the list has them."""
    items = enumerate(choice.items, first)
    own_ranges = json.loads(ranges) if ranges else None
    return json.dumps([_item(index, item, own_ranges, client, end_of_line, uri) for index, item in items])[1:-1]


def _item(
    index: int, item: Item, own_ranges: dict[str, Any] | None, client: ClientCapabilities, end_of_line: str, uri: str
) -> dict[str, Any]:
    is_snippet = bool(item.stops) and client.snippets
    text = snippet(item.text, item.stops) if is_snippet else item.text.replace("\n", end_of_line)
    found: dict[str, Any] = {
        "label": item.filter if client.matches_labels and item.kind in _PATHS else item.label,
        "kind": _KINDS[item.kind],
        "filterText": item.filter,
        "sortText": f"{index:05}",
        "insertTextFormat": InsertTextFormat.Snippet if is_snippet else InsertTextFormat.PlainText,
    }
    if own_ranges is None:
        found["textEditText"] = text
    else:
        found["textEdit"] = {"newText": text, **(own_ranges if client.insert_replace else {"range": own_ranges})}
    if item.detail:
        found["detail"] = item.detail
        if client.label_details:
            found["labelDetails"] = {"description": item.detail}
    if item.figure:
        found["data"] = {"uri": uri, "figure": item.figure}
    if item.kind is ItemKind.FOLDER and client.is_vscode:
        found["command"] = {"title": "Suggest", "command": "editor.action.triggerSuggest"}
    return found


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
