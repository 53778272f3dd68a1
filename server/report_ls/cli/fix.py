"""`check --fix` and `check --diff`: the safe fixes of a report, written to its file or shown."""

from __future__ import annotations

import difflib
import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from report_ls.analysis import Analysis
from report_ls.cli.check import FAILED, PASSED, UNUSABLE, Checked, UnfixableError, complain, judge
from report_ls.cli.find_reports import Found, Unreadable, find_reports
from report_ls.cli.printable import printable
from report_ls.features.edits import applied_to_file
from report_ls.features.fix_all import fix_all, keeps_words
from report_ls.format.text import split_lines


def fix(place: Found, checked: Checked, edition: str | None) -> Checked:
    """Write the safe fixes of a report to its file, and judge what is left. Raises UnfixableError."""
    text, amount = _fixed(place, checked.analysis)
    if text == place.text:
        return replace(checked, fixes=0)
    _write(Path(place.path), place.text, text, Path(place.folder) if place.folder else None)
    return Checked(place.path, judge(place.path, text, edition), amount)


def diff(paths: Iterable[str], edition: str | None) -> int:
    """Print what the safe fixes of the reports at `paths` would change. Returns the exit status: FAILED if they would change anything."""
    status = PASSED
    for place in find_reports(paths):
        if not isinstance(place, Found):
            status = UNUSABLE
            complain(place)
            continue
        try:
            text, _ = _fixed(place, judge(place.path, place.text, edition))
        except UnfixableError as error:
            status = UNUSABLE
            complain(Unreadable(place.path, str(error)))
            continue
        if text != place.text:
            status = max(status, FAILED)
            _print_diff(place.path, place.text, text)
    return status


def _fixed(place: Found, analysis: Analysis) -> tuple[str, int]:
    """The text of a file after its safe fixes, with its own line ends, and how many they are."""
    fixed = fix_all(analysis)
    text = applied_to_file(place.text, fixed.edits)
    if not keeps_words(place.text, text):
        raise UnfixableError("A fix would lose words, so nothing was fixed. Please report this as a bug.")
    return text, len(fixed.applied)


def _write(path: Path, old: str, new: str, folder: Path | None = None) -> None:
    """Put `new` in the place of `old` in the file at `path`, all at once: it is never there in part. Its mode stays; of a link, the target
    is written, but never one outside of `folder`, which was searched.

    Raises UnfixableError, and the file is as it was.
    """
    target = Path(os.path.realpath(path))
    if folder is not None and not target.is_relative_to(os.path.realpath(folder)):
        raise UnfixableError(f"It is a link to {target}, outside of the folder, so it was not fixed.")
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
        if not mode & stat.S_IWUSR or not os.access(target, os.W_OK):
            raise UnfixableError("It is read-only, so it was not fixed.")
        if target.read_bytes() != old.encode():
            raise UnfixableError("It has changed in the meantime, so it was not fixed.")
        _replace(target, new.encode(), mode)
    except OSError as error:
        raise UnfixableError(f"{error.strerror or 'It cannot be written'}, so it was not fixed.") from None


def _replace(target: Path, content: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.", suffix=".tmp")
    try:
        with open(handle, "wb") as file:  # noqa: PTH123  # a handle is not a path
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _print_diff(path: str, old: str, new: str) -> None:
    """Write what the fixes change as a unified diff, in UTF-8 and with the report's line ends, as `patch` takes it.

    In a terminal, characters that steer it are shown as escapes.
    """
    is_terminal = sys.stdout.isatty()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    for line in _diff(path, old, new):
        print(printable(line.rstrip("\r\n")) + "\n" if is_terminal else line, end="")


def _diff(path: str, old: str, new: str) -> Iterator[str]:
    before, after = (lines[:-1] if not lines[-1] else lines for lines in (split_lines(old), split_lines(new)))
    name = printable(path)
    for line in difflib.unified_diff(before, after, name, name):
        yield line
        if not line.endswith(("\n", "\r")):
            yield "\n\\ No newline at end of file\n"
