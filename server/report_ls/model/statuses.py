"""How each question of a report stands, for tables and views."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from report_ls.checker.limits import Limits
from report_ls.checker.official import Count
from report_ls.model.state import State
from report_ls.model.subject import Subject
from report_ls.syntax.report import Question, Report


class Status(NamedTuple):
    """How a question stands, for tables and views. `question` is None where nothing of it is left; `is_official` tells that the checker
    counts the same at this position, `is_allowed` that the limits allow the count.
    """

    number: int
    state: State
    counted: Count
    question: Question | None
    is_official: bool
    is_allowed: bool


def statuses(report: Report, limits: Limits, subjects: tuple[Subject, ...]) -> Iterator[Status]:
    """Yields how each question of the edition stands, in the order of their numbers. Of two with one number the first counts."""
    judged = {subject.number: (question, subject) for question, subject in reversed(list(zip(report.questions, subjects, strict=True)))}
    for number in range(1, limits.expected + 1):
        if number not in judged:
            yield Status(number, State.MISSING, Count(0, 0), None, is_official=False, is_allowed=False)
            continue
        question, subject = judged[number]
        is_official = subject.official is not None
        yield Status(number, subject.state, subject.shown, question, is_official=is_official, is_allowed=subject.is_allowed)
