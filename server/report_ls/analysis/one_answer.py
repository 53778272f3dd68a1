"""Which edits are about the answer that they are in and nothing else of the report: most keys."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from report_ls.checker import official
from report_ls.checker.official import HEADER
from report_ls.syntax import body as question_body
from report_ls.syntax import conflicts
from report_ls.syntax.body import with_answer
from report_ls.syntax.parse import PLAIN_HEADING
from report_ls.syntax.report import Body, Question, Report
from report_ls.template import editions
from report_ls.template.sections import CHECKLISTS
from report_ls.text.edits import Edit
from report_ls.text.spans import Span


@cache
def _marks() -> tuple[str, ...]:
    """What the readers of the structure say that they look for; the formats are read when it is first asked for."""
    return tuple(mark.casefold() for mark in (*official.MARKS, *question_body.MARKS, *conflicts.MARKS, *editions.telling_texts()))


def edited_question(report: Report, edit: Edit) -> int | None:
    """Returns the index of the question in whose answer the edit is; None where what is around that answer may tell of it."""
    index = bisect_right(report.questions, edit.span.start, key=_start) - 1
    if index < 0 or edit.span.start < HEADER:
        return None
    question = report.questions[index]
    marker = question.body.marker
    if marker is None or edit.span.start < question.start + marker.end:
        return None
    # at its very end it may as well be about what follows: a section's heading, or the end of the text
    if edit.span.end - question.start >= len(question.body.text) or _is_mixed(report, question):
        return None
    return index


def _start(question: Question) -> int:
    return question.start


def _is_mixed(report: Report, question: Question) -> bool:
    """Whether git's marks are in the question, or the checklist goes on to it because the heading of its own section is gone."""
    span = question.span
    if any(span.holds(marker.start) for conflict in report.conflicts for marker in conflict.markers):
        return True
    return any(section.title in CHECKLISTS and section.span.start < span.start < section.span.end for section in report.sections)


def reparsed(before: Body, edit: Edit) -> Body | None:
    """Returns the question after an edit in its answer, from its start.

    None where that may change what others depend on: the structure, the figures that are used, whether there is an answer.
    """
    text = edit.applied(before.text)
    gone, new = touched_lines(before.text, edit.span), touched_lines(text, edit.new)
    if _tells(gone) or _tells(new) or not text.endswith("\n"):
        return None
    if "#" in before.answer.of(before.text) and bool(gone.strip()) != bool(new.strip()):
        return None  # a heading in an answer may be that of a section, or of a question once more, by what stands between it and the next
    body = with_answer(before, text)
    is_same_path = [image.raw_path for image in body.images] == [image.raw_path for image in before.images]
    return body if is_same_path and body.is_unanswered == before.is_unanswered else None


def _tells(lines: str) -> bool:
    """Whether whole lines may say something of the structure, or of the edition, of the report."""
    folded = lines.casefold()  # in which an old s (\u017f) is an s, as in a regular expression that ignores case
    for mark in _marks():
        if mark in folded:
            return True
    return any(map(PLAIN_HEADING.match, lines.split("\n")))


def touched_lines(text: str, span: Span, within: Span | None = None) -> str:
    """Returns the lines that a span touches, as far as they are `within`."""
    lines = lines_around(text, span)
    return lines.of(text) if within is None else text[max(lines.start, within.start) : min(lines.end, within.end)]


def lines_around(text: str, span: Span) -> Span:
    """Returns the span of the lines that a span touches, without the last line feed."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
