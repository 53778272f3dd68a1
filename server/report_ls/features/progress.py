"""How far the checklist and the questions are."""

from __future__ import annotations

from typing import NamedTuple

from report_ls.analysis.analysis import Analysis
from report_ls.model.states import State
from report_ls.syntax.report import ChecklistItem, Question, Report


class Week(NamedTuple):
    """A week of the checklist, as "Week 1": how many of its items are ticked. The name is empty for items before the first week."""

    name: str
    ticked: int
    total: int


def weeks(report: Report) -> tuple[Week, ...]:
    """The weeks that have items, in the order of the report."""
    found: dict[str, list[ChecklistItem]] = {}
    for item in report.checklist:
        found.setdefault(item.week, []).append(item)
    return tuple(Week(name, sum(item.ticked for item in items), len(items)) for name, items in found.items())


def unfinished(analysis: Analysis) -> tuple[Question, ...]:
    """The questions that do not pass, in the order in which they stand; without those of which nothing is left. Of two with one number it
    is the first that counts.
    """
    first = {subject.number: index for index, subject in reversed(list(enumerate(analysis.subjects)))}
    return tuple(
        analysis.report.questions[index]
        for index in sorted(first.values())
        if 1 <= analysis.subjects[index].number <= analysis.limits.expected and analysis.subjects[index].state is not State.PASSED
    )
