"""The questions whose heading is gone: what is left of them, and where they belong if that is nothing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from report_ls.checker.official import MARKER
from report_ls.syntax.body import MARKER_LINE, QUOTE, leading_quote, quote_around
from report_ls.syntax.heading import Heading
from report_ls.syntax.report import Absent, Section
from report_ls.text.spans import Span

_GUIDANCE = re.compile(r"^[ \t>]*(?:\*\*|__|(?:Recommended )?answer length:|Example:)", re.IGNORECASE | re.MULTILINE)


class _Remains(NamedTuple):
    """What is left of a question without its heading: where it begins, and whether it has guidance of its own."""

    start: int
    has_quote: bool


def find_headless(
    text: str, numbered: list[Heading], sections: tuple[Section, ...], expected: int, openers: Mapping[str, int]
) -> tuple[dict[int, int], tuple[Absent, ...]]:
    """Finds the questions that should be there and have no heading: the numbers of those of which something is left, by where that begins,
    and those of which nothing is. `openers` are the first questions of the template's sections, by their titles.
    """
    moved = {heading.number for heading in numbered if heading.place is None}
    placed = [heading for heading in numbered if heading.place is not None]
    remains: dict[int, int] = {}
    absent: list[Absent] = []
    for before, after in pairwise([None, *placed, None]):
        first = (before.place or 0) + 1 if before else 1
        stop = (after.place or 0) if after else expected + 1
        missing = [number for number in range(first, stop) if number not in moved]
        if not missing:
            continue
        region = Span(before.line.start if before else 0, after.line.start if after else len(text))
        inner = [section for section in sections if region.covers(section.heading)]
        cuts = sorted(
            {section.span.start for section in inner} | {heading.line.start for heading in numbered if region.holds(heading.line.start)}
        )
        found = _remains(text, region, before, [cut for cut in cuts if cut < region.end], len(missing))
        remains |= {rest.start: number for rest, number in zip(found, missing, strict=False)}
        absent += [Absent(number, _place(number, inner, region, openers)) for number in missing[len(found) :]]
    return remains, tuple(absent)


def _place(number: int, sections: list[Section], region: Span, openers: Mapping[str, int]) -> int:
    """Where a question belongs of which nothing is left: before the first section that a later question opens, else at the region's end."""
    for section in sections:
        if number < openers.get(section.title, 0):
            return section.span.start
    return region.end


def _remains(text: str, region: Span, before: Heading | None, cuts: list[int], wanted: int) -> list[_Remains]:
    """At most `wanted` remains of questions between two headings; `cuts` are the sections and the heading at the region's start."""
    least = before.line.end + 1 if before else region.start
    own = before is not None
    found: list[_Remains] = []
    for line in MARKER_LINE.finditer(text, min(least, region.end), region.end):
        cut = bisect_right(cuts, line.start()) - 1
        quote = quote_around(text, line.start(1), max(least, cuts[cut]) if cut >= 0 else least)
        guidance = text[quote.start : line.start()].strip("> \t\n")
        is_cut = bisect_right(cuts, region.start) < bisect_left(cuts, line.start())
        is_own = own and not is_cut and not text[least : quote.start].strip()
        if own and not is_own and not guidance and not is_cut:
            is_own = not found  # an `Answer:` without guidance is that of the heading above, if it is the first
        own = False
        if not is_own:
            found.append(_Remains(quote.start, bool(guidance)))
        least = line.end()
    if len(found) > wanted:
        best = sorted(found, key=lambda rest: not rest.has_quote)[:wanted]
        return [rest for rest in found if rest in best]
    if len(found) < wanted:
        found += _quotes_without_marker(text, region, before, [rest.start for rest in found])[: wanted - len(found)]
    return sorted(found, key=lambda rest: rest.start)


def _quotes_without_marker(text: str, region: Span, before: Heading | None, known: list[int]) -> list[_Remains]:
    """The block quotes that read as a question's guidance and have no `Answer:`."""
    start = before.line.end if before else region.start
    own = leading_quote(text, start) if before else None
    found: list[_Remains] = []
    for quote in QUOTE.finditer(text[: region.end]):
        if quote.start() < start or quote.start() in known or MARKER in quote[0] or (own and quote.start() == own.start):
            continue
        if re.match(r"[ \t>]*(?:\*\*|__)", quote[0]) and _GUIDANCE.search(quote[0]):
            found.append(_Remains(quote.start(), has_quote=True))
    return found
