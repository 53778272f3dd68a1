"""What the documentation of the editors says, as far as it can be held against something without an editor."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from tests.editors.documented import EDITORS

PROTOCOL = (EDITORS.parent / "server" / "PROTOCOL.md").read_text("utf-8")
FILES = sorted(path.relative_to(EDITORS).as_posix() for path in [*EDITORS.glob("*.md"), EDITORS / "neovim" / "README.md"])


@pytest.mark.parametrize("file", ["neovim/lsp/report_ls.lua", "neovim/doc/report-ls.txt"])
def test_neovims_list_of_settings_is_that_of_the_protocol(file: str) -> None:
    switches = re.findall(r"^  (\w+)\?: \{ enabled: boolean \};", PROTOCOL, re.MULTILINE)
    assert len(switches) > 4
    assert re.findall(r"(\w+) = \{ enabled = true \}", (EDITORS / file).read_text("utf-8")) == switches


def test_the_readme_sets_neovim_up_as_its_own_does() -> None:
    block = re.search(r"<!-- neovim 0\.11 -->\n(```lua\n.*?\n```)", (EDITORS / "neovim" / "README.md").read_text("utf-8"), re.DOTALL)
    assert block
    assert block[1] in (EDITORS.parent / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "language", "read"),
    [("helix.md", "toml", tomllib.loads), *((f"{name}.md", "json", json.loads) for name in ("zed", "kate", "sublime-text"))],
)
def test_a_configuration_that_is_not_run_can_be_read_and_names_the_server(file: str, language: str, read: Callable[[str], Any]) -> None:
    found = re.search(rf"```{language}\n(.*?)```", (EDITORS / file).read_text("utf-8"), re.DOTALL)
    assert found
    assert "report-ls" in json.dumps(read(found[1]))


@pytest.mark.parametrize("file", FILES)
def test_a_link_leads_to_a_file(file: str) -> None:
    for link in re.findall(r"\]\(([^):#`\s]+)[)#]", (EDITORS / file).read_text("utf-8")):
        assert (EDITORS / file).parent.joinpath(link).exists(), link
