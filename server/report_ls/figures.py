"""The pictures in the `figures` folder beside a report: all that is ever read of a report's surroundings, but for its `report.py`.

Names are relative to the report's folder and use `/`, as in `figures/curves.png`.
"""

from __future__ import annotations

import builtins
import contextlib
import os
import posixpath
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from io import BytesIO
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from types import MappingProxyType
from typing import BinaryIO, NamedTuple, Protocol, TypeVar

from report_ls.format.images import is_allowed

FOLDER = "figures"
FROM_ROOT = f"reports/{FOLDER}"
"""Where figures are for a report that lies at the top of the repository, above the folder that the course collects."""
MOST_FILES = 5000
MOST_LEVELS = 4
SAMPLES = frozenset(f"{FOLDER}/{name}.png" for name in ("bucket", "registry", "build", "wandb", "overview"))
"""The pictures that the template's own quotes link to (design, section 3)."""
_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"version https://git-lfs.github.com/spec/": "lfs",  # the first line of a pointer, by the specification of Git LFS
}
_CLOSE = 0.6
"""From 0 to 1: how much two names have in common, where one may be meant by the other."""


T = TypeVar("T")


class GitState(StrEnum):
    """What git will do with a file."""

    TRACKED = "tracked"
    UNTRACKED = "untracked"
    IGNORED = "ignored"


class Listing(NamedTuple):
    """What a figures folder holds at one moment.

    `files` maps names to (bytes, modification time in ns); `refused` maps the names of what is no usable file to the reason, which ends a
    sentence; `problem` says, as a sentence, why the folder itself can't be read.
    """

    files: Mapping[str, tuple[int, int]] = MappingProxyType({})
    refused: Mapping[str, str] = MappingProxyType({})
    problem: str | None = None


class Folder(Protocol):
    """Where figures are."""

    def scan(self) -> Listing:
        """Look at the folder. Never raises OSError."""

    def open(self, name: str) -> BinaryIO:
        """Open one of the files that `scan` listed. Raises OSError."""


class DiskFolder:
    """The `figures` folder on disk beside a report in `path`. Links that lead out of `path` are not followed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def scan(self) -> Listing:
        files: dict[str, tuple[int, int]] = {}
        refused: dict[str, str] = {}
        top = self.path / FOLDER
        try:
            if self._leads_out(top):
                return Listing(problem="The figures folder is a link that leads out of the report's folder, so it is not looked into.")
            with contextlib.suppress(FileNotFoundError):
                self._scan(top, FOLDER, MOST_LEVELS, files, refused)
            self._scan_from_root(files, refused)
        except OSError as error:
            reason = (error.strerror or "unknown error").lower()
            return Listing(problem=f"The figures folder can't be read: {reason}.")
        return Listing(files, refused)

    def _scan_from_root(self, files: dict[str, tuple[int, int]], refused: dict[str, str]) -> None:
        """Look at `reports/figures`, which only a report at the top of a repository has below it."""
        top = self.path / FROM_ROOT
        with contextlib.suppress(OSError):
            if not self._leads_out(top):
                self._scan(top, FROM_ROOT, MOST_LEVELS, files, refused)

    def _leads_out(self, path: Path) -> bool:
        # unlike Path.resolve, realpath raises nothing for a link to itself; whoever looks at that then gets an OSError
        return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.path))

    def _scan(self, folder: Path, prefix: str, levels: int, files: dict[str, tuple[int, int]], refused: dict[str, str]) -> None:
        with os.scandir(folder) as entries:
            for entry in entries:
                if len(files) >= MOST_FILES:
                    return
                name = f"{prefix}/{entry.name}"
                try:
                    if entry.is_symlink() and self._leads_out(Path(entry.path)):
                        refused[name] = "is a link that leads out of the report's folder"
                        continue
                    status = entry.stat()
                    if S_ISDIR(status.st_mode):
                        refused[name] = "is a link to a folder" if entry.is_symlink() else "is a folder"
                        if levels and not entry.is_symlink():
                            self._scan(Path(entry.path), name, levels - 1, files, refused)
                    elif S_ISREG(status.st_mode):
                        files[name] = (status.st_size, status.st_mtime_ns)
                    else:
                        refused[name] = "is not a file"
                except OSError as error:
                    refused[name] = f"can't be read: {(error.strerror or 'unknown error').lower()}"

    def open(self, name: str) -> BinaryIO:
        return (self.path / name).open("rb")


class MemoryFolder:
    """Figures held in memory, by name."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def scan(self) -> Listing:
        return Listing({name: (len(content), 0) for name, content in self.files.items()})

    def open(self, name: str) -> BinaryIO:
        return BytesIO(self.files[name])


