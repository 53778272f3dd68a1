"""Placeholders, and the dashes of placeholders, that are left beside answers: one finding for all of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Fix, Related, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.page.pasted import pasted
from report_ls.syntax.placeholder import PLACEHOLDER
from report_ls.syntax.report import Body
from report_ls.text.edits import Edit
from report_ls.text.spans import Cursor, Span, is_alone, line_at, room_around
from report_ls.text.wording import amount

PLACEHOLDER_LEFT = Rule(
    code="placeholder-left",
    family=Family.ANSWERS,
    position=20,
    severity=Severity.WARNING,
    summary="a placeholder, or the `---` of one, beside the answer",
    explanation=(
        "The placeholder `--- question N fill here ---` is meant to be replaced. What is left of it is counted as words and "
        "shown on the page."
    ),
    fix="takes it away and keeps the answer",
    example=Example(
        "--- question 5 fill here ---\n\n(150 words)",
        "(150 words)",
    ),
)

_DASHES = re.compile(r"\A-{3,}(?![-|:])[ \t]*\n*|(?:(?<=\s)|(?<=[^\s|:-]))-{3,}\Z")
_RULE = re.compile(r"[-=+|]{3,}")
_BLANKS = " \t"
_DASHES_OF_TEMPLATE = 3
"""Dashes at each end of the template's placeholder."""


class Left(NamedTuple):
    """One thing that is left in an answer: a placeholder, or the dashes at one end of it or at both."""

    number: int
    spans: tuple[Span, ...]
    gone: tuple[Span, ...]
    about: tuple[Span, ...]

    def shifted(self, by: int) -> Left:
        moved = (tuple(span.shifted(by) for span in spans) for spans in (self.spans, self.gone, self.about))
        return Left(self.number, *moved)


def left_placeholders(body: Body, number: int) -> list[Left]:
    """The whole placeholders beside an answer, from the question's start."""
    return [_left(body, number, [Span(*match.span())]) for match in PLACEHOLDER.finditer(body.text, body.answer.start)]


def left_dashes(body: Body, number: int) -> list[Left]:
    """The dashes at the ends of an answer, from the question's start, unless they are of a placeholder or of a table."""
    content, found = body.content.of(body.text), []
    for match in _DASHES.finditer(content):
        if PLACEHOLDER.match(content, match.start()) or PLACEHOLDER.search(content[: match.end()][-60:] if match.start() else ""):
            continue
        dashes = Span(match.start(), match.start() + len(match[0].rstrip()))
        if not _is_of_table(content, dashes):
            found.append(dashes.shifted(body.content.start))
    return [_left(body, number, found)] if found else []


def placeholder_left(whole: Whole) -> Iterator[Finding]:
    placeholders, dashes = list[Left](), list[Left]()
    for question in whole.report.questions:
        if question.body.may_have_placeholder and not question.body.is_unanswered:
            placeholders += (left.shifted(question.start) for left in left_placeholders(question.body.alone, question.number))
            dashes += (left.shifted(question.start) for left in left_dashes(question.body.alone, question.number))
    if placeholders := _outside_conflicts(whole, placeholders):
        yield _finding(placeholders, *_of_placeholders(placeholders))
    if dashes := _outside_conflicts(whole, dashes):
        yield _finding(dashes, *_of_dashes(dashes))


def _outside_conflicts(whole: Whole, found: list[Left]) -> list[Left]:
    """Without those in a merge conflict, of which nothing is said, so that the first one is said."""
    conflicts = whole.report.conflicts
    return [left for left in found if not any(conflict.span.holds(left.spans[0].start) for conflict in conflicts)]


def _of_placeholders(found: Sequence[Left]) -> tuple[str, str]:
    """The message, and the title of the fix."""
    if len(found) == 1:
        return "This placeholder stands beside an answer. It counts as words and shows on the page; remove it.", "Remove the placeholder"
    answers = amount(_answers(found), "answer")
    message = f"{len(found)} placeholders stand beside {answers}. They count as words and show on the page; remove them."
    return message, f"Remove all {len(found)} placeholders"


def _of_dashes(found: Sequence[Left]) -> tuple[str, str]:
    if len(found) > 1:
        answers = amount(_answers(found), "answer")
        message = f"The dashes of the placeholder are left in {answers}, and count as words; remove them."
        return message, f"Remove the dashes in {answers}"
    if len(found[0].spans) > 1:
        return "These dashes and those at the end are left from the placeholder, and count as words; remove them.", "Remove the dashes"
    return "These dashes are left from the placeholder, and count as a word; remove them.", "Remove the dashes"


def _answers(found: Sequence[Left]) -> int:
    return len({left.number for left in found})


def _finding(found: Sequence[Left], message: str, title: str) -> Finding:
    """At the first place, with the others as related ones."""
    first, *others = found[0].spans
    gone = tuple(span for left in found for span in left.gone)
    about = tuple(span for left in found for span in left.about)
    fix = Fix(title, tuple(Edit(span, "") for span in gone), preferred=True, gone=gone, about=about)
    related = [Related(span, "The dashes at the end", is_same=True) for span in others]
    related += [Related(left.spans[0], f"Question {left.number}, too", is_same=True) for left in found[1:]]
    return PLACEHOLDER_LEFT.found(first, message, question=found[0].number, related=tuple(related), fixes=(fix,))


def _left(body: Body, number: int, spans: Sequence[Span]) -> Left:
    paragraphs = Cursor(body.text, border="\n\n")
    # under text, dashes make a heading of it
    about = tuple(Span(min(paragraphs.at(span.start).start, span.start), span.end) for span in spans)
    return Left(number, tuple(spans), tuple(_gone(body.text, span) for span in spans), about)


def _gone(text: str, span: Span) -> Span:
    """What is removed: the whole line where nothing else is on it."""
    room = room_around(text, span, _BLANKS)
    if is_alone(text, span, _BLANKS):
        return Span(room.start, min(room.end + 1, len(text)))
    return Span(span.start, room.end)


# Tables of text between rules of dashes


def _is_of_table(content: str, dashes: Span) -> bool:
    """Whether dashes are a rule of a pasted table, or of output of a program, and not left from a placeholder."""
    line = line_at(content, dashes.start).of(content)
    if not _is_rule(line):
        return False
    if len(line.split()) > 1:
        return True
    lines = content.split("\n")
    own = content.count("\n", 0, dashes.start)
    if any(first <= own < end for first, end in pasted(lines)):
        return True
    rules = [index for index in _block(lines, own) if index != own and _is_rule(lines[index])]
    if any(index not in {0, len(lines) - 1} for index in rules):
        return True
    # the first line and the last one, with two rows or more between them
    return any(lines[index] == line and len(line) > _DASHES_OF_TEMPLATE and abs(index - own) > 2 for index in rules)


def _is_rule(line: str) -> bool:
    words = line.split()
    return bool(words) and all(map(_RULE.fullmatch, words))


def _block(lines: Sequence[str], own: int) -> range:
    """The lines around one, up to blank ones."""
    blanks = [-1, *(index for index, line in enumerate(lines) if not line.strip()), len(lines)]
    return next(range(before + 1, after) for before, after in pairwise(blanks) if before < own < after)


PLACEHOLDER_LEFT_CHECK = ReportCheck(
    placeholder_left, finds=(PLACEHOLDER_LEFT,), position=100, depends_on=frozenset({Dependency.STRUCTURE, Dependency.ANSWERS})
)
