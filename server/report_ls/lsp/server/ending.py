"""How the service ends: once, with one exit status, and without waiting for what hangs."""

from __future__ import annotations

import asyncio
import os
import threading

LEAVE_SECONDS = 1.0
"""How long the process may take to leave, with threads that may be at a disk that does not answer."""


class Ending:
    """What ends the service first tells the exit status. It belongs to the event loop that runs when it is made."""

    def __init__(self) -> None:
        self._status: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def is_over(self) -> bool:
        return self._status.done()

    def end(self, status: int) -> None:
        if not self._status.done():
            self._status.set_result(status)

    async def status(self) -> int:
        """Wait for the end."""
        return await self._status


def leave_soon(status: int) -> None:
    """Have the process end within `LEAVE_SECONDS`, whatever its threads are doing. Safe to call from a thread."""
    last = threading.Timer(LEAVE_SECONDS, os._exit, (status,))
    last.daemon = True
    last.start()
