"""The same paragraph in two answers, or twice in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Related, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.syntax.report import Question
from report_ls.text.spans import LocalSpan, Span

REPEATED_PARAGRAPH = Rule(
    code="repeated-paragraph",
    family=Family.ANSWERS,
    position=130,
    severity=Severity.INFORMATION,
    summary="the same paragraph in two answers, or twice in one",
    explanation=(
        "A paragraph of at least 20 words that is there twice, word for word, was most likely copied by mistake, or answers "
        "one of the two questions only. The other place is listed beside it."
    ),
    example=Example(
        "### Question 5\n\n> Answer:\n\nWe kept the data in a bucket, and gave each version of it a tag, so that whoever had "
        "the commit and the tag could make any run again.\n\n(90 words)\n\n### Question 15\n\n> Answer:\n\nWe kept the data in "
        "a bucket, and gave each version of it a tag, so that whoever had the commit and the tag could make any run "
        "again.\n\n(90 words)",
        "### Question 5\n\n> Answer:\n\nWe kept the data in a bucket, and gave each version of it a tag, so that whoever had "
        "the commit and the tag could make any run again.\n\n(90 words)\n\n### Question 15\n\n> Answer:\n\nThe data is as in "
        "question 5.\n\n(120 words)",
    ),
)


class _Repeat(NamedTuple):
    """Text that is there twice, in the questions with these numbers."""

    first_in: int
    first: Span
    second_in: int
    second: Span


def repeated_paragraph(whole: Whole) -> Iterator[Finding]:
    """One finding at the second place, however many follow, and one for paragraphs that were copied together.

    Of a question that is there twice only the first is looked at, because that is a finding of its own.
    """
    repeats = sorted(_repeats(_first_ones(whole.report.questions)), key=lambda repeat: repeat.second)
    for repeat in _joined(whole, repeats):
        where = "in this answer" if repeat.first_in == repeat.second_in else f"in question {repeat.first_in}"
        message = f"This stands {where} already, word for word. Say here what is different, or take it out."
        related = (Related(repeat.first, f"The same words in question {repeat.first_in}"),)
        yield REPEATED_PARAGRAPH.found(repeat.second, message, question=repeat.second_in, related=related)


def _repeats(questions: Iterable[Question]) -> Iterator[_Repeat]:
    """Each paragraph that stands twice or more, at its first two places."""
    first: dict[str, tuple[Question, LocalSpan]] = {}
    second: dict[str, tuple[Question, LocalSpan]] = {}
    for question in questions:  # this is asked after each key, so nothing is made here of the many paragraphs that stand once
        paragraphs = question.body.paragraphs
        for words in paragraphs:
            for span in paragraphs[words]:
                if words not in first:
                    first[words] = question, span
                elif words not in second:
                    second[words] = question, span
    for words, (other, again) in second.items():
        question, span = first[words]
        yield _Repeat(question.number, span.placed(question.start), other.number, again.placed(other.start))


def _joined(whole: Whole, repeats: Iterable[_Repeat]) -> Iterator[_Repeat]:
    """The repeats, of which those that follow each other at both places, with the same words between them, are one."""
    last: _Repeat | None = None
    for repeat in repeats:
        if last and _follows(whole, last, repeat):
            last = last._replace(first=Span(last.first.start, repeat.first.end), second=Span(last.second.start, repeat.second.end))
            continue
        if last:
            yield last
        last = repeat
    if last:
        yield last


def _follows(whole: Whole, last: _Repeat, repeat: _Repeat) -> bool:
    gap, other = Span(last.second.end, repeat.second.start), Span(last.first.end, repeat.first.start)
    if (last.first_in, last.second_in) != (repeat.first_in, repeat.second_in) or not 0 <= other.end - other.start <= 2 * (
        gap.end - gap.start
    ):
        return False
    return gap.of(whole.text).split() == other.of(whole.text).split()


def _first_ones(questions: Iterable[Question]) -> list[Question]:
    """Of each number the first question, if it has an answer."""
    first: dict[int, Question] = {}
    for question in questions:
        if question.number not in first:
            first[question.number] = question
    return [question for question in first.values() if not question.body.is_unanswered]


REPEATED_PARAGRAPH_CHECK = ReportCheck(
    repeated_paragraph, finds=(REPEATED_PARAGRAPH,), position=140, depends_on=frozenset({Dependency.STRUCTURE, Dependency.ANSWERS})
)
