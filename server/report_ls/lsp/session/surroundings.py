"""Reads what lies beside an open report on disk, in threads, so that nobody waits for a slow disk."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from report_ls.checker.script import Unreadable
from report_ls.disk.files import read_checker
from report_ls.disk.folders import DiskFolder, Entry, Listing
from report_ls.disk.git_state import GitState
from report_ls.lsp.session.in_thread import in_thread
from report_ls.lsp.session.known_folder import Answers, KnownFolder
from report_ls.model.figures import Figures

T = TypeVar("T")
log = logging.getLogger(__name__)

WAIT_SECONDS = 0.5
"""How long an answer waits for the disk. One that took longer is slow, and is not waited for again until it is fast."""
SHARE = 20
"""A look that takes a while is made again after as many times as long."""


class Look(NamedTuple):
    """What one look at the folder found: the figures, the names that were looked up because their listing was cut, and the `report.py`."""

    listing: Listing
    looked_up: Mapping[str, Entry]
    script: str | Unreadable | None


def look(folder: Path, names: Collection[str] = ()) -> Look:
    """Reads what lies in a report's folder. For a thread."""
    disk = DiskFolder(folder)
    listing = disk.scan()
    looked_up = {name: disk.look_up(name) for name in sorted(names)} if listing.is_cut else {}
    return Look(listing, looked_up, read_checker(folder))


def _ignore(is_news: bool) -> None:
    pass


class Surroundings:
    """What is known of a folder. `changed` is called when that is something else than before, with whether those have to ask again who got
    an answer until then.

    At most one thread reads at a time, so a disk that hangs takes one.
    """

    def __init__(self, folder: Path, changed: Callable[[bool], None]) -> None:
        self.folder = folder
        self.figures: Figures | None = None
        self._changed = changed
        self._known: Look | None = None
        self._files: KnownFolder | None = None
        self._reading: asyncio.Task[None] | None = None
        self._wants_look = False
        self._patience_ends: float | None = None
        self._is_slow = False
        self._next_look = 0.0

    @property
    def script(self) -> str | Unreadable | None:
        """The text of the `report.py`."""
        return self._known.script if self._known else None

    @property
    def lacks_files(self) -> bool:
        """Whether the report links to a file that is not there."""
        return self._files is not None and self._files.lacks_files

    def see_git(self, states: Mapping[str, GitState]) -> bool:
        """Take in what git says of the figures; whether anything is different."""
        if self.figures is None or states == self.figures.git:
            return False
        self.figures = self.figures.with_git(states)
        return True

    def look(self) -> None:
        """Look at the folder, because something in it may have changed: answers wait for it."""
        self._wants_look = True
        self._read(is_waited_for=True)

    def look_aside(self) -> None:
        """Look at the folder without anybody waiting for it; where that takes long, not each time."""
        if not self._is_reading and _now() >= self._next_look:
            self._wants_look = True
            self._read(is_waited_for=False)

    @property
    def is_waited_for(self) -> bool:
        """Whether more will be known soon. It begins to read what was asked for and is missing."""
        if not self._is_reading and self._files and self._files.missing:
            self._read(is_waited_for=True)
        return self._is_reading and self._patience_ends is not None and _now() < self._patience_ends

    async def settle(self) -> None:
        """Wait until more is known, or nobody waits any longer."""
        if self._reading and self._patience_ends is not None:
            await asyncio.wait([self._reading], timeout=max(0.0, self._patience_ends - _now()))

    async def read(self, seconds: float) -> None:
        """Wait until all that is asked for is known, however slow the disk is, for at most some seconds."""
        if self._reading:
            await asyncio.wait([self._reading], timeout=seconds)

    def close(self) -> None:
        """Nobody is interested any more."""
        if self._reading:
            self._reading.cancel()
        self._changed = _ignore  # who was told is in a circle with this, and would stay in memory until Python looks for circles

    # -- reading

    @property
    def _is_reading(self) -> bool:
        return self._reading is not None and not self._reading.done()

    def _read(self, *, is_waited_for: bool) -> None:
        if is_waited_for and self._patience_ends is None:
            self._patience_ends = _now() + (0.0 if self._is_slow else WAIT_SECONDS)
        if not self._is_reading:
            self._reading = asyncio.get_running_loop().create_task(self._read_all())

    async def _read_all(self) -> None:
        """Until nothing is missing; others may ask for more meanwhile."""
        try:
            while True:
                if self._wants_look:
                    self._wants_look = False
                    await self._look()
                elif self._files and (question := self._files.next_question()):
                    self._learn(self._files, await self._timed(question))
                else:
                    break
        except Exception:
            log.exception("%s can't be looked at", self.folder)
        finally:
            self._patience_ends = None

    async def _look(self) -> None:
        began = _now()
        names = self._files.looked_up if self._files else frozenset[str]()
        self._see(await self._timed(partial(look, self.folder, names)))
        if (files := self._files) and (links := files.next_look()):
            answers = await self._timed(links)
            if not files.holds(answers):
                self._learn(files, answers)
        self._next_look = _now() + SHARE * (_now() - began)

    async def _timed(self, read: Callable[[], T]) -> T:
        began = _now()
        result = await in_thread(read)
        self._is_slow = _now() - began > WAIT_SECONDS
        return result

    @property
    def _is_in_time(self) -> bool:
        return self._patience_ends is not None and _now() < self._patience_ends

    def _see(self, found: Look) -> None:
        before, self._known = self._known, found
        if found == before:
            return
        if self._files is None or before is None or (found.listing, found.looked_up) != (before.listing, before.looked_up):
            files = self._files or KnownFolder(self.folder, Listing())
            self._show(files.with_listing(found.listing, found.looked_up))
        self._changed(before is not None or not self._is_in_time)

    def _learn(self, asked: KnownFolder, answers: Answers) -> None:
        if self._files is asked:
            git = self.figures.git if self.figures else {}
            self._show(asked.with_answers(answers))
            self.see_git(git)
            self._changed(not self._is_in_time)

    def _show(self, files: KnownFolder) -> None:
        self._files = files
        self.figures = Figures(files, files.scan())


def _now() -> float:
    return asyncio.get_running_loop().time()
