"""What is wrong with the hand-in page is told a moment after the last key, in each editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lsp.files import draw
from tests.support.editor import Editor
from tests.support.reports import figure_names, report

pytestmark = pytest.mark.asyncio(loop_scope="session")

TEXT = report(answers={3: "🙂 We did:\n- one\n- two"})


@pytest.mark.parametrize("end", ["\n", "\r\n"])
async def test_a_fault_of_the_page_is_told_and_is_gone_after_its_fix(editor: Editor, folder: Path, end: str) -> None:
    draw(folder, *figure_names(TEXT))
    page = await editor.open(TEXT.replace("\n", end), folder / "README.md")
    await page.until(lambda codes: codes == ["page-list"])
    [found] = await page.diagnostics()
    assert page.model.of(found.range) == "- one"
    [action] = [action for action in await page.actions(found.range) if action.title == "Put a blank line before it"]
    await page.choose(action)
    await page.until(lambda codes: codes == [])
    assert page.text == report(answers={3: "🙂 We did:\n\n- one\n- two"}).replace("\n", end)


async def test_while_another_answer_is_typed_it_stays_where_it_is(editor: Editor, folder: Path) -> None:
    draw(folder, *figure_names(TEXT))
    page = await editor.open(TEXT, folder / "README.md")
    await page.until(lambda codes: codes == ["page-list"])
    page.type("\n\nMore.\n\n", page.at("42") + 2)
    assert await page.marked("page-list") == ["- one"]


async def test_while_its_own_answer_is_typed_it_stays_too_and_goes_when_the_page_has_been_looked_at(editor: Editor, folder: Path) -> None:
    draw(folder, *figure_names(TEXT))
    page = await editor.open(TEXT, folder / "README.md")
    await page.until(lambda codes: codes == ["page-list"])
    for letter in "word":
        page.type(letter, page.at("two") + 3)
        assert await page.marked("page-list") == ["- one"]
    page.type("So w", page.at("🙂 We") + 2)
    assert await page.marked("page-list") == ["- one"]
    page.replace("- one", "\n- one")
    await page.until(lambda codes: codes == [])
