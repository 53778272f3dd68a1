"""The edges of the protocol: each message is answered as the specification says, at each stage of a session, and the server goes on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.lsp.wire import INITIALIZE, Wire, framed, wired
from tests.support.client import server_command
from tests.support.reports import report

pytestmark = pytest.mark.asyncio(loop_scope="session")

PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
NOT_INITIALIZED, CANCELLED = -32002, -32800
URI = "file:///nowhere/README.md"
DOCUMENT = {"uri": URI, "languageId": "markdown", "version": 1, "text": report(answers={5: "word"})}
NAMED = {"textDocument": {"uri": URI}}
PLACE = {"line": 0, "character": 0}
WORD = {"start": PLACE, "end": PLACE}
ACTIONS = {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def wire() -> AsyncIterator[Wire]:
    """One server for all edges, with a report; it must serve to the end."""
    async with wired() as wire:
        await wire.request("initialize", INITIALIZE | {"capabilities": {"textDocument": {"codeAction": ACTIONS}}})
        wire.notify("initialized", {})
        wire.notify("textDocument/didOpen", {"textDocument": DOCUMENT})
        yield wire
        assert (await wire.request("shutdown"))["result"] is None
        wire.notify("exit")
        assert (await wire.ended())[0] == 0


async def answers(wire: Wire, *messages: bytes | dict[str, Any]) -> list[tuple[object, object]]:
    """The ids of what is answered to messages, each with the code of the error, or with None."""
    wire.read.clear()
    wire.send(*messages)
    await wire.request("report-ls/report", NAMED)
    found = [(message["id"], message.get("error", {}).get("code")) for message in wire.read if "method" not in message]
    return found[:-1]


def call(id_: object, method: object = "textDocument/hover", params: object = None, **more: object) -> dict[str, Any]:
    return {"id": id_, "method": method, "params": {**NAMED, "position": PLACE} if params is None else params, **more}


# -- what is no message, or none that can be taken


@pytest.mark.parametrize("body", [b"{", b"", b" ", b"\xff\xfe\x00", b"[" * 100_000, b'{"jsonrpc": "2.0", "id": 1,', b"{'id': 1}"])
async def test_what_is_no_json_is_a_parse_error_without_an_id(wire: Wire, body: bytes) -> None:
    assert await answers(wire, body) == [(None, PARSE_ERROR)]


@pytest.mark.parametrize(
    ("body", "id_"),
    [
        (b"[]", None),
        (b"null", None),
        (b"7", None),
        (b'"text"', None),
        (b'[{"jsonrpc": "2.0", "id": 1, "method": "shutdown"}]', None),
        (b'{"jsonrpc": "2.0"}', None),
        (b'{"jsonrpc": "2.0", "id": 99}', 99),
        (b'{"jsonrpc": "1.0", "id": "a", "method": "shutdown"}', "a"),
        (b'{"id": 5, "method": "shutdown"}', 5),
        (b'{"jsonrpc": "2.0", "id": 6, "method": 7}', 6),
        (b'{"jsonrpc": "2.0", "id": 6, "method": null}', 6),
        (b'{"jsonrpc": "2.0", "id": null, "method": "shutdown"}', None),
        (b'{"jsonrpc": "2.0", "id": 1.5, "method": "shutdown"}', None),
        (b'{"jsonrpc": "2.0", "id": true, "method": "shutdown"}', None),
        (b'{"jsonrpc": "2.0", "id": [1], "method": "shutdown"}', None),
        (b'{"jsonrpc": "2.0", "id": {}, "method": "shutdown"}', None),
    ],
)
async def test_json_that_is_no_message_is_an_invalid_request(wire: Wire, body: bytes, id_: object) -> None:
    assert await answers(wire, body) == [(id_, INVALID_REQUEST)]


@pytest.mark.parametrize("id_", [0, -1, 2**31 - 1, 2**53, "", "1", "🙂", "a" * 1000])
async def test_the_id_of_an_answer_is_that_of_its_request(wire: Wire, id_: object) -> None:
    assert await answers(wire, call(id_)) == [(id_, None)]


@pytest.mark.parametrize(
    "method",
    [
        "no/such/request",
        "",
        "$/unknown",
        "$/cancelRequest",
        "textDocument/moniker",
        "textDocument/formatting",
        "workspace/applyEdit",  # which a client answers
        "textDocument/didOpen",  # which are notifications
        "initialized",
        "exit",
        "report-ls/status",
    ],
)
@pytest.mark.parametrize("params", [{}, [], 7])
async def test_a_request_that_nothing_answers_is_not_found_whatever_it_asks_for(wire: Wire, method: str, params: object) -> None:
    assert await answers(wire, call("x", method, params)) == [("x", METHOD_NOT_FOUND)]


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/hover", {}),
        ("textDocument/hover", []),
        ("textDocument/hover", 7),
        ("textDocument/hover", "file:///a"),
        ("textDocument/hover", {**NAMED}),
        ("textDocument/hover", {"textDocument": URI, "position": PLACE}),
        ("textDocument/hover", {"textDocument": {"uri": 7}, "position": PLACE}),
        ("textDocument/hover", {**NAMED, "position": {"line": "0", "character": 0}}),
        ("textDocument/hover", {**NAMED, "position": {"line": -1, "character": 0}}),
        ("textDocument/completion", {**NAMED, "position": None}),
        ("textDocument/codeAction", {**NAMED, "range": WORD}),
        ("textDocument/codeAction", {**NAMED, "range": WORD, "context": {}}),
        ("textDocument/codeAction", {**NAMED, "range": WORD, "context": {"diagnostics": 7}}),
        ("textDocument/codeAction", {**NAMED, "range": WORD, "context": {"diagnostics": [{"message": "no range"}]}}),
        ("textDocument/rename", {**NAMED, "position": PLACE}),
        ("workspace/symbol", {}),
        ("workspace/executeCommand", {}),
        ("workspace/executeCommand", {"command": "rm"}),
        ("workspace/executeCommand", {"command": "report-ls.preview", "arguments": [7]}),
        ("report-ls/report", None),
        ("report-ls/report", {}),
        ("report-ls/report", []),
        ("report-ls/report", 7),
        ("report-ls/report", {"textDocument": URI}),
        ("report-ls/report", {"textDocument": {}}),
        ("report-ls/report", {"textDocument": {"uri": None}}),
        ("report-ls/page", {"view": "github"}),
        ("report-ls/page", {**NAMED}),
        ("report-ls/page", {**NAMED, "view": None}),
        ("report-ls/page", {**NAMED, "view": "pdf"}),
        ("report-ls/page", {**NAMED, "view": ["github"]}),
        ("report-ls/page", {"textDocument": {"uri": "file:///not/open.md"}, "view": "pdf"}),
        ("report-ls/explain", None),
        ("report-ls/explain", {"code": 7}),
        ("report-ls/explain", {"code": ["too-short"]}),
        ("report-ls/explain", {"code": "too-shrt"}),
    ],
)
async def test_parameters_of_a_wrong_form_are_invalid(wire: Wire, method: str, params: object) -> None:
    assert await answers(wire, {"id": "x", "method": method, "params": params}) == [("x", INVALID_PARAMS)]


async def test_parameters_that_are_left_out_are_invalid_where_they_are_needed(wire: Wire) -> None:
    assert await answers(wire, *({"id": method, "method": method} for method in ("textDocument/hover", "report-ls/page"))) == [
        ("textDocument/hover", INVALID_PARAMS),
        ("report-ls/page", INVALID_PARAMS),
    ]


async def test_an_error_says_what_is_wrong_and_where(wire: Wire) -> None:
    answer = await wire.request("textDocument/hover", {**NAMED, "position": {"line": "one", "character": 0}})
    assert "message.params.position" in answer["error"]["message"]
    answer = await wire.request("report-ls/page", {**NAMED, "view": "pdf"})
    assert answer["error"]["message"] == "view has to be 'hand-in' or 'github'."


@pytest.mark.parametrize(
    "message",
    [
        {"method": "no/such/notification", "params": [1]},
        {"method": "$/unknown", "params": {}},
        {"method": "textDocument/hover", "params": {**NAMED, "position": PLACE}},  # which is a request
        {"method": "shutdown"},
        {"method": "initialize", "params": INITIALIZE},
        {"method": "initialized", "params": {}},
        {"method": "initialized"},
        {"method": "$/cancelRequest", "params": {"id": 12345}},
        {"method": "$/cancelRequest", "params": {"id": "nobody"}},
        {"method": "$/cancelRequest", "params": {"id": {}}},
        {"method": "$/cancelRequest"},
        {"method": "$/setTrace", "params": {"value": "loud"}},
        {"method": "textDocument/didChange", "params": {}},
        {"method": "textDocument/didOpen", "params": 7},
        {"method": "window/workDoneProgress/cancel", "params": {"token": 1}},
        {"method": "notebookDocument/didClose", "params": {"notebookDocument": {"uri": "a"}, "cellTextDocuments": []}},
        {"id": 99, "result": None},
        {"id": "99", "result": {}},
        {"id": 99, "error": {"code": 1, "message": "what"}},
        {"id": None, "error": {"code": 1, "message": "what"}},
        {"id": 99, "error": "what"},
    ],
)
async def test_what_needs_no_answer_gets_none(wire: Wire, message: dict[str, Any]) -> None:
    assert await answers(wire, message) == []


# -- stages


@pytest.mark.parametrize("method", ["shutdown", "textDocument/hover", "report-ls/report", "no/such/request", "$/unknown", "exit"])
async def test_before_initialize_a_request_is_refused(method: str) -> None:
    async with wired() as wire:
        assert (await wire.request(method, {}))["error"]["code"] == NOT_INITIALIZED
        await wire.initialize()


async def test_before_initialize_notifications_are_dropped() -> None:
    async with wired() as wire:
        wire.notify("textDocument/didOpen", {"textDocument": DOCUMENT})
        wire.notify("initialized", {})
        wire.notify("$/cancelRequest", {"id": 1})
        wire.send(b"{")
        assert "result" in await wire.request("initialize", INITIALIZE)
        assert (await wire.request("report-ls/report", NAMED))["result"] is None
        assert [message["error"]["code"] for message in wire.read if "error" in message] == [PARSE_ERROR]


async def test_initialize_can_be_tried_again_only_where_it_failed() -> None:
    async with wired() as wire:
        assert (await wire.request("initialize", {"processId": "one", "capabilities": {}}))["error"]["code"] == INVALID_PARAMS
        assert (await wire.request("shutdown"))["error"]["code"] == NOT_INITIALIZED
        await wire.initialize()
        assert (await wire.request("initialize", INITIALIZE))["error"]["code"] == INVALID_REQUEST
        wire.notify("textDocument/didOpen", {"textDocument": DOCUMENT})
        assert (await wire.request("report-ls/report", NAMED))["result"]["passed"] == 30


@pytest.mark.parametrize(
    "params",
    [
        {"rootUri": "http://["},
        {"rootUri": "no uri", "rootPath": "\0"},
        {"workspaceFolders": [{"uri": "http://[", "name": "a"}, {"uri": "untitled:x", "name": ""}]},
        {"workspaceFolders": None, "clientInfo": None, "trace": None, "locale": None, "initializationOptions": 7},
        {"processId": 2**31 - 1},
        {"processId": 0},
        {"processId": -1},
    ],
)
async def test_initialize_succeeds_whatever_it_names(params: dict[str, Any]) -> None:
    async with wired() as wire:
        assert "result" in await wire.request("initialize", INITIALIZE | params)
        wire.notify("initialized", {})
        wire.notify("textDocument/didOpen", {"textDocument": DOCUMENT})
        assert (await wire.request("report-ls/report", NAMED))["result"]["passed"] == 30


@pytest.mark.parametrize("method", ["shutdown", "initialize", "textDocument/hover", "no/such/request"])
async def test_after_shutdown_a_request_is_refused_and_notifications_are_dropped(method: str) -> None:
    async with wired() as wire:
        await wire.initialize()
        assert (await wire.request("shutdown"))["result"] is None
        wire.notify("textDocument/didOpen", {"textDocument": DOCUMENT})
        assert (await wire.request(method, INITIALIZE))["error"]["code"] == INVALID_REQUEST
        wire.notify("exit")
        assert await wire.ended() == (0, "", b"")


async def test_shutdown_takes_any_parameters() -> None:
    for params in ({}, [], None, 7):
        async with wired() as wire:
            await wire.initialize()
            assert (await wire.request("shutdown", params))["result"] is None


async def test_a_client_that_says_twice_that_it_is_initialized_is_asked_once_to_watch() -> None:
    async with wired() as wire:
        watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
        await wire.request("initialize", INITIALIZE | {"capabilities": watching})
        wire.notify("initialized")
        wire.notify("initialized", {})
        await wire.request("report-ls/report", NAMED)
        assert [message["method"] for message in wire.read if "method" in message] == ["client/registerCapability"]


# -- leaving


@pytest.mark.parametrize(("has_shut_down", "status"), [(True, 0), (False, 1)])
async def test_exit_followed_at_once_by_the_end_of_input_logs_nothing(has_shut_down: bool, status: int) -> None:
    async with wired() as wire:
        await wire.initialize()
        wire.notify("textDocument/didOpen", {"textDocument": DOCUMENT})
        last = [{"id": "last", "method": "shutdown"}] if has_shut_down else []
        wire.send(*last, {"method": "exit"}, {"id": "late", "method": "shutdown"})
        wire.writer.write_eof()
        ended = await wire.ended()
        assert (ended[0], ended[1]) == (status, "")
        assert b"late" not in ended[2]


async def test_requests_that_are_cancelled_right_after_a_report_is_opened_are_answered_and_log_nothing() -> None:
    """They wait for the settings of the report, which this client never tells."""
    asked = ("textDocument/hover", "textDocument/codeLens", "report-ls/report", "workspace/symbol")
    async with wired() as wire:
        await wire.request("initialize", INITIALIZE | {"capabilities": {"workspace": {"configuration": True}}})
        wire.notify("initialized", {})
        opened = {"method": "textDocument/didOpen", "params": {"textDocument": DOCUMENT}}
        params = {**NAMED, "position": PLACE, "query": ""}
        requests = [{"id": method, "method": method, "params": params} for method in asked]
        wire.send(opened, *requests, *({"method": "$/cancelRequest", "params": {"id": method}} for method in asked))
        refused = {}
        while len(refused) < len(asked):
            if "error" in (message := await wire.receive()):
                refused[message["id"]] = message["error"]["code"]
        assert refused == dict.fromkeys(asked, CANCELLED)
        await wire.request("shutdown")
        wire.notify("exit")
        assert await wire.ended() == (0, "", b"")


async def test_the_shutdown_answers_what_still_waits_and_a_late_answer_of_the_client_harms_nothing() -> None:
    async with wired() as wire:
        await wire.request("initialize", INITIALIZE | {"capabilities": {"workspace": {"configuration": True}}})
        wire.notify("textDocument/didOpen", {"textDocument": DOCUMENT})
        wire.send(call("waiting"))
        await wire.request("shutdown")
        [asked] = [message for message in wire.read if message.get("method") == "workspace/configuration"]
        wire.send({"id": asked["id"], "result": [{}]})
        wire.notify("exit")
        status, stderr, rest = await wire.ended()
        assert (status, stderr) == (0, "")
        assert b'"code": -32800' in rest or any(message.get("error", {}).get("code") == CANCELLED for message in wire.read)


@pytest.mark.parametrize(
    "answer", [{"result": {}}, {"result": 7}, {"result": []}, {"error": {"code": 1, "message": "no"}}, {"error": 7}, {}]
)
async def test_settings_that_are_answered_in_a_wrong_form_are_the_defaults(answer: dict[str, Any]) -> None:
    async with wired() as wire:
        await wire.request("initialize", INITIALIZE | {"capabilities": {"workspace": {"configuration": True}}})
        wire.notify("textDocument/didOpen", {"textDocument": DOCUMENT})
        wire.send({"id": "waiting", "method": "report-ls/report", "params": NAMED})
        while (message := await wire.receive()).get("id") != "waiting":
            if message.get("method") == "workspace/configuration":
                wire.send({"id": message["id"], "result": None} | answer if "error" not in answer else {"id": message["id"]} | answer)
        assert message["result"]["passed"] == 30


# -- the answer to initialize


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize(
    ("offered", "announced"),
    [(None, None), ([], None), (["utf-7"], None), (["utf-32", "utf-8"], "utf-32"), (["utf-7", "utf-16"], "utf-16")],
)
async def test_the_encoding_that_is_used_is_announced(encoding: str, offered: list[str] | None, announced: str | None) -> None:
    general = {} if offered is None else {"general": {"positionEncodings": offered}}
    async with wired(server_command("--position-encoding", encoding)) as wire:
        answer = await wire.request("initialize", INITIALIZE | {"capabilities": general})
        assert answer["result"]["capabilities"]["positionEncoding"] == (announced or encoding)


async def test_the_trace_that_is_wanted_from_the_beginning_is_written() -> None:
    async with wired() as wire:
        await wire.request("initialize", INITIALIZE | {"trace": "verbose"})
        wire.notify("textDocument/didOpen", {"textDocument": DOCUMENT})
        while (await wire.receive()).get("method") != "$/logTrace":
            pass


@pytest.mark.parametrize("knows", [True, False])
async def test_a_fix_is_marked_as_preferred_only_for_clients_that_know_it(knows: bool) -> None:
    action = ACTIONS | ({"isPreferredSupport": True} if knows else {})
    text = report(answers={5: "word\n\n## One\n\nword"})
    async with wired() as wire:
        await wire.request("initialize", INITIALIZE | {"capabilities": {"textDocument": {"codeAction": action}}})
        wire.notify("textDocument/didOpen", {"textDocument": DOCUMENT | {"text": text}})
        line = text[: text.index("## One")].count("\n")
        place = {"line": line, "character": 0}
        params = {**NAMED, "range": {"start": place, "end": place}, "context": {"diagnostics": []}}
        actions = (await wire.request("textDocument/codeAction", params))["result"]
        assert len(actions) > 0
        assert any("isPreferred" in action for action in actions) is knows


async def test_broken_headers_and_bodies_do_not_make_the_server_deaf(wire: Wire) -> None:
    """Each is a message with a header that is missing or wrong by a few bytes, followed by a good request."""
    body = b'{"jsonrpc": "2.0", "method": "$/unknown", "params": {"text": "Content-Length: 5\\r\\n\\r\\n"}}'
    wrong = [
        body,
        b"\r\n\r\n" + body,
        b"Content-Type: application/json\r\n\r\n" + body,
        *(b"Content-Length: %d\r\n\r\n%b" % (len(body) + by, body) for by in (-5, -1, 1, 2, 5, 18, 22, 30, 10_000)),
        b"Content-Length: 999999999999\r\n\r\n" + body,
        b"Content-Length: \r\n\r\n" + body,
        framed(body)[1:],
        framed(body)[:-3],
        b"x" * 100_000,
        b"\r\n" * 10_000,
    ]
    for broken in wrong:
        wire.writer.write(broken)
        answer = await wire.request("report-ls/report", NAMED)
        assert answer["result"]["passed"] == 30, broken[:60]
