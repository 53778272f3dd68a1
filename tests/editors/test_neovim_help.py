"""What the plugin's own texts say, held against the project."""

from __future__ import annotations

import re

import pytest

from tests.editors.documented import PLUGIN


def settings() -> list[str]:
    protocol = (PLUGIN.parents[1] / "server" / "PROTOCOL.md").read_text("utf-8")
    return re.findall(r"^  (\w+)\?:", protocol.split("interface Settings {")[1].split("\n}")[0], re.MULTILINE)


@pytest.mark.parametrize("file", ["lsp/report_ls.lua", "doc/report-ls.txt"])
def test_every_setting_is_documented(file: str) -> None:
    text = (PLUGIN / file).read_text("utf-8")
    assert [name for name in settings() if not re.search(rf"\b{name} =|`{name}`", text)] == []
    assert len(settings()) > 10
