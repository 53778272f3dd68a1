"""Finds the findings for which an editor asks for code actions."""

from __future__ import annotations

from lsprotocol import types

from report_ls.lsp.convert import SOURCE
from report_ls.lsp.session.open_report import OpenReport
from report_ls.model.findings import Finding
from report_ls.text.spans import Span


def asked_findings(report: OpenReport, params: types.CodeActionParams) -> tuple[tuple[Finding, ...], Span]:
    """Returns the findings that may be fixed, and the span that they touch.

    Where the editor names diagnostics, they are those alone: Kate up to 22.12 names one, and gives the whole text as the range. Otherwise
    the range decides.
    """
    findings = report.findings
    if not params.context.diagnostics:
        return findings, report.document.span(params.range)
    named = {index for diagnostic in params.context.diagnostics for index in _named(report, findings, diagnostic)}
    return tuple(findings[index] for index in sorted(named)), Span(0, len(report.document.text))


def _named(report: OpenReport, findings: tuple[Finding, ...], diagnostic: types.Diagnostic) -> list[int]:
    """Returns the indices of the findings of a diagnostic.

    An editor may have moved its range with the text, so where none is exactly there, those are taken that touch it; and it may have dropped
    all but the range and the message.
    """
    if diagnostic.source not in {None, "", SOURCE}:
        return []
    span = report.document.span(diagnostic.range)
    same = [(index, finding.span) for index, finding in enumerate(findings) if _is_same(finding, diagnostic)]
    exact = [index for index, other in same if other == span]
    return exact or [index for index, other in same if other.start <= span.end and span.start <= other.end]


def _is_same(finding: Finding, diagnostic: types.Diagnostic) -> bool:
    if diagnostic.code in {None, ""}:
        return finding.message_with_question == diagnostic.message
    return finding.code == str(diagnostic.code)
