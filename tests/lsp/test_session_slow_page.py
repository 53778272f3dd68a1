"""An answer whose page takes very long to look at stops nobody: all else is answered, and one finding says that it was not looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.editor import Editor
from tests.support.reports import report

pytestmark = pytest.mark.asyncio(loop_scope="session")

SLOW = "Words.\n\n" + "[" * 11_000


async def test_the_editor_is_answered_while_an_answer_takes_too_long(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={3: SLOW, 1: "We did:\n- one\n- two"}), folder / "README.md")
    hovers = 0
    while "page-unchecked" not in await page.codes():
        assert "Code structure" in page.said(await page.hover(page.at("### Question 5")))
        hovers += 1
    assert hovers > 10, "the server answered nothing else in that second"
    assert await page.marked("page-unchecked") == ["Words."]
    assert "page-list" in await page.codes()
    page.replace(SLOW, "A short answer.")
    await page.until(lambda codes: "page-unchecked" not in codes)
