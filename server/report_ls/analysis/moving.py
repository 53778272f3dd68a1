"""Where everything is after an edit within one answer: questions, sections, official answers and findings keep what is known of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import TypeVar

from report_ls.checker.official import Official, OfficialAnswer
from report_ls.model.findings import Finding
from report_ls.syntax.report import Absent, Body, ChecklistItem, Conflict, Question, Report, Section
from report_ls.text.edits import Edit
from report_ls.text.spans import Span

T = TypeVar("T")
Placing = Callable[[Span], Span]


def placing(edit: Edit) -> Placing:
    """Returns a function that maps a span of the old text to the new one; the span must contain the whole edit or not touch it."""
    by = edit.growth

    def place(span: Span) -> Span:
        start = span.start + by if span.start >= edit.span.end else span.start
        return Span(start, max(start, span.end + by if span.end > edit.span.start else span.end))

    return place


def moved_report(report: Report, index: int, body: Body, edit: Edit) -> Report:
    """Returns the report whose question with that index has another body, because of an edit in its answer."""
    place, by = placing(edit), edit.growth
    before, question, after = report.questions[:index], report.questions[index], report.questions[index + 1 :]
    return Report(
        parts=_parts(report, question, body),
        title=place(report.title),
        sections=(*[_moved_section(section, edit, place) for section in report.sections],),
        questions=(
            *before,
            Question(question.number, question.place, question.start, body),
            *[Question(other.number, other.place, other.start + by, other.body) for other in after],
        ),
        absent=tuple(Absent(absent.number, place(Span(absent.offset, absent.offset)).start) for absent in report.absent),
        stray_markers=tuple(map(place, report.stray_markers)),
        checklist=_moved_checklist(report.checklist, edit, place),
        conflicts=tuple(_moved_conflict(conflict, place) for conflict in report.conflicts),
    )


def _parts(report: Report, question: Question, body: Body) -> tuple[str, ...]:
    """The text of a report after a question has got another body; the parts around it are the same objects at the next key in it."""
    if len(report.parts) == 3 and report.parts[1] is question.body.text:
        return report.parts[0], body.text, report.parts[2]
    return report.text[: question.start], body.text, report.text[question.span.end :]


def _moved_section(section: Section, edit: Edit, place: Placing) -> Section:
    if section.span.end <= edit.span.start:
        return section
    return Section(section.title, place(section.heading), place(section.span))


def _moved_checklist(items: tuple[ChecklistItem, ...], edit: Edit, place: Placing) -> tuple[ChecklistItem, ...]:
    if not items or items[-1].span.end <= edit.span.start:
        return items
    return tuple(item._replace(span=place(item.span), box=place(item.box), mark=place(item.mark), text=place(item.text)) for item in items)


def _moved_conflict(conflict: Conflict, place: Placing) -> Conflict:
    return Conflict(
        place(conflict.span),
        tuple(map(place, conflict.markers)),
        conflict.ours and place(conflict.ours),
        conflict.theirs and place(conflict.theirs),
    )


def moved_official(official: Official, index: int | None, answer: OfficialAnswer | None, edit: Edit) -> Official:
    """Returns the verdict after an edit in the official answer with that index, which became `answer`; None for one outside of all."""
    answers = official.answers if index is None or answer is None else replaced(official.answers, index, answer)
    by, place = edit.growth, edit.span.start
    starts = [start + by if start > place else start for start in official.starts]
    return Official(answers, tuple(starts), official.expected)


def moved_findings(findings: tuple[Finding, ...], edit: Edit, lines: Span, place: Placing) -> tuple[Finding, ...] | None:
    """Returns findings where they are after an edit; the same objects before it, so that what was made of them can be kept.

    None where one of them is about the edited lines: the end of a paragraph, or a question that a fix takes away.
    """
    moved = []
    for finding in findings:
        is_before = True
        for start, end in finding.spans():
            if start <= lines.end and lines.start <= end:
                return None
            is_before = is_before and end < edit.span.start
        moved.append(finding if is_before else finding.moved(place))
    return tuple(moved)


def kept(known: tuple[Finding, ...], found: tuple[Finding, ...], edit: Edit) -> tuple[Finding, ...]:
    """Returns what was found, as the objects that are known of it where they are equal, so that what was made of them can be kept.

    Behind the edit, an equal finding may be in another column of the client's: a character may become one of two UTF-16 units.
    """
    start = edit.span.start
    both = zip_longest(known[: len(found)], found)
    return tuple([other if other == finding and max([span.end for span in other.spans()]) < start else finding for other, finding in both])


def replaced(items: tuple[T, ...], index: int, item: T) -> tuple[T, ...]:
    """Returns the items with another one at that index."""
    return (*items[:index], item, *items[index + 1 :])
