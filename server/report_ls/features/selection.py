"""What a growing selection takes in: word, sentence, paragraph, answer, question, section, report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from report_ls.analysis.analysis import Analysis
from report_ls.features.folding import code_blocks
from report_ls.syntax.report import Question
from report_ls.text.spans import Span, line_at, stripped

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_RUN = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"""(?<![.!?…])[.!?…]+["'”’)\]*_]*(?=\s+[^\sa-zæøå])""")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|cf|vs|fig|eq|no|approx|dr|prof|mr|ms|st)|\b\w)\.$", re.IGNORECASE)
_BREAK = re.compile(r"\n[ \t>]*\n|\n(?=[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t])")
"""What ends a paragraph: a blank line, or the next item of a list."""


def selections(analysis: Analysis, offset: int) -> tuple[Span, ...]:
    """The spans around a cursor, the smallest first; each covers the one before and is longer."""
    text = analysis.report.text
    question = analysis.report.question_at(offset)
    around = list(_in_question(text, question, offset)) if question else [stripped(text, line_at(text, offset))]
    around += [stripped(text, section.span) for section in analysis.report.sections]
    around.append(Span(0, len(text)))
    return _growing(around, offset)


def _in_question(text: str, question: Question, offset: int) -> Iterator[Span]:
    line = line_at(text, offset)
    yield from (Span(*match.span()) for match in _WORD.finditer(text, line.start, line.end))
    yield from (Span(*match.span()) for match in _RUN.finditer(text, line.start, line.end))
    content = question.content
    code = next((span for span in code_blocks(question) if span.holds(offset)), None)
    if content.holds(offset) and code is None:
        paragraph = _paragraph(text, content, offset)
        yield from _sentences(text, paragraph)
        yield paragraph
    else:
        yield stripped(text, line)
    if code:
        yield code
    if quote := question.body.quote:
        yield stripped(text, quote.placed(question.start))
    yield content
    yield stripped(text, question.span)


def _paragraph(text: str, content: Span, offset: int) -> Span:
    start = end = content.start
    for gap in _BREAK.finditer(text, content.start, content.end):
        end = gap.start()
        if offset <= end:
            return stripped(text, Span(start, end))
        start = gap.end()
    return stripped(text, Span(start, content.end))


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if not _ABBREVIATION.search(text, start, match.start() + 1):
            yield stripped(text, Span(start, match.end()))
            start = match.end()
    yield stripped(text, Span(start, paragraph.end))


def _growing(spans: Iterable[Span], offset: int) -> tuple[Span, ...]:
    """Those that hold the offset and are longer than the one before; of two words that touch there, the second."""
    grown: list[Span] = []
    held = (span for span in spans if span.holds(offset) and span.start < span.end)
    for span in sorted(held, key=lambda span: (span.end - span.start, -span.start)):
        if not grown or (span.covers(grown[-1]) and span != grown[-1]):
            grown.append(span)
    return tuple(grown) or (Span(offset, offset),)
