"""Finds and reads the reports at the paths that a user names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from report_ls.disk.files import UnreadableReportError, read_report
from report_ls.disk.linked import VENDORED
from report_ls.template.editions import is_report
from report_ls.text.failure import failure


class Found(NamedTuple):
    """A text to check. `path` is the one that was named, or begins with the `folder` that was."""

    path: str
    text: str
    folder: str | None = None


class Problem(NamedTuple):
    """A path that can't be read, checked or fixed; `reason` is a sentence."""

    path: str
    reason: str


class NoReport(NamedTuple):
    """A named folder in which no report was found."""

    path: str


def find_reports(paths: Iterable[str]) -> Iterator[Found | Problem | NoReport]:
    """Yields what is at each path: a file is taken as a report, a folder is searched for reports. Nothing is yielded twice."""
    seen: set[str] = set()
    for path in paths:
        is_folder = os.path.isdir(path)  # noqa: PTH112  # where a name is too long, Path.is_dir raises an error
        for place in _in_folder(path) if is_folder else _named(path):
            actual = os.path.realpath(place.path)
            if actual not in seen:
                seen.add(actual)
                yield place


def _named(path: str) -> Iterator[Found | Problem]:
    try:
        yield Found(path, read_report(Path(path)))
    except UnreadableReportError as error:
        yield Problem(path, str(error))
    except Exception as error:
        yield Problem(path, failure(error))


def _in_folder(path: str) -> Iterator[Found | Problem | NoReport]:
    try:
        markdown = _markdown_files(Path(path))
    except OSError as error:
        yield Problem(path, f"{error.strerror or 'It cannot be read'}.")
        return
    is_empty = True
    for file in markdown:
        found = _found(file, path)
        if found is not None:
            is_empty = False
            yield found
    if is_empty:
        yield NoReport(path)


def _found(file: Path, folder: str) -> Found | Problem | None:
    """The report in a file; None where it is none, or can't be read as one."""
    try:
        text = read_report(file)
        return Found(str(file), text, folder) if is_report(text) else None
    except UnreadableReportError:
        return None
    except Exception as error:
        return Problem(str(file), failure(error))


def _markdown_files(top: Path) -> list[Path]:
    """The markdown files in a folder and below it, in order. Raises OSError where `top` can't be read; other folders are then left out."""
    files: list[Path] = []
    folders = _list(top, files)
    while folders:
        try:
            folders += _list(folders.pop(), files)
        except OSError:
            continue
    return sorted(files)


def _list(folder: Path, files: list[Path]) -> list[Path]:
    """The folders in a folder that are searched; its markdown files are added to `files`. Links to folders are not followed."""
    folders = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and entry.name not in VENDORED:
                    folders.append(folder / entry.name)
            elif entry.name.lower().endswith(".md") and entry.is_file():
                files.append(folder / entry.name)
    return folders
