"""`workspace/executeCommand`."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from report_ls.lsp.handlers import COMMANDS
from report_ls.lsp.session.session import Session


def execute(session: Session, params: types.ExecuteCommandParams) -> Awaitable[Any]:
    command = COMMANDS.get(params.command)
    if command is None or session.client.is_vscode:  # to which none are announced
        raise JsonRpcInvalidParams(f"There is no command {params.command}.")
    found: Awaitable[Any] = command(session, tuple(params.arguments or ()))
    return found
