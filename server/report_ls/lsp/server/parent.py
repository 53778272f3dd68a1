"""Noticing that the client has ended, also where another process holds its end of the input or of the output open."""

from __future__ import annotations

import os
import select
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

Wait = Callable[[], None]
"""Waits for the end of a process."""

LOOK_SECONDS = 1.0
"""How often a process is looked for where the system does not tell when it ends."""
_SYNCHRONIZE = 0x00100000
_FOREVER = 0xFFFFFFFF


def watch(process: int, ended: Callable[[], None]) -> None:
    """Call `ended`, in a thread, when a process has ended. One that is not there is not watched: then the number is one of another machine,
    or from outside of a container.
    """
    if wait := find_wait(process):
        threading.Thread(target=_watching, args=(wait, ended), daemon=True, name="client").start()


def _watching(wait: Wait, ended: Callable[[], None]) -> None:
    wait()
    ended()


def find_wait(process: int) -> Wait | None:
    """What waits for the end of a process; None where there is no such process."""
    if process <= 0:
        return None
    if sys.platform == "win32":
        return windows_wait(process, _kernel())
    return _told_wait(process) if hasattr(os, "pidfd_open") else looking_wait(process)


def _told_wait(process: int) -> Wait | None:
    """Linux tells when a process has ended, although nobody has asked for its exit status yet."""
    try:
        descriptor = os.pidfd_open(process)
    except (ProcessLookupError, OverflowError):
        return None
    except OSError:  # an older kernel, or a sandbox
        return looking_wait(process)

    def wait() -> None:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        poll.poll()
        os.close(descriptor)

    return wait


def looking_wait(process: int) -> Wait | None:
    """Look again and again whether the process is there."""

    def wait() -> None:
        while _is_there(process):
            time.sleep(LOOK_SECONDS)

    return wait if _is_there(process) else None


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it is another user's
        return True
    return True


def windows_wait(process: int, kernel: Any) -> Wait | None:
    """The same by the functions of `kernel32`: `os.kill` would end the process there."""
    handle = kernel.OpenProcess(_SYNCHRONIZE, False, process)
    if not handle:
        return None
    return partial(_wait_for_handle, kernel, handle)


def _wait_for_handle(kernel: Any, handle: Any) -> None:
    kernel.WaitForSingleObject(handle, _FOREVER)
    kernel.CloseHandle(handle)


def _kernel() -> Any:
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    return kernel
