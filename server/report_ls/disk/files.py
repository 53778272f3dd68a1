"""Opens and reads a report, and the `report.py` and the `report.html` beside it."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from report_ls.checker.script import MOST_BYTES, TOO_LARGE, Unreadable

KEPT_PAGE = "report.html"
"""The file beside a report that the course's script writes."""
MOST_OF_PAGE = 4_000_000
"""Bytes."""


class UnreadableReportError(Exception):
    """A report that can't be read. The message is one sentence, which does not name the file."""


def read_report(path: Path) -> str:
    """The text of a report, every character of it: a byte order mark and the line ends are kept, since the checker sees them too.

    Raises UnreadableReportError. The offset that its message names is in bytes, from 0; the line from 1.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableReportError(f"{error.strerror or 'It cannot be read'}.") from None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        place = f"byte 0x{content[error.start]:02X} at offset {error.start}, on line {line}"
        raise UnreadableReportError(f"Not UTF-8: {place}. Save the file as UTF-8.") from None


def read_checker(folder: Path) -> str | Unreadable | None:
    """The text of the `report.py` in a folder; None where there is none."""
    try:
        with open_regular(folder / "report.py") as file:
            content = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, NotRegularError):
        return None
    except OSError as error:
        return Unreadable(f"can't be read ({error.strerror or type(error).__name__})")
    return Unreadable(TOO_LARGE) if len(content) > MOST_BYTES else content.decode("utf-8", "replace")


def read_kept_page(folder: Path) -> str | None:
    """Returns the text of the `report.html` in a folder; None where there is no such file, or none that the course's script writes."""
    try:
        with open_within(folder / KEPT_PAGE, folder) as file:
            content = file.read(MOST_OF_PAGE + 1)
        return content.decode("utf-8") if len(content) <= MOST_OF_PAGE else None
    except (OSError, UnicodeDecodeError):
        return None


def has_entry(folder: Path, name: str) -> bool:
    """Tells whether a folder has anything of that name, a link that leads nowhere included."""
    return os.path.lexists(folder / name)


def is_same_path(path: Path, other: Path) -> bool:
    """Tells whether two paths, with all links followed, are the same."""
    return os.path.realpath(path) == os.path.realpath(other)


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path, with all links followed, leads to something in a folder."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


class NotRegularError(OSError):
    """What was to be opened is no regular file: reading a pipe or a device may wait for ever, and opening it may do something."""


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file, whatever links lead to it. Raises OSError, among which is NotRegularError, and waits for nobody."""
    if not S_ISREG(path.stat().st_mode):  # before it is opened, because that may do something to a device
        raise NotRegularError
    return _regular(os.open(path, _READ))


def open_within(path: Path, folder: Path) -> BinaryIO:
    """Open a regular file in a folder. A link is followed only to what is in the folder, also where it is made at this very moment.

    Raises OSError, and waits for nobody.
    """
    top = os.path.realpath(folder)
    actual = Path(os.path.realpath(path))
    if not actual.is_relative_to(top):
        raise OSError(errno.EXDEV, "it leads out of the folder")
    if os.open not in os.supports_dir_fd:
        return _regular(os.open(actual, _READ))
    descriptor = os.open(top, _READ | os.O_DIRECTORY)
    for part in actual.relative_to(top).parts:
        try:  # none of the parts is a link, or it was made one just now
            inner = os.open(part, _READ | os.O_NOFOLLOW, dir_fd=descriptor)
        finally:
            os.close(descriptor)
        descriptor = inner
    return _regular(descriptor)


_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


def _regular(descriptor: int) -> BinaryIO:
    """The file of a descriptor, which is closed if it is none."""
    try:
        if not S_ISREG(os.fstat(descriptor).st_mode):
            raise NotRegularError
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise
