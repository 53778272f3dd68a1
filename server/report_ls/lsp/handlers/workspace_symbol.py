"""`workspace/symbol`: the questions of all open reports."""

from __future__ import annotations

from lsprotocol import types

from report_ls.features.workspace_symbols import Match, workspace_symbols
from report_ls.lsp.handlers.switched import Switch, Switched
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.session import Session


async def workspace_symbol(session: Session, params: types.WorkspaceSymbolParams) -> list[types.SymbolInformation]:
    reports = [await session.ready(uri) for uri in list(session.reports)]
    found = [
        (match, report)
        for report in reports
        if report and report.analysis and not report.is_deleted and report.settings.enables("workspaceSymbol")
        for match in workspace_symbols(report.analysis, params.query)
    ]
    return [_symbol(match, report) for match, report in sorted(found, key=lambda pair: pair[0].rank)]


def _symbol(match: Match, report: OpenReport) -> types.SymbolInformation:
    location = types.Location(report.uri, report.document.range(match.span))
    return types.SymbolInformation(location, match.name, types.SymbolKind.String, container_name=match.section)


WORKSPACE_SYMBOL = Switch("workspaceSymbol", 90, "find questions by number and title in Go to Symbol in Workspace")
SWITCHED = (Switched(WORKSPACE_SYMBOL.name, types.WORKSPACE_SYMBOL, workspace_symbol, nothing=()),)
