"""Waiting for the disk. A thread may hang in it for ever, on a network for example, so none of these keeps the process from ending."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def in_thread(read: Callable[[], T]) -> T:
    """What `read` returns or raises, in a thread of its own. Whoever does not want to wait as long as it takes gives up on the future."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def settle(settled: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(lambda: None if answer.done() else settled())

    def run() -> None:
        try:
            result = read()
        except Exception as error:
            settle(lambda error=error: answer.set_exception(error))  # type: ignore[misc]
        else:
            settle(lambda: answer.set_result(result))

    Thread(target=run, daemon=True, name="disk").start()
    return await answer
