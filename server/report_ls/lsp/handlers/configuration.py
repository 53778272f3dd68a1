"""`workspace/didChangeConfiguration`."""

from __future__ import annotations

from lsprotocol import types

from report_ls.lsp.session.session import Session


def did_change(session: Session, params: types.DidChangeConfigurationParams) -> None:
    session.configuration.changed(params.settings)
