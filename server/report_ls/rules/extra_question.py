"""`extra-question`: a question that is there twice, or that the edition does not have."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Fix, Related, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.syntax.report import Question
from report_ls.text.edits import Edit
from report_ls.text.spans import Span

EXTRA_QUESTION = Rule(
    code="extra-question",
    family=Family.STRUCTURE,
    position=70,
    severity=Severity.ERROR,
    summary="a question that is there twice, or that the edition does not have",
    explanation=(
        "A heading `### Question N` with an `Answer:` of its own is one answer more than report.py expects, so it stops. "
        "Remove the question, or move its words into the answer where they belong."
    ),
    fix="keeps one question, where the other is empty or the same",
    example=Example(
        "### Question 31\n\n> Answer:\n\n(250 words)\n\n### Question 32\n\n> Answer:\n\nWhat we would do next time.",
        "### Question 31\n\n> Answer:\n\n(250 words)\n\nWhat we would do next time.",
    ),
)


def extra_question(whole: Whole) -> Iterator[Finding]:
    for question in surplus_questions(whole):
        number = question.number
        other = next((other for other in whole.report.questions if other.number == number and other is not question), None)
        if not 1 <= number <= whole.limits.expected:
            message = f"There is no question {number} in this edition, which has {whole.limits.expected}. report.py stops at one too many."
            yield EXTRA_QUESTION.found(question.anchor, message, question=number)
        else:
            message = f"Question {number} is here twice, and report.py stops at one too many. Remove one of them."
            related = (Related(other.anchor, f"The other question {number}"),) if other else ()
            fixes = tuple(_kept_one(whole.text, question, other)) if other else ()
            yield EXTRA_QUESTION.found(question.anchor, message, question=number, related=related, fixes=fixes)


def _kept_one(text: str, question: Question, other: Question) -> Iterator[Fix]:
    """What leaves one of two questions with the same number, where nothing that was said is lost."""
    if question.body.is_unanswered or question.body.text.strip() == other.body.text.strip():
        yield _removal(text, question, f"Keep the other question {question.number}, and not this one too")
    elif other.body.is_unanswered:
        yield _removal(text, other, f"Keep this question {question.number}, and not the empty one too")


def _removal(text: str, question: Question, title: str) -> Fix:
    """Without the question; it takes the white space before it along if it is the last."""
    start = len(text[: question.start].rstrip()) + 1 if question.span.end == len(text) else question.start
    gone = Span(start, question.span.end)
    return Fix(title, (Edit(gone, ""),), gone=(gone,))


def surplus_questions(whole: Whole) -> list[Question]:
    """The questions out of order for which no place is left: those that only changed places are none of them."""
    questions = whole.report.questions
    taken = {question.place for question in questions} | {absent.number for absent in whole.report.absent}
    left = {*range(1, whole.limits.expected + 1)} - taken
    found = []
    for question in questions:
        if question.place is None:
            if question.number in left:
                left.remove(question.number)
            else:
                found.append(question)
    return found


EXTRA_QUESTION_CHECK = ReportCheck(
    extra_question, finds=(EXTRA_QUESTION,), position=50, depends_on=frozenset({Dependency.STRUCTURE, Dependency.ANSWERS})
)
