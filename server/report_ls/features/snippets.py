"""Whole passages for an answer: an image, a code block, the contributions of each member.

They are offered where a line of an answer is empty, or holds nothing but the beginning of a snippet's name: never while a sentence is
written, and never in the guidance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_ls.analysis.analysis import Analysis
from report_ls.features.completion import Item, ItemKind, Items, Offer, alt_span
from report_ls.features.usage import figures_named_by
from report_ls.model.members import find_group
from report_ls.rules.image_count import image_markdown
from report_ls.syntax.code import code_spans
from report_ls.syntax.report import Question
from report_ls.text.spans import Span, line_at

_FEWEST_LETTERS = 2
"""A line that begins with one letter is a sentence more often than not."""

_LIST = re.compile(r" {0,3}(?:[-*+]|\d+\.)[ \t]+\S")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph to put in. `stops` are as in `Item`."""

    name: str
    label: str
    detail: str
    text: str
    stops: tuple[Span, ...]


def snippets(analysis: Analysis, offset: int) -> Offer | None:
    """The passages whose name begins with what stands on the line of the cursor."""
    text = analysis.report.text
    line = line_at(text, offset)
    typed = line.of(text)
    question = analysis.report.question_at(offset)
    if question is None or offset != line.end or 0 < len(typed) < _FEWEST_LETTERS or not re.fullmatch("[a-z]*", typed):
        return None
    if not _is_prose(question, line):
        return None
    found = [passage for passage in _passages(analysis, question, line) if passage.name.startswith(typed)]
    return Offer(Items(tuple(_item(text, line, passage) for passage in found)), line, line)


def _is_prose(question: Question, line: Span) -> bool:
    """Whether a line is one of the answer, and in no code or comment. The line of `Answer:` itself is not."""
    answer = question.answer
    if not (answer.start < line.start and line.end <= answer.end):
        return False
    column = line.start - answer.start
    return not any(span.start < column < span.end for span in code_spans(question.body.answer.of(question.body.text)))


def _passages(analysis: Analysis, question: Question, line: Span) -> Iterator[Passage]:
    name = next(
        (name for name in (*figures_named_by(analysis, question), *analysis.unused_figures) if name in analysis.unused_figures), None
    )
    if name:
        image = image_markdown(name)
        yield Passage("image", f"image {name}", "the first figure that is not used yet", image, (alt_span(image),))
    # The page's markdown knows no fences, and takes 4 spaces after a list for a paragraph of its last item (docs/format.md, section 4).
    indent = 8 if _follows_list(analysis.report.text[question.answer.start : line.start]) else 4
    code = Span(indent, indent + len("code"))
    yield Passage("code", "code block", "indented, so that the hand-in page shows it as code", f"{' ' * indent}code", (code,))
    last = analysis.limits.expected
    members = find_group(analysis.report, last).numbers if question.number == last else []
    if members:
        text = "\n".join(f"- {number}: " for number in members)
        stops = tuple(Span(match.end(), match.end()) for match in re.finditer(": ", text))
        yield Passage("contributions", "contributions", f"a line for each of {', '.join(members)}", text, stops)


def _follows_list(before: str) -> bool:
    """Whether the page has a list before the next block: indented blocks belong to what is before them."""
    blocks = [block for block in re.split(r"\n(?:[ \t]*\n)+", before) if block.strip()]
    outer = next((block for block in reversed(blocks) if not block.startswith((" " * 4, "\t"))), "")
    return _LIST.match(outer) is not None


def _item(text: str, line: Span, passage: Passage) -> Item:
    """The passage as a paragraph of its own: without blank lines around it, the page takes it for a part of its neighbours."""
    before = "\n" if line_at(text, line.start - 1).of(text).strip() else ""
    after = "\n" if line.end < len(text) and line_at(text, line.end + 1).of(text).strip() else ""
    stops = tuple(stop.shifted(len(before)) for stop in passage.stops)
    return Item(ItemKind.SNIPPET, passage.label, before + passage.text + after, passage.label, passage.detail, stops)
