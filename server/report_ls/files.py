"""Reading a report and the `report.py` beside it, and writing what is made of it."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from report_ls.format.checker import MOST_BYTES, Unreadable


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
    """The text of the `report.py` in a folder, at most a little more than `MOST_BYTES` of it; None where there is none."""
    path = folder / "report.py"
    try:
        if not path.is_file():  # a pipe of that name would be waited for
            return None
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1).decode("utf-8", "replace")
    except OSError as error:
        return Unreadable(error.strerror or type(error).__name__)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is never there in part: whoever looks sees the old one or the new one. A link is followed.

    Raises OSError.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():  # a folder, which is an error, or a device
        target.write_bytes(content)
        return
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        try:
            file.write(content)
            file.close()
            os.chmod(file.name, mode)  # noqa: PTH101
            os.replace(file.name, target)  # noqa: PTH105
        except OSError:
            os.unlink(file.name)  # noqa: PTH108
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
