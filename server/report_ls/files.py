"""Reading a report and the `report.py` beside it."""

from __future__ import annotations

import os
from pathlib import Path

from report_ls.format.checker import MOST_BYTES, TOO_LARGE, Unreadable


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
    path = folder / "report.py"
    try:
        if not path.is_file():  # a pipe of that name would be waited for
            return None
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        return Unreadable(f"can't be read ({error.strerror or type(error).__name__})")
    return Unreadable(TOO_LARGE) if len(content) > MOST_BYTES else content.decode("utf-8", "replace")


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path, with all links followed, leads to something in a folder."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
