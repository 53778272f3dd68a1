"""The other side of `Killable`: the process that calls the functions."""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

MOST_MEMORY = 1 << 30
"""In bytes, where the system can limit it: what needs more raises MemoryError."""
GRACE_SECONDS = 2.0
"""How much later than its parent a process ends itself: where that is gone, nobody else would end it."""
_LONGEST = 300
"""Characters of what is told of an exception."""


def serve() -> None:
    """Answer requests, a line of JSON each, until standard input ends. An empty line says that the process has begun."""
    _limit_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a function prints is no answer
    answers.write(b"\n")
    answers.flush()
    for line in sys.stdin.buffer:
        answers.write(_answer(line) + b"\n")
        answers.flush()


def _answer(line: bytes) -> bytes:
    try:
        request = json.loads(line)
        faulthandler.dump_traceback_later(request["patience"] + GRACE_SECONDS, exit=True)  # by a thread that needs no lock of Python's
        _limit_processor_time(request["seconds"])
        answer = json.dumps({"answer": _function(request["function"])(request["argument"])})
    except Exception as error:
        answer = json.dumps({"raised": f"{type(error).__name__}: {error}"[:_LONGEST]})
    finally:
        _limit_processor_time(0)
        faulthandler.cancel_dump_traceback_later()
    return answer.encode()


def _function(name: str) -> Callable[[Any], Any]:
    module, _, function = name.partition(":")
    found: Callable[[Any], Any] = getattr(import_module(module), function)
    return found


def _limit_processor_time(seconds: float) -> None:
    """Have the system end this process by SIGPROF after so much time of the processor; 0 for as much as it likes."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most), most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # Python crashes on some of what is parsed, which nobody wants to keep
