"""What the documentation of the editors says, as far as it can be held against something without an editor."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from tests.editors.documented import EDITORS, documented

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


READERS: dict[str, Callable[[str], Any]] = {"toml": tomllib.loads, "json": json.loads}


@pytest.mark.parametrize("file", ["helix.md", "zed.md", "kate.md", "sublime-text.md", "jetbrains.md", "jupyterlab.md"])
def test_each_configuration_can_be_read_and_the_first_names_the_server(file: str) -> None:
    blocks = re.findall(r"^```(toml|json)\n(.*?)^```", (EDITORS / file).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    values = [READERS[language](text) for language, text in blocks]
    assert "report-ls" in json.dumps(values[0])


@pytest.mark.parametrize("file", [file for file in FILES if "/" not in file])
@pytest.mark.parametrize("action", ["fix-all", "preview", "rename|renaming"])
def test_each_page_tells_how_all_is_fixed_the_page_seen_and_a_figure_renamed_or_that_it_is_not(file: str, action: str) -> None:
    assert re.search(action, (EDITORS / file).read_text("utf-8"), re.IGNORECASE)


@pytest.mark.parametrize("file", [file for file in FILES if "/" not in file])
def test_each_page_is_in_the_readme(file: str) -> None:
    assert f"(editors/{file})" in (EDITORS.parent / "README.md").read_text("utf-8")


def test_jupyterlabs_server_has_the_keys_that_its_schema_asks_for_and_its_name_of_markdown() -> None:
    servers = json.loads(documented("jupyterlab.md", "jupyterlab"))["LanguageServerManager"]["language_servers"]
    assert {"argv", "languages", "version"} <= set(servers["report-ls"])
    assert servers["report-ls"]["version"] == 2
    assert "ipythongfm" in servers["report-ls"]["languages"]


@pytest.mark.parametrize("file", FILES)
def test_a_link_leads_to_a_file(file: str) -> None:
    for link in re.findall(r"\]\(([^):#`\s]+)[)#]", (EDITORS / file).read_text("utf-8")):
        assert (EDITORS / file).parent.joinpath(link).exists(), link
