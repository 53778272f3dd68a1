"""`textDocument/codeAction` and `codeAction/resolve`: quick fixes, and fix-all.

Where the client can, an edit is only sent for the action that is chosen. It is then found again in the text as it is: of a text that has
changed since, no edit is sent.
"""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from lsprotocol import types

from report_ls.features.move_picture import PictureMove, picture_moves
from report_ls.fixes.fix_all import Fixed, fix_all
from report_ls.fixes.quick_fix import quick_fixes
from report_ls.lsp.convert import diagnostic
from report_ls.lsp.handlers import FIX_ALL
from report_ls.lsp.handlers.asked_findings import asked_findings
from report_ls.lsp.handlers.checklist import tick_actions
from report_ls.lsp.handlers.move_picture import move_actions
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.handlers.workspace_edit import workspace_edit
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.session import Session
from report_ls.model.findings import Finding, Fix
from report_ls.text.edits import Edit
from report_ls.text.spans import Span


def code_action(session: Session, params: types.CodeActionParams) -> list[types.CodeAction] | Coroutine[Any, Any, list[types.CodeAction]]:
    """The actions; where files may be moved, they come later, as the disk has to be asked."""
    report = session.reports.get(params.text_document.uri)
    if report is None:
        return []
    actions = []
    moves: list[tuple[Finding, PictureMove]] = []
    only = params.context.only or []
    if not only or _is_asked_for(types.CodeActionKind.QuickFix, only):
        findings, span = asked_findings(report, params)
        fixes = _quick_fixes(report, findings, span)
        actions += [_quick_fix_action(session, report, finding, fix) for finding, fix in fixes]
        if report.analysis and session.client.renames_files:
            moves = list(picture_moves(report.analysis, findings, span))
    if _is_asked_for(FIX_ALL, only) and (fixed := _fixed(report)):
        actions.append(_fix_all_action(session, report, fixed))
    actions += tick_actions(session, report, params)
    return _with_moves(session, report, moves, actions) if moves else actions


async def _with_moves(
    session: Session, report: OpenReport, moves: list[tuple[Finding, PictureMove]], others: list[types.CodeAction]
) -> list[types.CodeAction]:
    return [*await move_actions(session, report, moves), *others]


def _is_asked_for(kind: str, only: object) -> bool:
    """Whether `kind` or a kind above it is named; the empty kind is above all."""
    if not isinstance(only, list | tuple):
        return False
    asked = [str(getattr(name, "value", name)) for name in only]
    return any(name in {"", kind} or kind.startswith(f"{name}.") for name in asked)


def resolve(session: Session, action: types.CodeAction) -> types.CodeAction:
    """Add the edit of an action; none if the text is another one by now."""
    data = action.data
    if not isinstance(data, dict):
        return action
    report = session.reports.get(str(data.get("uri")))
    if report is not None and report.document.version == data.get("version"):
        edits = _edits(report, action, data)
        action.edit = workspace_edit(session.client, [(report, edits)]) if edits else None
    return action


def _edits(report: OpenReport, action: types.CodeAction, data: dict[str, object]) -> tuple[Edit, ...]:
    """The edits of the one action of the report that is `action`."""
    if action.kind == FIX_ALL:
        fixed = _fixed(report)
        return fixed.edits if fixed else ()
    start, end = data.get("start"), data.get("end")
    if not (isinstance(start, int) and isinstance(end, int)):
        return ()
    span = Span(start, end)
    found = tuple(finding for finding in report.findings if (finding.code, finding.span) == (data.get("code"), span))
    same = {fix.edits for _, fix in _quick_fixes(report, found, span) if fix.title == action.title}
    return same.pop() if len(same) == 1 else ()


def _quick_fixes(report: OpenReport, findings: tuple[Finding, ...], span: Span) -> list[tuple[Finding, Fix]]:
    return list(quick_fixes(report.analysis, findings, span, report.memo)) if report.analysis else []


def _fixed(report: OpenReport) -> Fixed | None:
    """The report after fix-all, without the fixes of what the user has switched off; None if that changes nothing."""
    if report.analysis is None or not report.settings.enables("diagnostics"):
        return None
    ignored = {code for code, severity in report.settings.severities.items() if severity is None}
    fixed = fix_all(report.analysis, report.memo, ignored)
    return fixed if fixed.edits else None


def _quick_fix_action(session: Session, report: OpenReport, finding: Finding, fix: Fix) -> types.CodeAction:
    action = types.CodeAction(
        title=fix.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[session.protocol.structured(diagnostic(report.uri, report.document, session.client, finding), types.Diagnostic)],
        is_preferred=True if fix.preferred and session.client.prefers_actions else None,
    )
    key = {"code": finding.code, "start": finding.span.start, "end": finding.span.end}
    return _with_edit(session, report, action, fix.edits, key)


def _fix_all_action(session: Session, report: OpenReport, fixed: Fixed) -> types.CodeAction:
    amount = len(fixed.applied)
    title = f"Make {'the fix' if amount == 1 else f'the {amount} fixes'} that keep{'s' * (amount == 1)} every word"
    if fixed.left:
        title += f" ({len(fixed.left)} {'is' if len(fixed.left) == 1 else 'are'} left)"
    return _with_edit(session, report, types.CodeAction(title=title, kind=FIX_ALL), fixed.edits, {})


def _with_edit(
    session: Session, report: OpenReport, action: types.CodeAction, edits: tuple[Edit, ...], key: dict[str, object]
) -> types.CodeAction:
    """The action with its edit, or with what finds it again for a client that asks for the edit later."""
    if session.client.resolves_edits:
        action.data = {"uri": report.uri, "version": report.document.version, **key}
    else:
        action.edit = workspace_edit(session.client, [(report, edits)])
    return action


CODE_ACTION = Switch("codeAction", 50, "offer quick fixes, and to tick items of the checklist")
SWITCHED = (
    Switched(
        CODE_ACTION.name,
        types.TEXT_DOCUMENT_CODE_ACTION,
        code_action,
        types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL, types.CodeActionKind.RefactorRewrite], resolve_provider=True
        ),
        needs="code_actions",
        nothing=(),
    ),
    Switched(CODE_ACTION.name, types.CODE_ACTION_RESOLVE, resolve, needs="resolves_edits"),
)
