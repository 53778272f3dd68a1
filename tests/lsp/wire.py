"""A server and the bytes that go to and fro, for what no well-behaved client sends."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.support.client import SOON, server_command

INITIALIZE: dict[str, Any] = {"processId": None, "rootUri": None, "capabilities": {}}


def framed(body: bytes | dict[str, Any]) -> bytes:
    if isinstance(body, dict):
        body = json.dumps({"jsonrpc": "2.0", **body}).encode()
    return f"Content-Length: {len(body)}\r\n\r\n".encode() + body


@dataclass
class Wire:
    """`read` has all messages that came so far."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    process: asyncio.subprocess.Process
    read: list[dict[str, Any]] = field(default_factory=list)
    count: int = 0

    def send(self, *messages: bytes | dict[str, Any]) -> None:
        self.writer.write(b"".join(map(framed, messages)))

    def notify(self, method: str, params: Any = None) -> None:
        self.send({"method": method, "params": params})

    async def request(self, method: str, params: Any = None) -> dict[str, Any]:
        """The whole answer, be it a result or an error."""
        self.count += 1
        self.send({"id": self.count, "method": method, "params": params})
        while True:
            message = await self.receive()
            if message.get("id") == self.count and "method" not in message:
                return message

    async def receive(self) -> dict[str, Any]:
        async with asyncio.timeout(SOON):
            header = await self.reader.readuntil(b"\r\n\r\n")
            length = int(header.split(b"Content-Length:")[1].split()[0])
            message: dict[str, Any] = json.loads(await self.reader.readexactly(length))
        self.read.append(message)
        return message

    async def initialize(self) -> None:
        assert "capabilities" in (await self.request("initialize", INITIALIZE))["result"]
        self.notify("initialized", {})

    async def ended(self) -> tuple[int, str, bytes]:
        """The exit status, what is on standard error, and what else is on standard output."""
        assert self.process.stderr is not None
        async with asyncio.timeout(SOON):
            rest = await self.reader.read()
            stderr = await self.process.stderr.read()
            return await self.process.wait(), stderr.decode(), rest


@contextlib.asynccontextmanager
async def wired(command: Sequence[str] | None = None) -> AsyncIterator[Wire]:
    process = await asyncio.create_subprocess_exec(
        *(command or server_command()),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        limit=1 << 26,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield Wire(process.stdout, process.stdin, process)
    finally:
        if process.returncode is None:
            process.kill()
        process.stdin.close()
        await process.communicate()
