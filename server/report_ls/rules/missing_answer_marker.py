"""`missing-answer-marker`: a question without its `Answer:`."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.rules.repeated_answer_marker import without_colon
from report_ls.syntax.report import Question
from report_ls.text.edits import Edit
from report_ls.text.spans import Span, paragraph_end

MISSING_ANSWER_MARKER = Rule(
    code="missing-answer-marker",
    family=Family.STRUCTURE,
    position=80,
    severity=Severity.ERROR,
    summary="a question without its `Answer:`",
    explanation=(
        "report.py finds an answer by the text `Answer:` with a capital A and a colon right behind it. Without it the answer "
        "is not counted, and every later one is judged by the limits of its neighbour."
    ),
    fix="inserts `> Answer:` after the quote",
    fixed_by_all=True,
    example=Example(
        "### Question 5\n\n> **What did you do?**\n\n(150 words)",
        "### Question 5\n\n> **What did you do?**\n>\n> Answer:\n\n(150 words)",
    ),
)


def missing_answer_marker(whole: Whole) -> Iterator[Finding]:
    for question in whole.report.questions:
        if question.marker or question.heading is None:
            continue
        if question.body.near_miss:
            near = question.body.near_miss.placed(question.start)
            message = (
                "report.py does not read this as `Answer:`, so this answer is not counted. It needs a capital A and "
                "a colon right behind the word."
            )
            edits = (Edit(near, "Answer:"), *_colons(question))
            fix = Fix("Write Answer:", edits, safe=True, preferred=True, gone=(near,))
            yield MISSING_ANSWER_MARKER.found(near, message, question=question.number, fixes=(fix,))
            continue
        message = f"Question {question.number} has no `Answer:`, so report.py does not find its answer."
        marker = marker_edit(question)
        lazy = Span(marker.span.start, paragraph_end(whole.text, marker.span.start))  # which the quote goes on with until then
        fix = Fix("Insert > Answer: after the quote", (marker, *_colons(question)), safe=True, preferred=True, about=(lazy,))
        yield MISSING_ANSWER_MARKER.found(question.heading, message, question=question.number, fixes=(fix,))


def _colons(question: Question) -> list[Edit]:
    """The colons of each `Answer:` in running text, which would be one too many once there is a real one."""
    return [without_colon(question.body.text, marker).shifted(question.start) for marker in question.body.alone.extra_markers]


def marker_edit(question: Question) -> Edit:
    r"""`> Answer:` at the end of the guidance, or below the heading where the guidance is gone, with a blank line after it."""
    body = question.body
    place = body.quote.end if body.quote else body.heading_end
    before = "" if not place or body.text[place - 1] == "\n" else "\n"
    if body.quote:
        last = body.quote.of(body.text).rstrip("\n").rsplit("\n", 1)[-1]
        before += "" if last.strip() == ">" else ">\n"
    else:
        before += "\n"
    after = "\n" if body.text[place : place + 1] in {"\n", ""} else "\n\n"
    return Edit(Span(place, place).shifted(question.start), f"{before}> Answer:{after}")


MISSING_ANSWER_MARKER_CHECK = ReportCheck(
    missing_answer_marker, finds=(MISSING_ANSWER_MARKER,), position=60, depends_on=frozenset({Dependency.STRUCTURE})
)