class Figures:
    """A folder's listing, with what is asked about it again and again. It does not change; a new look is a new object."""

    def __init__(self, folder: Folder, listing: Listing | None = None, git: Mapping[str, GitState] | None = None) -> None:
        self.folder = folder
        self.listing = listing or folder.scan()
        self.git = git or {}
        self._formats: dict[str, str | None] = {}
        self._sizes: dict[str, tuple[int, int] | None] = {}
        self._closest: dict[str, str | None] = {}

    def with_git(self, git: Mapping[str, GitState]) -> Figures:
        return Figures(self.folder, self.listing, git)

    @cached_property
    def are_below(self) -> bool:
        """Whether there are figures in `reports/figures`, so that the report lies above the folder that the course collects."""
        return any(name.startswith(f"{FROM_ROOT}/") for name in self.listing.files)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The files that a report may show, in order."""
        return tuple(sorted(name for name in self.listing.files if is_allowed(name)))

    @cached_property
    def _composed(self) -> dict[str, str]:
        # macOS may decompose the letters of a name; the report's text has them composed
        return {unicodedata.normalize("NFC", name): name for name in self.listing.files}

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.casefold(): actual for name, actual in self._composed.items()}

    @cached_property
    def _basenames(self) -> dict[str, str]:
        return {unicodedata.normalize("NFC", posixpath.basename(name)): name for name in reversed(self.names)}

    @cached_property
    def _folded_basenames(self) -> dict[str, str]:
        return {name.casefold(): actual for name, actual in self._basenames.items()}

    @cached_property
    def _stems(self) -> dict[str, str]:
        return {_stem(name): name for name in reversed(self.names)}

    def find(self, name: str) -> str | None:
        """The name as it is on disk, None if there is no such file."""
        return name if name in self.listing.files else self._composed.get(unicodedata.normalize("NFC", name))

    def find_other_case(self, name: str) -> str | None:
        """A file whose name differs from `name` in case alone."""
        return self._folded.get(unicodedata.normalize("NFC", name).casefold())

    def of_same_name(self, path: str) -> str | None:
        """The file that is named as the last part of a path from anywhere, with `/` or with a backslash; it may differ in letter case."""
        name = unicodedata.normalize("NFC", path.replace("\\", "/").rpartition("/")[2])
        return self._basenames.get(name) or self._folded_basenames.get(name.casefold())

    def closest(self, name: str) -> str | None:
        """The file that `name` was most likely meant to be: one of the same name elsewhere in the folder, or one of nearly that name."""
        if name not in self._closest:
            elsewhere = self.of_same_name(name)
            close = None if elsewhere else closest_match(_stem(name), self._stems)
            self._closest[name] = self._stems[close] if close else elsewhere
        return self._closest[name]

    def bytes(self, name: str) -> int:
        return self.listing.files[name][0]

    def content(self, name: str) -> builtins.bytes | None:
        """All of a file; None if it can't be read."""
        try:
            with self.folder.open(name) as file:
                return file.read()
        except OSError:
            return None

    def format(self, name: str) -> str | None:
        """What the first bytes of a file say that it is: "png", "jpeg", or "lfs" for what Git LFS puts in the place of a file; None for
        anything else, and if it can't be read.
        """
        if name not in self._formats:
            self._formats[name] = self._read(name, _read_format)
        return self._formats[name]

    def size(self, name: str) -> tuple[int, int] | None:
        """The width and the height of a PNG or JPEG file in pixels; None if its head does not tell."""
        if name not in self._sizes:
            self._sizes[name] = self._read(name, _read_size) if self.format(name) in {"png", "jpeg"} else None
        return self._sizes[name]

    def _read(self, name: str, reader: Callable[[BinaryIO], T | None]) -> T | None:
        try:
            with self.folder.open(name) as file:
                return reader(file)
        except OSError:
            return None


def closest_match(word: str, others: Iterable[str]) -> str | None:
    """What difflib's `get_close_matches` finds as the one closest match, of which it asks no more than the likely ones: with 1,000 names
    of which few are like the word, a tenth of the time. No name holds a NUL.
    """
    matcher = SequenceMatcher(b=word)

    def at_most(other: str) -> float:
        matcher.set_seq1(other)
        return matcher.quick_ratio()

    best = (_CLOSE, "")
    for bound, other in sorted(((at_most(other), other) for other in _with_its_letters(word, [*others])), reverse=True):
        if bound < best[0]:
            break
        matcher.set_seq1(other)
        best = max(best, (matcher.ratio(), other))
    return best[1] or None


def _with_its_letters(word: str, names: list[str]) -> list[str]:
    """The names that have enough letters of a word to be close to it, whatever their order is."""
    # All names at once, as that is done in C
    others = "\0".join(names).translate(str.maketrans("", "", word.replace("\0", ""))).split("\0")
    return [
        name
        for name, other in zip(names, others, strict=False)
        if 2 * min(len(word), len(name) - len(other)) >= _CLOSE * (len(word) + len(name))
    ]


def _stem(name: str) -> str:
    """What tells one file from another: all names share the folder, and most the extension."""
    return posixpath.splitext(name)[0].removeprefix(f"{FOLDER}/").casefold()


def _read_format(file: BinaryIO) -> str | None:
    head = file.read(max(map(len, _SIGNATURES)))
    return next((kind for signature, kind in _SIGNATURES.items() if head.startswith(signature)), None)


def _read_size(file: BinaryIO) -> tuple[int, int] | None:
    import imagesize  # type: ignore[import-untyped]  # it brings Python's web client with it: 40 ms and 6 MB

    try:
        width, height = imagesize.get(file)
    except OSError:
        raise
    except Exception:  # imagesize raises struct.error and others on a file that is cut off
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None
