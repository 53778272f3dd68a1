"""Waiting for the end of a process, on each system."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from report_ls.lsp.server import parent

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]


def test_a_process_that_is_looked_for_again_and_again_is_missed_when_it_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parent, "LOOK_SECONDS", 0.01)
    process = subprocess.Popen(SLEEPER)
    wait = parent.looking_wait(process.pid)
    assert wait is not None
    process.kill()
    process.wait()
    wait()
    assert parent.looking_wait(process.pid) is None


@pytest.mark.parametrize("find", [parent.find_wait, parent.looking_wait])
@pytest.mark.parametrize("process", [2**31 - 1, 2**70])
def test_there_is_nothing_to_wait_for_where_there_is_no_process(find: Callable[[int], object], process: int) -> None:
    assert find(process) is None


@pytest.mark.parametrize("process", [0, -1])
def test_numbers_that_name_groups_of_processes_are_none(process: int) -> None:
    assert parent.find_wait(process) is None


class Kernel:
    """What is asked of Windows."""

    def __init__(self, handle: int | None) -> None:
        self.handle = handle
        self.calls: list[tuple[Any, ...]] = []

    def OpenProcess(self, access: int, inherits: bool, process: int) -> int | None:  # noqa: N802
        self.calls.append(("open", access, inherits, process))
        return self.handle

    def WaitForSingleObject(self, handle: int, milliseconds: int) -> None:  # noqa: N802
        self.calls.append(("wait", handle, milliseconds))

    def CloseHandle(self, handle: int) -> None:  # noqa: N802
        self.calls.append(("close", handle))


def test_windows_is_asked_to_wait_for_a_process() -> None:
    kernel = Kernel(7)
    wait = parent.windows_wait(42, kernel)
    assert wait is not None
    wait()
    assert kernel.calls == [("open", 0x00100000, False, 42), ("wait", 7, 0xFFFFFFFF), ("close", 7)]
    assert parent.windows_wait(42, Kernel(None)) is None
