"""What is shown in and around the text, as each editor gets it. What it says is specified in `tests/features/`."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from tests.lsp.conftest import Start
from tests.lsp.files import draw, script
from tests.support.editor import Editor
from tests.support.page import Page
from tests.support.profiles import EMACS, NEOVIM, VSCODE
from tests.support.reports import report

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = "word " * 220
ANSWERS = {4: "```\n🙂\n```", 5: "🙂 Some 🙂 words. More.", 14: f"🙂 ![a](figures/blå%20a%25.png) {WORDS}"}
TEXT = report(answers=ANSWERS)


async def opened(editor: Editor, folder: Path, text: str = TEXT) -> Page:
    draw(folder, "figures/blå a%.png")
    page = await editor.open(text, folder / "README.md")
    await page.settled()
    return page


async def lenses(page: Page) -> dict[str, types.CodeLens]:
    found = await page.client.text_document_code_lens_async(types.CodeLensParams(page.identifier))
    return {page.model.of(lens.range): lens for lens in found or []}


async def hints(page: Page, start: int = 0, end: int | None = None) -> list[types.InlayHint]:
    range_ = page.model.range(start, len(page.text) if end is None else end)
    return list(await page.client.text_document_inlay_hint_async(types.InlayHintParams(page.identifier, range_)) or [])


async def symbols(page: Page) -> list[Any]:
    return list(await page.client.text_document_document_symbol_async(types.DocumentSymbolParams(page.identifier)) or [])


async def folds(page: Page) -> list[types.FoldingRange]:
    return list(await page.client.text_document_folding_range_async(types.FoldingRangeParams(page.identifier)) or [])


async def links(page: Page) -> dict[str, types.DocumentLink]:
    found = await page.client.text_document_document_link_async(types.DocumentLinkParams(page.identifier))
    return {page.model.of(link.range): link for link in found or []}


async def selections(page: Page, *offsets: int) -> list[list[str]]:
    """The texts of the steps for each place."""
    positions = [page.model.position(offset) for offset in offsets]
    found = await page.client.text_document_selection_range_async(types.SelectionRangeParams(page.identifier, positions))
    steps: list[list[str]] = []
    for innermost in found or []:
        steps.append([])
        step: types.SelectionRange | None = innermost
        while step:
            steps[-1].append(page.model.of(step.range))
            step = step.parent
    return steps


# -- each feature, in each editor


async def test_each_question_has_a_lens_with_a_command_that_the_editor_knows(editor: Editor, folder: Path) -> None:
    found = await lenses(await opened(editor, folder))
    assert len(found) == 31
    command = found["Question 14"].command
    assert command is not None
    assert command.title == "✓ 222 of 200-300 words · 1 of 1-3 images"
    assert command.command == ("reportLs.showReportView" if editor.profile is VSCODE else "")


async def test_a_hint_stands_behind_each_heading_of_the_range(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, TEXT.replace("### Question 5\n", "### Question 5: 🙂\n"))
    assert len(await hints(page)) == 31
    [hint] = await hints(page, page.at("### Question 5"), page.at("### Question 6"))
    assert page.model.offset(hint.position) == page.at("### Question 5: 🙂") + len("### Question 5: 🙂")
    assert (hint.label, hint.tooltip) == ("5/100-200", "5 of 100-200 words, 95 short")


async def test_the_outline_is_shown_but_in_vs_code_which_has_its_own(editor: Editor, folder: Path) -> None:
    assert bool(editor.capabilities.document_symbol_provider) == (editor.profile is not VSCODE)
    if editor.profile is VSCODE:
        return
    page = await opened(editor, folder)
    outline = await symbols(page)
    assert outline[0].name == "Overall project checklist"
    question = outline[2].children[1]
    assert (question.name, question.detail) == ("Question 5: Code structure", "✗ 5 of 100-200 words, 95 short")
    assert page.model.of(question.selection_range) == "Question 5"
    assert page.model.of(question.range).endswith(ANSWERS[5])


async def test_questions_of_all_open_reports_are_found(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder)
    other = await editor.open(report(), folder / "other.md")
    await editor.open("### Question 5\n", folder / "notes.md")
    found = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("code structure"))
    places = [(symbol.name, symbol.container_name, symbol.location.uri) for symbol in found or []]
    assert places == [("Question 5: Code structure", "Coding environment", uri) for uri in (page.uri, other.uri)]
    [symbol, _] = found or []
    assert isinstance(symbol.location, types.Location)
    assert page.model.of(symbol.location.range) == "Question 5"
    everything = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams(""))
    assert len(everything or []) == 62
    editor.remove(folder / "other.md")
    left = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams(""))
    # The others do not tell of files that are deleted
    assert len(left or []) == (31 if editor.profile is VSCODE else 62)


async def test_guidance_folds_as_comments_and_all_else_where_the_editor_does_not_fold_it_itself(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder)
    found = await folds(page)
    lines = page.text.split("\n")
    comments = [fold for fold in found if fold.kind == types.FoldingRangeKind.Comment]
    assert len(comments) == 31
    assert all(lines[fold.start_line].startswith("> **What") and lines[fold.end_line] == "> Answer:" for fold in comments)
    regions = [lines[fold.start_line] for fold in found if fold.kind == types.FoldingRangeKind.Region]
    if editor.profile is VSCODE:
        assert regions == []
    else:
        assert {"## Overall project checklist", "### Week 1", "## Coding environment", "### Question 5", "```"} <= {*regions}
    assert found == sorted(found, key=lambda fold: fold.start_line)
    assert all(fold.start_line < fold.end_line for fold in found)


async def test_selections_grow_at_several_places_at_once_and_are_exact_at_emoji(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder)
    words = page.at("Some 🙂")
    first, second, third = await selections(page, words, words + len("Some 🙂"), 0)
    assert first[:4] == ["Some", "🙂 Some 🙂 words.", ANSWERS[5], first[3]]
    assert second[:3] == ["🙂", "🙂 Some 🙂 words.", ANSWERS[5]]
    assert third == ["# Exam template for 02476 Machine Learning Operations", page.text]
    assert all(before in after and before != after for steps in (first, second) for before, after in pairwise(steps))


async def test_pictures_and_modules_can_be_followed_where_the_editor_does_not_link_them_itself(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder)
    found = await links(page)
    module = found.pop("M5")
    assert (module.target or "").endswith("/git/")
    assert module.tooltip == ("M5 Git" if editor.profile is VSCODE else None)
    assert {*found} - {"M2", "M6", "M16"} == (set() if editor.profile is VSCODE else {"figures/blå%20a%25.png"})
    if editor.profile is not VSCODE:
        assert found["figures/blå%20a%25.png"].target == (folder / "figures/blå a%.png").as_uri()


async def test_other_files_get_nothing(editor: Editor, folder: Path) -> None:
    page = await editor.open("# Notes\n\n### Question 5\n\n> a\n> b\n\n![a](figures/a.png) (M5)\n", folder / "notes.md")
    answers = [await lenses(page), await hints(page), await folds(page), await links(page), await selections(page, 3)]
    assert not any(answers)
    if editor.capabilities.document_symbol_provider:
        assert await symbols(page) == []


async def test_a_text_that_is_not_on_disk_has_all_but_links_to_files(editor: Editor) -> None:
    page = await editor.open(TEXT)
    await page.settled()
    assert len(await lenses(page)) == 31
    assert len(await folds(page)) >= 31
    assert {*await links(page)} == {"M5", "M2", "M6", "M16"}


async def test_each_is_of_the_text_behind_a_key_with_any_line_end(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, TEXT.replace("\n", "\r\n"))
    page.type("🙂 one\r\n", page.at("More."))
    assert (await lenses(page))["Question 5"].command == types.Command(
        "✗ 7 of 100-200 words, 93 short", "reportLs.showReportView" if editor.profile is VSCODE else ""
    )
    [steps] = await selections(page, page.at("one\r\nMore"))
    assert steps[0] == "one"
    assert len([fold for fold in await folds(page) if fold.kind == types.FoldingRangeKind.Comment]) == 31


# -- what clients differ in


async def test_counts_are_asked_for_again_when_report_py_changes(start: Start, tmp_path: Path) -> None:
    editor: Editor = await start(VSCODE)
    page = await opened(editor, tmp_path)
    before = dict(editor.client.refreshed)
    editor.write(tmp_path / "report.py", script({5: (1, 5)}))
    for method in (types.WORKSPACE_CODE_LENS_REFRESH, types.WORKSPACE_INLAY_HINT_REFRESH):
        await editor.client.until(lambda method=method: editor.client.refreshed[method] > before.get(method, 0))
    command = (await lenses(page))["Question 5"].command
    assert command is not None
    assert command.title == "✓ 5 of 1-5 words"


def symbols_are_flat(capabilities: types.ClientCapabilities) -> None:
    assert capabilities.text_document is not None
    assert capabilities.text_document.document_symbol is not None
    capabilities.text_document.document_symbol.hierarchical_document_symbol_support = False


async def test_a_client_without_nested_symbols_gets_a_flat_list(start: Start, tmp_path: Path) -> None:
    page = await opened(await start(EMACS, change=symbols_are_flat), tmp_path)
    found = await symbols(page)
    assert all(isinstance(symbol, types.SymbolInformation) for symbol in found)
    [question] = [symbol for symbol in found if symbol.name.startswith("Question 5:")]
    assert question.name == "Question 5: Code structure (✗ 5 of 100-200 words, 95 short)"
    assert question.container_name == "Coding environment"
    assert page.model.of(question.location.range).startswith("### Question 5")


def few_folds(capabilities: types.ClientCapabilities) -> None:
    assert capabilities.text_document is not None
    capabilities.text_document.folding_range = types.FoldingRangeClientCapabilities(range_limit=33, line_folding_only=True)


async def test_a_client_that_takes_few_folds_gets_the_guidance_first(start: Start, tmp_path: Path) -> None:
    found = await folds(await opened(await start(NEOVIM, change=few_folds), tmp_path))
    assert len(found) == 33
    assert sum(fold.kind == types.FoldingRangeKind.Comment for fold in found) == 31
