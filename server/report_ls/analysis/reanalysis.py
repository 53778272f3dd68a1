"""An analysis after a key: one question is parsed, counted and judged again, and all else keeps what is known of it. What the rules of the
whole report find is looked for again only where the change may be about it.

That holds for a change within one answer whose lines, before and after, say nothing of the structure of the report: most keys. Whatever
else changes is analysed anew. So what is known after a change is always what an analysis of the whole text would say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TypeVar

from report_ls.analysis.analysis import Analysis, judge, judge_whole, offered_figures
from report_ls.checker.image_pattern import CountImages, count_images
from report_ls.checker.official import HEADER, Count, Official, OfficialAnswer, count_answer
from report_ls.model.findings import Finding
from report_ls.model.members import MEMBERS
from report_ls.model.subject import Subject, Whole
from report_ls.rules.placeholder_left import is_left
from report_ls.rules.repeated_paragraph import repeats_change
from report_ls.syntax.body import with_answer
from report_ls.syntax.report import Body, ChecklistItem, Question, Report, Section
from report_ls.text.edits import Edit
from report_ls.text.spans import Span

_TELLING = ("#", ">", "answer:", "answer length", "<<<<<<<", "=======", "|||||||", "did you end up", "a requirement to")
"""What a line may hold, in any case of letters, that says something of the structure or the edition of the whole report."""

T = TypeVar("T")


def reanalysed(analysis: Analysis, edit: Edit) -> Analysis | None:
    r"""The analysis of the text after `edit`; None where more than one question may have to be looked at.

    `edit` may be any, within the analysed text and in its code points; the line end of its text is `\n`.
    """
    index = _edited_question(analysis, edit)
    if index is None:
        return None
    question, subject, official = analysis.report.questions[index], analysis.subjects[index], analysis.official
    known = official.answers[index].counted
    before = question.body
    local = Edit(edit.span.shifted(-question.start), edit.text)
    body = _reparsed(before, local)
    if body is None:
        return None
    count = _counting(before.text, body.text, local, analysis.limits.count_images)
    answer = official.span(index).shifted(-question.start)
    placed = _placing(local)(answer)
    counted = count(known, answer, placed)
    structural = counted if answer == before.answer else count(subject.structural, before.answer, body.answer)
    judgement = OfficialAnswer(placed.end - placed.start, counted, subject.limits.allow(counted.words, counted.images))
    place = _placing(edit)
    offered = offered_figures(analysis.figures, analysis.unused_figures, subject.limits, body.answer.of(body.text))
    subject = subject._replace(body=body, official=counted, structural=structural, offered_figures=offered)
    subjects = _with(analysis.subjects, index, subject)
    report = _moved_report(analysis.report, index, body, edit, place)
    official = _moved_official(official, index, judgement, len(body.text) - len(before.text))
    others = (other.body for other in (*analysis.report.questions[:index], *analysis.report.questions[index + 1 :]))
    is_of_all = _concerns_all(subject, edit, local.span.of(before.text)) or is_left(before) or is_left(body)
    if is_of_all or repeats_change(before, local.span, body, _after(local), others):
        of_report = judge_whole(Whole(report.text, report, analysis.limits, official, subjects, analysis.figures))
    else:
        of_report = tuple(_moved_finding(finding, edit, place) for finding in analysis.of_report)
    judged = _with(analysis.judged, index, judge(subject))
    return Analysis(report, analysis.limits, official, analysis.figures, analysis.unused_figures, subjects, judged, of_report)


def _concerns_all(subject: Subject, edit: Edit, gone: str) -> bool:
    """Whether rules of the whole report may find something else: in study numbers, in characters that Windows cannot read, or at the
    beginning.
    """
    if edit.span.start < HEADER:
        return True
    return subject.number == MEMBERS or subject.is_last or not (edit.text.isascii() and gone.isascii())


def carried(findings: tuple[Finding, ...], edit: Edit) -> tuple[Finding, ...]:
    """Findings of a text where they are after an edit, but for those that it touches. Their fixes were made for the text before."""
    place = _placing(edit)
    kept = (finding for finding in findings if finding.span.end < edit.span.start or edit.span.end < finding.span.start)
    return tuple(finding.moved(place)._replace(fixes=()) for finding in kept)


def _edited_question(analysis: Analysis, edit: Edit) -> int | None:
    """The index of the question in whose answer the edit is, if nothing of the report's structure is broken."""
    report, official = analysis.report, analysis.official
    if official.stopped or report.absent or report.stray_markers or report.conflicts or len(report.questions) != official.expected:
        return None
    index = bisect_right(report.questions, edit.span.start, key=_start) - 1
    if index < 0:
        return None
    question = report.questions[index]
    local = edit.span.shifted(-question.start)
    # at its very end it may as well be about what follows: a section's heading, or the end of the text
    if local.end >= len(question.body.text) or question.body.heading is None or not question.number == question.place == index + 1:
        return None
    marker = question.marker
    if marker is None or marker.end != official.starts[index] or analysis.subjects[index].official is None:
        return None
    return index


