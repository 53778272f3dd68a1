"""Writing messages."""

from __future__ import annotations

import os
from collections.abc import Callable


class Outgoing:
    """What the protocol writes to. Once nobody reads any more, `lost` is called, and all else is dropped."""

    def __init__(self, write: Callable[[bytes], None], lost: Callable[[], None]) -> None:
        """`write` raises OSError where nobody reads."""
        self._write = write
        self._lost = lost
        self._is_lost = False

    def write(self, data: bytes) -> None:
        if self._is_lost:
            return
        try:
            self._write(data)
        except OSError:
            self._is_lost = True
            self._lost()

    def close(self) -> None:
        """Nothing: whoever opened what is written to closes it."""


def write_all(descriptor: int, data: bytes) -> None:
    """Write bytes as they are to a file descriptor. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
