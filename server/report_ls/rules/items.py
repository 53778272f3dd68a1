"""Items of lists whose mark has no space behind it, so that neither page shows them as items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from report_ls.findings import Edit, Finding, Fix, here_too
from report_ls.format.code import code_spans, covering
from report_ls.format.text import Span, line_at
from report_ls.rules.catalogue import finding
from report_ls.rules.subject import Subject

_MARK = re.compile(r"[ \t]*(?P<mark>[-+*]|(?P<number>\d{1,2})[.)])(?P<rest>.*)")
_MEMBER = re.compile(r"[sS]\d{5,7}\b")
_SURE = re.compile(r"(?!W(?:all|error|extra)\b)[A-ZÆØÅ][A-Za-zæøåÆØÅ]+(?=[,.:;!?)]?(?:\s|$))|\*\*\w|\[[^\[\]]+\]\(|`[A-Za-z]")
"""What no option of a command and no minus begins with."""
_LIKELY = re.compile(r"[a-zæøå]{3,}(?=[,.:;]?(?:\s|$))")
_OPTIONS = re.compile(r"\b(?:options?|flags?|arguments?|parameters?|switch(?:es)?|commands?)\b", re.IGNORECASE)
_VALUE = re.compile(r"\S+ [\w.-]*[\d/=]\S*")
"""A word and a value, as `-epochs 10`."""
_RULE = re.compile(r"[-+*=|\s]+")


class Kind(Enum):
    """What a line of an answer is."""

    TEXT = auto()
    ITEM = auto()
    MEMBER = auto()
    SURE = auto()
    LIKELY = auto()
    ODD = auto()
    """It begins as an item without a space does, but may be anything: an option, a minus, a rule."""


class Line(NamedTuple):
    """A line that is not blank. `mark` is where its mark stands, in code points of the answer; `sign` is what marks of one list share."""

    row: int
    kind: Kind
    text: str
    mark: Span
    sign: str = ""


class Unspaced(NamedTuple):
    """The mark of an item that lacks its space. `below_text` tells that its list begins right under running text, at `line`."""

    mark: Span
    line: int
    below_text: bool


def unspaced_items(answer: str) -> list[Unspaced]:
    """Those that certainly were meant as items, in order and in code points of `answer`."""
    if not re.search(r"^[ \t]*(?:[-+*]|\d{1,2}[.)])[A-Za-zÆØÅæøå*`\[]", answer, re.MULTILINE):
        return []
    lines = list(_lines(answer))
    signs = {line.sign for line in lines if line.kind in {Kind.SURE, Kind.LIKELY}}
    is_diff = {"-", "+"} <= signs
    return [item for series in _series(lines) for item in _meant(lines, series, only_members=is_diff)]


def _lines(answer: str) -> Iterator[Line]:
    code, start = code_spans(answer), 0
    for index, text in enumerate(answer.split("\n")):
        if text.strip():
            is_rule = _RULE.fullmatch(text) is not None and len(text.strip()) > 1
            found = _MARK.fullmatch(text) if not is_rule and covering(code, Span(start, start + len(text))) is None else None
            if found is None:
                yield Line(index, Kind.TEXT, text, Span(start, start))
            else:
                mark = Span(start + found.start("mark"), start + found.end("mark"))
                yield Line(index, _kind(found), text, mark, "1" if found["number"] else found["mark"])
        start += len(text) + 1


def _kind(found: re.Match[str]) -> Kind:
    mark, rest = found["mark"], found["rest"]
    if not rest or rest[0] in " \t":
        return Kind.ITEM
    if _MEMBER.match(rest):
        return Kind.MEMBER
    if mark == "*" and "*" in rest:  # emphasis
        return Kind.ODD
    if _SURE.match(rest):
        return Kind.SURE
    return Kind.LIKELY if _LIKELY.match(rest) and not found["number"] else Kind.ODD


def _series(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The places in `lines` of those that may be one list: lines with the same sign, with text right under them in between."""
    series: list[int] = []
    for place, line in enumerate(lines):
        is_next = place > 0 and lines[place - 1].row == line.row - 1
        if line.kind is Kind.TEXT:
            if not is_next and series:
                yield series
                series = []
            continue
        if series and lines[series[-1]].sign != line.sign:
            yield series
            series = []
        series.append(place)
    if series:
        yield series


def _meant(lines: Sequence[Line], series: Sequence[int], *, only_members: bool) -> Iterator[Unspaced]:
    """Those of a series that were meant as items."""
    own = [lines[place] for place in series]
    kinds = {line.kind for line in own}
    taken = {Kind.MEMBER}
    before = lines[series[0] - 1] if series[0] else None
    lacking = sum(line.kind in {Kind.MEMBER, Kind.SURE, Kind.LIKELY} for line in own)
    introduced = before is not None and before.text.rstrip().endswith(":") and own[0].row - before.row <= 2
    is_command = before is not None and before.text.endswith("\\")
    if Kind.ODD not in kinds and not only_members and not is_command:
        if lacking > 1 or Kind.ITEM in kinds or (introduced and own[0].sign != "1"):
            taken.add(Kind.SURE)
        if lacking > 1 and not _may_be_options(before, own):
            taken.add(Kind.LIKELY)
    for line in own:
        if line.kind in taken:
            is_below = line is own[0] and before is not None and before.kind is Kind.TEXT and before.row == line.row - 1
            yield Unspaced(line.mark, line.row, is_below)


def _may_be_options(before: Line | None, own: Sequence[Line]) -> bool:
    named = before is not None and _OPTIONS.search(before.text) is not None
    return named or any(_VALUE.fullmatch(line.text.strip()) for line in own)


def item_space(subject: Subject) -> Iterator[Finding]:
    """One finding for all items of an answer."""
    answer, by = subject.answer_text, subject.body.answer.start
    found = [] if subject.body.is_unanswered else unspaced_items(answer)
    if not found:
        return
    first, *others = (item.mark.shifted(by) for item in found)
    sign = first.of(subject.text)
    if others:
        message = f"{len(found)} items lack the space behind their mark, as this `{sign}` does, and are shown as text. Put a space there."
    else:
        message = f"This item lacks the space behind its `{sign}`, and is shown as text. Put a space there."
    edits = tuple(edit.shifted(by) for item in found for edit in _edits(answer, item))
    about = tuple(line_at(subject.text, item.mark.start + by) for item in found)
    fix = Fix(f"Put a space behind all {len(found)} of them" if others else "Put a space behind it", edits, preferred=True, about=about)
    yield finding("item-space", first, message, question=subject.number, related=here_too(others), fixes=(fix,))


def _edits(answer: str, item: Unspaced) -> Iterator[Edit]:
    """The space, and the blank line that the hand-in page wants before a list."""
    if item.below_text:
        start = answer.rfind("\n", 0, item.mark.start) + 1
        yield Edit(Span(start, start), "\n")
    yield Edit(Span(item.mark.end, item.mark.end), " ")


def unspaced_paragraphs(answer: str) -> list[Span]:
    """The lines without a blank one among them around such items, so that nothing else is said of their lists."""
    found = []
    for item in unspaced_items(answer):
        end = answer.find("\n\n", item.mark.end)
        found.append(Span(answer.rfind("\n\n", 0, item.mark.start) + 1, len(answer) if end < 0 else end))
    return found
