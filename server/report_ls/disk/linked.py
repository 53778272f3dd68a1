"""What the relative links of a report lead to, within its repository: whether it is there, and the nearest path that is.

Paths are those of a link: relative to the report's folder, or from the repository's root on where they begin with `/`.
"""

from __future__ import annotations

import os
import posixpath
from collections import deque
from collections.abc import Iterator, Set
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from report_ls.syntax.paths import composed

MOST_ENTRIES = 5000
"""How many names of one folder are compared, and how many of the whole repository are looked at for a file of the same name."""
VENDORED = frozenset({"node_modules", "venv", "site-packages", "__pycache__", "build", "dist"})
"""Folders that a search leaves aside, beside the hidden ones: what is in them was not written by the group."""
_REPORTS = "reports"
"""The folder of a repository that the course collects."""
_CLOSE = 0.75
"""From 0 to 1: how much two names have in common, where one may be meant by the other."""

Parts = tuple[str, ...]
"""The names of a path, from the repository's root on."""


class Linked(NamedTuple):
    """What a link leads to. `is_there` is None where that is not known, as of a path that leads out of the repository, at which nobody
    looks. `nearest` is the path that was most likely meant, written from where the link's own path is.
    """

    is_there: bool | None = None
    nearest: str | None = None


UNKNOWN = Linked()


class _Names(NamedTuple):
    """What is in a folder. `links` are those of the names that are symbolic links; `is_cut`: there are more."""

    names: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    folders: tuple[str, ...] = ()
    is_cut: bool = False

    def actual(self, name: str) -> str | None:
        """Returns a name as it is on disk, where its letters may be composed otherwise; None if it is not there."""
        if name in self.names:
            return name
        return next((other for other in sorted(self.names) if composed(other) == composed(name)), None)


class Repository:
    """The repository around a report's folder at one moment. No symbolic link is followed.

    Without `.git`, as in an archive that was downloaded, the folder above one named `reports` is the root, by the course's layout.
    A report elsewhere, with its figures or its `report.py` beside it, is judged by its own folder alone. Of a report that was
    copied without these nothing is known.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = Path(os.path.realpath(folder))
        root = next((place for place in (self._folder, *self._folder.parents) if os.path.lexists(place / ".git")), None)
        self._is_sure = root is not None
        if root is None and self._folder.name == _REPORTS:
            root = self._folder.parent
        self._has_root = root is not None
        self._root = root or self._folder
        self._base: Parts = self._folder.relative_to(self._root).parts
        self._listed: dict[Parts, _Names | None] = {}

    def linked(self, path: str) -> Linked:
        """What a path leads to. Never raises OSError."""
        is_from_root = path.startswith("/")
        target = self._resolved(() if is_from_root else self._base, path)
        if target is None or not (self._has_root or (self._is_whole and not is_from_root)):
            return UNKNOWN
        is_there = self._is_there(target)
        return Linked(is_there, self._nearest(path, target) if is_there is False else None)

    @property
    def _is_whole(self) -> bool:
        """Whether what the course's template has beside a report is there."""
        names = self._names(self._base)
        return names is not None and not names.names.isdisjoint({"figures", "report.py"})

    def _resolved(self, base: Parts, path: str) -> Parts | None:
        """The place of a path that goes on from `base`; None if it leads out of the repository on its way."""
        parts = [*base]
        for part in path.split("/"):
            if part == ".." and not parts:
                return None
            if part == "..":
                parts.pop()
            elif part not in {"", "."}:
                parts.append(part)
        return tuple(parts)

    def _is_there(self, target: Parts) -> bool | None:
        """Whether there is something of these very names, upper and lower case included."""
        place: Parts = ()
        for name in target:
            names = self._names(place)
            actual = names and names.actual(name)
            if names is None or actual in names.links:
                return None
            if actual is None:
                return None if names.is_cut else False
            place = (*place, actual)
        return True

    def _names(self, folder: Parts) -> _Names | None:
        """None where a folder can't be read; a file has no names in it."""
        if folder not in self._listed:
            try:
                self._listed[folder] = _scan(self._root.joinpath(*folder))
            except (NotADirectoryError, FileNotFoundError):
                self._listed[folder] = _Names()
            except (OSError, ValueError):
                self._listed[folder] = None
        return self._listed[folder]

    def _nearest(self, path: str, target: Parts) -> str | None:
        """The same path from another folder on, from the report's up to the root; else one of nearly these names; else the one file of that
        name that is anywhere.
        """
        above = [self._base[:depth] for depth in range(len(self._base), -1, -1)]
        places = [target, *(place for base in above if (place := self._resolved(base, path.lstrip("/"))) not in {None, target})]
        found = next((place for place in places if place and self._is_there(place)), None)
        found = found or next((close for place in places if place and (close := self._close(place))), None)
        if self._is_sure and target:
            found = found or self._only_one.get(target[-1].casefold())
        if found is None:
            return None
        return "/" + "/".join(found) if path.startswith("/") else posixpath.relpath("/".join(found), "/".join(self._base) or ".")

    def _close(self, target: Parts) -> Parts | None:
        """The path that differs in upper and lower case, in one name a little more, and in the extension."""
        found: Parts = ()
        may_differ = True
        for name in target:
            names = self._names(found)
            if names is None:
                return None
            usable = names.names - names.links
            actual = name if name in usable else next((other for other in sorted(usable) if other.casefold() == name.casefold()), None)
            if actual is None and may_differ:
                may_differ, alike = False, [other for other in sorted(usable) if _extension(other) == _extension(name)]
                actual = next(iter(get_close_matches(name, alike, 1, _CLOSE)), None)
            if actual is None and len(found) == len(target) - 1:
                actual = _of_other_extension(name, usable)
            if actual is None:
                return None
            found = (*found, actual)
        return found

    @cached_property
    def _only_one(self) -> dict[str, Parts | None]:
        """The files by their names in lower case, None for a name that several have. Hidden and vendored folders are left aside."""
        found: dict[str, Parts | None] = {}
        for place in self._walk():
            name = place[-1].casefold()
            found[name] = None if name in found else place
        return found

    def _walk(self) -> Iterator[Parts]:
        folders, seen = deque[Parts]([()]), 0
        while folders and seen < MOST_ENTRIES:
            folder = folders.popleft()
            names = self._names(folder) or _Names()
            seen += 1 + len(names.names)
            yield from ((*folder, name) for name in sorted(names.names - names.links - {*names.folders}))
            folders += [(*folder, name) for name in names.folders if not name.startswith(".") and name not in VENDORED]


def _scan(folder: Path) -> _Names:
    names, links, folders = set[str](), set[str](), list[str]()
    with os.scandir(folder) as entries:
        for entry in entries:
            if len(names) >= MOST_ENTRIES:
                return _Names(frozenset(names), frozenset(links), tuple(sorted(folders)), is_cut=True)
            names.add(entry.name)
            if entry.is_symlink():
                links.add(entry.name)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
    return _Names(frozenset(names), frozenset(links), tuple(sorted(folders)))


def _extension(name: str) -> str:
    extension = posixpath.splitext(name)[1].casefold()
    return ".yaml" if extension == ".yml" else extension


def _of_other_extension(name: str, others: Set[str]) -> str | None:
    """The one file that is named so but for its extension."""
    stem = posixpath.splitext(name)[0].casefold()
    found = [other for other in others if _extension(other) and posixpath.splitext(other)[0].casefold() == stem]
    return found[0] if len(found) == 1 and _extension(name) else None
