"""The `figures` folder beside a report on disk: what is read of a report's surroundings, beside its `report.py` and what it links to.

Names are relative to the report's folder and use `/`, as in `figures/curves.png`.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Mapping
from functools import cached_property
from io import BytesIO
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple, Protocol, TypeVar

from report_ls.disk.files import is_within, open_within
from report_ls.disk.linked import UNKNOWN, Linked, Repository
from report_ls.syntax.images import FOLDER

FROM_ROOT = f"reports/{FOLDER}"
"""Where figures are for a report that lies at the top of the repository, above the folder that the course collects."""
MOST_ENTRIES = 5000
"""How many files, folders and links are looked at."""
MOST_LEVELS = 4

T = TypeVar("T")
Status = tuple[int, int]
"""Bytes, and the modification time in ns."""
Reader = Callable[[BinaryIO], T | None]
"""Reads something from a file that was just opened. May raise OSError."""

_OUTSIDE = "is a link that leads out of the report's folder"


class Entry(NamedTuple):
    """What has a name: a file with its `status`, or something else that is `refused` for a reason, which ends a sentence; or nothing."""

    status: Status | None = None
    refused: str | None = None


NOTHING = Entry()


class Listing(NamedTuple):
    """What a figures folder holds at one moment.

    `files` maps names to their status; `refused` maps the names of what is no usable file to the reason, which ends a sentence; `problem`
    says, as a sentence, why the folder itself can't be read. `is_cut`: the folder holds more than is listed.
    """

    files: Mapping[str, Status] = MappingProxyType({})
    refused: Mapping[str, str] = MappingProxyType({})
    problem: str | None = None
    is_cut: bool = False

    @property
    def note(self) -> str | None:
        """What has to be known of the folder, as a sentence."""
        if self.is_cut:
            return f"The figures folder holds more than {MOST_ENTRIES} files and folders. Only as many are offered and compared."
        return self.problem


class Folder(Protocol):
    """Where figures are."""

    def scan(self) -> Listing:
        """Look at the folder. Never raises OSError."""

    def look_up(self, name: str) -> Entry:
        """Look at one name."""

    def read(self, name: str, reader: Reader[T]) -> T | None:
        """What a reader tells of a file; None if that can't be read."""

    def linked(self, path: str) -> Linked:
        """What a relative link leads to. Never raises OSError."""

    def knows(self, name: str) -> bool:
        """Whether all that was asked about a name has an answer."""


class DiskFolder:
    """The `figures` folder on disk beside a report in `path`. Links that lead out of `path` are not followed.

    What a file tells is read once.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: dict[tuple[str, Reader[Any]], Any] = {}

    def scan(self) -> Listing:
        try:
            if not is_within(self.path / FOLDER, self.path):
                return Listing(problem="The figures folder is a link that leads out of the report's folder, so it is not looked into.")
            return self._scan()
        except OSError as error:
            return Listing(problem=f"The figures folder can't be read: {_reason(error)}.")

    def _scan(self) -> Listing:
        """Those of one folder before those of the folders in it. Raises OSError if the figures folder is there and can't be read.

        `reports/figures` is below a report only if that is at the top of a repository.
        """
        files: dict[str, Status] = {}
        refused: dict[str, str] = {}
        folders = deque([(FOLDER, MOST_LEVELS)])
        if is_within(self.path / FROM_ROOT, self.path):
            folders.append((FROM_ROOT, MOST_LEVELS))
        while folders:
            prefix, levels = folders.popleft()
            try:
                with os.scandir(self.path / prefix) as entries:
                    for entry in entries:
                        if len(files) + len(refused) >= MOST_ENTRIES:
                            return Listing(files, refused, is_cut=True)
                        name = f"{prefix}/{entry.name}"
                        found = self._entry(entry)
                        if found.status:
                            files[name] = found.status
                        elif found.refused:
                            refused[name] = found.refused
                            if levels and entry.is_dir(follow_symlinks=False):
                                folders.append((name, levels - 1))
            except OSError as error:
                if prefix == FOLDER and not isinstance(error, FileNotFoundError):
                    raise
                if prefix not in {FOLDER, FROM_ROOT}:
                    refused[prefix] = f"can't be read: {_reason(error)}"
        return Listing(files, refused)

    def _entry(self, found: os.DirEntry[str]) -> Entry:
        try:
            is_link = found.is_symlink()
            if is_link and not is_within(Path(found.path), self.path):
                return Entry(refused=_OUTSIDE)
            return _entry(found.stat(), is_link=is_link)
        except OSError as error:
            return Entry(refused=f"can't be read: {_reason(error)}")

    def look_up(self, name: str) -> Entry:
        parts = name.removeprefix(FROM_ROOT.removesuffix(FOLDER)).split("/")
        if parts[0] != FOLDER or not 2 <= len(parts) <= MOST_LEVELS + 2 or not all(parts) or {".", ".."} & {*parts} or "\0" in name:
            return NOTHING
        path = self.path / name
        try:
            if not is_within(path, self.path):
                return Entry(refused=_OUTSIDE)
            return _entry(os.stat(path), is_link=os.path.islink(path))  # noqa: PTH116, PTH114  # Path would raise for some names
        except FileNotFoundError:
            return NOTHING
        except (OSError, ValueError) as error:
            return Entry(refused=f"can't be read: {_reason(error)}")

    def read(self, name: str, reader: Reader[T]) -> T | None:
        question = (name, reader)
        if question not in self._read:
            try:
                with open_within(self.path / name, self.path) as file:
                    self._read[question] = reader(file)
            except OSError:
                self._read[question] = None
        answer: T | None = self._read[question]
        return answer

    @cached_property
    def _repository(self) -> Repository:
        return Repository(self.path)

    def linked(self, path: str) -> Linked:
        return self._repository.linked(path)

    def knows(self, name: str) -> bool:
        return True


def _entry(status: os.stat_result, *, is_link: bool) -> Entry:
    if S_ISDIR(status.st_mode):
        return Entry(refused="is a link to a folder" if is_link else "is a folder")
    if S_ISREG(status.st_mode):
        return Entry((status.st_size, status.st_mtime_ns))
    return Entry(refused="is not a file")


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or "unknown error").lower()


class MemoryFolder:
    """Figures held in memory, by name, and what is known of links."""

    def __init__(self, files: Mapping[str, bytes], links: Mapping[str, Linked] = MappingProxyType({})) -> None:
        self.files = files
        self._links = links

    def scan(self) -> Listing:
        return Listing({name: (len(content), 0) for name, content in self.files.items()})

    def look_up(self, name: str) -> Entry:
        return Entry((len(self.files[name]), 0)) if name in self.files else NOTHING

    def read(self, name: str, reader: Reader[T]) -> T | None:
        return reader(BytesIO(self.files[name]))

    def linked(self, path: str) -> Linked:
        return self._links.get(path, UNKNOWN)

    def knows(self, name: str) -> bool:
        return True
