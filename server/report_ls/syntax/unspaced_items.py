"""Items of lists whose mark has no space after it, so that neither page shows them as items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from report_ls.syntax.code import code_spans, covering
from report_ls.text.spans import Span

_MARK = re.compile(r"[ \t]*(?P<mark>[-+*]|(?P<number>\d{1,2})[.)])(?P<rest>.*)")
_MEMBER = re.compile(r"[sS]\d{5,7}\b")
_SURE = re.compile(r"(?!W(?:all|error|extra)\b)[A-ZÆØÅ][A-Za-zæøåÆØÅ]+(?=[,.:;!?)]?(?:\s|$))|\*\*\w|\[[^\[\]]+\]\(|`[A-Za-z]")
"""What no option of a command and no minus begins with."""
_LIKELY = re.compile(r"[a-zæøå]{3,}(?=[,.:;]?(?:\s|$))")
_OPTIONS = re.compile(r"\b(?:options?|flags?|arguments?|parameters?|switch(?:es)?|commands?)\b", re.IGNORECASE)
_VALUE = re.compile(r"\S+ [\w.-]*[\d/=]\S*")
"""A word and a value, as `-epochs 10`."""
_COMMAND = re.compile(
    r"\b(?:runs?|ran|calls?|called|uses?|with|by|python3?|pip|uv|docker|git|gcloud|dvc|pytest|make|bash)\b(?:[^\w\n]+\w+){0,2}\W*$"
)
"""What a line ends in that goes on with an option."""
_SECOND_HALF = re.compile(
    r"(?:art|aware|based|built|driven|end|free|friendly|ish|known|level|like|made|only|oriented|party|ready|related|side|source|specific|time"
    r"|trained|tuned|tuning|up|wise)\b"
)
"""The part of a word with a hyphen that may have come onto a line of its own."""
_QUOTE = re.compile(r"(?:(?:[ \t]{0,3}>)+ ?)?")
_RULE = re.compile(r"[-+*=|\s]+")


_NEAR = 2
"""Lines between two items of a list at the most, so that one may be blank."""


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
    """A line that is not blank. `text` stands behind `quote`, the signs of the quotes that it is in. `mark` is where its mark stands, in
    code points of the answer; `sign` is what marks of one list share.
    """

    row: int
    kind: Kind
    quote: str
    text: str
    mark: Span
    sign: str = ""

    @property
    def list_of(self) -> tuple[str, int]:
        """What is the same for the items of one list."""
        return self.sign, self.quote.count(">")


class Unspaced(NamedTuple):
    """The mark of an item that lacks its space. `blank` is the line to be put before its list, where that is right under running text."""

    mark: Span
    line: int
    blank: str | None


def unspaced_items(answer: str) -> list[Unspaced]:
    """Those that certainly were meant as items, in order and in code points of `answer`."""
    if not re.search(r"^[ \t>]*(?:[-+*]|\d{1,2}[.)])[A-Za-zÆØÅæøå*`\[]", answer, re.MULTILINE):
        return []
    lines = list(_lines(answer))
    signs = {line.sign for line in lines if line.kind in {Kind.SURE, Kind.LIKELY}}
    is_diff = {"-", "+"} <= signs
    return [item for series in _series(lines) for item in _meant(lines, series, only_members=is_diff)]


def _lines(answer: str) -> Iterator[Line]:
    code, start = code_spans(answer), 0
    for index, line in enumerate(answer.split("\n")):
        quote = found[0] if (found := _QUOTE.match(line)) else ""
        text = line.removeprefix(quote)
        if text.strip():
            yield _line(index, quote, text, start + len(quote), is_code=covering(code, Span(start, start + len(line))) is not None)
        start += len(line) + 1


def _line(row: int, quote: str, text: str, start: int, *, is_code: bool) -> Line:
    is_rule = _RULE.fullmatch(text) is not None and len(text.strip()) > 1
    found = None if is_rule or is_code else _MARK.fullmatch(text)
    if found is None:
        return Line(row, Kind.TEXT, quote, text, Span(start, start))
    mark = Span(start + found.start("mark"), start + found.end("mark"))
    return Line(row, _kind(found), quote, text, mark, "1" if found["number"] else found["mark"])


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
    return Kind.LIKELY if _LIKELY.match(rest) else Kind.ODD


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
        if series and lines[series[-1]].list_of != line.list_of:
            yield series
            series = []
        series.append(place)
    if series:
        yield series


def _meant(lines: Sequence[Line], series: Sequence[int], *, only_members: bool) -> Iterator[Unspaced]:
    """Those of a series that were meant as items."""
    own = [lines[place] for place in series]
    kinds = {line.kind for line in own}
    before = lines[series[0] - 1] if series[0] else None
    beside = {place for place in series if lines[place].kind is Kind.LIKELY and _is_beside_items(lines, place, own)}
    taken = {Kind.MEMBER}
    lacking = sum(line.kind in {Kind.MEMBER, Kind.SURE, Kind.LIKELY} for line in own)
    introduced = before is not None and before.text.rstrip().endswith(":") and own[0].row - before.row <= 2
    is_number = own[0].sign == "1"
    is_odd = Kind.ODD in kinds or (is_number and any(lines[place].kind is Kind.LIKELY and place not in beside for place in series))
    is_command = before is not None and before.text.endswith("\\")
    if is_odd or only_members or is_command:
        beside.clear()
    else:
        if lacking > 1 or Kind.ITEM in kinds or (introduced and not is_number):
            taken.add(Kind.SURE)
        if _may_be_options(before, own):
            beside.clear()
        elif lacking > 1:
            taken.add(Kind.LIKELY)
    for place in series:
        line = lines[place]
        if line.kind in taken or place in beside:
            is_below = line is own[0] and before is not None and before.kind is Kind.TEXT and before.row == line.row - 1
            yield Unspaced(line.mark, line.row, f"{line.quote.rstrip()}\n" if is_below else None)


def _is_beside_items(lines: Sequence[Line], place: int, series: Sequence[Line]) -> bool:
    """Whether what stands right above and below a line tells that it is an item, too, whatever it begins with."""
    line = lines[place]
    above, below = (lines[near] if 0 <= near < len(lines) else None for near in (place - 1, place + 1))
    if _SECOND_HALF.match(line.text.strip(), 1) or (above is not None and _COMMAND.search(above.text)):
        return False
    is_above, is_below = (
        near is not None and near.kind is Kind.ITEM and near.list_of == line.list_of and abs(near.row - line.row) <= _NEAR
        for near in (above, below)
    )
    if is_above:
        return is_below or sum(other.kind is Kind.ITEM for other in series) > 1
    return is_below and (above is None or above.row < line.row - 1 or above.text.rstrip().endswith(":"))


def _may_be_options(before: Line | None, own: Sequence[Line]) -> bool:
    named = before is not None and _OPTIONS.search(before.text) is not None
    return named or any(_VALUE.fullmatch(line.text.strip()) for line in own)


def unspaced_paragraphs(answer: str) -> list[Span]:
    """The lines without a blank one among them around such items, so that nothing else is said of their lists."""
    found = []
    for item in unspaced_items(answer):
        end = answer.find("\n\n", item.mark.end)
        found.append(Span(answer.rfind("\n\n", 0, item.mark.start) + 1, len(answer) if end < 0 else end))
    return found
