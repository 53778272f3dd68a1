"""`checklist-mismatch`: a ticked checklist item whose question has no answer."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Fix, Related, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.template.topics import question_of_item
from report_ls.text.edits import Edit

CHECKLIST_MISMATCH = Rule(
    code="checklist-mismatch",
    family=Family.STRUCTURE,
    position=140,
    severity=Severity.INFORMATION,
    summary="a ticked checklist item whose question has no answer",
    explanation=(
        "A ticked item says that the work is done, and a question asks about that very work, but has no answer: a frontend is "
        "ticked while question 28 is empty. Answer the question, or untick the item. Nothing is said while half of the report "
        "or more is still unanswered."
    ),
    fix="writes `[ ]`",
    example=Example(
        "* [x] Create a frontend for your API (M26)\n\n### Question 28\n\n> Answer:\n\n--- question 28 fill here ---",
        "* [ ] Create a frontend for your API (M26)\n\n### Question 28\n\n> Answer:\n\n--- question 28 fill here ---",
    ),
)


def checklist_mismatch(whole: Whole) -> Iterator[Finding]:
    """Work that is ticked, and of which the question that asks about it says nothing.

    While most questions have no answer the report is only begun, and nothing is said.
    """
    unanswered = [question for question in whole.report.questions if question.body.is_unanswered]
    if not unanswered or 2 * len(unanswered) >= len(whole.report.questions):
        return
    in_place = {question.number: question for question in unanswered if question.number == question.place}
    for item in whole.report.checklist:
        question = in_place.get(question_of_item(item.text.of(whole.text), whole.limits) or 0) if item.ticked else None
        if question is None:
            continue
        message = f"This is ticked, but question {question.number}, which asks about it, has no answer."
        related = (Related(question.anchor, "This question has no answer"),)
        untick = Fix("Untick it: [ ]", (Edit(item.mark, " "),), gone=(item.mark,))
        yield CHECKLIST_MISMATCH.found(item.box, message, related=related, fixes=(untick,))


CHECKLIST_MISMATCH_CHECK = ReportCheck(
    checklist_mismatch, finds=(CHECKLIST_MISMATCH,), position=120, depends_on=frozenset({Dependency.STRUCTURE})
)
