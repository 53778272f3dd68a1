"""The quick fix that moves a picture into the figures folder, with real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from tests.fixes.fixable import WORDS
from tests.lsp.files import draw
from tests.support.editor import Editor
from tests.support.page import Page
from tests.support.profiles import EMACS
from tests.support.reports import report

pytestmark = pytest.mark.asyncio(loop_scope="session")
CODE = "image-outside-figures"


async def opened(editor: Editor, folder: Path, *images: str, name: str = "README.md") -> Page:
    return await editor.open(report(answers={14: f"🙂 {' '.join(images)} {WORDS}"}), folder / name)


async def moves(page: Page) -> list[types.CodeAction]:
    """Of all such findings of a report."""
    places = [found.range for found in await page.diagnostics() if found.code == CODE]
    actions = [action for place in places for action in await page.actions(place)]
    return [action for action in actions if action.title.startswith("Move ")]


async def move(page: Page, action: types.CodeAction) -> None:
    assert action.edit is not None
    await page.editor.apply(action.edit)


@pytest.mark.parametrize(
    ("old", "new", "images", "moved"),
    [
        ("image.png", "figures/image.png", ["![c](image.png)"], ["![c](figures/image.png)"]),
        ("shots/my loss.png", "figures/my loss.png", ["![c](shots/my%20loss.png)"], ["![c](figures/my%20loss.png)"]),
        ("træ.jpg", "figures/træ.jpg", ['![c](træ.jpg "A tree")'], ['![c](figures/træ.jpg "A tree")']),
        (
            "a.png",
            "figures/a.png",
            ["![c](a.png)", '<img src="a.png">', "[a](a.png)"],
            ["![c](figures/a.png)", '<img src="figures/a.png">'],
        ),
        ("figures/../a.png", "figures/a.png", ["![c](figures/../a.png)"], ["![c](figures/a.png)"]),
    ],
)
async def test_a_picture_elsewhere_in_the_folder_is_moved_with_all_its_mentions(
    editor: Editor, folder: Path, old: str, new: str, images: list[str], moved: list[str]
) -> None:
    draw(folder, old)
    page = await opened(editor, folder, *images)
    if editor.profile is EMACS:  # which renames no files for a server
        assert await moves(page) == []
        return
    [action, *_] = await moves(page)
    assert action.kind == types.CodeActionKind.QuickFix
    await move(page, action)
    assert all(image in page.text for image in moved), page.text
    assert not (folder / old).exists()
    assert (folder / new).is_file()
    await page.until(lambda codes: CODE not in codes)


async def test_no_file_is_moved_over_another(editor: Editor, folder: Path) -> None:
    if editor.profile is EMACS:
        pytest.skip("it renames no files")
    draw(folder, "a.png", "figures/A.png")
    page = await opened(editor, folder, "![c](a.png)")
    [action] = await moves(page)
    assert action.title == "Move a.png to figures/a-2.png"
    await move(page, action)
    assert {path.name for path in (folder / "figures").iterdir()} == {"A.png", "a-2.png"}
    assert "![c](figures/a-2.png)" in page.text


async def test_the_other_reports_of_the_folder_follow(editor: Editor, folder: Path) -> None:
    if editor.profile is EMACS:
        pytest.skip("it renames no files")
    draw(folder, "a.png")
    page = await opened(editor, folder, "![c](a.png)")
    draft = await opened(editor, folder, "![c](a.png)", name="draft.md")
    [action] = await moves(page)
    await move(page, action)
    assert "![c](figures/a.png)" in draft.text


@pytest.mark.parametrize("path", ["gone.png", "../outside.png", "link.png", "sub"])
async def test_what_is_no_file_of_the_folder_is_not_moved(editor: Editor, folder: Path, path: str) -> None:
    draw(folder.parent, "outside.png")
    (folder / "sub").mkdir(parents=True)
    (folder / "link.png").symlink_to(folder.parent / "outside.png")
    page = await opened(editor, folder, f"![c]({path})")
    assert await moves(page) == []


async def test_a_name_that_no_system_takes_is_no_file_and_the_other_actions_stay(editor: Editor, folder: Path) -> None:
    draw(folder, "figures/b.png")
    page = await opened(editor, folder, "![c](a%00b.png)", "![c](shots/b.png)")
    places = [found.range for found in await page.diagnostics() if found.code == CODE]
    titles = [action.title for place in places for action in await page.actions(place)]
    assert [title for title in titles if title.startswith("Move ")] == []
    assert titles != []
