"""What a preview shows of an open report."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import escape

from report_ls.lsp.session.open_report import OpenReport
from report_ls.page.make_in_process import PageMaker
from report_ls.page.marked_page import Mark, View, figure_address


@dataclass(frozen=True, slots=True)
class PreviewBody:
    """The body of a page as safe HTML, with the `version` of the document that it shows, and how many findings are marked in it."""

    version: int | None
    html: str
    marks: int


async def page_of(report: OpenReport, view: View, maker: PageMaker) -> PreviewBody:
    """The page of the report's text as it is now with its findings, and with the pictures of which the disk has told in time."""
    return await _settled(report, lambda: _page_of(report, view, maker, _marks(report, view)))


async def unmarked_page_of(report: OpenReport, maker: PageMaker) -> PreviewBody:
    """The hand-in of the report's text as it is now, without findings."""
    return await _settled(report, lambda: _page_of(report, View.HAND_IN, maker, []))


async def _settled(report: OpenReport, make: Callable[[], Awaitable[PreviewBody]]) -> PreviewBody:
    page = await make()
    if not report.is_provisional:
        return page
    await report.settle()
    return await make()


def _marks(report: OpenReport, view: View) -> list[Mark]:
    document = report.document
    return [
        Mark(position.line, position.character, finding.severity, finding.code, finding.message)
        for finding in report.findings
        # what is said of the hand-in page is not so on the other one
        if view is View.HAND_IN or not finding.is_of_page
        for position in [document.position(finding.span.start)]
    ]


async def _page_of(report: OpenReport, view: View, maker: PageMaker, marks: list[Mark]) -> PreviewBody:
    """It takes a tenth of a second, so a thread waits for the process that makes it."""
    document, figures = report.document, report.figures
    html = await asyncio.to_thread(maker.make, document.text, view, lambda path: figure_address(figures, path), marks)
    return PreviewBody(document.version, _note(report) + html if view is View.HAND_IN else html, len(marks))


def _note(report: OpenReport) -> str:
    """A line at the top of the page, where the `report.py` beside the report makes another one."""
    note = report.analysis and report.analysis.limits.page_note
    return f'<p class="page-note"><em>{escape(note, quote=False)}</em></p>' if note else ""
