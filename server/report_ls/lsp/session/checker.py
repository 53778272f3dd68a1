"""The `report.py` beside an open report, as far as its process has told what it decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from report_ls.checker.image_pattern import IMAGE_PATTERN, KnownCounts
from report_ls.checker.limits import Limits
from report_ls.checker.process import CheckerProcess, Counted, NotCounted, without_patterns
from report_ls.checker.script import Script, Unreadable
from report_ls.template.in_force import limits_in_force

Source = str | Unreadable | None


class Answer(NamedTuple):
    """What the process told of a script: `read` of all of it, or `counted` of images in texts that were missing."""

    source: Source
    read: Script | Unreadable | None = None
    counted: Counted | NotCounted | None = None


class Checker:
    """A script is read once for each state of its file, and an answer is counted once.

    Nothing here waits: until the process has answered, the limits are those of the edition, or images are counted by the course's own
    pattern, and `next_question` is not None.
    """

    def __init__(self) -> None:
        self._process = CheckerProcess()
        self._source: Source = None
        self._script: Script | Unreadable | None = None
        self._counts: KnownCounts | None = None
        self._refused: NotCounted | None = None

    def see(self, source: Source) -> None:
        """Take in the text of the file."""
        if source != self._source:
            self._source = source
            self._counts = self._refused = None
            self._script = None if isinstance(source, str) else source

    @property
    def is_plain(self) -> bool:
        """Whether the process has nothing to tell, whatever the report's text is."""
        return self._counts is None and not self._is_unread

    @property
    def _is_unread(self) -> bool:
        return isinstance(self._source, str) and self._script is None

    def limits(self, text: str, forced: str | None) -> Limits:
        """Those in force, as far as is known."""
        limits = limits_in_force(text, self._script, forced)
        if forced is not None:
            return limits
        if self._refused:
            return without_patterns(limits, self._refused)
        return limits._replace(count_images=self._counts) if self._counts else limits

    def next_question(self) -> Callable[[], Answer] | None:
        """What to call in a thread to know more. It does not change anything; `learn` does."""
        process, source = self._process, self._source
        if self._is_unread:
            return lambda: Answer(source, read=process.read(source))
        if self._counts and self._counts.missing:
            patterns, texts = self._counts.patterns, sorted(self._counts.missing)
            return lambda: Answer(source, counted=process.count(patterns, texts))
        return None

    def learn(self, answer: Answer) -> None:
        """Take in an answer, unless the file has changed since it was asked for."""
        if answer.source != self._source:
            return
        if isinstance(answer.read, Script) and answer.read.image_patterns != (IMAGE_PATTERN,):
            self._counts = KnownCounts(answer.read.image_patterns)
        self._script = answer.read or self._script
        if isinstance(answer.counted, NotCounted):
            self._counts, self._refused = None, answer.counted
        elif answer.counted and self._counts:
            self._counts = self._counts.with_counts(answer.counted.images)

    def close(self) -> None:
        """End the process."""
        self._process.close()
