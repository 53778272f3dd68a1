"""What can be folded away: guidance, checklist, code, questions and sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from report_ls.analysis.analysis import Analysis
from report_ls.features.document_symbols import Symbol, SymbolKind, document_symbols
from report_ls.syntax.report import Question
from report_ls.text.spans import Span, stripped

_FENCE = re.compile(r"^[ \t>]*(?:[-*+][ \t]+)?(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[ \t]*(?P<info>[^\n]*)", re.MULTILINE)


class FoldKind(StrEnum):
    """Editors can fold all of a kind at once; guidance is the only one of its."""

    GUIDANCE = "guidance"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines to fold: from that of `span`'s start, which stays, to that of its end."""

    kind: FoldKind
    span: Span


def guidance_folds(analysis: Analysis) -> Iterator[Fold]:
    """The quote under each question's heading, to its `Answer:`."""
    for question in analysis.report.questions:
        if quote := question.quote:
            yield Fold(FoldKind.GUIDANCE, quote)


def region_folds(analysis: Analysis) -> Iterator[Fold]:
    """The checklist and its weeks, the sections, the questions and the code in their answers: what matters most comes first."""
    symbols = document_symbols(analysis)
    inner = [child for symbol in symbols for child in symbol.children]
    yield from (_fold(symbol) for symbol in symbols if symbol.kind is not SymbolKind.QUESTION)
    yield from (_fold(symbol) for symbol in inner if symbol.kind is not SymbolKind.QUESTION)
    for question in analysis.report.questions:
        yield Fold(FoldKind.REGION, stripped(question.body.text, Span(0, len(question.body.text))).shifted(question.start))
    for question in analysis.report.questions:
        yield from (Fold(FoldKind.REGION, span) for span in code_blocks(question))


def _fold(symbol: Symbol) -> Fold:
    return Fold(FoldKind.REGION, symbol.span)


def code_blocks(question: Question) -> Iterator[Span]:
    """The fences of an answer with what is between them; the end of the answer closes one that is open."""
    body = question.body
    start, opening = body.answer.start, ""
    for match in _FENCE.finditer(body.text, body.answer.start):
        fence = match["fence"]
        if not opening:
            start, opening = match.start(), fence
        elif fence.startswith(opening) and not match["info"]:
            yield Span(start, match.end()).shifted(question.start)
            opening = ""
    if opening:
        yield Span(start, body.content.end).shifted(question.start)
