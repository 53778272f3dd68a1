"""What the server uses of pygls that pygls does not document. When one of these tests fails, pygls has changed below the server."""

from __future__ import annotations

import ast
import json
from concurrent.futures import Future
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter

import report_ls.lsp
from report_ls.lsp.server.language_server import ReportServer
from report_ls.lsp.server.protocol import ReportProtocol

PRIVATE = {
    "_converter": "reads and writes the objects of the protocol",
    "_request_futures": "maps the id of each request of the server to the future that its sender waits for",
    "_result_types": "maps the id of each request of the server to the class of its response",
    "_serialize_message": "turns an object of the protocol into plain data for `json.dumps`",
}
"""The private names of pygls that `report_ls/lsp/server/protocol.py` uses, and what it takes them for."""

SOURCES = sorted(Path(report_ls.lsp.__file__).parent.rglob("*.py"))
SERVER = LanguageServer("contract", "1")
ASKED = types.ConfigurationParams([types.ConfigurationItem(section="reportLs")])


class Sent:
    """Takes what a protocol writes."""

    def __init__(self) -> None:
        self.data = b""

    def write(self, data: bytes) -> None:
        self.data += data

    def close(self) -> None:
        pass


def private_names(of: object) -> set[str]:
    return {name for name in dir(of) if name.startswith("_") and not name.startswith("__")}


def protocol() -> LanguageServerProtocol:
    made: LanguageServerProtocol = LanguageServer("contract", "1").protocol
    made.set_writer(Sent())
    return made


@pytest.mark.parametrize("name", PRIVATE)
def test_pygls_has_each_private_name_that_the_server_uses(name: str) -> None:
    assert hasattr(SERVER.protocol, name), f"pygls no longer has LanguageServerProtocol.{name}, which {PRIVATE[name]}"


def test_the_converter_is_the_one_that_the_factory_made() -> None:
    converter = default_converter()
    assert LanguageServer("contract", "1", converter_factory=lambda: converter).protocol._converter is converter


def test_a_request_is_kept_with_its_future_and_the_class_of_its_response() -> None:
    made = protocol()
    future = made.send_request(types.WORKSPACE_CONFIGURATION, ASKED)
    ((asked, kept),) = made._request_futures.items()
    assert kept is future
    assert isinstance(future, Future)
    assert made._result_types == {asked: types.ConfigurationResponse}


def test_an_object_is_serialized_as_its_plain_data() -> None:
    position = types.Position(1, 2)
    assert json.loads(json.dumps(position, default=protocol()._serialize_message)) == {"line": 1, "character": 2}


def test_requests_and_notifications_are_written_to_the_writer_as_bytes_with_a_header() -> None:
    sent = Sent()
    made = protocol()
    made.set_writer(sent)
    made.notify(types.WINDOW_LOG_MESSAGE, types.LogMessageParams(types.MessageType.Info, "text"))
    made.send_request(types.WORKSPACE_CONFIGURATION, ASKED)
    assert sent.data.startswith(b"Content-Length: ")
    assert b'"window/logMessage"' in sent.data
    assert b'"workspace/configuration"' in sent.data


@pytest.mark.parametrize("ours", [ReportProtocol, ReportServer])
def test_the_server_overrides_nothing_private(ours: type) -> None:
    assert {name for name in vars(ours) if name in private_names(SERVER) | private_names(SERVER.protocol)} == set()


def test_no_other_private_name_of_pygls_is_used() -> None:
    """In a class that inherits from pygls, on `self`, and on what is named `protocol` or `server` everywhere else."""
    theirs = private_names(SERVER) | private_names(SERVER.protocol)
    used = set()
    for path in SOURCES:
        tree = ast.parse(path.read_text("utf-8"))
        inherits = any(isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pygls") for node in tree.body)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in theirs:
                owner = ast.unparse(node.value)
                if owner.endswith(("protocol", "server")) or (owner == "self" and inherits):
                    used.add(node.attr)
    assert used == {*PRIVATE}


def test_no_private_module_of_pygls_is_imported() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "pygls":
                names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
                assert not [name for name in names if name.startswith("_")], path.name
