"""The language servers that are measured, and how each is started and spoken to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.peers.install import HERE

_VSCODE = {
    "markdown": {
        "server": {"log": "off"},
        "preferredMdPathExtensionStyle": "auto",
        "occurrencesHighlight": {"enabled": True},
        "suggest": {"paths": {"enabled": True, "includeWorkspaceHeaderCompletions": "never"}},
        "validate": {
            "enabled": True,
            "ignoredLinks": [],
            "referenceLinks": {"enabled": "warning"},
            "fragmentLinks": {"enabled": "warning"},
            "fileLinks": {"enabled": "warning", "markdownFragmentLinks": "inherit"},
            "unusedLinkDefinitions": {"enabled": "hint"},
            "duplicateLinkDefinitions": {"enabled": "warning"},
        },
    }
}
"""What VS Code sends when nobody has changed a setting, with links checked: without that its server would find nothing."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server and what is asked of it.

    `pulls`: it is asked for diagnostics, and sends none by itself. `tokens` is the command of the parser that its client must have.
    """

    name: str
    command: tuple[str, ...]
    measured: frozenset[str]
    pulls: bool = False
    tokens: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)


OURS = "report-ls"
RUMDL = "rumdl"
VSCODE = "VS Code"
BARE = "bare pygls"


def servers(command: tuple[str, ...], peers: Path) -> tuple[Server, ...]:
    """Ours, which `command` starts, and those installed in `peers`."""
    script = peers / "node_modules/vscode-markdown-languageserver/dist/node/workerMain.js"
    tokens = ("env", f"NODE_PATH={peers / 'node_modules'}", "node", str(HERE / "tokens.js"))
    return (
        Server(OURS, command, frozenset({"keys", "paced", "memory", "completion", "requests", "long"})),
        Server(RUMDL, (str(peers / "venv/bin/rumdl"), "server"), frozenset({"keys", "paced", "memory", "long"})),
        Server(
            VSCODE,
            ("node", str(script), "--stdio"),
            frozenset({"keys", "completion"}),
            pulls=True,
            tokens=tokens,
            settings=_VSCODE,
            options={"markdownFileExtensions": ["md"]},
        ),
        Server(BARE, (str(peers / "venv/bin/python"), str(HERE / "bare_pygls.py")), frozenset({"keys"})),
    )
