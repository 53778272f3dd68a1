"""How a path is written in a report: what kind of address it is, and which path a browser makes of it. Nothing here looks at a disk."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from enum import Enum, auto
from typing import NamedTuple
from urllib.parse import unquote

from report_ls.syntax.machine import is_on_one_machine

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\~#?]|\Z", re.IGNORECASE)
"""How all begins that is no relative path."""
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
"""Two characters at least: a single letter is a drive."""
_DRIVE = re.compile(r"[a-z]:|\\", re.IGNORECASE)


class PathKind(Enum):
    """What a path starts from."""

    RELATIVE = auto()
    """The report's folder."""
    REPOSITORY = auto()
    """The top of the repository: it begins with a `/`."""
    MACHINE = auto()
    """A drive, a share or a folder of one machine."""
    WEB = auto()
    SCHEME = auto()
    """Another scheme, as `data:`."""
    PLACE = auto()
    """A place in the report itself or a query: it begins with `#` or `?`, or is empty."""


class WrittenPath(NamedTuple):
    """A path as a report has it: `raw` as written, without `<>` and title, and `decoded`, which is percent-decoded.

    `path` is what a browser looks for: with `/` between folders, and without dot segments. A doubled slash counts as one, as it does for
    every file system and for the routes of a server in Rails, as GitHub is.
    """

    raw: str
    decoded: str
    path: str
    kind: PathKind

    @property
    def is_absolute(self) -> bool:
        return self.kind in {PathKind.REPOSITORY, PathKind.MACHINE}

    @property
    def has_backslash(self) -> bool:
        return "\\" in self.decoded

    @property
    def has_dot(self) -> bool:
        """Whether it begins with `./`, or has one within it."""
        return self.decoded.startswith("./") or "/./" in self.decoded

    @property
    def is_badly_written(self) -> bool:
        """Whether it is absolute, has a backslash or a `./`, whatever it leads to."""
        return self.is_absolute or self.has_backslash or self.has_dot

    @property
    def last_name(self) -> str:
        """The last of its names; that of an address on the web without the query, and empty where it names a host alone."""
        if self.kind is not PathKind.WEB:
            return self.path.rpartition("/")[2]
        return decoded(re.split("[?#]", _WEB.sub("", self.raw), maxsplit=1)[0].partition("/")[2].rpartition("/")[2])


def read_path(raw: str) -> WrittenPath:
    name = decoded(raw)
    return WrittenPath(raw, name, posixpath.normpath(name.replace("\\", "/")), _kind(raw, name))


def _kind(raw: str, name: str) -> PathKind:
    if not _ADDRESS.match(name):
        return PathKind.RELATIVE
    if _WEB.match(raw):
        return PathKind.WEB
    if is_on_one_machine(name):
        return PathKind.MACHINE
    if _SCHEME.match(raw):
        return PathKind.SCHEME
    if _DRIVE.match(name):
        return PathKind.MACHINE
    if name.startswith("/"):
        return PathKind.REPOSITORY
    return PathKind.PLACE if raw.startswith(("#", "?")) or not raw else PathKind.RELATIVE


def decoded(path: str) -> str:
    """Percent-decodes a path, as it is on disk. What is not UTF-8 then is left as it is written."""
    try:
        return unquote(path, errors="strict")
    except UnicodeDecodeError:
        return path


def composed(name: str) -> str:
    """Composes the letters of a name (NFC): macOS may decompose them, and the text of a report has them either way."""
    return unicodedata.normalize("NFC", name)


def folded(name: str) -> str:
    """Returns the same for all names that are one on Windows and macOS: those that differ in letter case or in composition alone."""
    return composed(name).casefold()
