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
        self._thread: ThreadPoolExecutor | None = None

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
        if self._thread is None and not await self._is_readable():
            self._thread = ThreadPoolExecutor(1, "stdin")
        if self._thread is None:
            chunk = os.read(self._descriptor, CHUNK)
        else:
            chunk = await asyncio.get_running_loop().run_in_executor(self._thread, os.read, self._descriptor, CHUNK)
        self._buffer += chunk
        return bool(chunk)

    async def _is_readable(self) -> bool:
        """Wait until there is something to read; False where the event loop can't wait for it."""
        loop = asyncio.get_running_loop()
        readable = loop.create_future()
        try:
            loop.add_reader(self._descriptor, readable.set_result, None)
        except (NotImplementedError, PermissionError):
            return False
        try:
            await readable
        finally:
            loop.remove_reader(self._descriptor)
        return True

    def _take(self, count: int) -> bytes:
        taken = bytes(self._buffer[:count])
        del self._buffer[:count]
        return taken
