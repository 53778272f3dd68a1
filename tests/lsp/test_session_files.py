"""What changes on disk while a report is open.

VS Code tells the server of files in its folders, as far as it asked to be told. For other clients, of which some tell of a part, and outside
of those folders it looks by itself. No change of the text is needed in either case.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from lsprotocol import types

from report_ls.lsp.session.session import LOOK_SECONDS
from tests.lsp.files import draw, png, script
from tests.support.editor import NOTICED, Editor, running
from tests.support.page import Page
from tests.support.profiles import NEOVIM
from tests.support.reports import figure_names, report

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = "word " * 220
ANSWERS = {14: f"![curves](figures/curves.png)\n\n{WORDS}"}


async def opened(editor: Editor, folder: Path, answers: dict[int, str] | None = None) -> Page:
    """A report of which all figures are there, but for `figures/curves.png`."""
    text = report(answers=answers or ANSWERS)
    draw(folder, *figure_names(text))
    (folder / "figures/curves.png").unlink(missing_ok=True)
    page = await editor.open(text, folder / "README.md")
    await page.codes()
    return page


async def test_a_figure_that_is_saved_renamed_and_deleted_is_noticed(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder)
    assert await page.marked("image-not-found") == ["figures/curves.png"]

    editor.write(folder / "figures/curves.png", png())
    await page.told(lambda found: found == [])
    editor.rename(folder / "figures/curves.png", folder / "figures/Curves.png")
    await page.told(lambda found: found == ["image-case"])
    editor.delete(folder / "figures/Curves.png")
    await page.told(lambda found: found == ["image-not-found"])


async def test_a_figure_beside_a_report_outside_of_the_workspace_is_noticed(editor: Editor, tmp_path: Path) -> None:
    page = await opened(editor, tmp_path)
    editor.write(tmp_path / "figures/curves.png", png())
    await page.told(lambda found: found == [])
    editor.write(tmp_path / "report.py", script({5: (1, 50)}))
    await page.told(lambda found: found.count("too-long") == 1)


async def test_a_folder_that_joins_the_workspace_is_watched_from_then_on(editor: Editor, tmp_path: Path) -> None:
    page = await opened(editor, tmp_path)
    added = types.WorkspaceFolder(tmp_path.as_uri(), "joined")
    event = types.WorkspaceFoldersChangeEvent(added=[added], removed=[])
    editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
    (tmp_path / "figures/curves.png").write_bytes(png())
    if editor.profile.watches_all:
        change = types.FileEvent((tmp_path / "figures/curves.png").as_uri(), types.FileChangeType.Created)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    await page.told(lambda found: found == [])
    event = types.WorkspaceFoldersChangeEvent(added=[], removed=[added])
    editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
    (tmp_path / "figures/curves.png").unlink()
    await page.told(lambda found: found == ["image-not-found"])


async def test_a_folder_that_is_not_watched_is_looked_at_twice_in_the_time_in_which_a_change_must_be_noticed() -> None:
    assert 2 * LOOK_SECONDS <= NOTICED


async def test_the_figures_folder_may_come_and_go_as_a_whole(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers=ANSWERS), folder / "README.md")
    missing = (await page.codes()).count("image-not-found")
    draw(folder, "elsewhere/figures/curves.png")
    editor.rename(folder / "elsewhere/figures", folder / "figures")
    await page.told(lambda found: found.count("image-not-found") == missing - 1)
    editor.delete(folder / "figures")
    await page.told(lambda found: found.count("image-not-found") == missing)


async def test_a_figure_in_a_sub_folder_is_noticed(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, {14: f"![curves](figures/runs/one/loss.png)\n\n{WORDS}"})
    (folder / "figures/runs/one/loss.png").unlink(missing_ok=True)
    draw(folder, "figures/runs/one/other.png")
    editor.write(folder / "figures/runs/one/loss.png", png())
    await page.told(lambda found: found == [])
    editor.delete(folder / "figures/runs")
    await page.told(lambda found: found == ["image-not-found"])


async def test_a_figure_that_changes_its_content_is_looked_at_again(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder)
    editor.write(folder / "figures/curves.png", b"")
    await page.told(lambda found: found == ["image-format"])
    editor.write(folder / "figures/curves.png", png())
    await page.told(lambda found: found == [])


async def test_a_report_py_beside_the_report_sets_the_limits_as_soon_as_it_is_saved(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, {5: "word " * 120})
    assert await page.codes() == []
    editor.write(folder / "report.py", script({5: (1, 50)}))
    await page.told(lambda found: "too-long" in found)
    editor.write(folder / "report.py", script({5: (130, 150)}))
    await page.told(lambda found: "too-short" in found)
    editor.delete(folder / "report.py")
    await page.told(lambda found: found == [])


async def test_a_file_that_changes_nothing_is_not_spoken_of(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder)
    await page.settled()
    told = (editor.client.diagnostic_refresh_count, len(page.published), len(editor.client.statuses))
    editor.write(folder / "figures.txt", b"")
    editor.write(folder / "notes/report.py.bak", b"")
    await page.settled()
    assert (editor.client.diagnostic_refresh_count, len(page.published), len(editor.client.statuses)) == told


async def test_a_client_is_asked_to_watch_the_figures_and_the_report_py_and_nothing_else(editor: Editor) -> None:
    if editor.profile.watches:
        await editor.client.until(lambda: editor.watched)  # the server asks once it is started
        assert editor.watched == ["**/figures", "**/figures/**", "**/report.py"]
    else:
        assert editor.watched == []


async def test_a_figure_that_git_leaves_out_is_found_and_forgotten_when_the_report_is_saved_after_it_was_added(
    editor: Editor, folder: Path
) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)

    text = report(answers=ANSWERS)
    draw(folder, *figure_names(text))
    (folder / ".gitignore").write_text("curves.png\n")
    git("init")
    git("add", ".")
    page = await editor.open(text, folder / "README.md")
    await page.until(lambda found: found == ["image-not-in-git"])
    assert await page.marked("image-not-in-git") == ["figures/curves.png"]
    git("add", "--force", "figures/curves.png")
    page.save()
    await page.told(lambda found: found == [])


@pytest.mark.skipif(os.name == "nt", reason="the program is a script of a shell")
@pytest.mark.parametrize(("options", "is_asked"), [(None, True), ({"isTrusted": True}, True), ({"isTrusted": False}, False)])
async def test_git_is_not_asked_in_a_folder_that_the_editor_does_not_trust(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    options: object,
    is_asked: bool,
) -> None:
    programs = tmp_path_factory.mktemp("programs")
    (programs / "git").write_text(f"#!/bin/sh\ntouch '{programs}/asked'\n", "utf-8")
    (programs / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    text = report(answers=ANSWERS)
    draw(tmp_path, *figure_names(text))
    async with running(NEOVIM, tmp_path, options=options) as editor:  # which waits for all that the server has begun
        page = await editor.open(text, tmp_path / "README.md")
        await page.settled()
    assert (programs / "asked").exists() is is_asked
