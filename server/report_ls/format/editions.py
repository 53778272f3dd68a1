"""The editions of the report template, and which of them a text shows (format.md, section 2)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from report_ls.format.limits import Bounds, Form, Limits, QuestionLimits

NAMES = ("2022-12", "2023-01", "2024-12", "2025", "2026")
"""All editions, oldest first. The ones of 2024-12 and later have 31 questions, the others 27."""

_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]*Question[ \t]*(\d{1,3})\b", re.IGNORECASE | re.MULTILINE)
_PLACE = re.compile(r"Answer:|answer length:|^-{2,}[ \t]*question[ \t]+\d+[ \t]+fill here", re.IGNORECASE | re.MULTILINE)
LENGTH_LINE = re.compile(r"^[ \t>]*(?:Recommended )?answer length:[ \t]*(\d+)[ \t]*-[ \t]*(\d+)", re.IGNORECASE | re.MULTILINE)
"""A question's own statement of its limits, in words."""


@cache
def edition(name: str) -> Limits:
    """The limits of an edition. Raises KeyError for a name that is not in `NAMES`."""
    if name not in NAMES:
        raise KeyError(name)
    table = tomllib.loads((files(__package__) / "editions" / f"{name}.toml").read_text("utf-8"))
    words, images = table["words"], table["images"]
    questions = tuple(
        QuestionLimits(_bounds(words.get(str(number))), _bounds(images.get(str(number)))) for number in range(1, table["questions"] + 1)
    )
    return Limits(questions, name, form=Form.NEW if len(questions) > 27 else Form.OLD)


def _bounds(pair: list[int] | None) -> Bounds | None:
    return None if pair is None else Bounds(*pair)


def is_report(text: str) -> bool:
    """Whether a markdown text is a report: at least three headings `Question N`, and a place for an answer."""
    headings = 0
    for headings, _ in enumerate(_HEADING.finditer(text), 1):
        if headings == 3:
            return _PLACE.search(text) is not None
    return False


def detect(text: str) -> str:
    """The name of the edition that a text shows: the one that its markers speak least against, the newest of equals.

    A marker tells only when it is present; each may have been deleted.
    """
    shown = _length_lines(text)
    contradictions = {name: _contradictions(text, edition(name), shown) for name in NAMES}
    return min(reversed(NAMES), key=lambda name: contradictions[name])


def _length_lines(text: str) -> dict[int, Bounds]:
    """The length lines by the number of the question that they stand under."""
    headings = list(_HEADING.finditer(text))
    shown: dict[int, Bounds] = {}
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        line = LENGTH_LINE.search(text, heading.end(), following.start() if following else len(text))
        if line:
            shown.setdefault(int(heading[1]), Bounds(int(line[1]), int(line[2])))
    return shown


_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n){0,5}?layout:")
_ADDED_2025 = "generative AI"
_QUESTION_3_2026 = "Did you end up using any open-source"
_QUESTION_3_BEFORE = "A requirement to the project is"


def _contradictions(text: str, limits: Limits, shown: dict[int, Bounds]) -> int:
    """How much of a text speaks against an edition. A length line weighs most, as it is what the edition is about."""
    newest = max((int(match[1]) for match in _HEADING.finditer(text)), default=0)
    old = limits.form is Form.OLD
    against = 2 * sum(bounds != limits.of(number).words for number, bounds in shown.items() if number <= limits.expected)
    against += 100 * (newest > limits.expected)
    against += 3 * (not old and _FRONT_MATTER.match(text) is not None)
    against += 3 * (not old and newest == 27)
    against += _ADDED_2025 in text and limits.edition < "2025"
    against += _QUESTION_3_2026 in text and limits.edition != "2026"
    against += _QUESTION_3_BEFORE in text and limits.edition == "2026"
    return against
