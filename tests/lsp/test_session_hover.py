"""Hover, as each editor shows it. What it says is specified in `tests/features/test_hover.py`."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from report_ls.template.editions import edition
from tests.lsp.conftest import Start
from tests.lsp.files import draw, png
from tests.support.editor import Editor
from tests.support.profiles import EMACS, VSCODE
from tests.support.reports import guidance, report

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = "word " * 220
QUOTE = guidance(edition("2026").of(5))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("needle", ["### Question 5", "What did you do", "Example:", "Answer:"])
async def test_a_question_is_shown_over_its_heading_its_quote_and_its_answer_sign(
    editor: Editor, folder: Path, needle: str, end: str
) -> None:
    page = await editor.open(report(answers={4: "🙂\u2028 \x85 " + "word " * 152}).replace("\n", end), folder / "README.md")
    hover = await page.hover(page.at(needle, "### Question 5") + 3)
    assert "### 5 · Code structure" in page.said(hover)
    assert hover is not None
    assert hover.range is not None
    assert page.model.of(hover.range) == ("### Question 5" if needle.startswith("###") else QUOTE.replace("\n", end))


async def test_a_question_whose_quote_was_deleted_is_told_in_our_words(editor: Editor, folder: Path) -> None:
    page = await editor.open(report().replace(QUOTE, "Answer:"), folder / "README.md")
    told = page.said(await page.hover(page.at("Answer:", "### Question 5")))
    assert "**A good answer**" in told
    assert "What did you do" not in told


async def test_the_count_is_that_of_the_text_as_it_is_now(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: "word " * 150 + "🙂"}), folder / "README.md")
    place = page.at("🙂") + 1
    for count in range(151, 156):
        assert f"**{count} of 100-200 words**" in page.said(await page.hover(page.at("### Question 5")))
        place = page.type(" x", place)


async def test_an_image_is_shown_with_its_size_from_an_absolute_address(editor: Editor, folder: Path) -> None:
    figure = folder / "figures/loss (1) [a] æ.png"
    editor.write(figure, png(1280, 720))
    path = "figures/loss%20%281%29%20%5Ba%5D%20æ.png"
    page = await editor.open(report(answers={14: f"🙂 ![a]({path}) {WORDS}"}), folder / "README.md")
    hover = await page.hover(page.at(path) + 10)
    told = page.said(hover)
    # VS Code alone reads a width from the address
    width = "|width=320" if editor.profile is VSCODE else ""
    assert told.startswith(f"![figures/loss (1) \\[a\\] æ.png]({figure.as_uri()}{width})\n\n")
    assert "1280 × 720 pixels, 973 B" in told
    assert hover is not None
    assert hover.range is not None
    assert page.model.of(hover.range) == f"![a]({path})"


@pytest.mark.parametrize(
    ("needle", "said"),
    [
        ("Make a repository", "[M5 Git](https://skaftenicki.github.io/"),
        ("Recommended answer length: 200-300", "In force: **200-300 words**"),
    ],
)
async def test_a_checklist_item_and_a_length_line_are_explained(editor: Editor, folder: Path, needle: str, said: str) -> None:
    page = await editor.open(report(), folder / "README.md")
    assert said in page.said(await page.hover(page.at(needle)))


async def test_nothing_is_shown_over_prose(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: f"Prose 🙂 here {WORDS}"}), folder / "README.md")
    for needle in ("Read this first", "Prose", "🙂", "## Deployment", "> In this section"):
        assert await page.hover(page.at(needle) + 1) is None


async def test_a_text_that_is_not_on_disk_has_hovers_without_previews(editor: Editor) -> None:
    page = await editor.open(report(answers={14: f"![a](figures/a.png) {WORDS}"}), uri="untitled:Untitled-2")
    assert await page.hover(page.at("figures/a.png")) is None
    assert "### 14 · " in page.said(await page.hover(page.at("### Question 14")))


def shows_plain_text(capabilities: types.ClientCapabilities) -> None:
    assert capabilities.text_document is not None
    assert capabilities.text_document.hover is not None
    capabilities.text_document.hover.content_format = [types.MarkupKind.PlainText]


def says_nothing_of_hovers(capabilities: types.ClientCapabilities) -> None:
    assert capabilities.text_document is not None
    capabilities.text_document.hover = None


@pytest.mark.parametrize("change", [shows_plain_text, says_nothing_of_hovers])
async def test_a_client_without_markdown_gets_plain_text(start: Start, tmp_path: Path, change: object) -> None:
    """As eglot does where markdown-mode is not installed."""
    editor: Editor = await start(EMACS, change=change)
    draw(tmp_path, "figures/a.png")
    page = await editor.open(report(answers={14: f"![a](figures/a.png) {WORDS}"}), tmp_path / "README.md")
    for needle in ("### Question 14", "figures/a.png", "Make a repository"):
        hover = await page.hover(page.at(needle))
        told = page.said(hover)
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.kind == types.MarkupKind.PlainText
        assert not set("*`#") & set(told)
        assert "](" not in told
    assert "M5 Git (https://skaftenicki.github.io/" in told


async def test_a_hover_that_is_asked_for_behind_changes_in_one_piece_is_of_the_text_after_them(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: "🙂"}), folder / "README.md")
    with editor.client.at_once():
        page.type(" x" * 20, page.at("🙂") + 1)
        asked = editor.client.text_document_hover_async(types.HoverParams(page.identifier, page.model.position(page.at("### Question 5"))))
    assert "**21 of 100-200 words, 79 short**" in page.said(await asked)
