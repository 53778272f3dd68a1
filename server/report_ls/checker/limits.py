"""What a report is held against: the limits of its questions, and how the checker counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from report_ls.checker.image_pattern import IMAGE_PATTERN, CountImages, count_images


class Form(StrEnum):
    """The two forms of the checker (docs/format.md, section 3)."""

    NEW = "new"
    OLD = "old"


class Source(StrEnum):
    """Where limits come from; the values are those of `check --format json`."""

    CHECKER = "report.py"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that is allowed, both included. No tuple, so that none is equal to a `Span` of the same numbers."""

    least: int
    most: int

    def __contains__(self, count: object) -> bool:
        return isinstance(count, int) and self.least <= count <= self.most

    def __str__(self) -> str:
        return str(self.least) if self.least == self.most else f"{self.least}-{self.most}"


class QuestionLimits(NamedTuple):
    """The bounds of one question; None where there is no rule."""

    words: Bounds | None = None
    images: Bounds | None = None

    def allow(self, words: int, images: int) -> bool:
        return (self.words is None or words in self.words) and (self.images is None or images in self.images)


class Limits(NamedTuple):
    """The limits in force for a report.

    `edition` is the edition that the text shows, or the forced one. `note` is one sentence where a `report.py` beside the report was
    there but could not be used. `image_patterns` are those that the checker counts by, and `count_images` is how they are counted here: by
    the course's own, until somebody puts another function there. `names_encoding` tells that the checker opens the report with an encoding
    of its own choice. `page_note` is one sentence where its `html` makes another page than ours, or may do so.
    """

    questions: tuple[QuestionLimits, ...]
    edition: str
    source: Source = Source.EDITION
    form: Form = Form.NEW
    image_patterns: tuple[str, ...] = (IMAGE_PATTERN,)
    count_images: CountImages = count_images
    names_encoding: bool = False
    note: str | None = None
    page_note: str | None = None

    @property
    def expected(self) -> int:
        """How many answers the checker expects."""
        return len(self.questions)

    def of(self, number: int) -> QuestionLimits:
        """The limits of question `number`; none for a number that the edition does not have."""
        if 1 <= number <= len(self.questions):
            return self.questions[number - 1]
        return QuestionLimits()
