"""A change that is read at once is what pygls' converter makes of it."""

from __future__ import annotations

from typing import Any

import pytest
from cattrs import ClassValidationError
from lsprotocol import types
from pygls.protocol import default_converter

from report_ls.lsp.converter import converter

PLACE = {"start": {"line": 1, "character": 2}, "end": {"line": 3, "character": 4}}
ONE = [{"range": PLACE, "text": "🙂"}]


def notification(changes: object, version: object = 7) -> dict[str, Any]:
    params = {"textDocument": {"uri": "file:///a.md", "version": version}, "contentChanges": changes}
    return {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params}


@pytest.mark.parametrize("changes", [ONE, [*ONE, *ONE], [{"text": "all of it"}], []])
def test_a_notification_is_read_as_pygls_reads_it(changes: object) -> None:
    kind = types.DidChangeTextDocumentNotification
    assert converter().structure(notification(changes), kind) == default_converter().structure(notification(changes), kind)


@pytest.mark.parametrize(
    "data",
    [
        notification([{"range": {"start": {"line": -1, "character": 0}, "end": {"line": 0, "character": 0}}, "text": ""}]),
        notification(None),
        notification(ONE, version="seven"),
        {"jsonrpc": "2.0", "method": "textDocument/didChange"},
    ],
)
def test_what_makes_no_sense_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises((ClassValidationError, KeyError, ValueError)):
        converter().structure(data, types.DidChangeTextDocumentNotification)
