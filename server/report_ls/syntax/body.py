"""What stands under one question's heading: guidance, marker, answer."""

from __future__ import annotations

import re

from report_ls.checker.official import MARKER
from report_ls.syntax.images import find_images
from report_ls.syntax.placeholder import PLACEHOLDER
from report_ls.syntax.report import Body
from report_ls.text.spans import Span, stripped

MARKER_LINE = re.compile(rf"^[ \t>]*[*_]*({MARKER})", re.MULTILINE)
"""An `Answer:` at the start of a line, after `>`, spaces and emphasis."""

MARKS = (">", MARKER)
"""What a line of guidance begins with, and what opens an answer. A near miss of it counts only where there is none."""

_MARKER_HEADING = re.compile(rf"^[ \t>]*#{{1,6}}[ \t]*[*_]*({MARKER})[*_]*[ \t]*$", re.MULTILINE)

_LITERAL = re.compile(MARKER)
QUOTE_MARK = " {0,3}>"
"""What a line of a block quote begins with, as a pattern."""
QUOTE = re.compile(rf"^{QUOTE_MARK}[^\n]*(?:\n{QUOTE_MARK}[^\n]*)*\n?", re.MULTILINE)
"""The lines of a block quote."""
# `answer:`, `Answer :`, `**Answer**:` at the start of a line anywhere; without its colon only alone on a line of a quote or as a heading.
_NEAR_MISS = re.compile(
    r"^[ \t>]*(?P<marker>[*_]{0,3}answers?[ \t]*(?:[*_]{1,3}[ \t]*)?[:：][*_]{0,3})"
    r"|^[ \t]*>[ \t>]*(?P<bare>[*_]{0,3}answers?[*_]{0,3})[ \t]*$"
    r"|^[ \t>]*(?P<heading>#{1,6}[ \t]*[*_]{0,3}answers?(?:[ \t]*[*_]{1,3})?(?:[ \t]*[:：][*_]{0,3})?)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def parse_body(text: str, heading: Span | None = None, level: int = 0) -> Body:
    """Parse the text of one question, which begins with its heading line or, where that is gone, with its quote."""
    heading_end = _line_end(text, 0) if heading else 0
    guidance = leading_quote(text, heading_end)
    marker = _marker(text, heading_end, guidance)
    near_miss = None if marker else _near_miss(text, heading_end)
    opening = marker or near_miss
    if guidance and opening and guidance.end > opening.end:
        guidance = Span(guidance.start, _line_end(text, opening.end))
    start = opening.end if opening else guidance.end if guidance else heading_end
    nothing = Span(start, start)
    return with_answer(Body(text, heading, level, heading_end, guidance, marker, near_miss, nothing, nothing, True, (), ()), text)


def with_answer(body: Body, text: str) -> Body:
    """The question with the answer that `text` has, which is the same as the body's up to there."""
    answer = Span(body.answer.start, len(text))
    content = stripped(text, answer)
    return Body(
        text,
        body.heading,
        body.level,
        body.heading_end,
        body.quote,
        body.marker,
        body.near_miss,
        answer,
        content,
        _is_unanswered(content.of(text)),
        markers(text, answer),
        find_images(text, answer),
    )


def _is_unanswered(content: str) -> bool:
    """Whether an answer is its placeholder alone; signs of markdown and a second `Answer:` are no answer either."""
    if content[:1].isalpha() and not content.startswith(MARKER):  # most answers, of which the rest need not be looked at
        return False
    if "--" in content:
        content = PLACEHOLDER.sub("", content)
    return not content.replace(MARKER, "").strip("> \t\n`*_-#")


def markers(text: str, within: Span) -> tuple[Span, ...]:
    """Every literal `Answer:`, where the checker splits."""
    if text.find(MARKER, *within) < 0:
        return ()
    return tuple(Span(*match.span()) for match in _LITERAL.finditer(text, *within))


def leading_quote(text: str, start: int) -> Span | None:
    """The block quote, whole lines, that is the first thing after `start`."""
    blank = re.compile(r"\s*").match(text, start)
    first = text.rfind("\n", 0, blank.end() if blank else start) + 1
    match = QUOTE.match(text, max(first, start))
    return Span(*match.span()) if match else None


def quote_around(text: str, offset: int, least: int) -> Span:
    """The run of `>` lines that the line of `offset` ends or stands alone in, not before `least`."""
    start = text.rfind("\n", 0, offset) + 1
    end = _line_end(text, offset)
    while start > least:
        previous = text.rfind("\n", 0, start - 1) + 1
        if previous < least or not text[previous:start].lstrip(" ").startswith(">"):
            break
        start = previous
    return Span(max(start, least), end)


def _marker(text: str, start: int, guidance: Span | None) -> Span | None:
    if line := MARKER_LINE.search(text, start) or _MARKER_HEADING.search(text, start):
        return Span(*line.span(1))
    # Some formatters join the lines of a quote, and `Answer:` is then at the end of one.
    joined = text.rfind(MARKER, guidance.start, guidance.end) if guidance else -1
    return Span(joined, joined + len(MARKER)) if joined >= 0 else None


def _near_miss(text: str, start: int) -> Span | None:
    match = _NEAR_MISS.search(text, start)
    return Span(*match.span(match.lastgroup or 0)) if match else None


def _line_end(text: str, offset: int) -> int:
    """Where the line of `offset` ends, its line feed included."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1
