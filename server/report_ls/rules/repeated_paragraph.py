"""The same paragraph in two answers, or twice in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Related, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.syntax.report import Body, Question
from report_ls.text.spans import Span

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
    for repeat in _joined(whole.text, sorted(_repeats(whole), key=lambda repeat: repeat.second)):
        where = "in this answer" if repeat.first_in == repeat.second_in else f"in question {repeat.first_in}"
        message = f"This stands {where} already, word for word. Say here what is different, or take it out."
        related = (Related(repeat.first, f"The same words in question {repeat.first_in}"),)
        yield REPEATED_PARAGRAPH.found(repeat.second, message, question=repeat.second_in, related=related)


def _repeats(whole: Whole) -> Iterator[_Repeat]:
    first: dict[str, tuple[int, Span]] = {}
    told = set[str]()
    for question in _first_ones(whole.report.questions):
        for words, spans in question.body.paragraphs.items():
            for span in (span.shifted(question.start) for span in spans):
                if words not in first:
                    first[words] = (question.number, span)
                elif words not in told:
                    told.add(words)
                    yield _Repeat(*first[words], question.number, span)


def _joined(text: str, repeats: Iterable[_Repeat]) -> Iterator[_Repeat]:
    """The repeats, of which those that follow each other at both places, with the same words between them, are one."""
    last: _Repeat | None = None
    for repeat in repeats:
        if last and _follows(text, last, repeat):
            last = last._replace(first=Span(last.first.start, repeat.first.end), second=Span(last.second.start, repeat.second.end))
            continue
        if last:
            yield last
        last = repeat
    if last:
        yield last


def _follows(text: str, last: _Repeat, repeat: _Repeat) -> bool:
    gap, other = Span(last.second.end, repeat.second.start), Span(last.first.end, repeat.first.start)
    if (last.first_in, last.second_in) != (repeat.first_in, repeat.second_in) or not 0 <= other.end - other.start <= 2 * (
        gap.end - gap.start
    ):
        return False
    return gap.of(text).split() == other.of(text).split()


def _first_ones(questions: Iterable[Question]) -> Iterator[Question]:
    seen = set[int]()
    for question in questions:
        if question.number not in seen and not question.body.is_unanswered:
            yield question
        seen.add(question.number)


def repeats_change(before: Body, gone: Span, after: Body, new: Span, others: Iterable[Body]) -> bool:
    """Whether a change of one question, which takes `gone` of it and puts `new` there, is about a paragraph that stands twice, then or now.

    `others` are the other questions.
    """
    changed = {*_touched(before, gone), *_touched(after, new)}
    for words in before.paragraphs.keys() | after.paragraphs.keys():
        if len(before.paragraphs.get(words, ())) != len(after.paragraphs.get(words, ())):
            changed.add(words)
    if any(len(body.paragraphs.get(words, ())) > 1 for body in (before, after) for words in changed):
        return True
    return bool(changed) and any(not changed.isdisjoint(other.paragraphs) for other in others)


def _touched(body: Body, edited: Span) -> Iterator[str]:
    for words, spans in body.paragraphs.items():
        if any(span.start <= edited.end and edited.start <= span.end for span in spans):
            yield words


REPEATED_PARAGRAPH_CHECK = ReportCheck(
    repeated_paragraph, finds=(REPEATED_PARAGRAPH,), position=140, depends_on=frozenset({Dependency.STRUCTURE, Dependency.ANSWERS})
)
