"""Which findings an editor means when it asks for code actions."""

from __future__ import annotations

from lsprotocol import types

from report_ls.findings import Finding
from report_ls.format.text import Span
from report_ls.lsp.convert import SOURCE
from report_ls.lsp.open_report import OpenReport


def meant(report: OpenReport, params: types.CodeActionParams) -> tuple[tuple[Finding, ...], Span]:
    """The findings that may be mended, and the span that they touch.

    Where the editor names diagnostics, they are those alone: Kate up to 22.12 names one, and gives the whole text as the range. Otherwise
    the range decides.
    """
    if not params.context.diagnostics:
        return report.findings, report.document.span(params.range)
    named = {id(finding) for diagnostic in params.context.diagnostics for finding in _named(report, diagnostic)}
    return tuple(finding for finding in report.findings if id(finding) in named), Span(0, len(report.document.text))


def _named(report: OpenReport, diagnostic: types.Diagnostic) -> list[Finding]:
    """The findings of a diagnostic. An editor may have moved its range with the text, so where none is exactly there, those are taken that
    touch it; and it may have dropped all but the range and the message.
    """
    if diagnostic.source not in {None, "", SOURCE}:
        return []
    span = report.document.span(diagnostic.range)
    same = [finding for finding in report.findings if _is_same(finding, diagnostic)]
    exact = [finding for finding in same if finding.span == span]
    return exact or [finding for finding in same if finding.span.start <= span.end and span.start <= finding.span.end]


def _is_same(finding: Finding, diagnostic: types.Diagnostic) -> bool:
    if diagnostic.code in {None, ""}:
        return finding.message == diagnostic.message
    return finding.code == str(diagnostic.code)
