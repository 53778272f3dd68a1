"""What a `report.py` says, asked in a process that is ended where that takes too long: a stranger wrote the script and its patterns."""

from __future__ import annotations

from typing import NamedTuple

from report_ls.checker.count_patterns import count_patterns
from report_ls.checker.image_pattern import KnownCounts
from report_ls.checker.limits import Limits
from report_ls.checker.read_script import read_as_data
from report_ls.checker.script import Script, Unreadable, script_of_data
from report_ls.killable import Killable, NoAnswerError, OutOfTimeError, RaisedError

SECONDS = 2.0
"""How long a script may take to be read, and its patterns to be counted in all answers of a report. The course's own take some ms."""
TOO_SLOW = "a pattern that takes too long on this report"
NOT_RUN = "a pattern that can't be tried here"


class Counted(NamedTuple):
    """How often patterns are found in each of some texts, and how many seconds of the processor that took."""

    images: dict[str, int]
    seconds: float


class NotCounted(NamedTuple):
    """The patterns of a script could not be counted. `reason` is the pattern, with a clause on it."""

    reason: str


class CheckerProcess:
    """Reads scripts and counts by their patterns. Safe to call from threads; the process begins when it is first needed."""

    def __init__(self) -> None:
        self._process = Killable()

    def read(self, source: str | Unreadable | None) -> Script | Unreadable | None:
        """What a script with that text decides."""
        if not isinstance(source, str):
            return source
        try:
            return script_of_data(self._process.call(read_as_data, source, SECONDS))
        except OutOfTimeError:
            return Unreadable("takes too long to be read")
        except (NoAnswerError, RaisedError):
            return Unreadable("can't be read by Python")

    def count(self, patterns: tuple[str, ...], texts: list[str], seconds: float = SECONDS) -> Counted | NotCounted:
        """How often all of the patterns together are found in each text."""
        try:
            counted = self._process.call(count_patterns, (list(patterns), texts), seconds)
        except OutOfTimeError:
            return NotCounted(TOO_SLOW)
        except (NoAnswerError, RaisedError):
            return NotCounted(NOT_RUN)
        if counted is None:
            return NotCounted("a pattern that is not valid")
        images, took = counted
        return Counted(dict(zip(texts, images, strict=True)), took)

    def close(self) -> None:
        self._process.close()


class AskedCounts:
    """Counts images by the patterns of a script, each text when it is asked for, as long as time is left.

    Once there is an answer that is none (`refused`), images are counted by the course's own pattern.
    """

    def __init__(self, process: CheckerProcess, patterns: tuple[str, ...]) -> None:
        self.refused: NotCounted | None = None
        self._process = process
        self._known: dict[str, int] = {}
        self._counts = KnownCounts(patterns, self._known)
        self._left = SECONDS

    def __call__(self, text: str) -> int:
        counted = self._counts(text)
        if text not in self._counts.missing or self.refused:
            return counted
        answer = self._process.count(self._counts.patterns, [text], self._left)
        if isinstance(answer, NotCounted) or answer.seconds >= self._left:
            self.refused = answer if isinstance(answer, NotCounted) else NotCounted(TOO_SLOW)
            return counted
        self._left -= answer.seconds
        self._known |= answer.images
        self._counts.missing.discard(text)
        return self._counts(text)


def without_patterns(limits: Limits, refused: NotCounted) -> Limits:
    """The limits of a script whose patterns could not be counted: images are then counted as by the course's own."""
    note = f"The report.py beside this report finds images by {refused.reason}, so they are counted as ![...](...)."
    return limits._replace(note=note)
