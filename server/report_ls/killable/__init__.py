"""Functions of this package that may take for ever, or eat all memory, on what a stranger wrote: in a process that can be ended.

A thread would not do, as it can't be ended, and holds Python's lock while it looks for a pattern.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from typing import IO, TypeVar

A = TypeVar("A")
R = TypeVar("R")

START_SECONDS = 10.0
"""How long a process may take to begin, which on a machine with much to do is long."""
_PATIENCE = 8
"""How many times longer than its processor time a call may take, because a machine may have much to do."""
_SERVE = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from report_ls.killable.child import serve; serve()"
_IS_ISOLATED = ("-I", "-S", "-X", "utf8")
"""As no variable and no folder of a stranger may add code; where the modules are is told."""


class NoAnswerError(Exception):
    """A function did not answer; the process that it ran in is gone. The next call begins another one."""


class OutOfTimeError(NoAnswerError):
    """It took longer than it may."""


class LostError(NoAnswerError):
    """Its process could not begin, or ended by itself: it was killed, or Python crashed."""


class RaisedError(Exception):
    """A function raised an exception. The message is that of the exception, with its name."""


class Killable:
    """A process that calls functions, one after the other. It begins with the first call, and ends with `close`, with this object, and with
    the process that made it. Safe to call from several threads, which then wait for each other.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._end: Callable[[], object] = _nothing

    def call(self, function: Callable[[A], R], argument: A, seconds: float) -> R:
        """What a function of a module answers. Argument and answer are values that JSON has: a tuple arrives as a list.

        `seconds` are of the processor where the system counts them, and begin when the process has begun. Raises NoAnswerError, and
        RaisedError.
        """
        patience = seconds * _PATIENCE if _COUNTS_PROCESSOR_TIME else seconds
        name = f"{function.__module__}:{function.__qualname__}"
        request = json.dumps({"function": name, "argument": argument, "seconds": seconds, "patience": patience})
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._process = self._begun()
            answer = json.loads(self._exchange(self._process, request.encode() + b"\n", patience))
        if "raised" in answer:
            raise RaisedError(answer["raised"])
        result: R = answer["answer"]
        return result

    def close(self) -> None:
        """End the process, also in the middle of a call, which then raises LostError."""
        self._end()

    def _begun(self) -> subprocess.Popen[bytes]:
        self._end()
        try:
            process = _started()
        except OSError as error:
            raise LostError(error.strerror or str(error)) from None
        self._end = weakref.finalize(self, _ended, process)
        self._exchange(process, b"", START_SECONDS)
        return process

    def _exchange(self, process: subprocess.Popen[bytes], request: bytes, seconds: float) -> bytes:
        """Write a line, and read one."""
        started = time.monotonic()
        timer = Timer(seconds, process.kill)
        timer.daemon = True
        timer.start()
        try:
            answer = _talk(process, request)
        finally:
            timer.cancel()
        if answer.endswith(b"\n"):
            return answer
        self._end()
        is_over = time.monotonic() - started >= seconds or process.returncode == -_OVER
        raise (OutOfTimeError if is_over else LostError)


_COUNTS_PROCESSOR_TIME = hasattr(signal, "setitimer")
_OVER = signal.SIGPROF if _COUNTS_PROCESSOR_TIME else 0
"""The signal that ends a process when its time of the processor is over."""


def _nothing() -> None:
    pass


def _started() -> subprocess.Popen[bytes]:
    root = str(Path(__file__).parents[2])
    path = json.dumps([root, *(entry for entry in sys.path if os.path.isabs(entry))])  # noqa: PTH117  # entries are texts
    return subprocess.Popen(
        [sys.executable, *_IS_ISOLATED, "-c", _SERVE, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(sys.executable).parent,  # which no stranger's files are in
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _talk(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    """The line that answers a request; less than a line where the process ends before."""
    writing, reading = _pipes(process)
    try:
        writing.write(request)
        writing.flush()
        return reading.readline()
    except (OSError, ValueError):  # a pipe whose other end, or whose own, is closed
        return b""


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in _pipes(process):
        with suppress(OSError):  # what was not written yet
            pipe.close()
