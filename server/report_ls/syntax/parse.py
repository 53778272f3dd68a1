"""Text to `Report`: the structural view. It never fails; what is broken becomes data on the report.

Headings cut a text into regions. A region is a question, a section's introduction, or what stands before the first of them. A question
whose heading is gone is found in the regions around the place where it should stand, by the `Answer:` or the guidance that is left of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from report_ls.checker.official import MARKER
from report_ls.syntax import checklist
from report_ls.syntax.body import leading_quote, markers, parse_body
from report_ls.syntax.conflicts import find_conflicts
from report_ls.syntax.heading import Heading
from report_ls.syntax.headless import find_headless
from report_ls.syntax.order import places
from report_ls.syntax.report import Body, Question, Report, Section
from report_ls.template.sections import CHECKLISTS, TITLES
from report_ls.text.spans import Span, line_at, newlines, stripped

_BLANK = re.compile(r"\s*")
_HEADING = re.compile(r"(?:\A\ufeff)? {0,3}(#{1,6})[^\S\n]*([^\n]*)")
_QUESTION = re.compile(r"[*_]*(Question[^\S\n]*(\d{1,3}))[*_]*(?![.,]*\w)[ \t]*(?:[:.)(\u2013\u2014#-][^\n]*)?$", re.IGNORECASE)

_PLAIN_HEADING = r"^(?:\A\ufeff)?[ \t>]*(?:(#+)[ \t]*)?[*_]*(Q[a-z]{{4,10}}[ \t]*#?{number})[*_]*(?::[*_]*)?[ \t]*$"
PLAIN_HEADING = re.compile(_PLAIN_HEADING.format(number=r"\d{1,3}"), re.IGNORECASE | re.MULTILINE)
"""A line that is taken for a question's heading where there is no other."""


NO_OPENERS: Mapping[str, int] = MappingProxyType({})


def parse(text: str, expected: int, parse_question: Callable[..., Body] = parse_body, openers: Mapping[str, int] = NO_OPENERS) -> Report:
    """Parses a report that should have `expected` questions.

    `parse_question` parses one question; a caller that parses a text again and again hands in a remembering one. `openers` are the numbers
    of the first questions of sections, by the sections' titles, as far as they are known: with them, a question of which nothing is left is
    placed in its own section.
    """
    text = newlines(text)
    headings = list(_headings(text))
    numbered = _placed(_with_plain_lines(text, _numbered(text, headings), expected), text, expected)
    last = _last_start(text, numbered, expected)
    sections = _sections(text, [heading for heading in headings if heading.number is None and heading.line.start < last], numbered)
    remains, absent = find_headless(text, numbered, sections, expected, openers)
    starts = {heading.line.start for heading in numbered} | {section.span.start for section in sections} | remains.keys()
    ends = dict(pairwise([*sorted(starts), len(text)]))
    questions = [_with_heading(text, heading, ends[heading.line.start], parse_question) for heading in numbered]
    questions += [_without_heading(text, Span(start, ends[start]), number, parse_question) for start, number in remains.items()]
    questions.sort(key=lambda question: question.start)
    return Report(
        parts=(text,),
        title=_title(text, headings),
        sections=sections,
        questions=tuple(questions),
        absent=absent,
        stray_markers=tuple(_strays(text, questions)),
        checklist=tuple(item for section in sections if section.title in CHECKLISTS for item in checklist.find_items(text, section.span)),
        conflicts=tuple(find_conflicts(text)),
    )


def _with_heading(text: str, heading: Heading, end: int, parse_question: Callable[..., Body]) -> Question:
    assert heading.number is not None
    span = Span(heading.line.start, end)
    body = parse_question(span.of(text), heading.title.shifted(-span.start), heading.level)
    return Question(heading.number, heading.place, span.start, body)


def _without_heading(text: str, span: Span, number: int, parse_question: Callable[..., Body]) -> Question:
    return Question(number, number, span.start, parse_question(span.of(text)))


def _headings(text: str) -> Iterator[Heading]:
    sign = text.find("#")  # a search at the start of each line takes three times as long
    while sign >= 0:
        line = line_at(text, sign)
        if match := _HEADING.match(text, line.start):
            question = _QUESTION.match(match[2])
            title = Span(*question.span(1)).shifted(match.start(2)) if question else stripped(text, Span(*match.span(2)))
            yield Heading(line, title, len(match[1]), int(question[2]) if question else None)
        sign = text.find("#", line.end)


def _numbered(text: str, headings: list[Heading]) -> list[Heading]:
    return [heading for heading in headings if heading.number is not None]


