"""Reading messages: JSON behind headers.

pygls reads each header line and body in a thread of its own making. Here one read takes all that is there, and every message in it is
handed on at once. So a call that was put off with `call_soon` runs when no whole message is waiting any more: diagnostics are then computed
for the last of several changes, and not for each.

Where a length is missing or wrong, reading goes on at the next header. A header can be told from everything in a message, because JSON has
no line end in a string and no letters like these outside of one.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

CHUNK = 1 << 18
"""How many bytes are read at once, at most."""
MOST_BYTES = 1 << 28
"""How long a message may be. A length above it is taken for a wrong one."""
_MOST_HEADER = 1 << 13
"""How many bytes the headers of a message may have."""
_END_OF_HEADERS = b"\r\n\r\n"
_HEADER = re.compile(
    rb"(?<!-)(?:Content-Type:[^\r\n]{0,200}\r\n)?Content-Length:[ \t]*([0-9]{1,12})[ \t]*(?=\r\n|\Z)",
    re.IGNORECASE,
)

log = logging.getLogger(__name__)


class _Header(NamedTuple):
    """Where a header starts, where the body behind it starts, and how long that body is said to be; all in bytes."""

    start: int
    end: int
    length: int


class Incoming:
    """Cuts what arrives into messages, and hands their bodies on.

    `receive` answers False for a body that is no JSON. Nothing is handed on any more once `is_over`.
    """

    def __init__(self, receive: Callable[[bytes], object], is_over: Callable[[], bool] = lambda: False) -> None:
        self._receive = receive
        self._is_over = is_over
        self._rest = bytearray()
        self._length: int | None = None
        """The length of the body with which the rest begins; None where a header comes first."""
        self._searched = 0
        """Up to where the rest is known to hold no more headers."""
        self._block = 0
        """Where the next header starts at the earliest."""
        self._is_lost = False
        """Whether the log says already that something was left out here."""

    def feed(self, chunk: bytes) -> None:
        """Take in the next bytes. What is no message is left out, with one line in the log for all that is in one place."""
        self._rest += chunk
        while not self._is_over() and (self._take_header() if self._length is None else self._take_body(self._length)):
            pass

    def _take_header(self) -> bool:
        header = self._find_header(len(self._rest))
        if header is None:
            self._cut(max(0, self._searched - _MOST_HEADER))
            return False
        if header.start > 0:
            self._tell(bytes(self._rest[: min(header.start, 200)]))
        self._cut(header.end)
        self._length = header.length
        return True

    def _take_body(self, length: int) -> bool:
        if header := self._find_header(length):  # the length was too large, and this is the next message
            body = bytes(self._rest[: header.start])
            self._cut(header.end)
            self._length = header.length
            self._tell(body[:200])
            self._receive(body)
            return True
        if len(self._rest) < length:
            return False
        body = bytes(self._rest[:length])
        self._length = None
        self._is_lost = self._receive(body) is False
        if not self._is_lost:  # otherwise the beginning of the next header may be in it
            self._cut(length)
        return True

    def _find_header(self, limit: int) -> _Header | None:
        """The next header that ends before `limit`. No byte is searched twice."""
        while (end := self._rest.find(_END_OF_HEADERS, self._searched, limit)) >= 0:
            first = max(self._block, end - _MOST_HEADER)
            self._searched = self._block = end + len(_END_OF_HEADERS)
            for found in reversed([*_HEADER.finditer(self._rest[first:end])]):
                if int(found[1]) <= MOST_BYTES:
                    return _Header(first + found.start(), self._searched, int(found[1]))
            if self._length is None:
                self._tell(bytes(self._rest[first : min(end, first + 200)]))
        self._searched = max(self._searched, min(limit, len(self._rest)) - len(_END_OF_HEADERS) + 1)
        return None

    def _cut(self, end: int) -> None:
        """Take away what is done with."""
        del self._rest[:end]
        self._searched = max(0, self._searched - end)
        self._block = max(0, self._block - end)

    def _tell(self, left_out: bytes) -> None:
        if not self._is_lost:
            log.warning("left out what has no Content-Length, or a wrong one: %r", left_out)
        self._is_lost = True


async def read_file(descriptor: int, feed: Callable[[bytes], None]) -> None:
    """Feed what arrives at a file descriptor, until its end.

    The event loop waits for the descriptor itself where it can, which is two thread switches a message less. Windows' loop can't, and no
    loop waits for a plain file: there a thread waits.
    """
    loop = asyncio.get_running_loop()
    ended = loop.create_future()

    def arrived() -> None:
        if chunk := _read(descriptor):
            feed(chunk)
        elif not ended.done():
            ended.set_result(None)
            loop.remove_reader(descriptor)

    try:
        loop.add_reader(descriptor, arrived)
    except (NotImplementedError, PermissionError):
        await _read_in_thread(descriptor, feed)
        return
    try:
        await ended
    finally:
        loop.remove_reader(descriptor)


async def _read_in_thread(descriptor: int, feed: Callable[[bytes], None]) -> None:
    """Feed what a thread reads. Nobody waits for the thread at the end, because it may wait for input that never comes."""
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    fed = threading.Semaphore()

    def take(chunk: bytes) -> None:
        try:
            feed(chunk)
        finally:
            fed.release()

    def read() -> None:
        with suppress(RuntimeError):  # the loop was closed
            while fed.acquire() and (chunk := _read(descriptor)):
                loop.call_soon_threadsafe(take, chunk)
            loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=read, daemon=True, name="stdin").start()
    await ended.wait()


def _read(descriptor: int) -> bytes:
    """What is there; nothing at the end, and where the other side broke off."""
    try:
        return os.read(descriptor, CHUNK)
    except OSError:
        return b""
