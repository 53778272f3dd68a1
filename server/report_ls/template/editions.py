"""The editions of the report template, and which of them a text shows (docs/format.md, section 2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from report_ls.checker.limits import Bounds, Limits, QuestionLimits
from report_ls.template.formats import NAMES, Mark, format_of
from report_ls.text.spans import newlines

_HEADING = re.compile(r"\n[ \t]*#{1,6}[^\S\n]*Question[^\S\n]*(\d{1,3})\b", re.IGNORECASE)
"""Begins with the line feed before it: to look for that is six times as fast as to look for `^`."""
_HEADING_OR_FENCE = re.compile(rf"{_HEADING.pattern}|\n {{0,3}}(?P<marks>```+|~~~+)(?P<info>[^\n]*)", re.IGNORECASE)
LEAST_HEADINGS = 3
_PLACE = re.compile(r"Answer:|answer length:|^-{2,}[ \t]*question[ \t]+\d+[ \t]+fill here", re.IGNORECASE | re.MULTILINE)
LENGTH_LINE = re.compile(r"^[ \t>]*(?:Recommended )?answer length:[ \t]*(\d{1,9})[ \t]*-[ \t]*(\d{1,9})", re.IGNORECASE | re.MULTILINE)
"""A question's own statement of its limits, in words."""
WHERE = {
    "anywhere": "",
    "quoted line": r"^[ \t]*>[^\n]*",
    "start of a quoted line": r"^[ \t]*>[ \t]*",
    "front matter": r"\A---[ \t]*\n(?:[^\n]*\n){0,5}?",
}
"""What stands before a mark, by the name of the place where it has to stand."""


@cache
def edition(name: str) -> Limits:
    """Returns the limits of an edition. Raises KeyError for a name that is not in `NAMES`."""
    known = format_of(name)
    rows = (known.questions[question] for question in known.ids)
    questions = tuple(QuestionLimits(_bounds(row.get("words")), _bounds(row.get("images"))) for row in rows)
    return Limits(questions, name, form=known.form)


def _bounds(pair: list[int] | None) -> Bounds | None:
    return None if pair is None else Bounds(*pair)


def is_report(text: str) -> bool:
    """Tells whether a markdown text is a report: it has at least three headings `Question N`, and a place for an answer."""
    text = newlines(text)
    return _has_headings(f"\n{text}") and _PLACE.search(text) is not None


def _has_headings(text: str) -> bool:
    """Tells whether there are enough headings of questions outside of fences, because a page may show parts of a report in fences. A fence
    that is never closed does not count.
    """
    outside = inside = 0
    fence = ""
    for found in _HEADING_OR_FENCE.finditer(text):
        marks = found["marks"]
        if not marks:
            inside += fence != ""
            outside += not fence
        elif not fence:
            fence, inside = marks, 0
        elif marks.startswith(fence) and not found["info"].strip():
            fence = ""
        if outside == LEAST_HEADINGS:
            return True
    return fence != "" and outside + inside >= LEAST_HEADINGS


def detect(text: str, decided: tuple[QuestionLimits, ...] | None = None) -> str:
    """Returns the name of the edition that a text shows: the one that the text speaks least against, the newest of equals.

    A mark tells only when it is present, because each may have been deleted. Where a `report.py` has `decided` the limits of the questions,
    it is one of the editions with as many questions, whatever the headings say, and of equals one with these limits. A script of a number
    that no edition has says nothing.
    """
    shown = _shown(newlines(text))
    names = [name for name in reversed(NAMES) if decided is None or edition(name).expected == len(decided)] or NAMES[::-1]
    return min(names, key=lambda name: (_contradictions(shown, name), edition(name).questions != decided))


class _Shown(NamedTuple):
    """What a text shows of its edition. `highest` is the highest question number, and `lengths` are the length lines by question."""

    highest: int
    lengths: Mapping[int, Bounds]
    marks: frozenset[Mark]


def _shown(text: str) -> _Shown:
    headings = [(int(match[1]), match.end() - 1) for match in _HEADING.finditer(f"\n{text}")]
    return _Shown(
        highest=max((number for number, _ in headings), default=0),
        lengths=_length_lines(text, headings),
        marks=frozenset(mark for mark in _all_marks() if _has(text, mark)),
    )


@cache
def _all_marks() -> frozenset[Mark]:
    return frozenset().union(*(format_of(name).marks for name in NAMES))


@cache
def telling_texts() -> tuple[str, ...]:
    """Returns what a line holds that tells of an edition, beside headings."""
    return ("answer length", *sorted({mark.text for mark in _all_marks()}))


def _has(text: str, mark: Mark) -> bool:
    """Tells whether a mark is at its place. The text is looked for first, because that is much faster than a pattern."""
    return mark.text in text and re.search(WHERE[mark.where] + re.escape(mark.text), text, re.MULTILINE) is not None


def _length_lines(text: str, headings: list[tuple[int, int]]) -> dict[int, Bounds]:
    shown: dict[int, Bounds] = {}
    for (number, start), (_, end) in zip(headings, [*headings, (0, len(text))][1:], strict=True):
        if line := LENGTH_LINE.search(text, start, end):
            shown.setdefault(number, Bounds(int(line[1]), int(line[2])))
    return shown


def _contradictions(shown: _Shown, name: str) -> int:
    """Returns how much of a text speaks against an edition.

    A question that it does not have weighs most. A length line weighs more than a mark, because limits are what an edition is about. Where
    the questions end as those of another edition do, none of this one's last questions is left.
    """
    limits = edition(name)
    return (
        100 * (shown.highest > limits.expected)
        + 2 * sum(bounds != limits.of(number).words for number, bounds in shown.lengths.items() if number <= limits.expected)
        + 3 * (shown.highest < limits.expected and any(shown.highest == edition(other).expected for other in NAMES))
        + sum(mark.weight for mark in shown.marks - format_of(name).marks)
    )
