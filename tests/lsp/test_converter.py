"""The faster ways of the converter give what pygls' converter gives."""

from __future__ import annotations

import linecache
from typing import Any

import pytest
from cattrs import ClassValidationError
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import client_capabilities

from report_ls.lsp.server.converter import converter

PLACE = {"start": {"line": 1, "character": 2}, "end": {"line": 3, "character": 4}}
ONE = [{"range": PLACE, "text": "🙂"}]
USUAL, OURS = default_converter(), converter()
CLIENTS = ("visual-studio-code@v1.65.2", "neovim@v0.6.1", "neovim@v0.11.0", "emacs@v29.1")
TOLD_ONCE = (
    types.CodeLensRegistrationOptions,
    types.CompletionClientCapabilities,
    types.CompletionOptions,
    types.FileOperationOptions,
    types.GeneralClientCapabilities,
    types.RenameOptions,
    types.TextDocumentSyncOptions,
    types.WorkspaceClientCapabilities,
    types.WorkspaceFoldersServerCapabilities,
)


def notification(changes: object, version: object = 7) -> dict[str, Any]:
    params = {"textDocument": {"uri": "file:///a.md", "version": version}, "contentChanges": changes}
    return {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params}


@pytest.mark.parametrize("changes", [ONE, [*ONE, *ONE], [{"text": "all of it"}], []])
def test_a_notification_is_read_as_pygls_reads_it(changes: object) -> None:
    kind = types.DidChangeTextDocumentNotification
    assert OURS.structure(notification(changes), kind) == USUAL.structure(notification(changes), kind)


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
        OURS.structure(data, types.DidChangeTextDocumentNotification)


@pytest.mark.parametrize("client", CLIENTS)
def test_the_capabilities_of_a_client_are_read_as_pygls_reads_them(client: str) -> None:
    told = types.InitializeRequest(1, types.InitializeParams(client_capabilities(client), locale="da", trace=types.TraceValue.Off))
    data = USUAL.unstructure(told)
    assert OURS.structure(data, types.InitializeRequest) == USUAL.structure(data, types.InitializeRequest) == told
    assert OURS.unstructure(told) == data


def test_no_function_is_compiled_for_what_is_told_once() -> None:
    told = types.InitializeRequest(1, types.InitializeParams(client_capabilities(CLIENTS[0]), client_info=types.ClientInfo("VS Code")))
    linecache.clearcache()  # cattrs leaves the source of each function there
    fresh = converter()
    fresh.structure(fresh.unstructure(told), types.InitializeRequest)
    assert not [name for name in linecache.cache if name.startswith("<cattrs generated")]


@given(st.sampled_from(TOLD_ONCE).flatmap(st.from_type))
def test_what_is_told_once_is_read_and_written_as_pygls_does(made: object) -> None:
    data = USUAL.unstructure(made)
    told = USUAL.structure(data, type(made))
    assert OURS.structure(data, type(made)) == told
    assert OURS.unstructure(told) == data


@pytest.mark.parametrize(
    "params",
    [
        None,
        {},
        {"capabilities": None},
        {"capabilities": {"textDocument": 5}},
        {"capabilities": {"textDocument": {"hover": {"contentFormat": ["pictures"]}}}},
        {"capabilities": {}, "trace": "loud"},
        {"capabilities": {}, "processId": "one"},
    ],
)
def test_a_beginning_that_makes_no_sense_is_refused_as_pygls_refuses_it(params: object) -> None:
    data = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
    for either in (USUAL, OURS):
        with pytest.raises(ClassValidationError):
            either.structure(data, types.InitializeRequest)
