"""Finds what is wrong with the page of one answer, unless it is plain prose."""

from __future__ import annotations

from report_ls.model.findings import Finding
from report_ls.syntax.report import Body


def judge_page(body: Body, number: int) -> tuple[Finding, ...]:
    """The findings `page-*` of a question, relative to its start. They take some ms: an answer that is not plain prose is rendered as two
    pages, and again for each fix that is tried. Never raises.
    """
    if body.is_unanswered:
        return ()
    from report_ls.page.plain import is_plain  # this and the next one take 10 ms to import, which an editor need not wait for

    if is_plain(body.answer.of(body.text)):
        return ()
    from report_ls.page.findings import page_findings

    try:
        return page_findings(body, number)
    except Exception:
        from report_ls.log import log_failure

        log_failure("the rules of the page")
        return ()
