"""What something costs, as a number that is the same on every machine and beside any other work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def calls(action: Callable[[], object]) -> int:
    """How many functions are called, those that are written in C included.

    What one of these takes is not in it, so its own time has to be known: to search with a pattern is linear in the length of the text
    (`test_patterns.py`), and `find` in what lies before the place that it finds.
    """
    count = 0

    def hear(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(hear)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count
