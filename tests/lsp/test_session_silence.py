"""What is no report is left in peace: ordinary markdown, other languages, and files that the server does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.editor import Editor
from tests.support.page import Page
from tests.support.reports import question, report

pytestmark = pytest.mark.asyncio(loop_scope="session")

ORDINARY = {
    "a readme": "# A project\n\nSee ![the logo](figures\\logo.png) and `Answer:` below.\n\n> Answer: 42\n\n## Usage\n\n- [~] done\n",
    "an empty file": "",
    "two questions": question(1) + question(2),
    "a quiz": "# Quiz\n\n### Question 1\n\nWhat?\n\n### Question 2\n\nWhy?\n\n### Question 3\n\nHow?\n",
    "an exam without headings": "Question 1\n\nAnswer: a\n\nQuestion 2\n\nAnswer: b\n\nQuestion 3\n\nAnswer: c\n",
    "a merge conflict": "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main\n",
}


async def assert_silent(page: Page) -> None:
    """Nothing is said of a page, and nothing is answered for it, while it is typed into, too."""
    page.type("![](", len(page.text))
    page.type("![", 0)
    await page.settled()
    if page.editor.profile.pulls:
        assert await page.diagnostics() == []
    assert page.published == []
    for place in (0, 1, 2, len(page.text) // 2, len(page.text)):
        assert await page.hover(place) is None
        assert await page.completion(place) == []
    assert await page.actions(page.model.range(0, len(page.text))) == []
    assert await page.report() is None
    page.close()
    await page.settled()
    assert page.published == []
    assert [status for status in page.client.statuses if status["uri"] == page.uri] == []


@pytest.mark.parametrize("kind", ORDINARY)
async def test_ordinary_markdown_is_left_in_peace(editor: Editor, folder: Path, kind: str) -> None:
    await assert_silent(await editor.open(ORDINARY[kind], folder / "README.md"))


@pytest.mark.parametrize("language", ["plaintext", "python", "html", "restructuredtext", "git-commit"])
async def test_other_languages_are_left_in_peace_whatever_they_hold(editor: Editor, folder: Path, language: str) -> None:
    await assert_silent(await editor.open(report(answers={5: "word"}), folder / "README.md", language=language))


@pytest.mark.parametrize(
    "language", ["markdown", "Markdown", "markdown.pandoc", "quarto-markdown", "md", "gfm", "ipythongfm", "fundamental", ""]
)
async def test_markdown_has_many_names(editor: Editor, folder: Path, language: str) -> None:
    page = await editor.open(report(answers={5: "word"}), folder / "README.md", language=language)
    assert "too-short" in await page.codes()


async def test_a_document_that_was_never_opened_is_left_in_peace(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: "word"}), folder / "README.md")
    assert "too-short" in await page.codes()
    unknown = await editor.open("", uri=(folder / "unknown.md").as_uri(), language="plaintext")
    await assert_silent(unknown)
    assert "too-short" in await page.codes()
