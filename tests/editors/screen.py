"""A screen of its own: Xvfb, in which xdotool types keys."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import pytest

from tests.editors.editor import find_program
from tests.editors.terminal import SOON

Value = TypeVar("Value")


@dataclass(frozen=True)
class Screen:
    xdotool: str
    environment: dict[str, str]

    def _do(self, *arguments: str) -> str:
        done = subprocess.run([self.xdotool, *arguments], env=self.environment, capture_output=True, text=True, timeout=SOON, check=False)
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, which have X's names: `Return`, `ctrl+s`."""
        self._do("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        self._do("type", text)

    def windows(self) -> list[str]:
        """The titles of all windows that are shown."""
        numbers = self._do("search", "--onlyvisible", "--name", ".").split()
        return [self._do("getwindowname", number).strip() for number in numbers]

    def focus(self, title: str) -> None:
        """Give the keys to a window, which nobody else does where there is no window manager."""
        self._do("search", "--onlyvisible", "--name", title, "windowfocus")


def wait_for(what: str, look: Callable[[], Value | None], told: Callable[[], str], seconds: float = SOON) -> Value:
    """Look until something is there, which is given back. Fails with what is told then if it does not come."""
    end = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > end:
            pytest.fail(f"no sign of {what} in {seconds:.0f} s\n{told()}", pytrace=False)
        time.sleep(0.05)
    return found


@contextmanager
def screen(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Screen]:
    """A program on a screen, both of which are gone at the end. Its environment is `environment` and the screen."""
    xvfb, xdotool = find_program("Xvfb"), find_program("xdotool")
    reading, writing = os.pipe()
    server = [xvfb, "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(server, pass_fds=[writing], stderr=subprocess.DEVNULL) as display:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        shown = {**environment, "DISPLAY": f":{number}"}
        try:
            with subprocess.Popen(command, env=shown, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
                try:
                    yield Screen(xdotool, shown)
                finally:
                    program.terminate()
        finally:
            display.terminate()
