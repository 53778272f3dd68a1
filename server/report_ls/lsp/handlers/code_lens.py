"""`textDocument/codeLens`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.code_lens import code_lenses
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.session.session import Session

SHOW_REPORT = "reportLs.showReportView"
"""The command of the VS Code extension that shows its view of the report."""


def code_lens(session: Session, params: types.CodeLensParams) -> list[types.CodeLens]:
    report = session.reports.get(params.text_document.uri)
    if report is None or report.analysis is None:
        return []
    # A lens without a command would have to be resolved; editors show one whose command has no name as text
    command = SHOW_REPORT if session.client.is_vscode else ""
    return [types.CodeLens(report.document.range(lens.span), types.Command(lens.text, command)) for lens in code_lenses(report.analysis)]


CODE_LENS = Switch("codeLens", 60, "show over each question how it stands")
SWITCHED = (Switched(CODE_LENS.name, types.TEXT_DOCUMENT_CODE_LENS, code_lens, types.CodeLensOptions(resolve_provider=False), nothing=()),)
