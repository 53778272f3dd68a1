"""Quick fixes, as an editor asks for them and puts them in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from lsprotocol import types

from tests.fixes.fixable import FIGURES, FIXABLE, HALF, WORDS, Fixable
from tests.lsp.conftest import Start
from tests.lsp.files import draw
from tests.support.editor import Editor
from tests.support.page import Page
from tests.support.profiles import NEOVIM
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
    await page.choose(action)
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
    await page.choose(action)
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
        await page.choose(actions[index])
        assert "merge-conflict" not in await page.codes()
        assert f"{HALF}\n\n{kept}\n{HALF}" in page.text
        page.replace_all(report(answers={5: answer}))


async def test_edits_name_the_version_where_the_client_knows_of_it(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, report(answers={14: f"![c](figures/curve.png) {WORDS}"}))
    place = page.at("figures/curve.png")
    [action] = await page.actions(page.model.range(place, place))
    action = await page.chosen(action)
    assert action.edit is not None
    assert (action.edit.document_changes is None) == (editor.profile is NEOVIM)
    assert (action.edit.changes is None) == (editor.profile is not NEOVIM)


def everything(page: Page) -> types.Range:
    return page.model.range(0, len(page.text))


def stripped(diagnostic: types.Diagnostic) -> types.Diagnostic:
    """What the least careful of clients gives back."""
    return types.Diagnostic(diagnostic.range, "", code=diagnostic.code)


def without_code(diagnostic: types.Diagnostic) -> types.Diagnostic:
    return types.Diagnostic(diagnostic.range, diagnostic.message)


def with_more(diagnostic: types.Diagnostic) -> types.Diagnostic:
    return evolve(diagnostic, severity=types.DiagnosticSeverity.Error, tags=[types.DiagnosticTag.Deprecated], data={"of": "the client"})


def moved(diagnostic: types.Diagnostic) -> types.Diagnostic:
    """One whose range lost its end, as where an editor keeps a place and no range."""
    return evolve(diagnostic, range=types.Range(diagnostic.range.start, diagnostic.range.start))


@pytest.mark.parametrize("told", [lambda found: found, stripped, without_code, with_more, moved])
async def test_where_findings_are_named_only_theirs_are_mended_whatever_the_range_is(
    editor: Editor, folder: Path, told: Callable[[types.Diagnostic], types.Diagnostic]
) -> None:
    """Kate up to 22.12 names one, gives the whole text as the range, and applies all that it gets."""
    page = await opened(editor, folder, SPOILT)
    found = await page.diagnostics()
    mendable = [diagnostic for diagnostic in found if await page.actions(everything(page), ["quickfix"], about=[diagnostic])]
    assert len(mendable) == 4
    for diagnostic in mendable:
        for range_ in (everything(page), diagnostic.range, page.model.range(0, 0)):
            actions = await page.actions(range_, about=[told(diagnostic)])
            assert [action.diagnostics for action in actions] == [(diagnostic,)] * len(actions)
            assert len(actions) > 0
            assert (await page.chosen(actions[0])).edit is not None
    pair = await page.actions(everything(page), about=[told(diagnostic) for diagnostic in mendable[:2]])
    mended = [diagnostic for action in pair for diagnostic in action.diagnostics or ()]
    assert [diagnostic for diagnostic in mendable if diagnostic in mended] == mendable[:2]


async def test_where_other_findings_are_named_nothing_is_mended(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, SPOILT)
    [found, *_] = [diagnostic for diagnostic in await page.diagnostics() if diagnostic.code == "heading-in-answer"]
    others = (
        evolve(found, source="markdownlint"),
        evolve(found, code="MD001"),
        evolve(found, code=17),
        evolve(found, range=page.model.range(0, 0)),
        types.Diagnostic(found.range, "Another thing."),
    )
    for other in others:
        assert await page.actions(everything(page), about=[other]) == []
    assert len(await page.actions(everything(page), about=[*others, found])) == 1


async def test_where_no_findings_are_named_the_range_decides(editor: Editor, folder: Path) -> None:
    """As with vim-lsp."""
    page = await opened(editor, folder, SPOILT)
    place = page.at("## One")
    [action] = await page.actions(page.model.range(place, place))
    assert [diagnostic.code for diagnostic in action.diagnostics or ()] == ["heading-in-answer"]
    assert len(await page.actions(everything(page))) > 3


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


async def test_items_are_ticked_in_one_line_alone(editor: Editor, folder: Path) -> None:
    page = await editor.open(report().replace(ITEM, f"{ITEM}\n* [ ] Another 🙂"), folder / "README.md")
    start = page.at(ITEM)
    line = page.model.range(start, start + len(ITEM))
    assert [action.title for action in await page.actions(line)] == ["Tick: Write a requirements file"]
    for end in (page.at("Another"), len(page.text)):
        assert await page.actions(page.model.range(start, end)) == []


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


SPOILT = report(
    answers={5: f"{HALF}\n\n## One 🙂\n\n{HALF}", 8: f"{HALF} Answer: {HALF}", 14: f"![c](./figures/curves.png) {WORDS}"}
).replace("### Question 9\n", "Question 9\n")
"""The check stops on it, and each of its faults may be mended by a program."""
MENDED = report(answers={5: f"{HALF}\n\n**One 🙂**\n\n{HALF}", 8: f"{HALF} Answer {HALF}", 14: f"![c](figures/curves.png) {WORDS}"})
FIX_ALL = "source.fixAll.report-ls"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
async def test_fix_all_mends_what_a_program_may_and_touches_nothing_else(editor: Editor, folder: Path, end: str) -> None:
    page = await opened(editor, folder, SPOILT.replace("\n", end))
    [action] = await page.actions(page.model.range(0, 0), [types.CodeActionKind.SourceFixAll])
    assert (action.kind, action.title) == (FIX_ALL, "Make the 4 fixes that keep every word")
    action = await page.chosen(action)
    assert len(edits_of(action)) < 10
    assert max(edit.range.end.line - edit.range.start.line for edit in edits_of(action)) == 0
    page.apply(action.edit)
    assert page.text == MENDED.replace("\n", end)
    assert await page.actions(page.model.range(0, 0), [FIX_ALL]) == []


def edits_of(action: types.CodeAction) -> list[types.TextEdit]:
    assert action.edit is not None
    if action.edit.changes is not None:
        [edits] = action.edit.changes.values()
        return list(edits)
    [change] = action.edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    return [edit for edit in change.edits if isinstance(edit, types.TextEdit)]


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (None, {"quickfix"}),
        (["source"], {FIX_ALL}),
        (["source.fixAll"], {FIX_ALL}),
        ([FIX_ALL], {FIX_ALL}),
        ([""], {"quickfix", FIX_ALL}),
        (["quickfix", "source.fixAll"], {"quickfix", FIX_ALL}),
        (["quickfix"], {"quickfix"}),
        (["source.fixAll.report"], set()),
        (["source.organizeImports"], set()),
        (["refactor"], set()),
    ],
)
async def test_fix_all_is_given_where_its_kind_is_named(editor: Editor, folder: Path, only: list[str] | None, kinds: set[str]) -> None:
    page = await opened(editor, folder, SPOILT)
    place = page.at("## One")
    actions = await page.actions(page.model.range(place, place), only)
    assert {str(getattr(action.kind, "value", action.kind)) for action in actions} == kinds


async def test_an_edit_is_sent_when_an_action_is_chosen_where_the_editor_asks_for_it_then(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, SPOILT)
    place = page.at("## One")
    actions = await page.actions(page.model.range(place, place), [""])
    assert len(actions) == 2
    for action in actions:
        assert (action.edit is None) is ("edit" in editor.profile.resolves)
        assert (action.data is None) is (action.edit is not None)
        assert (await page.chosen(action)).edit is not None


@pytest.mark.parametrize("kind", ["quickfix", FIX_ALL])
async def test_an_action_of_a_text_that_has_changed_since_gets_no_edit(start: Start, tmp_path: Path, kind: str) -> None:
    page = await opened(await start(NEOVIM), tmp_path, SPOILT)
    place = page.at("## One")
    [action] = await page.actions(page.model.range(place, place), [kind])
    page.type("more ", place - 1)
    assert (await page.chosen(action)).edit is None


async def test_fix_all_leaves_what_is_switched_off(start: Start, tmp_path: Path) -> None:
    editor: Editor = await start(NEOVIM, settings={"severity": {"heading-in-answer": "off", "missing-question": "off"}})
    page = await opened(editor, tmp_path, SPOILT)
    await page.diagnostics()
    [action] = await page.actions(page.model.range(0, 0), [FIX_ALL])
    await page.choose(action)
    assert "## One" in page.text
    assert "\nQuestion 9\n" in page.text
    assert "./figures" not in page.text


async def test_a_title_tells_what_the_fix_brings_to_light_and_fix_all_leaves_it(editor: Editor, folder: Path) -> None:
    long = report(answers={5: f"{HALF * 2}\n\n## More\n\n{HALF * 2}"})
    page = await opened(editor, folder, long)
    place = page.at("## More")
    [action] = await page.actions(page.model.range(place, place), ["", "source.fixAll"])
    assert action.title == "Make it bold (leaves 241 words)"
    await page.choose(action)
    assert await page.codes() == ["too-long"]


async def test_fix_all_tells_how_many_it_leaves(editor: Editor, folder: Path) -> None:
    """The heading would bring too many words to light."""
    text = report(answers={5: f"{HALF * 2}\n\n## More\n\n{HALF * 2}", 6: "> word word"}).replace("Answer:\n\n> ", "Answer:\n> ")
    page = await opened(editor, folder, text)
    [action] = await page.actions(page.model.range(0, 0), [FIX_ALL])
    assert action.title == "Make the fix that keeps every word (1 is left)"


async def test_the_kinds_are_announced(editor: Editor) -> None:
    options = editor.capabilities.code_action_provider
    assert isinstance(options, types.CodeActionOptions)
    assert list(options.code_action_kinds or ()) == ["quickfix", FIX_ALL, "refactor.rewrite"]
    assert options.resolve_provider
