"""How the server ends when its client does not take its leave: it is gone soon, and says little."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest

from tests.lsp.test_session_lifecycle import connected, free_port
from tests.lsp.wire import INITIALIZE, Wire, framed, wired
from tests.support.client import SOON, server_command
from tests.support.reports import report

pytestmark = pytest.mark.asyncio(loop_scope="session")

URI = "file:///nowhere/README.md"
OPENED = {
    "method": "textDocument/didOpen",
    "params": {"textDocument": {"uri": URI, "languageId": "markdown", "version": 1, "text": report()}},
}
NAMED = {"textDocument": {"uri": URI}}
SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]


def requests(method: str, amount: int = 4000) -> list[dict[str, Any]]:
    return [{"id": number, "method": method, "params": NAMED | {"view": "github"}} for number in range(100, 100 + amount)]


async def ended(wire: Wire) -> tuple[int, str]:
    """The exit status, and what is on standard error. Standard output is not read before the server has ended."""
    assert wire.process.stderr is not None
    async with asyncio.timeout(SOON):
        stderr = await wire.process.stderr.read()
        if (output := pipe(wire, 1)) and not output.is_closing():
            output.resume_reading()
        return await wire.process.wait(), stderr.decode()


def pipe(wire: Wire, descriptor: int) -> Any:
    """The transport of one of the pipes to and from the server."""
    return wire.process._transport.get_pipe_transport(descriptor)  # type: ignore[attr-defined]


@pytest.mark.parametrize("method", ["textDocument/documentSymbol", "report-ls/report", "report-ls/page", "no/such/request"])
async def test_the_queue_of_a_client_that_was_killed_is_dropped(method: str) -> None:
    async with wired() as wire:
        await wire.initialize()
        wire.send(OPENED, *requests(method))
        await wire.receive()
        pipe(wire, 1).close()
        pipe(wire, 0).abort()
        status, stderr = await ended(wire)
        assert (status in {0, 1}, stderr) == (True, "")


async def test_a_client_that_closes_what_it_reads_is_gone_although_it_may_still_write() -> None:
    async with wired() as wire:
        await wire.initialize()
        pipe(wire, 1).close()
        wire.send(OPENED, *requests("report-ls/report"))
        assert await ended(wire) == (1, "")


@pytest.mark.parametrize("queue", [[], requests("textDocument/documentSymbol")], ids=["calm", "with a queue that nobody reads"])
async def test_the_server_ends_with_the_process_of_its_client_although_its_input_stays_open(queue: list[dict[str, Any]]) -> None:
    """As where another process holds the ends of both pipes."""
    client = subprocess.Popen(SLEEPER)
    try:
        async with wired() as wire:
            await wire.request("initialize", INITIALIZE | {"processId": client.pid})
            pipe(wire, 1).pause_reading()
            wire.send(OPENED, *queue)
            client.kill()  # nobody asks for its exit status yet
            assert await ended(wire) == (1, "")
    finally:
        client.kill()
        client.wait()


async def test_the_process_of_a_client_elsewhere_is_not_missed() -> None:
    """A client outside of the container names a process that is not in it."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    async with wired() as wire:
        await wire.request("initialize", INITIALIZE | {"processId": gone.pid})
        wire.send(OPENED)
        assert (await wire.request("report-ls/report", NAMED))["result"]["passed"] == 31


# -- over a socket


@asynccontextmanager
async def serving(command: list[str]) -> AsyncIterator[tuple[Wire, int]]:
    """A server that waits for a client on a port."""
    port = free_port()
    async with wired([*command, "--tcp", f"127.0.0.1:{port}"]) as process:
        (_, writer) = await connected(port)
        writer.close()
        yield process, port


@asynccontextmanager
async def connection(port: int) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 26)
    try:
        yield reader, writer
    finally:
        writer.close()


REFUSED = {
    "HTTP": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n",
    "HTTP with nothing in front of its headers": b"\r\nHost: localhost\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "HTTP from a proxy": b"CONNECT a:443 HTTP/1.1\r\n\r\n",
    "HTTP that names a header": b"GET /Content-Length:2 HTTP/1.1\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03:" + b"\0" * 300,
}


@pytest.mark.parametrize("kind", REFUSED)
async def test_what_is_another_protocol_is_refused_and_the_client_is_served(kind: str) -> None:
    initialize = framed({"id": 1, "method": "initialize", "params": INITIALIZE})
    async with (
        serving(server_command()) as (process, port),
        connection(port) as (idle, idle_writer),
        connection(port) as (stranger, stranger_writer),
        connection(port) as client,
        asyncio.timeout(SOON),
    ):
        stranger_writer.write(REFUSED[kind] + initialize)
        assert await stranger.read() == b""
        wire = Wire(*client, process.process)
        await wire.initialize()
        idle_writer.write(initialize)
        assert await idle.read() == b""
        assert (await wire.request("shutdown"))["result"] is None
        wire.notify("exit")
        status, stderr = await ended(process)
        assert (status, stderr.count("\n")) == (0, 1)
        assert "refused a connection" in stderr


FLOODED = """
import sys
from report_ls.lsp.server import tcp
tcp.MOST_WAITING = 1_000_000
from report_ls.__main__ import main
sys.exit(main())
"""


async def test_a_client_on_a_socket_that_reads_nothing_is_left() -> None:
    async with serving([sys.executable, "-c", FLOODED]) as (process, port):
        with socket.create_connection(("127.0.0.1", port)) as client:
            messages = [{"id": 1, "method": "initialize", "params": INITIALIZE}, OPENED, *requests("textDocument/documentSymbol")]
            await asyncio.to_thread(send, client, b"".join(map(framed, messages)))
            status, stderr = await ended(process)
        assert (status, stderr.count("\n")) == (1, 1)
        assert "does not read" in stderr


def send(client: socket.socket, data: bytes) -> None:
    with suppress(OSError):  # the server has left
        client.sendall(data)


async def test_a_client_on_a_socket_gets_all_that_it_asked_for_also_where_it_reads_late() -> None:
    async with serving(server_command()) as (process, port), connection(port) as client:
        wire = Wire(*client, process.process)
        await wire.initialize()
        wire.send(OPENED)
        await wire.request("textDocument/documentSymbol", {"textDocument": {"uri": URI}})  # until what lies beside the report is known
        wire.send(*requests("textDocument/documentSymbol", 300), {"id": "last", "method": "shutdown"}, {"method": "exit"})
        while (await wire.receive()).get("id") != "last":
            pass
        assert len([message for message in wire.read if "result" in message]) == 303
        assert await ended(process) == (0, "")


async def test_a_client_that_was_killed_leaves_its_socket_and_the_server_ends() -> None:
    async with serving(server_command()) as (process, port), connection(port) as (_, writer):
        messages = [{"id": 1, "method": "initialize", "params": INITIALIZE}, OPENED, *requests("textDocument/documentSymbol")]
        writer.write(b"".join(map(framed, messages)))
        await asyncio.sleep(0)
        writer.transport.abort()
        status, stderr = await ended(process)
        assert (status in {0, 1}, stderr) == (True, "")
