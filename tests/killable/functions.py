"""What the tests call in another process."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path


def double(number: int) -> int:
    return 2 * number


def given(value: object) -> object:
    return value


def own_process(_: None) -> int:
    return os.getpid()


def hold_the_lock_for_ever(_: None) -> None:
    """A regular expression does not let any other thread run."""
    re.search("(a+)+$", "a" * 100 + "b")


def hold_and_tell(path: str) -> None:
    Path(path).write_text(str(os.getpid()), "utf-8")
    hold_the_lock_for_ever(None)


def crash(_: None) -> None:
    os.kill(os.getpid(), 9)


def fail(message: str) -> None:
    raise ValueError(message)


def no_json(_: None) -> object:
    return object()


def recurse(_: None) -> None:
    recurse(None)


def eat_memory(_: None) -> int:
    return len(bytearray(1 << 40))


def speak(_: None) -> str:
    print("hello")
    os.write(1, b"hello\n")
    print("hello", file=sys.stderr)
    return "answer"


def surroundings(_: None) -> list[object]:
    return [str(Path.cwd()), sys.flags.isolated, sys.flags.no_site]


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds
