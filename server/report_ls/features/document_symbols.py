"""The outline of a report: its checklist with progress a week, and its sections with their questions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from report_ls.analysis.analysis import Analysis
from report_ls.features.counts import state_line
from report_ls.features.overview import QuestionRow, sections
from report_ls.model.state import State
from report_ls.syntax.report import ChecklistItem, Section
from report_ls.template.sections import CHECKLISTS
from report_ls.text.spans import Span, line_at, stripped


class SymbolKind(StrEnum):
    """What a symbol stands for."""

    SECTION = "section"
    WEEK = "week"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A node of the outline. `span` is all of it, `selection` what to go to, within `span`; `detail` is one line on how it stands."""

    name: str
    detail: str
    kind: SymbolKind
    span: Span
    selection: Span
    children: tuple[Symbol, ...] = ()


def document_symbols(analysis: Analysis) -> list[Symbol]:
    """The top of the outline, in the order of the text. Questions before every section stand at the top themselves."""
    found = list(_checklist(analysis))
    for row in sections(analysis):
        questions = tuple(_questions(analysis, row.questions))
        found += [_section(analysis, row.section, row.questions, questions)] if row.section else questions
    return sorted(found, key=lambda symbol: symbol.span)


def question_name(row: QuestionRow) -> str:
    """Such as "Question 6: Code quality"."""
    return f"Question {row.status.number}: {row.title}"


def _section(analysis: Analysis, section: Section, rows: Sequence[QuestionRow], questions: tuple[Symbol, ...]) -> Symbol:
    passed = sum(_passes(row) for row in rows)
    span = stripped(analysis.report.text, section.span)
    return Symbol(
        section.title,
        f"{passed} of {len(rows)} {'passes' if len(rows) == 1 else 'pass'}",
        SymbolKind.SECTION,
        span,
        section.heading,
        questions,
    )


def _passes(row: QuestionRow) -> bool:
    return row.status.state is State.PASSED


def _questions(analysis: Analysis, rows: Sequence[QuestionRow]) -> Iterator[Symbol]:
    absent = {question.number: question.offset for question in analysis.report.absent}
    for row in rows:
        number, question = row.status.number, row.status.question
        detail = state_line(row.status, analysis.limits.of(number))
        if question:
            span = stripped(analysis.report.text, question.span)
            yield Symbol(question_name(row), detail, SymbolKind.QUESTION, span, question.anchor)
        elif number in absent:
            span = Span(absent[number], absent[number])
            yield Symbol(question_name(row), detail, SymbolKind.QUESTION, span, span)


def _checklist(analysis: Analysis) -> Iterator[Symbol]:
    report = analysis.report
    for section in report.sections:
        if section.title in CHECKLISTS:
            first = bisect_left(report.checklist, section.span.start, key=lambda item: item.span.start)
            items = report.checklist[first : bisect_left(report.checklist, section.span.end, key=lambda item: item.span.start)]
            span = stripped(report.text, section.span)
            weeks = tuple(_weeks(report.text, items))
            yield Symbol(section.title, _progress(items), SymbolKind.SECTION, span, section.heading, weeks)


def _weeks(text: str, items: Sequence[ChecklistItem]) -> Iterator[Symbol]:
    for week, group in groupby(items, key=lambda item: item.week):
        if week:
            of_week = list(group)
            heading = line_at(text, text.rfind(week, 0, of_week[0].span.start))
            yield Symbol(week, _progress(of_week), SymbolKind.WEEK, Span(heading.start, of_week[-1].span.end), heading)


def _progress(items: Sequence[ChecklistItem]) -> str:
    return f"{sum(item.ticked for item in items)} of {len(items)} done"
