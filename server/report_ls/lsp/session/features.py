"""The features that have a switch, `reportLs.NAME.enabled`.

Written by `scripts/write_lists.py` from what the modules of the handlers declare.
"""

FEATURES = (
    "diagnostics",
    "hover",
    "completion",
    "snippets",
    "codeAction",
    "codeLens",
    "inlayHint",
    "documentSymbol",
    "workspaceSymbol",
    "foldingRange",
    "selectionRange",
    "documentLink",
    "definition",
    "references",
    "documentHighlight",
    "rename",
    "fileOperations",
)
