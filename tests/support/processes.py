"""Which processes there are."""

from __future__ import annotations

import os
import time
from pathlib import Path


def is_alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    # An orphan whose new parent has not asked for its status yet is no process any more.
    stat = Path(f"/proc/{number}/stat")
    return not stat.exists() or stat.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"


def wait_until_gone(number: int) -> None:
    until = time.monotonic() + 30
    while is_alive(number):
        assert time.monotonic() < until
        time.sleep(0.02)
