"""`missing-question`: a question whose heading is gone, or is no level-3 heading any more."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.rules.missing_answer_marker import marker_edit
from report_ls.syntax.report import Absent, Question
from report_ls.text.edits import Edit
from report_ls.text.spans import Span, line_at, paragraph_end

MISSING_QUESTION = Rule(
    code="missing-question",
    family=Family.STRUCTURE,
    position=20,
    severity=Severity.ERROR,
    summary="the heading of a question is gone, or is no level-3 heading any more",
    explanation=(
        "Each question begins with a heading `### Question N`. Without it, report.py takes the answer before it and this one "
        "for a single answer, and judges every later answer by the limits of its neighbour."
    ),
    fix="puts the heading back, and `> Answer:` and the placeholder where they are gone too",
    fixed_by_all=True,
    example=Example(
        "### Question 5\n\n> Answer:\n\n(150 words)\n\n> Answer:\n\n(100 words)",
        "### Question 5\n\n> Answer:\n\n(150 words)\n\n### Question 6\n\n> Answer:\n\n(100 words)",
    ),
)


def missing_question(whole: Whole) -> Iterator[Finding]:
    for question in whole.report.questions:
        if question.heading is None:
            yield _without_heading(whole.text, question)
        elif question.level < 3:
            yield _no_heading(whole.text, question, question.heading)
    for absent in whole.report.absent:
        yield _absent(whole.text, absent)


def _without_heading(text: str, question: Question) -> Finding:
    heading = f"### Question {question.number}"
    edits = [Edit(Span(question.start, question.start), f"{_blank_before(text, question.start)}{heading}\n\n")]
    message = f"The heading `{heading}` is missing here."
    if question.marker is None:
        message = f"The heading `{heading}` and its `Answer:` are missing here."
        edits.append(marker_edit(question))
    title = f"Insert {heading}" + ("" if question.marker else " and Answer:")
    about = tuple(Span(edit.span.start, paragraph_end(text, edit.span.start)) for edit in edits)  # a quote goes on until then
    fix = Fix(title, tuple(edits), safe=True, preferred=True, about=about)
    return MISSING_QUESTION.found(_first_line(text, question.start), message, question=question.number, fixes=(fix,))


def _no_heading(text: str, question: Question, heading: Span) -> Finding:
    line = line_at(text, question.start)
    rest = text[heading.end : line.end].lstrip("*_").rstrip("*_# \t")
    new = f"### Question {question.number}{rest}"
    title = Span(line.start, heading.end)
    fix = Fix(f"Write ### Question {question.number}", (Edit(line, new),), safe=True, preferred=True, gone=(title,), about=(line,))
    message = f"report.py does not see this heading of question {question.number}: it needs three #."
    return MISSING_QUESTION.found(line, message, question=question.number, fixes=(fix,))


def _absent(text: str, absent: Absent) -> Finding:
    heading = f"### Question {absent.number}"
    block = f"{_blank_before(text, absent.offset)}{heading}\n\n> Answer:\n\n--- question {absent.number} fill here ---\n"
    if absent.offset < len(text):
        block += "\n"
    fix = Fix(
        f"Insert {heading} with its placeholder",
        (Edit(Span(absent.offset, absent.offset), block),),
        safe=True,
        preferred=True,
    )
    message = f"Question {absent.number} is missing: its heading and its answer belong here."
    return MISSING_QUESTION.found(_first_line(text, absent.offset), message, question=absent.number, fixes=(fix,))


def _blank_before(text: str, offset: int) -> str:
    """The line feeds that put a blank line before `offset`."""
    before = text[max(offset - 2, 0) : offset]
    return "" if not offset or before == "\n\n" else "\n" if before.endswith("\n") else "\n\n"


def _first_line(text: str, offset: int) -> Span:
    """The words of the line at `offset`; the place itself at the end of the text."""
    line = line_at(text, offset)
    return Span(offset, max(offset, line.end))


MISSING_QUESTION_CHECK = ReportCheck(missing_question, finds=(MISSING_QUESTION,), position=40, depends_on=frozenset({Dependency.STRUCTURE}))
