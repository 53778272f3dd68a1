"""How the server starts and ends."""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from tests.lsp.wire import Wire, framed, wired
from tests.support.client import SOON, server_command
from tests.support.editor import running
from tests.support.profiles import EMACS_28, NEOVIM, PROFILES, VSCODE, Profile
from tests.support.reports import report

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.recorded)
async def test_a_usual_session_ends_with_success_and_leaves_standard_error_empty(tmp_path: Path, profile: Profile) -> None:
    async with running(profile, tmp_path) as editor:
        page = await editor.open(report(answers={5: "word"}), tmp_path / "README.md")
        assert "too-short" in await page.codes()
        await page.hover(0)
        page.type("🙂", 0)
        page.save()
        await page.codes()
        page.close()
        assert await editor.stop() == 0
    assert editor.client.stderr == ""


async def test_a_server_that_is_ended_while_a_report_is_open_ends_with_success(tmp_path: Path) -> None:
    async with running(VSCODE, tmp_path) as editor:
        page = await editor.open(report(), tmp_path / "README.md")
        page.type("🙂", 0)
        assert await editor.stop() == 0
    assert editor.client.stderr == ""


async def test_exit_after_shutdown_is_a_success() -> None:
    async with wired() as wire:
        await wire.initialize()
        assert await wire.request("shutdown") == {"id": 2, "jsonrpc": "2.0", "result": None}
        wire.notify("exit")
        assert await wire.ended() == (0, "", b"")


async def test_exit_without_shutdown_is_a_failure() -> None:
    async with wired() as wire:
        await wire.initialize()
        wire.notify("exit")
        assert await wire.ended() == (1, "", b"")


async def test_exit_before_everything_is_a_failure() -> None:
    async with wired() as wire:
        wire.notify("exit")
        status, _, rest = await wire.ended()
        assert (status, rest) == (1, b"")


@pytest.mark.parametrize("sent", [b"", b"Content-Le", framed({"method": "initialized", "params": {}})[:-1]])
async def test_the_server_ends_at_the_end_of_its_input(sent: bytes) -> None:
    async with wired() as wire:
        await wire.initialize()
        wire.writer.write(sent)
        wire.writer.write_eof()
        status, stderr, rest = await wire.ended()
        assert (status, stderr, rest) == (0, "", b"")


async def test_the_server_ends_at_the_end_of_its_input_while_a_report_is_open(tmp_path: Path) -> None:
    async with wired() as wire:
        await wire.initialize()
        uri = (tmp_path / "README.md").as_uri()
        wire.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": report()}})
        assert (await wire.request("report-ls/report", {"textDocument": {"uri": uri}}))["result"]["passed"] == 31
        wire.writer.write_eof()
        status, stderr, _ = await wire.ended()
        assert (status, stderr) == (0, "")


async def test_the_server_ends_when_nobody_reads_what_it_says(tmp_path: Path) -> None:
    """As after an editor that crashed."""
    async with wired() as wire:
        await wire.initialize()
        transport = wire.process._transport.get_pipe_transport(1)  # type: ignore[attr-defined]
        transport.close()
        uri = (tmp_path / "README.md").as_uri()
        wire.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": report()}})
        wire.writer.write_eof()
        async with asyncio.timeout(SOON):
            await wire.process.wait()
        assert wire.process.returncode in {0, 1}


async def test_the_handshake_tells_who_serves() -> None:
    async with wired() as wire:
        answer = await wire.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        assert answer["result"]["serverInfo"]["name"] == "report-ls"
        assert answer["result"]["capabilities"]["positionEncoding"] == "utf-16"
        assert answer["result"]["capabilities"]["textDocumentSync"]["change"] == 2


async def test_what_a_key_cost_is_traced_where_the_client_wants_it(tmp_path: Path) -> None:
    async with wired() as wire:
        await wire.initialize()
        document = {"uri": (tmp_path / "README.md").as_uri(), "languageId": "markdown", "version": 1, "text": report()}
        wire.notify("textDocument/didOpen", {"textDocument": document})
        await wire.request("report-ls/report", {"textDocument": document})
        assert [message for message in wire.read if message.get("method") == "$/logTrace"] == []
        wire.notify("$/setTrace", {"value": "messages"})
        wire.notify("textDocument/didChange", {"textDocument": document | {"version": 2}, "contentChanges": [{"text": report() + "x"}]})
        while (await wire.receive()).get("method") != "$/logTrace":
            pass
        assert re.fullmatch(r"file:.*README\.md version 2: \d+\.\d\d ms", wire.read[-1]["params"]["message"])


# -- over a socket


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


async def connected(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection, as soon as there is something to connect to."""
    async with asyncio.timeout(SOON):
        while True:
            with contextlib.suppress(ConnectionRefusedError):
                return await asyncio.open_connection("127.0.0.1", port)
            await asyncio.sleep(0.02)


async def test_a_client_can_be_served_over_a_socket(tmp_path: Path) -> None:
    port = free_port()
    async with wired(server_command("--tcp", f"127.0.0.1:{port}")) as process:
        reader, writer = await connected(port)
        wire = Wire(reader, writer, process.process)
        await wire.initialize()
        uri = (tmp_path / "README.md").as_uri()
        text = report(answers={5: "word"})
        wire.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}})
        while (await wire.receive()).get("method") != "textDocument/publishDiagnostics":
            pass
        codes = [diagnostic["code"] for diagnostic in wire.read[-1]["params"]["diagnostics"]]
        assert "too-short" in codes
        assert (await wire.request("shutdown"))["result"] is None
        wire.notify("exit")
        status, stderr, rest = await wire.ended()
        writer.close()
        assert (status, stderr, rest) == (0, "", b"")


@pytest.mark.parametrize("arguments", [["--position-encoding", "utf-8"], ["--position-encoding=utf-32"]])
async def test_an_editor_that_does_not_tell_its_encoding_can_be_spoken_for(tmp_path: Path, arguments: list[str]) -> None:
    encoding = arguments[-1].rpartition("=")[2]
    profile = replace(EMACS_28, encoding=encoding)
    async with running(profile, tmp_path, command=server_command(*arguments)) as editor:
        page = await editor.open(report(answers={5: "🐧 é ![missing](figures/missing.png) word"}), tmp_path / "README.md")
        found = next(found for found in await page.diagnostics() if found.code == "image-not-found")
        assert page.model.of(found.range) == "figures/missing.png"


async def test_an_editor_that_tells_its_encoding_is_believed(tmp_path: Path) -> None:
    async with running(NEOVIM, tmp_path, command=server_command("--position-encoding", "utf-32")) as editor:
        page = await editor.open(report(answers={5: "🐧 é ![missing](figures/missing.png) word"}), tmp_path / "README.md")
        found = next(found for found in await page.diagnostics() if found.code == "image-not-found")
        assert page.model.of(found.range) == "figures/missing.png"
