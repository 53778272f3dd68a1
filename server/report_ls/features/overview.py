"""The report as a whole, for views of a client's own: sections, questions, checklist, unused figures."""

from __future__ import annotations

from typing import NamedTuple

from report_ls.analysis.analysis import Analysis
from report_ls.features.usage import in_order
from report_ls.model.statuses import Status
from report_ls.syntax.report import Section
from report_ls.template import topics as guidance


class QuestionRow(NamedTuple):
    """A question with its title in a few words."""

    status: Status
    title: str


class SectionRow(NamedTuple):
    """A section of the template with its questions; `section` is None for questions that stand before every section."""

    section: Section | None
    questions: tuple[QuestionRow, ...]


def sections(analysis: Analysis) -> tuple[SectionRow, ...]:
    """The sections that have questions, in order; a question of which nothing is left stands where its number belongs."""
    rows: list[tuple[Section | None, list[QuestionRow]]] = []
    for status in analysis.statuses:
        topic = guidance.topic(status.number, analysis.limits)
        row = QuestionRow(status, topic.title if topic else f"Question {status.number}")
        section = _section_of(analysis, status)
        if status.question is None and rows:
            section = rows[-1][0]
        if not rows or rows[-1][0] is not section:
            rows.append((section, []))
        rows[-1][1].append(row)
    return tuple(SectionRow(section, tuple(questions)) for section, questions in rows)


class FigureRow(NamedTuple):
    """A figure on disk, its size in pixels as (width, height), and the questions that show or link it."""

    name: str
    bytes: int
    size: tuple[int, int] | None
    used_in: tuple[int, ...]
    is_sample: bool


def figures(analysis: Analysis) -> tuple[FigureRow, ...]:
    """The figures that a report may show: those first that no answer uses, the course's samples last."""
    found = analysis.figures
    if found is None:
        return ()
    used = analysis.used_figures
    return tuple(
        FigureRow(name, found.bytes(name), found.size(name), tuple(used.get(name, ())), name in found.samples and name not in used)
        for name in in_order(found, used)
    )


def _section_of(analysis: Analysis, status: Status) -> Section | None:
    if status.question is None:
        return None
    start = status.question.start
    return next((section for section in reversed(analysis.report.sections) if section.span.start <= start), None)
