"""What makes the checker stop, or count answers by the limits of their neighbours: headings and `Answer:`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from report_ls.catalogue import finding
from report_ls.checker.official import Official
from report_ls.model.findings import Finding, Fix, Related
from report_ls.model.subject import Subject, Whole
from report_ls.syntax.report import Absent, Question, Report
from report_ls.text.edits import Edit
from report_ls.text.spans import Cursor, Span, is_alone, line_at, paragraph_end
from report_ls.text.wording import amount


def answer_count(report: Report, official: Official, causes: list[Finding]) -> Finding:
    """The finding of a check that stops; `causes` are the errors that say where."""
    found = len(official.answers)
    message = f"report.py stops: it finds {amount(found, 'answer').lower()} where it expects {official.expected}, and checks no question."
    if causes:
        message += f" {'The cause is' if len(causes) == 1 else f'{len(causes)} causes are'} marked below."
    related = tuple(Related(cause.span, cause.told) for cause in causes)
    return finding("answer-count", report.title, message, related=related)


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
        edits.append(_marker_edit(question))
    title = f"Insert {heading}" + ("" if question.marker else " and Answer:")
    about = tuple(Span(edit.span.start, paragraph_end(text, edit.span.start)) for edit in edits)  # a quote goes on until then
    fix = Fix(title, tuple(edits), safe=True, preferred=True, about=about)
    return finding("missing-question", _first_line(text, question.start), message, question=question.number, fixes=(fix,))


def _no_heading(text: str, question: Question, heading: Span) -> Finding:
    line = line_at(text, question.start)
    rest = text[heading.end : line.end].lstrip("*_").rstrip("*_# \t")
    new = f"### Question {question.number}{rest}"
    title = Span(line.start, heading.end)
    fix = Fix(f"Write ### Question {question.number}", (Edit(line, new),), safe=True, preferred=True, gone=(title,), about=(line,))
    message = f"report.py does not see this heading of question {question.number}: it needs three #."
    return finding("missing-question", line, message, question=question.number, fixes=(fix,))


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
    return finding("missing-question", _first_line(text, absent.offset), message, question=absent.number, fixes=(fix,))


def _blank_before(text: str, offset: int) -> str:
    """The line feeds that put a blank line before `offset`."""
    before = text[max(offset - 2, 0) : offset]
    return "" if not offset or before == "\n\n" else "\n" if before.endswith("\n") else "\n\n"


def _first_line(text: str, offset: int) -> Span:
    """The words of the line at `offset`; the place itself at the end of the text."""
    line = line_at(text, offset)
    return Span(offset, max(offset, line.end))


def extra_question(whole: Whole) -> Iterator[Finding]:
    for question in _too_many(whole):
        number = question.number
        other = next((other for other in whole.report.questions if other.number == number and other is not question), None)
        if not 1 <= number <= whole.limits.expected:
            message = f"There is no question {number} in this edition, which has {whole.limits.expected}. report.py stops at one too many."
            yield finding("extra-question", question.anchor, message, question=number)
        else:
            message = f"Question {number} is here twice, and report.py stops at one too many. Remove one of them."
            related = (Related(other.anchor, f"The other question {number}"),) if other else ()
            fixes = tuple(_kept_one(whole.text, question, other)) if other else ()
            yield finding("extra-question", question.anchor, message, question=number, related=related, fixes=fixes)


def _kept_one(text: str, question: Question, other: Question) -> Iterator[Fix]:
    """What leaves one of two questions with the same number, where nothing that was said is lost."""
    if question.body.is_unanswered or question.body.text.strip() == other.body.text.strip():
        yield _removal(text, question, f"Keep the other question {question.number}, and not this one too")
    elif other.body.is_unanswered:
        yield _removal(text, other, f"Keep this question {question.number}, and not the empty one too")


def _removal(text: str, question: Question, title: str) -> Fix:
    """Without the question; it takes the white space before it along if it is the last."""
    start = len(text[: question.start].rstrip()) + 1 if question.span.end == len(text) else question.start
    gone = Span(start, question.span.end)
    return Fix(title, (Edit(gone, ""),), gone=(gone,))


def _too_many(whole: Whole) -> list[Question]:
    """The questions out of order for which no place is left: those that only changed places are none of them."""
    questions = whole.report.questions
    taken = {question.place for question in questions} | {absent.number for absent in whole.report.absent}
    left = {*range(1, whole.limits.expected + 1)} - taken
    found = []
    for question in questions:
        if question.place is None:
            if question.number in left:
                left.remove(question.number)
            else:
                found.append(question)
    return found


def question_order(whole: Whole) -> Iterator[Finding]:
    too_many = {question.start for question in _too_many(whole)}
    in_order = [question for question in whole.report.questions if question.start not in too_many]
    for position, question in enumerate(in_order, 1):
        if question.heading is None or question.place == question.number:
            continue
        if question.place is None:
            message = f"Question {question.number} is out of order here. report.py counts by position and takes it for question {position}."
            fixes = _renumbered(whole, in_order)
        else:
            message = (
                f"This is question {question.place} by its position, which is all that report.py looks at; the "
                f"heading says {question.number}."
            )
            edit = _number_edit(whole.text, question, question.place)
            fixes = (Fix(f"Renumber it to {question.place}", (edit,), preferred=True, gone=(edit.span,)),)
        yield finding("question-order", question.heading, message, question=question.number, fixes=fixes)


def _renumbered(whole: Whole, questions: list[Question]) -> tuple[Fix, ...]:
    if len(questions) != whole.limits.expected:
        return ()
    edits = tuple(
        _number_edit(whole.text, question, position)
        for position, question in enumerate(questions, 1)
        if question.heading and question.number != position
    )
    return (Fix("Renumber the questions by their position", edits, gone=tuple(edit.span for edit in edits)),)


def _number_edit(text: str, question: Question, number: int) -> Edit:
    assert question.heading is not None
    digits = re.search(r"(?<!\d)\d+$", question.heading.of(text))
    assert digits is not None
    return Edit(Span(*digits.span()).shifted(question.heading.start), str(number))


_ONE_MORE = "report.py takes this `Answer:` for the answer of a question, and finds one too many."


def stray_marker(whole: Whole) -> Iterator[Finding]:
    """`repeated-answer-marker` outside the questions."""
    for marker in whole.report.stray_markers:
        yield finding(
            "repeated-answer-marker",
            marker,
            _ONE_MORE,
            fixes=(Fix("Write it without its colon", (_without_colon(whole.text, marker),), safe=True, preferred=True),),
        )


def _without_colon(text: str, marker: Span) -> Edit:
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
        yield finding(
            "repeated-answer-marker",
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
    return Fix("Write it without its colon", (_without_colon(text, marker),), safe=True, preferred=True)


def missing_answer_marker(whole: Whole) -> Iterator[Finding]:
    for question in whole.report.questions:
        if question.marker or question.heading is None:
            continue
        if question.body.near_miss:
            near = question.body.near_miss.shifted(question.start)
            message = (
                "report.py does not read this as `Answer:`, so this answer is not counted. It needs a capital A and "
                "a colon right behind the word."
            )
            edits = (Edit(near, "Answer:"), *_colons(question))
            fix = Fix("Write Answer:", edits, safe=True, preferred=True, gone=(near,))
            yield finding("missing-answer-marker", near, message, question=question.number, fixes=(fix,))
            continue
        message = f"Question {question.number} has no `Answer:`, so report.py does not find its answer."
        marker = _marker_edit(question)
        lazy = Span(marker.span.start, paragraph_end(whole.text, marker.span.start))  # which the quote goes on with until then
        fix = Fix("Insert > Answer: after the quote", (marker, *_colons(question)), safe=True, preferred=True, about=(lazy,))
        yield finding("missing-answer-marker", question.heading, message, question=question.number, fixes=(fix,))


def _colons(question: Question) -> list[Edit]:
    """The colons of each `Answer:` in running text, which would be one too many once there is a real one."""
    return [_without_colon(question.body.text, marker).shifted(question.start) for marker in question.body.extra_markers]


def _marker_edit(question: Question) -> Edit:
    r"""`> Answer:` at the end of the guidance, or below the heading where the guidance is gone, with a blank line after it."""
    body = question.body
    place = body.quote.end if body.quote else body.heading_end
    before = "" if not place or body.text[place - 1] == "\n" else "\n"
    if body.quote:
        last = body.quote.of(body.text).rstrip("\n").rsplit("\n", 1)[-1]
        before += "" if last.strip() == ">" else ">\n"
    else:
        before += "\n"
    after = "\n" if body.text[place : place + 1] in {"\n", ""} else "\n\n"
    return Edit(Span(place, place).shifted(question.start), f"{before}> Answer:{after}")
