"""How far the checklist and the questions are."""

from __future__ import annotations

from typing import NamedTuple

from report_ls.analysis.analysis import Analysis
from report_ls.model.state import State
from report_ls.syntax.report import ChecklistItem, Question, Report


class Week(NamedTuple):
    """A week of the checklist, as "Week 1": how many of its items are ticked. The name is empty for items before the first week."""

    name: str
    ticked: int
    total: int


def weeks(report: Report) -> tuple[Week, ...]:
    """Returns the weeks that have items, in the order of the report."""
    found: dict[str, list[ChecklistItem]] = {}
    for item in report.checklist:
        found.setdefault(item.week, []).append(item)
    return tuple(Week(name, sum(item.ticked for item in items), len(items)) for name, items in found.items())


def unfinished(analysis: Analysis) -> tuple[Question, ...]:
    """Returns the questions that do not pass, in the order in which they stand; without those of which nothing is left."""
    left = (status.question for status in analysis.statuses if status.question and status.state is not State.PASSED)
    return tuple(sorted(left, key=lambda question: question.start))
