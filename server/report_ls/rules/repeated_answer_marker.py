"""`repeated-answer-marker`: an `Answer:` that is one too many, in a question or outside of all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from report_ls.model.check import Dependency, QuestionCheck, ReportCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject, Whole
from report_ls.text.edits import Edit
from report_ls.text.spans import Cursor, Span, is_alone, line_at
from report_ls.text.wording import amount

REPEATED_ANSWER_MARKER = Rule(
    code="repeated-answer-marker",
    family=Family.STRUCTURE,
    position=90,
    severity=Severity.ERROR,
    summary="an `Answer:` that is one too many",
    explanation=(
        "report.py splits at every `Answer:`, also in running text and in code. What stands before the second one is lost, or "
        "taken for one more answer."
    ),
    fix="takes the colon away, or the line where that says nothing else",
    fixed_by_all=True,
    example=Example(
        "We asked ourselves whether caching helps. Answer: it does. (120 words)",
        "We asked ourselves whether caching helps. Answer - it does. (120 words)",
    ),
)


_ONE_MORE = "report.py takes this `Answer:` for the answer of a question, and finds one too many."


def stray_marker(whole: Whole) -> Iterator[Finding]:
    """`repeated-answer-marker` outside the questions."""
    for marker in whole.report.stray_markers:
        yield REPEATED_ANSWER_MARKER.found(
            marker,
            _ONE_MORE,
            fixes=(Fix("Write it without its colon", (without_colon(whole.text, marker),), safe=True, preferred=True),),
        )


def without_colon(text: str, marker: Span) -> Edit:
    """Takes the colon of an `Answer:`, and keeps a word right behind it apart."""
    return Edit(Span(marker.end - 1, marker.end), " " if text[marker.end : marker.end + 1].isalnum() else "")


def repeated_answer_marker(subject: Subject) -> Iterator[Finding]:
    body = subject.body
    if body.marker is None:
        return  # the fix of `missing-answer-marker` takes their colons, too
    paragraphs = Cursor(subject.text, border="\n\n")
    for before, marker in pairwise((body.marker, *body.extra_markers)):
        message = "report.py counts only what follows the last `Answer:`; this one is too many."
        if "###" in subject.text[before.end : marker.start]:
            message = _ONE_MORE
        elif marker is body.extra_markers[-1] and subject.official:
            counted = f"{subject.official.words} of {amount(subject.structural.words, 'word')}"
            message = f"report.py counts only what follows this second `Answer:`: {counted}."
        yield REPEATED_ANSWER_MARKER.found(
            marker,
            message,
            question=subject.number,
            fixes=(_marker_fix(subject.text, marker, paragraphs),),
        )


def _marker_fix(text: str, marker: Span, paragraphs: Cursor) -> Fix:
    if is_alone(text, marker, " \t>*_"):
        line = line_at(text, marker.start)
        gone = Span(line.start, min(line.end + 1, len(text)))
        about = (Span(line.start, paragraphs.at(gone.end).end),)
        return Fix("Remove this line", (Edit(gone, ""),), safe=True, preferred=True, gone=(gone,), about=about)
    return Fix("Write it without its colon", (without_colon(text, marker),), safe=True, preferred=True)


STRAY_MARKER_CHECK = ReportCheck(stray_marker, finds=(REPEATED_ANSWER_MARKER,), position=70, depends_on=frozenset({Dependency.STRUCTURE}))


REPEATED_ANSWER_MARKER_CHECK = QuestionCheck(repeated_answer_marker, finds=(REPEATED_ANSWER_MARKER,), position=10)
