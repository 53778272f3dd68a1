"""Running a program in a terminal of its own, as editors want it."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROWS, COLUMNS = 40, 120


@dataclass(frozen=True, slots=True)
class Ended:
    """`screen` is all that was written to the terminal."""

    status: int
    screen: str


def run_in_terminal(command: Sequence[str], environment: Mapping[str, str], folder: Path, seconds: float) -> Ended:
    """Run a program until it ends. Raises subprocess.TimeoutExpired, with the program killed, if that takes too long."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    written = bytearray()
    reader = threading.Thread(target=_drain, args=(master, written), daemon=True)
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=folder, start_new_session=True, preexec_fn=_take_terminal
    )
    os.close(slave)
    reader.start()
    try:
        status = process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        error.output = bytes(written)
        raise
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        reader.join(5)
        os.close(master)
    return Ended(status, written.decode("utf-8", "replace"))


def _take_terminal() -> None:
    """Make standard input the terminal of the new session, which Emacs opens as /dev/tty."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _drain(master: int, written: bytearray) -> None:
    """Read until the last one that has the terminal open is gone, which Linux tells by EIO."""
    while True:
        try:
            written += os.read(master, 65536)
        except OSError:
            return
