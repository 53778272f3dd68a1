"""`question-order`: question headings out of order, or a number twice while its neighbour is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.rules.extra_question import surplus_questions
from report_ls.syntax.report import Question
from report_ls.text.edits import Edit
from report_ls.text.spans import Span

QUESTION_ORDER = Rule(
    code="question-order",
    family=Family.STRUCTURE,
    position=110,
    severity=Severity.WARNING,
    summary="question headings out of order, or a number twice while its neighbour is missing",
    explanation=(
        "report.py never reads the number in a heading: the fifth answer is held against the limits of question 5, whatever "
        "its heading says."
    ),
    fix="writes the number that the position asks for",
    example=Example(
        "### Question 9\n\n> Answer:\n\n(150 words on question 8)\n\n### Question 9\n\n> Answer:\n\n(150 words on question 9)",
        "### Question 8\n\n> Answer:\n\n(150 words on question 8)\n\n### Question 9\n\n> Answer:\n\n(150 words on question 9)",
    ),
)


def question_order(whole: Whole) -> Iterator[Finding]:
    too_many = {question.start for question in surplus_questions(whole)}
    in_order = [question for question in whole.report.questions if question.start not in too_many]
    for position, question in enumerate(in_order, 1):
        if question.heading is None or question.place == question.number:
            continue
        if question.place is None:
            message = f"Question {question.number} is out of order here. report.py counts by position and takes it for question {position}."
            fixes = _renumbered(whole, in_order)
        else:
            message = (
                f"This is question {question.place} by its position, which is all that report.py looks at; the "
                f"heading says {question.number}."
            )
            edit = _number_edit(whole.text, question, question.place)
            fixes = (Fix(f"Renumber it to {question.place}", (edit,), preferred=True, gone=(edit.span,)),)
        yield QUESTION_ORDER.found(question.heading, message, question=question.number, fixes=fixes)


def _renumbered(whole: Whole, questions: list[Question]) -> tuple[Fix, ...]:
    if len(questions) != whole.limits.expected:
        return ()
    edits = tuple(
        _number_edit(whole.text, question, position)
        for position, question in enumerate(questions, 1)
        if question.heading and question.number != position
    )
    return (Fix("Renumber the questions by their position", edits, gone=tuple(edit.span for edit in edits)),)


def _number_edit(text: str, question: Question, number: int) -> Edit:
    assert question.heading is not None
    digits = re.search(r"(?<!\d)\d+$", question.heading.of(text))
    assert digits is not None
    return Edit(Span(*digits.span()).shifted(question.heading.start), str(number))


QUESTION_ORDER_CHECK = ReportCheck(question_order, finds=(QUESTION_ORDER,), position=80, depends_on=frozenset({Dependency.STRUCTURE}))