def _start(question: Question) -> int:
    return question.start


def _reparsed(before: Body, edit: Edit) -> Body | None:
    """The question after an edit, if that changes nothing that others depend on: its structure, its figures, that it has an answer."""
    if before.marker is None or edit.span.start < before.marker.end:
        return None
    text = before.text[: edit.span.start] + edit.text + before.text[edit.span.end :]
    if _tells(_lines(before.text, edit.span)) or _tells(_lines(text, _after(edit))) or not text.endswith("\n"):
        return None
    body = with_answer(before, text)
    is_same_path = [image.raw_path for image in body.images] == [image.raw_path for image in before.images]
    return body if is_same_path and body.is_unanswered == before.is_unanswered else None


def _tells(lines: str) -> bool:
    """Whether lines may say something of the whole report."""
    lines = lines.casefold()  # in which an old s (\u017f) is an s, as in a regular expression that ignores case
    return any(sign in lines for sign in _TELLING)


def _after(edit: Edit) -> Span:
    """What is new after an edit."""
    return Span(edit.span.start, edit.span.start + len(edit.text))


def _lines(text: str, span: Span, within: Span | None = None) -> str:
    """The lines that a span touches; what of them is `within`."""
    end = text.find("\n", span.end)
    lines = Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
    return lines.of(text) if within is None else text[max(lines.start, within.start) : min(lines.end, within.end)]


def _counting(before: str, after: str, edit: Edit, images: CountImages) -> Callable[[Count, Span, Span], Count]:
    """Counts a part of a text after an edit, of which the count and the place before are known: no word and no picture of the usual
    pattern goes on in the next line, so that only lines that differ are looked at.
    """

    def count(known: Count, part: Span, placed: Span) -> Count:
        if images is not count_images:
            return count_answer(placed.of(after), images)
        gone = count_answer(_lines(before, edit.span, part))
        new = count_answer(_lines(after, _after(edit), placed))
        return Count(known.words - gone.words + new.words, known.images - gone.images + new.images)

    return count


def _placing(edit: Edit) -> Callable[[Span], Span]:
    """Where a span of the text is after the edit, of which it holds all or nothing."""
    by = len(edit.text) - (edit.span.end - edit.span.start)

    def place(span: Span) -> Span:
        start = span.start + by if span.start >= edit.span.end else span.start
        return Span(start, max(start, span.end + by if span.end > edit.span.start else span.end))

    return place


def _moved_finding(finding: Finding, edit: Edit, place: Callable[[Span], Span]) -> Finding:
    """The same finding where all of it is before the edit, so that what was made of it can be kept."""
    return finding if all(span.end < edit.span.start for span in finding.spans()) else finding.moved(place)


def _moved_report(report: Report, index: int, body: Body, edit: Edit, place: Callable[[Span], Span]) -> Report:
    before, question, after = report.questions[:index], report.questions[index], report.questions[index + 1 :]
    by = len(body.text) - len(question.body.text)
    return Report(
        parts=_parts(report, question, body),
        title=place(report.title),
        sections=tuple(_moved_section(section, edit, place) for section in report.sections),
        questions=(
            *before,
            Question(question.number, question.place, question.start, body),
            *(Question(other.number, other.place, other.start + by, other.body) for other in after),
        ),
        absent=(),
        stray_markers=(),
        checklist=_moved_checklist(report.checklist, edit, place),
        conflicts=(),
    )


def _parts(report: Report, question: Question, body: Body) -> tuple[str, ...]:
    """The text of a report after a question has got another body; the parts around it are the same objects at the next key in it."""
    if len(report.parts) == 3 and report.parts[1] is question.body.text:
        return report.parts[0], body.text, report.parts[2]
    return report.text[: question.start], body.text, report.text[question.span.end :]


def _moved_section(section: Section, edit: Edit, place: Callable[[Span], Span]) -> Section:
    if section.span.end <= edit.span.start:
        return section
    return Section(section.title, place(section.heading), place(section.span))


def _moved_checklist(items: tuple[ChecklistItem, ...], edit: Edit, place: Callable[[Span], Span]) -> tuple[ChecklistItem, ...]:
    if not items or items[-1].span.end <= edit.span.start:
        return items
    return tuple(item._replace(span=place(item.span), box=place(item.box), mark=place(item.mark), text=place(item.text)) for item in items)


def _moved_official(official: Official, index: int, answer: OfficialAnswer, by: int) -> Official:
    starts = (*official.starts[: index + 1], *[start + by for start in official.starts[index + 1 :]])
    return Official(_with(official.answers, index, answer), starts, official.expected)


def _with(items: tuple[T, ...], index: int, item: T) -> tuple[T, ...]:
    return (*items[:index], item, *items[index + 1 :])
