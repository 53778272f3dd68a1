"""The configurations in the editors' documentation, so that what a user is told to write is what is tested."""

from __future__ import annotations

import re
from pathlib import Path

EDITORS = Path(__file__).parents[2] / "editors"
PLUGIN = EDITORS / "neovim"


def documented(file: str, marker: str) -> str:
    """The code block that stands after the comment `<!-- marker -->` in a file of `editors/`."""
    text = (EDITORS / file).read_text("utf-8")
    found = re.search(rf"^<!-- {re.escape(marker)} -->\n+```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found, f"editors/{file} has no block {marker!r}"
    return found[1].replace("/path/to/report-ls/editors/neovim", str(PLUGIN))


def documented_in_help(tag: str) -> str:
    """The first piece of Lua behind a tag in Neovim's help."""
    text = (PLUGIN / "doc" / "report-ls.txt").read_text("utf-8")
    found = re.search(rf"\*{re.escape(tag)}\*\n.*?>lua\n(.*?)^<$", text, re.MULTILINE | re.DOTALL)
    assert found, f"the help has no Lua behind *{tag}*"
    return found[1]
