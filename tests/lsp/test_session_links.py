"""Links to files beside an open report, which the server looks at in a thread."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lsp.conftest import Start
from tests.lsp.files import draw
from tests.support.editor import Editor
from tests.support.profiles import NEOVIM, VSCODE, Profile
from tests.support.reports import figure_names, report

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("client", [NEOVIM, VSCODE], ids=["neovim", "vscode"])
async def test_a_link_is_told_until_its_file_is_there(start: Start, tmp_path: Path, client: Profile) -> None:
    """Clients watch figures at the most, so the server looks again by itself."""
    (tmp_path / ".git").mkdir()
    text = report(answers={3: "See [main](../src/main.py)."})
    draw(tmp_path / "reports", *figure_names(text))
    editor: Editor = await start(client)
    page = await editor.open(text, tmp_path / "reports/README.md")
    await page.until(lambda found: found == ["broken-link"])
    (tmp_path / "src").mkdir()
    (tmp_path / "src/main.py").touch()
    await page.until(lambda found: found == [])


@pytest.mark.parametrize("client", [NEOVIM, VSCODE], ids=["neovim", "vscode"])
async def test_a_path_that_is_typed_is_looked_for(start: Start, tmp_path: Path, client: Profile) -> None:
    (tmp_path / ".git").mkdir()
    text = report(answers={3: "See [main](../src/mian.py)."})
    draw(tmp_path / "reports", *figure_names(text))
    (tmp_path / "src").mkdir()
    (tmp_path / "src/main.py").touch()
    editor: Editor = await start(client)
    page = await editor.open(text, tmp_path / "reports/README.md")
    await page.until(lambda found: found == ["broken-link"])
    page.replace("mian", "main")
    await page.until(lambda found: found == [])
