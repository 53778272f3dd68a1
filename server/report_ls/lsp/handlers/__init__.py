"""One module a family of methods. A handler takes the session and the parameters, and returns what the method answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lsprotocol import types

from report_ls.lsp.client import Client
from report_ls.lsp.handlers import code_action, completion, configuration, diagnostics, hover, report, text, watched_files

ALWAYS: dict[str, Callable[..., Any]] = {
    types.TEXT_DOCUMENT_DID_OPEN: text.did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: text.did_change,
    types.TEXT_DOCUMENT_DID_SAVE: text.did_save,
    types.TEXT_DOCUMENT_DID_CLOSE: text.did_close,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: configuration.did_change,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: watched_files.did_change,
    report.METHOD: report.report,
}


@dataclass(frozen=True, slots=True)
class Switched:
    """A method that is announced only if the setting `switch` is on and the client `suits` it."""

    switch: str
    method: str
    handler: Callable[..., Any]
    options: Any = None
    suits: Callable[[Client], bool] = lambda client: True


SWITCHED = (
    Switched("hover", types.TEXT_DOCUMENT_HOVER, hover.hover),
    Switched("completion", types.TEXT_DOCUMENT_COMPLETION, completion.completion, completion.OPTIONS),
    Switched("completion", types.COMPLETION_ITEM_RESOLVE, completion.resolve),
    Switched(
        "codeAction",
        types.TEXT_DOCUMENT_CODE_ACTION,
        code_action.code_action,
        code_action.OPTIONS,
        suits=lambda client: client.code_actions,
    ),
    Switched("codeAction", types.CODE_ACTION_RESOLVE, code_action.resolve, suits=lambda client: client.resolves_edits),
    Switched(
        "diagnostics",
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        diagnostics.diagnostic,
        diagnostics.OPTIONS,
        suits=lambda client: client.pulls_diagnostics,
    ),
)
