"""Quick fixes, as an editor asks for them and puts them in."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from tests.features.fixable import FIGURES, FIXABLE, HALF, WORDS, Fixable
from tests.lsp.conftest import Start
from tests.lsp.files import draw
from tests.support.editor import NEOVIM, Editor, Page
from tests.support.reports import report, unmark

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def opened(editor: Editor, folder: Path, source: str) -> Page:
    draw(folder, *FIGURES)
    return await editor.open(unmark(source).text, folder / "README.md")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("fixable", FIXABLE, ids=lambda fixable: fixable.code)
async def test_a_finding_is_gone_after_its_fix_and_the_line_ends_are_kept(editor: Editor, folder: Path, fixable: Fixable, end: str) -> None:
    page = await opened(editor, folder, fixable.source.replace("\n", end))
    [diagnostic, *_] = [found for found in await page.diagnostics() if found.code == fixable.code]
    [action, *_] = [
        action for action in await page.actions(diagnostic.range) if [found.code for found in action.diagnostics or ()] == [fixable.code]
    ]
    assert action.kind == types.CodeActionKind.QuickFix
    assert action.diagnostics == (diagnostic,)
    page.apply(action.edit)
    assert fixable.code not in await page.codes()
    assert fixable.fixed.replace("\n", end) in page.text
    assert page.text.count("\n") == page.text.count(end)
    report = await page.report()
    assert report is not None
    assert report["passed"] == 31


async def test_a_fix_that_is_put_in_right_after_typing_is_of_that_text(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, report(answers={14: f"![c](figures/curves.png) {WORDS}"}))
    place = page.type("🙂 ![c](figures/curve.png", page.at("![c]"))
    page.type(") ", place)
    [action] = await page.actions(page.model.range(place, place))
    page.apply(action.edit)
    assert "🙂 ![c](figures/curves.png) ![c](figures/curves.png)" in page.text
    assert "image-not-found" not in await page.codes()


@pytest.mark.parametrize(
    ("only", "is_given"),
    [
        (None, True),
        ([], True),
        ([types.CodeActionKind.QuickFix], True),
        ([""], True),
        (["quickfix", "source"], True),
        ([types.CodeActionKind.Refactor], False),
        (["source.organizeImports"], False),
        (["source.fixAll.eslint"], False),
        (["quickfix.other"], False),
    ],
)
async def test_fixes_are_given_where_their_kind_is_asked_for(editor: Editor, folder: Path, only: list[str] | None, is_given: bool) -> None:
    page = await opened(editor, folder, report(answers={14: f"![c](figures/curve.png) {WORDS}"}))
    place = page.at("figures/curve.png")
    assert bool(await page.actions(page.model.range(place, place), only)) is is_given


async def test_no_fixes_are_given_where_nothing_is_found(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, report(answers={14: f"![c](figures/curve.png) {WORDS}"}))
    assert await page.actions(page.model.range(0, 0)) == []
    notes = await editor.open("# Notes 🙂\n\n![c](figures\\a.png)\n", folder / "notes.md")
    assert await notes.actions(notes.model.range(0, len(notes.text))) == []


async def test_of_several_fixes_the_best_is_marked_and_each_can_be_put_in(editor: Editor, folder: Path) -> None:
    answer = f"{HALF}\n\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main\n\n{HALF}"
    page = await opened(editor, folder, report(answers={5: answer}))
    place = page.at("=======")
    for index, kept in ((0, "ours\n"), (1, "theirs\n"), (2, "ours\ntheirs\n")):
        actions = await page.actions(page.model.range(place, place))
        assert len(actions) == 3
        page.apply(actions[index].edit)
        assert "merge-conflict" not in await page.codes()
        assert f"{HALF}\n\n{kept}\n{HALF}" in page.text
        page.replace_all(report(answers={5: answer}))


async def test_edits_name_the_version_where_the_client_knows_of_it(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, report(answers={14: f"![c](figures/curve.png) {WORDS}"}))
    place = page.at("figures/curve.png")
    [action] = await page.actions(page.model.range(place, place))
    assert action.edit is not None
    assert (action.edit.document_changes is None) == (editor.profile is NEOVIM)
    assert (action.edit.changes is None) == (editor.profile is not NEOVIM)


ITEM = "* [ ] Write a requirements file (M2+M6)"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
async def test_an_item_is_ticked_and_unticked_again(editor: Editor, folder: Path, end: str) -> None:
    source = report().replace(ITEM, f"{ITEM} 🙂").replace("\n", end)
    page = await editor.open(source, folder / "README.md")
    titles = []
    for _ in range(2):
        place = page.at(" 🙂")
        [action] = await page.actions(page.model.range(place, place))
        titles.append(action.title)
        assert action.kind == types.CodeActionKind.RefactorRewrite
        page.apply(action.edit)
        if len(titles) == 1:
            assert page.text == source.replace("* [ ] Write", "* [x] Write")
            told = await page.report()
            assert told is not None
            assert [week["ticked"] for week in told["weeks"]] == [2, 1]
    assert titles == ["Tick: Write a requirements file (M2+M6) 🙂", "Untick: Write a requirements file (M2+M6) 🙂"]
    assert page.text == source


@pytest.mark.parametrize(
    ("only", "trigger", "is_given"),
    [
        (None, None, True),
        (None, types.CodeActionTriggerKind.Invoked, True),
        (None, types.CodeActionTriggerKind.Automatic, False),
        (["refactor.rewrite"], None, True),
        ([types.CodeActionKind.Refactor], types.CodeActionTriggerKind.Invoked, True),
        ([""], None, True),
        ([types.CodeActionKind.QuickFix], None, False),
        (["refactor.extract"], None, False),
    ],
)
async def test_ticking_is_given_where_a_person_asks_for_it(
    editor: Editor, folder: Path, only: list[str] | None, trigger: types.CodeActionTriggerKind | None, is_given: bool
) -> None:
    page = await editor.open(report(), folder / "README.md")
    place = page.at(ITEM)
    assert bool(await page.actions(page.model.range(place, place), only, trigger)) is is_given


async def test_an_item_that_a_fix_unticks_is_not_offered_twice(editor: Editor, folder: Path) -> None:
    text = report(answers={28: ""}).replace(ITEM, "* [x] Create a frontend 🙂 (M26)")
    page = await editor.open(text, folder / "README.md")
    box, words = page.at("[x] Create"), page.at("Create a frontend") + 3
    assert [action.title for action in await page.actions(page.model.range(box, box))] == ["Untick it: [ ]"]
    assert [action.title for action in await page.actions(page.model.range(words, words))] == ["Untick: Create a frontend 🙂"]


async def test_a_client_that_only_knows_commands_is_not_offered_fixes(start: Start) -> None:
    def knows_commands_only(capabilities: types.ClientCapabilities) -> None:
        assert capabilities.text_document is not None
        capabilities.text_document.code_action = types.CodeActionClientCapabilities()

    editor: Editor = await start(NEOVIM, change=knows_commands_only)
    assert editor.capabilities.code_action_provider is None
