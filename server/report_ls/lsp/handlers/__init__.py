"""Which handler answers which method. A handler takes the session and the parameters, and returns what the method answers.

What every report needs at once is imported here; `late` imports the others when they are first called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lsprotocol import types

from report_ls.lsp.handlers import configuration, late, text, watched_files

REPORT = "report-ls/report"
PAGE = "report-ls/page"
PRINT = "report-ls/print"
HTML = "report-ls/html"
EXPLAIN = "report-ls/explain"
PREVIEW = "report-ls.preview"
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.report-ls"


ALWAYS: dict[str, Callable[..., Any]] = {
    types.TEXT_DOCUMENT_DID_OPEN: text.did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: text.did_change,
    types.TEXT_DOCUMENT_DID_SAVE: text.did_save,
    types.TEXT_DOCUMENT_DID_CLOSE: text.did_close,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: configuration.did_change,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: watched_files.did_change_folders,
    types.WORKSPACE_EXECUTE_COMMAND: late.execute_command,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: watched_files.did_change,
    REPORT: late.report,
    PAGE: late.page,
    PRINT: late.print_page,
    HTML: late.html,
    EXPLAIN: late.explain,
}

COMMANDS: dict[str, Callable[..., Any]] = {PREVIEW: late.preview}
"""They take the session and the list of arguments."""
