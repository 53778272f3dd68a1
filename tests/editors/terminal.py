"""A terminal of its own: tmux, in which keys are typed and the screen is read."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

ROWS, COLUMNS = 40, 120
SOON = 30.0
"""Seconds in which something must have happened. On an idle machine it takes less than one."""
NOTICED = 10.0
"""Seconds in which a change on disk must be noticed on the slowest machine. The issue's 3 seconds hold on an idle one."""
CONFIGURATION = "set -g default-terminal tmux-256color\nset -g escape-time 0\nset -g status off\nset -g remain-on-exit on\n"
Value = TypeVar("Value")


class Terminal:
    def __init__(self, folder: Path) -> None:
        (folder / "tmux.conf").write_text(CONFIGURATION, "utf-8")
        self._tmux = ["tmux", "-u", "-f", str(folder / "tmux.conf"), "-S", str(folder / "tmux")]

    def tmux(self, *arguments: str) -> str:
        return subprocess.run([*self._tmux, *arguments], check=True, capture_output=True, text=True, encoding="utf-8").stdout

    def type(self, *keys: str) -> None:
        """Type texts and keys, which have tmux's names: `Enter`, `Escape`, `C-x`, `M-x`. All that is no such name is text."""
        for key in keys:
            self.tmux("send-keys", key)

    def screen(self, *options: str) -> str:
        return self.tmux("capture-pane", "-p", *options)

    def wait_for_text(self, text: str, seconds: float = SOON) -> None:
        self.wait_for(f"{text!r} on the screen", lambda: text in self.screen(), seconds)

    def wait_for(self, what: str, look: Callable[[], Value | None], seconds: float = SOON) -> Value:
        """Look until something is there, which is given back. Fails with the screen if it does not come."""
        end = time.monotonic() + seconds
        while not (found := look()):
            if time.monotonic() > end:
                pytest.fail(f"no sign of {what} in {seconds:.0f} s\n{self.screen()}", pytrace=False)
            time.sleep(0.05)
        return found

    def wait_for_end(self) -> None:
        self.wait_for("the end of the program", lambda: self.tmux("display-message", "-p", "#{pane_dead}").strip() == "1")

    def process(self) -> int:
        """The number of the program's process."""
        return int(self.tmux("display-message", "-p", "#{pane_pid}"))


@contextmanager
def terminal(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Iterator[Terminal]:
    """A program in a terminal, both of which are gone at the end. Its environment is `environment` alone."""
    with tempfile.TemporaryDirectory(prefix="tmux") as sockets:  # whose names must be short
        opened = Terminal(Path(sockets))
        arguments = ["new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS), "-c", str(folder), "--", *command]
        subprocess.run([*opened._tmux, *arguments], env=dict(environment), check=True)
        try:
            yield opened
        finally:
            opened.tmux("kill-server")
