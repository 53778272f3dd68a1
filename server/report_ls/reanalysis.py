"""An analysis after a key: one question is parsed, counted and judged again, and all else keeps what is known of it.

That holds for a change within one answer whose lines, before and after, say nothing of the structure of the report: most keys. Whatever
else changes is analysed anew. So what is known after a change is always what an analysis of the whole text would say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from report_ls.analysis import Analysis, judge
from report_ls.findings import Edit, Finding
from report_ls.format.body import parse_body
from report_ls.format.official import Official, OfficialAnswer, count_answer
from report_ls.format.report import Body, ChecklistItem, Question, Report, Section
from report_ls.format.text import Span
from report_ls.rules.members import MEMBERS

_TELLING = ("#", ">", "answer:", "answer length", "<<<<<<<", "=======", "|||||||", "did you end up", "a requirement to")
"""What a line may hold, in any case of letters, that says something of the structure or the edition of the whole report."""

T = TypeVar("T")


def reanalysed(analysis: Analysis, edit: Edit) -> Analysis | None:
    r"""The analysis of the text after `edit`; None where more than one question may have to be looked at.

    `edit` is in code points of the analysed text, and its text has `\n` as its line end.
    """
    index = _edited_question(analysis, edit)
    if index is None:
        return None
    question, subject = analysis.report.questions[index], analysis.subjects[index]
    before = question.body
    body = _reparsed(before, Edit(edit.span.shifted(-question.start), edit.text), is_last=question.span.end == len(analysis.report.text))
    if body is None:
        return None
    place = _placing(edit)
    span = place(analysis.official.answers[index].span)
    counted = count_answer(span.shifted(-question.start).of(body.text), analysis.limits.image_patterns)
    is_same = body.answer == span.shifted(-question.start)
    structural = counted if is_same else count_answer(body.answer.of(body.text), analysis.limits.image_patterns)
    answer = OfficialAnswer(span, counted, subject.limits.allow(counted.words, counted.images))
    subject = replace(subject, body=body, official=counted, structural=structural)
    return Analysis(
        report=_moved_report(analysis.report, index, body, edit, place),
        limits=analysis.limits,
        official=_moved_official(analysis.official, index, answer, len(body.text) - len(before.text)),
        figures=analysis.figures,
        spare=analysis.spare,
        subjects=_with(analysis.subjects, index, subject),
        judged=_with(analysis.judged, index, judge(subject)),
        of_report=tuple(finding.moved(place) for finding in analysis.of_report),
    )


def carried(findings: tuple[Finding, ...], edit: Edit) -> tuple[Finding, ...]:
    """Findings of a text where they are after an edit, but for those that it touches. Their fixes were made for the text before."""
    place = _placing(edit)
    kept = (finding for finding in findings if finding.span.end < edit.span.start or edit.span.end < finding.span.start)
    return tuple(replace(finding.moved(place), fixes=()) for finding in kept)


def _edited_question(analysis: Analysis, edit: Edit) -> int | None:
    """The index of the question in whose answer the edit is, if nothing of the report's structure is broken."""
    report, official = analysis.report, analysis.official
    if official.stopped or report.absent or report.stray_markers or report.conflicts or len(report.questions) != official.expected:
        return None
    index = bisect_right(report.questions, edit.span.start, key=_start) - 1
    if index < 0 or index + 1 in {MEMBERS, official.expected}:  # whose study numbers are compared with each other's
        return None
    question = report.questions[index]
    if edit.span.end > question.span.end or question.heading is None or not question.number == question.place == index + 1:
        return None
    marker = question.marker
    if marker is None or marker.end != official.answers[index].span.start or analysis.subjects[index].official is None:
        return None
    is_plain = edit.text.isascii() and edit.span.of(report.text).isascii()  # else it may be what Windows cannot read
    return index if is_plain else None


def _start(question: Question) -> int:
    return question.span.start


def _reparsed(before: Body, edit: Edit, *, is_last: bool) -> Body | None:
    """The question after an edit, if that changes nothing that others depend on: its structure, its figures, that it has an answer."""
    text = before.text[: edit.span.start] + edit.text + before.text[edit.span.end :]
    after = Span(edit.span.start, edit.span.start + len(edit.text))
    if _tells(before.text, edit.span) or _tells(text, after) or not (is_last or text.endswith("\n")):
        return None
    body = parse_body(text, has_heading=True)
    same = (
        body.marker == before.marker
        and body.quote == before.quote
        and [image.raw_path for image in body.images] == [image.raw_path for image in before.images]
        and body.is_unanswered == before.is_unanswered
    )
    return body if same else None


def _tells(text: str, span: Span) -> bool:
    """Whether the lines of a span may say something of the whole report."""
    end = text.find("\n", span.end)
    lines = text[text.rfind("\n", 0, span.start) + 1 : len(text) if end < 0 else end].lower()
    return any(sign in lines for sign in _TELLING)


def _placing(edit: Edit) -> Callable[[Span], Span]:
    """Where a span of the text is after the edit, of which it holds all or nothing."""
    by = len(edit.text) - (edit.span.end - edit.span.start)

    def place(span: Span) -> Span:
        start = span.start + by if span.start >= edit.span.end else span.start
        return Span(start, max(start, span.end + by if span.end > edit.span.start else span.end))

    return place


def _moved_report(report: Report, index: int, body: Body, edit: Edit, place: Callable[[Span], Span]) -> Report:
    before, question, after = report.questions[:index], report.questions[index], report.questions[index + 1 :]
    edited = Question(question.number, question.place, place(question.span), question.heading, question.level, body)
    by = len(body.text) - len(question.body.text)
    return Report(
        text=report.text[: edit.span.start] + edit.text + report.text[edit.span.end :],
        title=place(report.title),
        sections=tuple(Section(section.title, place(section.heading), place(section.span)) for section in report.sections),
        questions=(*before, edited, *(_shifted(question, by) for question in after)),
        absent=(),
        stray_markers=(),
        checklist=_moved_checklist(report.checklist, edit, place),
        conflicts=(),
    )


def _shifted(question: Question, by: int) -> Question:
    heading = question.heading and question.heading.shifted(by)
    return Question(question.number, question.place, question.span.shifted(by), heading, question.level, question.body)


def _moved_checklist(items: tuple[ChecklistItem, ...], edit: Edit, place: Callable[[Span], Span]) -> tuple[ChecklistItem, ...]:
    if not items or items[-1].span.end <= edit.span.start:
        return items
    return tuple(replace(item, span=place(item.span), mark=place(item.mark), text=place(item.text)) for item in items)


def _moved_official(official: Official, index: int, answer: OfficialAnswer, by: int) -> Official:
    after = (OfficialAnswer(other.span.shifted(by), other.count, other.passed) for other in official.answers[index + 1 :])
    return Official((*official.answers[:index], answer, *after), official.expected)


def _with(items: tuple[T, ...], index: int, item: T) -> tuple[T, ...]:
    return (*items[:index], item, *items[index + 1 :])
