"""Serving one client on a socket.

A page in a browser can send anything to a port of this machine, but for the first bytes, which are HTTP's. So the client is the first that
begins with a header of the protocol.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from report_ls.lsp.positions import Encoding
from report_ls.lsp.server.connection import connect
from report_ls.lsp.server.ending import Ending, leave_soon
from report_ls.lsp.server.incoming import CHUNK
from report_ls.lsp.server.server import create_server

MOST_WAITING = 1 << 26
"""How many bytes may wait for a client that does not read."""
_FLUSH_SECONDS = 5.0
"""How long the last answers may take."""
_HEADERS = frozenset({b"content-length:", b"content-type:"})

log = logging.getLogger(__name__)


class _Client:
    """A connection that began as one of the protocol, with its first bytes."""

    def __init__(self, first: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.first = first
        self.reader = reader
        self._writer = writer

    def write(self, data: bytes) -> None:
        """Send bytes. Raises OSError if the client is gone, or too many wait for it already."""
        if self._writer.is_closing():
            raise BrokenPipeError
        if self._writer.transport.get_write_buffer_size() > MOST_WAITING:
            log.warning("the client does not read its messages")
            self._writer.transport.abort()
            raise BrokenPipeError
        self._writer.write(data)

    async def drained(self) -> None:
        """Wait until there is room for more to send."""
        await self._writer.drain()

    async def close(self) -> None:
        self._writer.close()
        with suppress(OSError, TimeoutError):
            await asyncio.wait_for(self._writer.wait_closed(), _FLUSH_SECONDS)


async def serve_first_client(host: str, port: int, silent_encoding: Encoding) -> int:
    """Serve the first client; the exit status. Raises OSError if the port can't be used."""
    client = await _first_client(host, port)
    ending = Ending()
    incoming = connect(create_server(silent_encoding), ending, client.write)

    async def read() -> None:
        chunk = client.first
        with suppress(OSError):
            while chunk:
                incoming.feed(chunk)
                await client.drained()
                chunk = await client.reader.read(CHUNK)

    reading = asyncio.create_task(read())
    reading.add_done_callback(lambda _: ending.end(0))
    status = await ending.status()
    await client.close()
    leave_soon(status)
    return status


async def _first_client(host: str, port: int) -> _Client:
    arrived: asyncio.Future[_Client] = asyncio.get_running_loop().create_future()

    async def welcome(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await _beginning(reader)
        if first and not arrived.done():
            arrived.set_result(_Client(first, reader, writer))
        else:
            writer.close()

    listener = await asyncio.start_server(welcome, host, port)
    client = await arrived
    listener.close()
    return client


async def _beginning(reader: asyncio.StreamReader) -> bytes | None:
    """The name of the first header; None for what is not of this protocol."""
    try:
        first = await reader.readuntil(b":")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError):
        return None
    if first.lower() in _HEADERS:
        return first
    log.warning("refused a connection that begins with %r", first[:40])
    return None
