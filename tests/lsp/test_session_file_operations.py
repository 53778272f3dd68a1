"""Files that are renamed, moved and deleted in the editor's explorer. Which mentions follow is specified in `tests/features/test_moved_files.py`.

VS Code tells the server of it; Neovim does with plugins that are in wide use, and is played with one here.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from lsprotocol import types

from tests.lsp.conftest import Start
from tests.lsp.files import draw, png
from tests.support.editor import Editor, running
from tests.support.page import Page
from tests.support.profiles import EMACS, NEOVIM, VSCODE
from tests.support.reports import figure_names, report

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = "word " * 220
COMPOSED, DECOMPOSED = "m\u00e5l", "ma\u030al"


def with_file_operations(capabilities: types.ClientCapabilities) -> None:
    assert capabilities.workspace is not None
    capabilities.workspace.file_operations = types.FileOperationClientCapabilities(will_rename=True, did_rename=True, did_delete=True)


@pytest_asyncio.fixture(scope="module", loop_scope="session", params=[VSCODE, NEOVIM], ids=["vscode", "neovim"])
async def shared_explorer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    profile = request.param if request.param is VSCODE else replace(request.param, change=with_file_operations)
    async with running(profile, tmp_path_factory.mktemp("workspace")) as editor:
        yield editor


@pytest_asyncio.fixture(loop_scope="session")
async def explorer(shared_explorer: Editor) -> AsyncIterator[Editor]:
    """An editor with an explorer."""
    yield shared_explorer
    for page in shared_explorer.pages:
        page.close()
    shared_explorer.pages.clear()
    shared_explorer.assert_calm()


@pytest.fixture
def place(explorer: Editor) -> Path:
    """A new folder in its workspace."""
    path = explorer.folder / f"work {len(list(explorer.folder.iterdir()))}"
    path.mkdir()
    return path


async def opened(editor: Editor, folder: Path, *mentions: str, name: str = "README.md") -> Page:
    """A report with mentions of pictures in question 14, behind an emoji, of which every picture is on disk."""
    text = report(answers={14: f"🙂 {' '.join(mentions)}\n\n{WORDS}"})
    draw(folder, *figure_names(report()))
    return await editor.open(text, folder / name)


async def test_figures_folders_and_reports_are_followed(explorer: Editor, place: Path) -> None:
    """A day in the explorer: after each step the report shows all its pictures."""
    folder = place / "my work/reports"
    draw(folder, "figures/a.png", "figures/b c.png")
    page = await opened(explorer, folder, "![](figures/a.png)", "![](<figures/b c.png>)")

    async def moved(old: str, new: str, *paths: str) -> None:
        await explorer.move((folder / old, folder / new))
        for path in paths:
            assert path in page.text
        await page.until(lambda codes: codes == [])

    assert await page.codes() == []
    await moved("figures/a.png", "figures/A.png", "![](figures/A.png)")
    await moved("figures/A.png", "figures/a new one (1).png", "![](figures/a%20new%20one%20%281%29.png)")
    await moved("figures/a new one (1).png", "figures/100%.png", "![](figures/100%25.png)")
    await moved("figures/100%.png", f"figures/{COMPOSED}.png", f"![](figures/{COMPOSED}.png)")
    await moved(f"figures/{COMPOSED}.png", f"figures/{DECOMPOSED}.png")
    await moved(f"figures/{DECOMPOSED}.png", "figures/runs/🙂.png", "![](figures/runs/🙂.png)")
    await moved("figures/b c.png", "figures/runs/c.png", "![](<figures/runs/c.png>)")
    await moved("figures/runs", "figures/Runs", "![](figures/Runs/🙂.png)", "![](<figures/Runs/c.png>)")
    await moved("figures/Runs/c.png", "figures/c.png", "![](<figures/c.png>)")
    before = page.text
    await moved("README.md", "report.md")
    await explorer.move((folder, place / "the report"))
    folder = place / "the report"
    assert page.path == folder / "report.md"
    assert await page.codes() == []
    await explorer.move((folder / "report.md", place / "report.md"), (folder / "figures", place / "figures"))
    await page.until(lambda codes: codes == [])
    assert page.text == before


async def test_a_picture_is_followed_into_the_figures_folder_but_not_out_of_it(explorer: Editor, place: Path) -> None:
    page = await opened(explorer, place, "![](photo.png)")
    (place / "photo.png").write_bytes(png())
    assert await page.codes() == ["image-outside-figures"]
    await explorer.move((place / "photo.png", place / "figures/photo.png"))
    assert "![](figures/photo.png)" in page.text
    await page.until(lambda codes: codes == [])
    await explorer.move((place / "figures/photo.png", place / "photo.png"))
    assert "![](figures/photo.png)" in page.text
    await page.until(lambda codes: codes == ["image-not-found"])


async def test_a_report_that_leaves_its_figures_is_told_so_and_is_well_when_it_is_back(explorer: Editor, place: Path) -> None:
    page = await opened(explorer, place / "reports", "![](figures/q14_0.png)")
    before = page.text
    await explorer.move((place / "reports/README.md", place / "README.md"))
    assert set(await page.codes()) == {"image-not-found", "report-place"}
    await explorer.move((place / "README.md", place / "reports/README.md"))
    assert await page.codes() == []
    assert page.text == before


async def test_every_open_report_beside_a_figure_follows_and_no_other_file(explorer: Editor, place: Path) -> None:
    draw(place, "figures/a.png")
    page = await opened(explorer, place, "![](figures/a.png)")
    draft = await opened(explorer, place, "![](figures/a.png)", name="draft.md")
    notes = await explorer.open("# Notes\n\n![](figures/a.png)\n", place / "notes.md")
    closed = await opened(explorer, place, "![](figures/a.png)", name="closed.md")
    closed.close()
    await explorer.move((place / "figures/a.png", place / "figures/b.png"))
    assert [found.text.count("figures/b.png") for found in (page, draft, notes)] == [1, 1, 0]
    assert "figures/a.png" in (place / "closed.md").read_text("utf-8")


@pytest.mark.parametrize("setting", ["never", "prompt", "always"])
async def test_vs_code_is_left_to_do_it_where_it_is_set_to(explorer: Editor, place: Path, setting: str) -> None:
    draw(place, "figures/a.png")
    page = await opened(explorer, place, "![](figures/a.png)")
    explorer.client.other_settings = {"markdown.updateLinksOnFileMove.enabled": setting}
    await explorer.move((place / "figures/a.png", place / "figures/b.png"))
    is_done = "![](figures/b.png)" in page.text
    assert is_done == (setting == "never" or explorer.profile is not VSCODE)
    explorer.client.other_settings = {}


async def test_what_is_moved_elsewhere_is_not_asked_about_in_vain(explorer: Editor, place: Path) -> None:
    page = await opened(explorer, place / "reports", "![](figures/q14_0.png)")
    draw(place, "src/plots/a.png")
    before = page.text
    await explorer.move((place / "src", place / "lib"))
    await explorer.move((place / "lib/plots/a.png", place / "lib/plots/b.png"))
    assert (page.text, await page.codes()) == (before, [])


async def test_files_that_are_renamed_and_deleted_are_noticed_at_once(explorer: Editor, place: Path) -> None:
    draw(place, "figures/runs/a.png", "figures/b.png")
    page = await opened(explorer, place, "![](figures/runs/a.png)", "![](figures/b.png)")
    assert await page.codes() == []
    explorer.remove(place / "figures/b.png")
    await page.told(lambda codes: codes == ["image-not-found"])
    explorer.remove(place / "figures/runs")
    await page.told(lambda codes: codes == ["image-not-found"] * 2)


@pytest.mark.parametrize("what", ["README.md", "."])
async def test_a_report_that_is_deleted_has_no_findings_until_somebody_works_on_it(explorer: Editor, place: Path, what: str) -> None:
    """An editor goes on showing the text of a deleted file where there are changes that are not saved."""
    folder = place / "reports"
    page = await opened(explorer, folder, "![](figures/q14_0.png)")
    page.replace("### Question 5\n", "### Question\n")
    assert await page.codes()
    explorer.remove((folder / what).resolve())
    await page.told(lambda codes: codes == [])
    page.replace("### Question 6\n", "### Question\n")
    assert await page.codes()


async def test_a_deleted_report_that_is_saved_again_has_its_findings_again(explorer: Editor, place: Path) -> None:
    page = await opened(explorer, place, "![](figures/missing.png)")
    assert await page.codes() == ["image-not-found"]
    explorer.remove(place / "README.md")
    await page.told(lambda codes: codes == [])
    page.save()
    await page.told(lambda codes: codes == ["image-not-found"])


async def test_an_editor_is_told_of_the_figures_the_pictures_the_reports_and_the_folders(editor: Editor) -> None:
    workspace = editor.capabilities.workspace
    assert workspace is not None
    can = workspace.file_operations
    assert can is not None
    asked = [can.will_rename, can.did_rename, can.did_delete]
    if editor.profile is not VSCODE:
        assert asked == [None] * 3
        return
    for options in asked:
        assert options is not None
        assert [found.pattern.glob for found in options.filters] == ["**/figures/**", "**/*.{md,markdown,png,jpg,jpeg}", "**"]
        assert {found.scheme for found in options.filters} == {"file"}


async def test_without_an_explorer_a_renamed_figure_is_a_finding_as_ever(start: Start, tmp_path: Path) -> None:
    editor = await start(EMACS)
    draw(tmp_path, "figures/a.png")
    page = await opened(editor, tmp_path, "![](figures/a.png)")
    await editor.move((tmp_path / "figures/a.png", tmp_path / "figures/A.png"))
    await page.until(lambda codes: codes == ["image-case"])


async def test_where_nothing_is_to_be_edited_the_answer_is_an_empty_edit_and_not_null(explorer: Editor, place: Path) -> None:
    """Emacs' lsp-mode 9.0 stops renaming and saving files where it is null."""
    page = await opened(explorer, place, "![](figures/a.png)")
    for old, new in (("other.png", "new.png"), ("notes", "more"), ("figures/b.png", "figures/c.png")):
        params = types.RenameFilesParams([types.FileRename((place / old).as_uri(), (place / new).as_uri())])
        assert await page.client.workspace_will_rename_files_async(params) == types.WorkspaceEdit()
    nowhere = types.RenameFilesParams([types.FileRename("untitled:a", "http://["), types.FileRename("", "")])
    assert await page.client.workspace_will_rename_files_async(nowhere) == types.WorkspaceEdit()
