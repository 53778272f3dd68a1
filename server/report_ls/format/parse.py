"""Text to `Report`: the structural view. It never fails; what is broken becomes data on the report.

Headings cut a text into regions. A region is a question, a section's introduction, or what stands before the first of them. A question
whose heading is gone is found in the regions around the place where it should stand, by the `Answer:` or the guidance that is left of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from report_ls.format import checklist
from report_ls.format.body import MARKER_LINE, leading_quote, markers, parse_body, quote_around
from report_ls.format.conflicts import find_conflicts
from report_ls.format.order import places
from report_ls.format.report import Absent, Body, Question, Report, Section
from report_ls.format.text import Span, flat, line_at, stripped

SECTIONS = (
    checklist.TITLE,
    "Group information",
    "Coding environment",
    "Version control",
    "Running code and tracking experiments",
    "Working in the cloud",
    "Deployment",
    "Overall discussion of project",
)
"""The template's sections (format.md, section 1)."""

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]*([^\n]*)$", re.MULTILINE)
_QUESTION = re.compile(r"[*_]*(Question[ \t]*(\d{1,3}))[*_]*(?![\w.,]*\w)[ \t]*(?:[:.)(\u2013\u2014#-][^\n]*)?$", re.IGNORECASE)
_GUIDANCE = re.compile(r"^[ \t>]*(?:\*\*|__|(?:Recommended )?answer length:|Example:)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading line; `number` is None where it is not that of a question."""

    line: Span
    title: Span
    level: int
    number: int | None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class _Remains:
    """What is left of a question without its heading: where it begins, and whether it has guidance of its own."""

    start: int
    has_quote: bool


def parse(text: str, expected: int, parse_question: Callable[..., Body] = parse_body) -> Report:
    """Parse a report that should have `expected` questions.

    `parse_question` parses one question; a caller that parses a text again and again hands in a remembering one.
    """
    source = flat(text)
    headings = list(_headings(source))
    numbered = _placed(_with_plain_lines(source, _numbered(source, headings), expected), source, expected)
    last = numbered[-1].line.start if numbered else len(source)
    sections = _sections(source, [heading for heading in headings if heading.number is None and heading.line.start < last], numbered)
    cuts = sorted([heading.line.start for heading in numbered] + [section.span.start for section in sections]) + [len(source)]
    ends = dict(zip(cuts, cuts[1:], strict=False))

    remains, absent = _headless(source, numbered, cuts, expected)
    starts = sorted([*cuts, *(start for start, _ in remains)])
    next_start = dict(zip(starts, starts[1:], strict=False))
    questions = [
        _question(
            source,
            Span(heading.line.start, next_start.get(heading.line.start, ends[heading.line.start])),
            heading,
            parse_question,
        )
        for heading in numbered
    ]
    questions += [
        Question(number, number, span, None, 0, parse_question(span.of(source), has_heading=False))
        for start, number in remains
        for span in [Span(start, next_start[start])]
    ]
    questions.sort(key=lambda question: question.span)
    return Report(
        text=text,
        title=_title(source, headings),
        sections=sections,
        questions=tuple(questions),
        absent=absent,
        stray_markers=tuple(_strays(source, questions)),
        checklist=tuple(
            item for section in sections if section.title == checklist.TITLE for item in checklist.find_items(source, section.span)
        ),
        conflicts=tuple(find_conflicts(source)),
    )


def _question(text: str, span: Span, heading: _Heading, parse_question: Callable[..., Body]) -> Question:
    assert heading.number is not None
    body = parse_question(span.of(text), has_heading=True)
    return Question(heading.number, heading.place, span, heading.title, heading.level, body)


def _headings(text: str) -> Iterator[_Heading]:
    for match in _HEADING.finditer(text):
        question = _QUESTION.match(match[2])
        title = stripped(text, Span(*match.span(2)))
        if question:
            title = Span(*question.span(1)).shifted(match.start(2))
        yield _Heading(Span(*match.span()), title, len(match[1]), int(question[2]) if question else None)


def _numbered(text: str, headings: list[_Heading]) -> list[_Heading]:
    return [heading for heading in headings if heading.number is not None]


def _with_plain_lines(text: str, numbered: list[_Heading], expected: int) -> list[_Heading]:
    """`numbered` and, for each N that no heading has, the line `Question N` that lost its `#`, is quoted or is misspelt."""
    there = {heading.number for heading in numbered}
    for number in range(1, expected + 1):
        if number not in there:
            line = re.search(
                rf"^[ \t>]*(#*)[ \t]*[*_]*((Q[a-z]{{4,10}})[ \t]*#?{number})[*_]*:?[*_]*[ \t]*$",
                text,
                re.IGNORECASE | re.MULTILINE,
            )
            if line:
                level = len(line[1]) if line[3].casefold() == "question" else 0
                numbered = [*numbered, _Heading(Span(*line.span()), Span(*line.span(2)), level, number)]
    return sorted(numbered, key=lambda heading: heading.line)


def _placed(numbered: list[_Heading], text: str, expected: int) -> list[_Heading]:
    """The headings with their places, without those that are one too many and have no `Answer:`: they belong to the answer above."""
    found = places(tuple(heading.number or 0 for heading in numbered), expected)
    missing = {*range(1, expected + 1)} - {*found}
    ends = [*(heading.line.start for heading in numbered), len(text)][1:]
    kept = []
    for heading, place, end in zip(numbered, found, ends, strict=True):
        if place is not None or heading.number in missing or text.find("Answer:", heading.line.end, end) >= 0:
            kept.append(replace(heading, place=place))
    return kept


def _sections(text: str, headings: list[_Heading], numbered: list[_Heading]) -> tuple[Section, ...]:
    titles = {title.casefold(): title for title in SECTIONS}
    found = []
    for heading in headings:
        written = heading.title.of(text).rstrip("# \t")
        title = titles.get(written.casefold())
        if heading.level == 2 and (title or _only_introduces(text, heading, numbered)):
            found.append((title or written, heading))
    starts = [heading.line.start for _, heading in found] + [len(text)]
    return tuple(
        Section(title, heading.title, Span(heading.line.start, end)) for (title, heading), end in zip(found, starts[1:], strict=True)
    )


def _only_introduces(text: str, heading: _Heading, numbered: list[_Heading]) -> bool:
    """Whether only a block quote stands between a heading and the next question's."""
    following = next((other for other in numbered if other.line.start > heading.line.start), None)
    quote = leading_quote(text, heading.line.end)
    if following is None or quote is None:
        return False
    return not text[quote.end : following.line.start].strip() and "Answer:" not in quote.of(text)


def _headless(text: str, numbered: list[_Heading], cuts: list[int], expected: int) -> tuple[list[tuple[int, int]], tuple[Absent, ...]]:
    """The questions without a heading: those of which something is left, as (start, number), and those of which nothing is."""
    moved = {heading.number for heading in numbered if heading.place is None}
    placed = [heading for heading in numbered if heading.place is not None]
    remains: list[tuple[int, int]] = []
    absent: list[Absent] = []
    for before, after in zip([None, *placed], [*placed, None], strict=True):
        first = (before.place or 0) + 1 if before else 1
        stop = (after.place or 0) if after else expected + 1
        missing = [number for number in range(first, stop) if number not in moved]
        if not missing:
            continue
        region = Span(before.line.start if before else 0, after.line.start if after else len(text))
        found = _remains(text, region, before, [cut for cut in cuts if region.start <= cut < region.end], len(missing))
        remains += [(rest.start, number) for rest, number in zip(found, missing, strict=False)]
        absent += [Absent(number, region.end) for number in missing[len(found) :]]
    return remains, tuple(absent)


def _remains(text: str, region: Span, before: _Heading | None, cuts: list[int], wanted: int) -> list[_Remains]:
    """At most `wanted` remains of questions between two headings; `cuts` are the sections and the heading at the region's start."""
    least = before.line.end + 1 if before else region.start
    own = before is not None
    found: list[_Remains] = []
    for line in MARKER_LINE.finditer(text, min(least, region.end), region.end):
        quote = quote_around(text, line.start(1), max([least, *(cut for cut in cuts if cut <= line.start())]))
        guidance = text[quote.start : line.start()].strip("> \t\n")
        is_own = own and not any(region.start < cut < line.start() for cut in cuts) and not text[least : quote.start].strip()
        if own and not is_own and not guidance and not any(region.start < cut < line.start() for cut in cuts):
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


def _quotes_without_marker(text: str, region: Span, before: _Heading | None, known: list[int]) -> list[_Remains]:
    """The block quotes that read as a question's guidance and have no `Answer:`."""
    start = before.line.end if before else region.start
    own = leading_quote(text, start) if before else None
    found: list[_Remains] = []
    for quote in re.finditer(r"(?:^ {0,3}>[^\n]*(?:\n|\Z))+", text[: region.end], re.MULTILINE):
        if quote.start() < start or quote.start() in known or "Answer:" in quote[0] or (own and quote.start() == own.start):
            continue
        if re.match(r"[ \t>]*(?:\*\*|__)", quote[0]) and _GUIDANCE.search(quote[0]):
            found.append(_Remains(quote.start(), has_quote=True))
    return found


def _strays(text: str, questions: list[Question]) -> Iterator[Span]:
    """Each `Answer:` outside the questions that the checker takes for one: a `###` stands before the next."""
    ends = [0, *(question.span.end for question in questions)]
    starts = [*(question.start for question in questions), len(text)]
    found = [marker for end, start in zip(ends, starts, strict=True) if end < start for marker in markers(text, Span(end, start))]
    for marker in found:
        following = text.find("Answer:", marker.end)
        if text.find("###", marker.end, following if following >= 0 else len(text)) >= 0:
            yield marker


def _title(text: str, headings: list[_Heading]) -> Span:
    first = next((heading for heading in headings if heading.level == 1), None)
    if first:
        return first.line
    return stripped(text, line_at(text, len(text) - len(text.lstrip()))) if text.strip() else Span(0, 0)
