"""Reading messages from standard input.

pygls reads each header line and body in a thread of its own making. Here one read takes all that is there, and what is there is handed on
without a turn of the event loop. So a call that was put off with `call_soon` runs when no whole message is waiting any more: diagnostics
are then computed for the last of several changes, and not for each.
"""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor

CHUNK = 1 << 18


class StdinReader:
    """Reads a file descriptor for `pygls.io_.run_async`; the end of input gives empty bytes.

    The event loop waits for the descriptor itself where it can, which is two thread switches a message less. Windows' loop can't, and no
    loop waits for a plain file: there a thread waits.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._buffer = bytearray()
        self._has_ended = False
        self._thread: ThreadPoolExecutor | None = None
        self._arrival: asyncio.Future[None] | None = None

    async def readline(self) -> bytes:
        while (end := self._buffer.find(b"\n")) < 0:
            if not await self._fill():
                return b""
        return self._take(end + 1)

    async def readexactly(self, n: int) -> bytes:
        while len(self._buffer) < n:
            if not await self._fill():
                return b""
        return self._take(n)

    async def _fill(self) -> bool:
        """Wait until there is more; False at the end of the input."""
        if self._arrival is None and self._thread is None and not self._is_watched():
            self._thread = ThreadPoolExecutor(1, "stdin")
        loop = asyncio.get_running_loop()
        if self._thread is not None:
            self._take_in(await loop.run_in_executor(self._thread, os.read, self._descriptor, CHUNK))
        elif not self._has_ended:
            self._arrival = loop.create_future()
            await self._arrival
        return not self._has_ended

    def _is_watched(self) -> bool:
        """Have the event loop tell of what arrives, if it can."""
        try:
            asyncio.get_running_loop().add_reader(self._descriptor, self._arrived)
        except (NotImplementedError, PermissionError):
            return False
        return True

    def _arrived(self) -> None:
        self._take_in(os.read(self._descriptor, CHUNK))
        if self._has_ended:
            asyncio.get_running_loop().remove_reader(self._descriptor)
        if self._arrival is not None and not self._arrival.done():
            self._arrival.set_result(None)

    def _take_in(self, chunk: bytes) -> None:
        self._buffer += chunk
        self._has_ended = not chunk

    def _take(self, count: int) -> bytes:
        taken = bytes(self._buffer[:count])
        del self._buffer[:count]
        return taken
