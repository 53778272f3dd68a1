"""How much the harnesses of this folder do: little in CI, and much by `REPORT_LS_LONG=1 pytest tests/reliability/FILE`."""

from __future__ import annotations

import os
from random import Random
from typing import TypeVar

T = TypeVar("T")

IS_LONG = os.environ.get("REPORT_LS_LONG") == "1"


def amount(short: T, long: T) -> T:
    """How many cases to try."""
    return long if IS_LONG else short


def seeded(name: str) -> Random:
    """Random numbers that are the same in each short run, and others in each long one, which prints its seed."""
    seed = Random().randrange(2**32) if IS_LONG else 0
    print(f"{name}: seed {seed}")
    return Random(f"{name} {seed}")
