"""`textDocument/codeAction`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.quick_fix import quick_fixes
from report_ls.lsp.convert import code_action as to_code_action
from report_ls.lsp.handlers.checklist import tick_actions
from report_ls.lsp.open_report import OpenReport
from report_ls.lsp.session import Session

OPTIONS = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite])


def code_action(session: Session, params: types.CodeActionParams) -> list[types.CodeAction]:
    report = session.reports.get(params.text_document.uri)
    if report is None:
        return []
    return [*_fixes(session, report, params), *tick_actions(session, report, params)]


def _fixes(session: Session, report: OpenReport, params: types.CodeActionParams) -> list[types.CodeAction]:
    if not _asks_for_fixes(params.context.only):
        return []
    fixes = quick_fixes(report.findings, report.document.span(params.range))
    return [to_code_action(report.uri, report.document, session.client, finding, fix) for finding, fix in fixes]


def _asks_for_fixes(only: object) -> bool:
    """Whether quick fixes are among the kinds that are asked for; all are where none is named."""
    if not isinstance(only, list | tuple) or not only:
        return True
    return any(str(getattr(kind, "value", kind)) in {"", "quickfix"} for kind in only)
