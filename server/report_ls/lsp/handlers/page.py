"""`report-ls/page`: the page of a report, for a preview of a client's own. `PROTOCOL.md` has its types."""

from __future__ import annotations

from typing import Any

from report_ls.lsp.own_params import document_uri, value_of
from report_ls.lsp.preview.body import page_of
from report_ls.lsp.session.session import Session
from report_ls.page.marked_page import View


async def page(session: Session, params: Any) -> dict[str, Any] | None:
    """None for a document that is not open, or is no report."""
    uri, view = document_uri(params), value_of(params, "view", View)
    report = await session.ready(uri)
    if report is None or report.analysis is None:
        return None
    body = await page_of(report, view, session.previews.maker)
    return {"uri": report.uri, "version": body.version, "view": view.value, "html": body.html, "marks": body.marks}