def _with_plain_lines(text: str, numbered: list[Heading], expected: int) -> list[Heading]:
    """`numbered` and, for each N that no heading has, the line `Question N` that lost its `#`, is quoted or is misspelt."""
    there = {heading.number for heading in numbered}
    for number in range(1, expected + 1):
        if number not in there:
            line = re.search(_PLAIN_HEADING.format(number=number), text, re.IGNORECASE | re.MULTILINE)
            if line:
                numbered = [*numbered, Heading(Span(*line.span()), Span(*line.span(2)), len(line[1] or ""), number)]
    return sorted(numbered, key=lambda heading: heading.line)


def _placed(numbered: list[Heading], text: str, expected: int) -> list[Heading]:
    """The headings with their places, without those that are one too many and belong to the question above: to its answer, where they have
    no `Answer:`, or to its guidance, where they stand before its `Answer:`.
    """
    found = _with_answers(text, numbered, places(tuple(heading.number or 0 for heading in numbered), expected))
    missing = {*range(1, expected + 1)} - {*found}
    ends = [*(heading.line.start for heading in numbered), len(text)][1:]
    kept: list[Heading] = []
    for heading, place, end in zip(numbered, found, ends, strict=True):
        is_needed = place is not None or heading.number in missing
        is_question = text.find(MARKER, heading.line.end, end) >= 0 and not (kept and _is_open(text, kept[-1], heading))
        if is_needed or is_question:
            kept.append(heading._replace(place=place))
    return kept


def _with_answers(text: str, numbered: list[Heading], found: tuple[int | None, ...]) -> tuple[int | None, ...]:
    """The places; of two headings in a row with one number the first has the place if it has an `Answer:` and the other has none, or if
    nothing but guidance stands between them.
    """
    swapped = list(found)
    ends = [*(heading.line.start for heading in numbered), len(text)][1:]
    for index, (one, other) in enumerate(pairwise(numbered)):
        if not (one.number == other.number == swapped[index + 1] and swapped[index] is None):
            continue
        is_answered, is_other_answered = (
            text.find(MARKER, here.line.end, end) >= 0 for here, end in zip((one, other), ends[index : index + 2], strict=True)
        )
        if (is_answered and not is_other_answered) or _is_open(text, one, other):
            swapped[index], swapped[index + 1] = swapped[index + 1], None
    return tuple(swapped)


def _is_open(text: str, before: Heading, heading: Heading) -> bool:
    """Whether nothing but guidance without an `Answer:` stands between two headings."""
    between = text[before.line.end : heading.line.start]
    return MARKER not in between and all(not line.strip() or line.lstrip().startswith(">") for line in between.split("\n"))


def _last_start(text: str, numbered: list[Heading], expected: int) -> int:
    """Where sections end: what follows the last question's heading belongs to its answer. If that is gone, they may be anywhere."""
    is_there = any(expected in {heading.number, heading.place} for heading in numbered)
    return numbered[-1].line.start if is_there else len(text)


def _sections(text: str, headings: list[Heading], numbered: list[Heading]) -> tuple[Section, ...]:
    titles = {title.casefold(): title for title in TITLES}
    found = []
    for heading in headings:
        written = heading.title.of(text).rstrip("# \t")
        title = titles.get(written.casefold())
        if heading.level == 2 and written and (title or _only_introduces(text, heading, numbered)):
            found.append((title or written, heading))
    starts = [heading.line.start for _, heading in found] + [len(text)]
    return tuple(
        Section(title, heading.title, Span(heading.line.start, end)) for (title, heading), end in zip(found, starts[1:], strict=True)
    )


def _only_introduces(text: str, heading: Heading, numbered: list[Heading]) -> bool:
    """Whether only a block quote stands between a heading and the next question's."""
    following = bisect_right(numbered, heading.line.start, key=lambda other: other.line.start)
    quote = leading_quote(text, heading.line.end)
    if following == len(numbered) or quote is None:
        return False
    blank = _BLANK.match(text, quote.end)
    return blank is not None and blank.end() >= numbered[following].line.start and MARKER not in quote.of(text)


def _strays(text: str, questions: list[Question]) -> Iterator[Span]:
    """Each `Answer:` outside the answers that the checker takes for one: a `###` stands before the next."""
    ends = [0, *(question.span.end for question in questions)]
    starts = [*((question.marker or question.answer).start for question in questions), len(text)]
    found = [marker for end, start in zip(ends, starts, strict=True) if end < start for marker in markers(text, Span(end, start))]
    for marker in found:
        following = text.find(MARKER, marker.end)
        if text.find("###", marker.end, following if following >= 0 else len(text)) >= 0:
            yield marker


def _title(text: str, headings: list[Heading]) -> Span:
    first = next((heading for heading in headings if heading.level == 1), None)
    if first:
        return first.line
    return stripped(text, line_at(text, len(text) - len(text.lstrip()))) if text.strip() else Span(0, 0)
