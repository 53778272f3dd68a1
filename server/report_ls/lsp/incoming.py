"""Reading messages: JSON behind headers.

pygls reads each header line and body in a thread of its own making. Here one read takes all that is there, and every message in it is
handed on at once. So a call that was put off with `call_soon` runs when no whole message is waiting any more: diagnostics are then computed
for the last of several changes, and not for each.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

CHUNK = 1 << 18
"""How many bytes are read at once, at most."""
_END_OF_HEADERS = b"\r\n\r\n"
_LENGTH = re.compile(rb"^Content-Length:[ \t]*([0-9]{1,12})[ \t\r]*$", re.IGNORECASE | re.MULTILINE)

log = logging.getLogger(__name__)


class Incoming:
    """Cuts what arrives into messages, and hands their bodies on."""

    def __init__(self, receive: Callable[[bytes], None]) -> None:
        self._receive = receive
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> None:
        """Take in the next bytes. Headers that do not say a length are logged and left out."""
        self._rest += chunk
        while (end := self._rest.find(_END_OF_HEADERS)) >= 0:
            start = end + len(_END_OF_HEADERS)
            headers = bytes(self._rest[:end])
            length = _LENGTH.search(headers)
            if length is None:
                log.warning("left out what has no Content-Length: %r", headers[:200])
                del self._rest[:start]
                continue
            until = start + int(length[1])
            if len(self._rest) < until:
                return
            body = bytes(self._rest[start:until])
            del self._rest[:until]
            self._receive(body)


async def read_file(descriptor: int, feed: Callable[[bytes], None]) -> None:
    """Feed what arrives at a file descriptor, until its end.

    The event loop waits for the descriptor itself where it can, which is two thread switches a message less. Windows' loop can't, and no
    loop waits for a plain file: there a thread waits.
    """
    loop = asyncio.get_running_loop()
    ended = loop.create_future()

    def arrived() -> None:
        if chunk := os.read(descriptor, CHUNK):
            feed(chunk)
        else:
            loop.remove_reader(descriptor)
            ended.set_result(None)

    try:
        loop.add_reader(descriptor, arrived)
    except (NotImplementedError, PermissionError):
        thread = ThreadPoolExecutor(1, "stdin")
        while chunk := await loop.run_in_executor(thread, os.read, descriptor, CHUNK):
            feed(chunk)
    else:
        await ended
