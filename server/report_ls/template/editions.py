"""The editions of the report template, and which of them a text shows (format.md, section 2)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path  # importlib.resources would take 20 ms of each start
from typing import NamedTuple

from report_ls.checker.limits import Bounds, Form, Limits, QuestionLimits
from report_ls.text.spans import newlines

NAMES = ("2022-12", "2023-01", "2024-12", "2025", "2026")
"""All editions, oldest first. The ones of 2024-12 and later have 31 questions, the others 27."""

_HEADING = re.compile(r"\n[ \t]*#{1,6}[^\S\n]*Question[^\S\n]*(\d{1,3})\b", re.IGNORECASE)
"""Begins with the line feed before it: to look for that is six times as fast as to look for `^`."""
_SIGN = re.compile(rf"{_HEADING.pattern}|\n {{0,3}}(?P<marks>```+|~~~+)(?P<info>[^\n]*)", re.IGNORECASE)
LEAST_HEADINGS = 3
_PLACE = re.compile(r"Answer:|answer length:|^-{2,}[ \t]*question[ \t]+\d+[ \t]+fill here", re.IGNORECASE | re.MULTILINE)
LENGTH_LINE = re.compile(r"^[ \t>]*(?:Recommended )?answer length:[ \t]*(\d{1,9})[ \t]*-[ \t]*(\d{1,9})", re.IGNORECASE | re.MULTILINE)
"""A question's own statement of its limits, in words."""


_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[^\n]*\n){0,5}?layout:")


@cache
def edition(name: str) -> Limits:
    """The limits of an edition (format.md, section 2). Raises KeyError for a name that is not in `NAMES`.

    In its file, `words` and `images` are [least, most]; a question without a row has no limit.
    """
    if name not in NAMES:
        raise KeyError(name)
    table = json.loads((Path(__file__).parent / "editions" / f"{name}.json").read_text("utf-8"))
    words, images = table["words"], table["images"]
    questions = tuple(
        QuestionLimits(_bounds(words.get(str(number))), _bounds(images.get(str(number)))) for number in range(1, table["questions"] + 1)
    )
    return Limits(questions, name, form=Form.NEW if len(questions) > 27 else Form.OLD)


def _bounds(pair: list[int] | None) -> Bounds | None:
    return None if pair is None else Bounds(*pair)


def is_report(text: str) -> bool:
    """Whether a markdown text is a report: at least three headings `Question N`, and a place for an answer."""
    text = newlines(text)
    return _has_headings(f"\n{text}") and _PLACE.search(text) is not None


def _has_headings(text: str) -> bool:
    """Whether there are enough headings of questions outside of fences, in which a page shows parts of a report. A fence that is never
    closed is none.
    """
    outside = inside = 0
    fence = ""
    for sign in _SIGN.finditer(text):
        marks = sign["marks"]
        if not marks:
            inside += fence != ""
            outside += not fence
        elif not fence:
            fence, inside = marks, 0
        elif marks.startswith(fence) and not sign["info"].strip():
            fence = ""
        if outside == LEAST_HEADINGS:
            return True
    return fence != "" and outside + inside >= LEAST_HEADINGS


def detect(text: str, decided: tuple[QuestionLimits, ...] | None = None) -> str:
    """The name of the edition that a text shows: the one that its markers speak least against, the newest of equals.

    A marker tells only when it is present; each may have been deleted. Where a `report.py` has `decided` the limits of the questions, it is
    one of the editions with as many questions, whatever the headings say, and of equals one with these limits. A script of a number that
    no edition has says nothing.
    """
    markers = _markers(newlines(text))
    names = [name for name in reversed(NAMES) if decided is None or edition(name).expected == len(decided)] or NAMES[::-1]
    return min(names, key=lambda name: (_contradictions(markers, edition(name)), edition(name).questions != decided))


class _Markers(NamedTuple):
    """What a text shows of its edition. `lengths` are the length lines by question, `highest` is the highest question number."""

    highest: int
    lengths: Mapping[int, Bounds]
    has_front_matter: bool
    asks_for_generative_ai: bool
    asks_for_open_source: bool
    requires_third_party: bool
    recommends_lengths: bool
    states_lengths: bool


def _markers(text: str) -> _Markers:
    headings = [(int(match[1]), match.end() - 1) for match in _HEADING.finditer(f"\n{text}")]
    return _Markers(
        highest=max((number for number, _ in headings), default=0),
        lengths=_length_lines(text, headings),
        has_front_matter=_FRONT_MATTER.match(text) is not None,
        asks_for_generative_ai="generative AI" in text and re.search(r"^[ \t]*>[^\n]*generative AI", text, re.MULTILINE) is not None,
        asks_for_open_source="Did you end up using any open-source" in text,
        requires_third_party="A requirement to the project is" in text,
        recommends_lengths="Recommended answer length:" in text,
        states_lengths="Answer length:" in text and re.search(r"^[ \t]*>[ \t]*Answer length:", text, re.MULTILINE) is not None,
    )


def _length_lines(text: str, headings: list[tuple[int, int]]) -> dict[int, Bounds]:
    shown: dict[int, Bounds] = {}
    for (number, start), (_, end) in zip(headings, [*headings, (0, len(text))][1:], strict=True):
        if line := LENGTH_LINE.search(text, start, end):
            shown.setdefault(number, Bounds(int(line[1]), int(line[2])))
    return shown


def _contradictions(markers: _Markers, limits: Limits) -> int:
    """How much of a text speaks against an edition. A length line weighs most, as it is what the edition is about."""
    name = limits.edition
    is_new = limits.form is Form.NEW
    return (
        100 * (markers.highest > limits.expected)
        + 2 * sum(bounds != limits.of(number).words for number, bounds in markers.lengths.items() if number <= limits.expected)
        + 3 * (is_new and markers.has_front_matter)
        + 3 * (is_new and markers.highest == 27)
        + (markers.asks_for_generative_ai and name < "2025")
        + (markers.asks_for_open_source and name != "2026")
        + (markers.requires_third_party and name == "2026")
        + (markers.recommends_lengths and name == "2022-12")
        + (markers.states_lengths and is_new)
    )
