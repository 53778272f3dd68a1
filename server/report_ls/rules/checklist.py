"""The task list at the top of the report."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.findings import Edit, Finding, Fix, Related
from report_ls.format.guidance import question_of_item
from report_ls.format.text import Span
from report_ls.rules.catalogue import finding
from report_ls.rules.subject import Whole

_MARKS = {" ", "x", "X"}


def checklist_mark(whole: Whole) -> Iterator[Finding]:
    for item in whole.report.checklist:
        mark = item.mark.of(whole.text)
        if mark in _MARKS:
            continue
        ticked = Fix("Tick it: [x]", (Edit(item.mark, "x"),), preferred=mark.strip() in {"x", "X"}, gone=(item.mark,))
        empty = Fix("Leave it open: [ ]", (Edit(item.mark, " "),), preferred=not mark.strip(), gone=(item.mark,))
        fixes = (empty, ticked) if empty.preferred else (ticked, empty)
        message = f"`[{mark}]` is not read as a task. Write `[x]` for done, `[ ]` for not done."
        yield finding("checklist-mark", Span(item.mark.start - 1, item.mark.end + 1), message, fixes=fixes)


def checklist_mismatch(whole: Whole) -> Iterator[Finding]:
    """Work that is ticked, and of which the question that asks about it says nothing.

    While most questions have no answer the report is only begun, and nothing is said.
    """
    unanswered = [question for question in whole.report.questions if question.body.is_unanswered]
    if not unanswered or 2 * len(unanswered) >= len(whole.report.questions):
        return
    in_place = {question.number: question for question in unanswered if question.number == question.place}
    for item in whole.report.checklist:
        question = in_place.get(question_of_item(item.text.of(whole.text), whole.limits.expected) or 0) if item.ticked else None
        if question is None:
            continue
        message = f"This is ticked, but question {question.number}, which asks about it, has no answer."
        related = (Related(question.anchor, "This question has no answer"),)
        untick = Fix("Untick it: [ ]", (Edit(item.mark, " "),), gone=(item.mark,))
        yield finding("checklist-mismatch", Span(item.mark.start - 1, item.mark.end + 1), message, related=related, fixes=(untick,))
