"""What real editors say that they can do."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest_lsp
from lsprotocol import types
from lsprotocol.converters import get_converter


@dataclass(frozen=True)
class Profile:
    """An editor as it introduces itself: with capabilities that were recorded from it. The other fields are what these must come to."""

    recorded: str
    """How the name of the file starts, in `clients/` beside this module or in pytest-lsp."""
    encoding: str
    pulls: bool = False
    watches: bool = False
    """Whether it takes registrations for watched files."""
    watches_all: bool = False
    """Whether it then tells of every file: eglot looks only into folders that held files when it was asked, and Helix tells of what it
    saves itself."""
    has_snippets: bool = False
    has_related: bool = False
    change: Callable[[types.ClientCapabilities], None] = lambda capabilities: None
    """What is different from the recording."""

    @property
    def resolves(self) -> list[str]:
        """What it asks for only when a code action is chosen."""
        document = self.params.capabilities.text_document
        actions = document.code_action if document else None
        return list(actions.resolve_support.properties) if actions and actions.resolve_support else []

    @property
    def params(self) -> types.InitializeParams:
        folders = (Path(__file__).parent / "clients", Path(pytest_lsp.__file__).parent / "clients")
        recording = max(path for folder in folders for path in folder.glob(f"{self.recorded}*.json"))
        params = json.loads(recording.read_text("utf-8"))
        params = get_converter().structure({"processId": None, "rootUri": None, **params}, types.InitializeParams)
        self.change(params.capabilities)
        return params


VSCODE = Profile(
    "visual_studio_code_1_",
    "utf-16",
    pulls=True,
    watches=True,
    watches_all=True,
    has_snippets=True,
    has_related=True,
)

NEOVIM = Profile("neovim_0_11", "utf-8", has_snippets=True, has_related=True)

EMACS = Profile("emacs_v29", "utf-32", watches=True)

EMACS_28 = Profile("emacs_28_eglot", "utf-16", watches=True)

PROFILES = (VSCODE, NEOVIM, EMACS)
