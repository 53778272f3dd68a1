"""`unanswered`: a question without an answer."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.model.check import QuestionCheck
from report_ls.model.findings import Finding, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.syntax.placeholder import PLACEHOLDER
from report_ls.text.spans import Span

UNANSWERED = Rule(
    code="unanswered",
    family=Family.ANSWERS,
    position=10,
    severity=Severity.INFORMATION,
    summary="a question without an answer",
    explanation=(
        "report.py fails an empty answer where words or images are asked for. Length and images are not judged here until "
        "there is an answer."
    ),
    example=Example(
        "--- question 5 fill here ---",
        "(150 words)",
    ),
)


def unanswered(subject: Subject) -> Iterator[Finding]:
    body = subject.body
    if not body.is_unanswered:
        return
    placeholder = PLACEHOLDER.search(body.text, body.answer.start)
    if placeholder:
        span = Span(*placeholder.span())
    else:
        line = body.text.find("\n", body.answer.start)
        place = body.answer.start if line < 0 else line + 1
        span = Span(place, place)
    yield UNANSWERED.found(span, f"Question {subject.number} has no answer yet.", question=subject.number)


UNANSWERED_CHECK = QuestionCheck(unanswered, finds=(UNANSWERED,), position=30)
