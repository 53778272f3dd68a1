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
    """One finding for all marks that say the same; it stands at the first of them."""
    said: dict[str, list[Span]] = {}
    for item in whole.report.checklist:
        mark = item.mark.of(whole.text)
        if mark not in _MARKS:
            said.setdefault(mark.strip().casefold(), []).append(item.mark)
    for meaning, marks in said.items():
        yield _not_a_task(whole.text, meaning, marks)


def _not_a_task(text: str, meaning: str, marks: list[Span]) -> Finding:
    first, *others = marks
    all_of_them = f"all {len(marks)}" if others else "it"
    ticked = Fix(f"Tick {all_of_them}: [x]", tuple(Edit(mark, "x") for mark in marks), preferred=meaning == "x", gone=tuple(marks))
    empty = Fix(f"Leave {all_of_them} open: [ ]", tuple(Edit(mark, " ") for mark in marks), preferred=not meaning, gone=tuple(marks))
    times = f" ({len(marks)} times)" if others else ""
    message = f"`[{first.of(text)}]` is not read as a task{times}. Write `[x]` for done, `[ ]` for not done."
    related = tuple(Related(_box(mark), "Here, too") for mark in others)
    fixes = (empty, ticked) if empty.preferred else (ticked, empty)
    return finding("checklist-mark", _box(first), message, related=related, fixes=fixes)


def _box(mark: Span) -> Span:
    """A mark with its brackets."""
    return Span(mark.start - 1, mark.end + 1)


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
        yield finding("checklist-mismatch", _box(item.mark), message, related=related, fixes=(untick,))
