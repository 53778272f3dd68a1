"""What the rules look at: one question, or the whole report."""

from __future__ import annotations

from typing import NamedTuple

from report_ls.checker.limits import Limits, QuestionLimits
from report_ls.checker.official import Count, Official
from report_ls.model.figures import Figures
from report_ls.model.state import State
from report_ls.syntax.report import Body, Report
from report_ls.text.spans import Span


class Subject(NamedTuple):
    """One question, with all that its findings depend on. Spans are relative to the question's start.

    `is_in_place` tells that its number is the one that its position asks for.
    `official` is what report.py counts in it; None where it counts nothing, or something else, at this position. `structural` is what
    stands under its `Answer:`. `offered_figures` are some that no answer uses. `figures` is None where the report is not on disk.
    """

    body: Body
    number: int
    is_in_place: bool
    anchor: Span
    limits: QuestionLimits
    limits_from: str
    official: Count | None
    structural: Count
    is_last: bool
    figures: Figures | None
    offered_figures: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def answer_text(self) -> str:
        return self.body.answer.of(self.body.text)

    @property
    def shown(self) -> Count:
        """The count that a person is shown and that findings are about (docs/design.md, section 1)."""
        return self.official or self.structural

    @property
    def is_allowed(self) -> bool:
        """Whether the limits allow its count. They may allow an answer of no word, too."""
        return self.limits.allow(self.shown.words, self.shown.images)

    @property
    def state(self) -> State:
        if self.body.is_unanswered:
            return State.UNANSWERED
        return State.PASSED if self.is_allowed else State.FAILED


class Whole(NamedTuple):
    """The whole report, with all that findings across questions depend on. Spans are those of the report's text.

    `subjects` has an entry for each question.
    """

    report: Report
    limits: Limits
    official: Official
    subjects: tuple[Subject, ...]
    figures: Figures | None

    @property
    def text(self) -> str:
        return self.report.text
