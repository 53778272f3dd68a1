"""`report-ls/report`: the whole report, for views of a client's own. `PROTOCOL.md` has its types."""

from __future__ import annotations

from typing import Any

from report_ls.analysis.analysis import Analysis
from report_ls.checker.limits import Bounds
from report_ls.features.overview import FigureRow, QuestionRow, SectionRow, figures, sections
from report_ls.features.progress import unfinished, weeks
from report_ls.lsp.convert import week
from report_ls.lsp.own_params import document_uri
from report_ls.lsp.session.document import Document
from report_ls.lsp.session.session import Session
from report_ls.syntax.images import written


async def report(session: Session, params: Any) -> dict[str, Any] | None:
    """None for a document that is not open, or is no report."""
    found = await session.ready(document_uri(params))
    if found is None or found.analysis is None:
        return None
    _report(found.uri, found.document, found.analysis)
    analysis = await found.settle()  # with the sizes of the figures, which nothing else asks for
    return _report(found.uri, found.document, analysis) if analysis else None


def _report(uri: str, document: Document, analysis: Analysis) -> dict[str, Any]:
    text = analysis.report.text
    return {
        "uri": uri,
        "version": document.version,
        "edition": analysis.limits.edition,
        "limits": analysis.limits.source.value,
        "note": analysis.limits.note,
        "passed": analysis.official.passed,
        "total": analysis.official.expected,
        "stopped": analysis.official.stopped,
        "sections": [_section(document, analysis, section) for section in sections(analysis)],
        "checklist": [
            {
                "week": item.week,
                "text": " ".join(item.text.of(text).split()),
                "ticked": item.ticked,
                "modules": list(item.modules),
                "range": document.plain_range(item.span),
            }
            for item in analysis.report.checklist
        ],
        "weeks": [week(row) for row in weeks(analysis.report)],
        "unfinished": [question.number for question in unfinished(analysis)],
        "unusedFigures": list(analysis.unused_figures),
        "figures": [_figure(figure) for figure in figures(analysis)],
    }


def _figure(row: FigureRow) -> dict[str, Any]:
    width, height = row.size or (None, None)
    return {
        "name": row.name,
        "path": written(row.name),
        "bytes": row.bytes,
        "width": width,
        "height": height,
        "usedIn": list(row.used_in),
        "sample": row.is_sample,
    }


def _section(document: Document, analysis: Analysis, row: SectionRow) -> dict[str, Any]:
    return {
        "title": row.section.title if row.section else None,
        "range": document.plain_range(row.section.span) if row.section else None,
        "headingRange": document.plain_range(row.section.heading) if row.section else None,
        "questions": [_question(document, analysis, question) for question in row.questions],
    }


def _question(document: Document, analysis: Analysis, row: QuestionRow) -> dict[str, Any]:
    status = row.status
    limits = analysis.limits.of(status.number)
    question = status.question
    return {
        "number": status.number,
        "title": row.title,
        "state": status.state.value,
        "official": status.is_official,
        "words": status.counted.words,
        "images": status.counted.images,
        "wordLimits": _bounds(limits.words),
        "imageLimits": _bounds(limits.images),
        "range": document.plain_range(question.span) if question else None,
        "headingRange": document.plain_range(question.anchor) if question else None,
        "guidanceRange": document.plain_range(quote) if question and (quote := question.quote) else None,
        "answerRange": document.plain_range(question.content) if question else None,
    }


def _bounds(bounds: Bounds | None) -> list[int] | None:
    return [bounds.least, bounds.most] if bounds else None
