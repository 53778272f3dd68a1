"""The code actions of the checklist, a part of `textDocument/codeAction`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.checklist import ticks
from report_ls.fixes.quick_fix import fixes_at
from report_ls.lsp.handlers.workspace_edit import workspace_edit
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.session import Session

_KIND = types.CodeActionKind.RefactorRewrite


def tick_actions(session: Session, report: OpenReport, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Ticking and unticking. None for an editor that asks by itself as the cursor moves, because each item would get a light
    bulb, and none for a range of several lines, which may be all of the text.
    """
    if report.analysis is None or not _is_asked_for(params.context) or not _is_in_a_line(params.range):
        return []
    span = report.document.span(params.range)
    fixed = {fix.edits for _, fix in fixes_at(report.findings, span)} if not params.context.only else set()
    rewrites = [rewrite for rewrite in ticks(report.analysis.report, span) if rewrite.edits not in fixed]
    return [types.CodeAction(rewrite.title, _KIND, edit=workspace_edit(session.client, [(report, rewrite.edits)])) for rewrite in rewrites]


def _is_asked_for(context: types.CodeActionContext) -> bool:
    if context.trigger_kind is types.CodeActionTriggerKind.Automatic:
        return False
    kinds = {str(getattr(kind, "value", kind)) for kind in context.only or ()}
    return not kinds or not kinds.isdisjoint({"", "refactor", _KIND.value})


def _is_in_a_line(range_: types.Range) -> bool:
    return range_.start.line == range_.end.line
