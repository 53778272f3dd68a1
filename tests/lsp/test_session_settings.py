"""Settings as clients give them: at the start, when asked, and while the server runs."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from report_ls.lsp.handlers.table import SWITCHED
from report_ls.lsp.session.configuration import ANSWER_SECONDS
from report_ls.lsp.session.settings import FEATURES
from tests.lsp.conftest import Start
from tests.lsp.files import draw
from tests.support.client import SECTION, Client, as_json
from tests.support.editor import Editor
from tests.support.page import Page, codes
from tests.support.profiles import EMACS, NEOVIM, PROFILES, VSCODE, Profile
from tests.support.reports import figure_names, report

pytestmark = pytest.mark.asyncio(loop_scope="session")

SHORT = report(answers={5: "word"})
each_profile = pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.recorded)


def written(folder: Path, text: str = SHORT, name: str = "README.md") -> Path:
    draw(folder, *figure_names(text))
    (folder / name).write_text(text)
    return folder / name


# -- a server that runs


async def test_another_severity_holds_at_once_and_its_removal_too(editor: Editor, folder: Path) -> None:
    page = await editor.open(written(folder))
    assert await page.codes() == ["too-short"]
    editor.configure({"severity": {"too-short": "off"}}, {SECTION: {"severity": {"too-short": "off"}}})
    await page.told(lambda found: found == [])
    editor.configure({"severity": {"too-short": "hint"}}, {SECTION: {"severity": {"too-short": "hint"}}})
    await page.told(lambda found: found == ["too-short"])
    assert [found.severity for found in await page.diagnostics()] == [types.DiagnosticSeverity.Hint]
    editor.configure({"severity": {}}, {SECTION: {"severity": {}}})
    await page.settled()
    await page.until(lambda found: found == ["too-short"])
    assert [found.severity for found in await page.diagnostics()] == [types.DiagnosticSeverity.Warning]


async def test_settings_that_are_answered_hold_without_being_sent(editor: Editor, folder: Path) -> None:
    page = await editor.open(written(folder))
    assert await page.codes() == ["too-short"]
    editor.configure({"edition": "2023-01"}, None)
    await page.told(lambda found: "answer-count" in found)
    editor.configure(None, None)
    await page.told(lambda found: found == ["too-short"])


async def test_a_file_that_is_excluded_is_cleared_and_one_that_is_included_is_judged(editor: Editor, folder: Path) -> None:
    page = await editor.open(written(folder))
    notes = await editor.open(written(folder, "# Notes\n", "notes.md"))
    assert await page.codes() == ["too-short"]
    editor.configure({"exclude": [f"{folder.name}/README.md"], "include": ["notes.md"]}, None)
    await page.told(lambda found: found == [])
    await notes.until(lambda found: "answer-count" in found)
    assert await page.report() is None
    editor.configure({}, None)
    await page.told(lambda found: found == ["too-short"])
    await notes.until(lambda found: found == [])


async def test_diagnostics_can_be_switched_off_and_on_while_the_server_runs(editor: Editor, folder: Path) -> None:
    page = await editor.open(written(folder))
    assert await page.codes() == ["too-short"]
    editor.configure({"diagnostics": {"enabled": False}}, None)
    await page.told(lambda found: found == [])
    report = await page.report()
    assert report is not None
    assert report["passed"] == 30
    editor.configure({}, None)
    await page.told(lambda found: found == ["too-short"])


async def test_settings_that_are_not_understood_change_nothing_and_are_logged_without_a_message_box(start: Start, tmp_path: Path) -> None:
    editor = await start(NEOVIM, options={"severity": {"too-short": ["off"]}}, settings={"edition": 7, "severity": {"too-long": {}}})
    page = await editor.open(written(tmp_path))
    assert await page.codes() == ["too-short"]
    await editor.client.until(lambda: editor.client.stderr.count("WARNING report_ls.lsp.session.settings") == 3)
    assert not editor.client.messages
    for answer in ([], "nonsense", 7):
        editor.configure(answer, answer)
        await page.settled()
    assert await page.codes() == ["too-short"]
    assert not editor.client.messages


OFF = {"severity": {"too-short": "off"}}


def without_configuration(capabilities: types.ClientCapabilities) -> None:
    assert capabilities.workspace is not None
    capabilities.workspace.configuration = None


@pytest.mark.parametrize("removed", [{}, None, {SECTION: {}}, {SECTION: None}, {SECTION: {"edition": "2026"}}], ids=repr)
async def test_what_was_sent_and_is_sent_no_more_holds_no_more(start: Start, tmp_path: Path, removed: object) -> None:
    editor = await start(EMACS, options={"severity": {"placeholder-left": "off"}}, change=without_configuration)
    page = await editor.open(written(tmp_path, report(answers={5: "word", 6: f"--- question 6 fill here ---\n\n{'word ' * 120}"})))
    assert await page.codes() == ["too-short"]
    editor.configure(None, {SECTION: OFF})
    await page.told(lambda found: found == [])
    editor.configure(None, removed)
    await page.told(lambda found: found == ["too-short"])


async def test_what_is_answered_holds_in_the_place_of_what_was_sent(editor: Editor, folder: Path) -> None:
    page = await editor.open(written(folder))
    assert await page.codes() == ["too-short"]
    editor.configure(None, {SECTION: OFF})
    await page.told(lambda found: found == [])
    editor.client.settings = {"severity": {}}
    other = await editor.open(written(folder, SHORT, "other.md"))
    assert await other.codes() == ["too-short"]


# -- the start


@pytest.mark.parametrize(
    ("options", "settings", "found"),
    [
        ({SECTION: {"severity": {"too-short": "off"}}}, {}, []),
        ({"severity": {"too-short": "off"}}, {"severity": {"too-short": "hint"}}, ["too-short"]),
    ],
)
async def test_what_is_answered_wins_over_the_options_of_the_start(
    start: Start, tmp_path: Path, options: object, settings: object, found: list[str]
) -> None:
    editor = await start(NEOVIM, options=options, settings=settings)
    page = await editor.open(written(tmp_path))
    assert await page.codes() == found


PARTS_OF_OTHERS = {types.COMPLETION_ITEM_RESOLVE, types.CODE_ACTION_RESOLVE, types.TEXT_DOCUMENT_PREPARE_RENAME}
"""Methods that are announced with another one."""
METHODS = {method.method: method.switch for method in SWITCHED if method.method not in PARTS_OF_OTHERS}
"""The methods that a client learns of, each with its switch."""


def announced(can: Any, method: str) -> Any:
    """What the server's capabilities say of a method: `textDocument/codeLens` is the field `code_lens_provider`."""
    area, _, name = method.partition("/")
    field = re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name)
    if field.endswith("_files"):
        return getattr(can.workspace.file_operations, field.removesuffix("_files"))
    return getattr(can, "workspace_symbol_provider" if area == "workspace" else f"{field}_provider")


ANNOUNCED = {*FEATURES} - {"snippets"}
"""Snippets are a part of completion, which is what a client knows of."""


async def test_every_switch_has_a_method() -> None:
    assert {*METHODS.values()} == ANNOUNCED


async def test_every_feature_is_announced(editor: Editor) -> None:
    found = {name for method, name in METHODS.items() if announced(editor.capabilities, method)}
    lacking = {"documentSymbol"} if editor.profile is VSCODE else {"diagnostics", "fileOperations"}
    assert found == ANNOUNCED - lacking


ALL_OFF: dict[str, Any] = {name: {"enabled": False} for name in FEATURES}


@each_profile
async def test_a_feature_that_is_switched_off_is_not_announced(start: Start, profile: Profile) -> None:
    editor: Editor = await start(profile, options=ALL_OFF)
    assert {announced(editor.capabilities, method) for method in METHODS} == {None}


@pytest.mark.parametrize("off", [FEATURES[::2], FEATURES[1::2]])
async def test_the_others_are_announced_still(start: Start, off: tuple[str, ...]) -> None:
    can = (await start(NEOVIM, options={name: {"enabled": False} for name in off})).capabilities
    assert {name for method, name in METHODS.items() if not announced(can, method)} == {*off, "diagnostics", "fileOperations"} - {
        "snippets"
    }


# -- switches while the server runs

REGISTERED = METHODS.keys() - {types.TEXT_DOCUMENT_DOCUMENT_SYMBOL}
"""Those of VS Code, which has an outline of its own."""


def switched(editor: Editor) -> set[str]:
    """What is registered, but for what is so from the start."""
    return editor.client.registered.keys() - {types.WORKSPACE_DID_CHANGE_CONFIGURATION, types.WORKSPACE_DID_CHANGE_WATCHED_FILES}


async def lenses(page: Page) -> int:
    return len(await page.client.text_document_code_lens_async(types.CodeLensParams(page.identifier)) or [])


async def test_what_is_on_at_the_start_is_not_registered_as_well(start: Start, tmp_path: Path) -> None:
    editor = await start(VSCODE)
    page = await editor.open(written(tmp_path))
    await page.settled()
    assert switched(editor) == set()


async def test_what_is_switched_on_later_is_registered_and_what_is_switched_off_again_is_not_any_more(start: Start, tmp_path: Path) -> None:
    editor = await start(VSCODE, options=ALL_OFF, settings=ALL_OFF)
    page = await editor.open(written(tmp_path))
    await page.settled()
    assert switched(editor) == set()
    editor.configure({name: {"enabled": True} for name in FEATURES})
    await editor.client.until(lambda: switched(editor) == REGISTERED)
    assert await lenses(page) == 31
    options: Any = editor.client.registered[types.TEXT_DOCUMENT_COMPLETION].register_options
    assert as_json(options)["resolveProvider"] is True
    assert as_json(options)["documentSelector"] is None  # the client's own
    options = editor.client.registered[types.TEXT_DOCUMENT_RENAME].register_options
    assert as_json(options)["prepareProvider"] is True

    editor.configure(ALL_OFF | {"hover": {"enabled": True}})
    await editor.client.until(lambda: switched(editor) == {types.TEXT_DOCUMENT_HOVER})
    editor.configure({"codeLens": {"enabled": True}})
    await editor.client.until(lambda: types.TEXT_DOCUMENT_CODE_LENS in switched(editor))
    assert await lenses(page) == 31


async def test_only_what_the_client_takes_registrations_for_is_registered(start: Start, tmp_path: Path) -> None:
    editor = await start(NEOVIM, options=ALL_OFF)
    page = await editor.open(written(tmp_path))
    await page.settled()
    editor.configure({name: {"enabled": True} for name in FEATURES})
    await editor.client.until(lambda: switched(editor))
    assert switched(editor) == {
        "textDocument/hover",
        "textDocument/codeAction",
        "textDocument/inlayHint",
        "textDocument/definition",
        "textDocument/rename",
    }


@each_profile
async def test_what_was_announced_and_is_switched_off_later_answers_nothing_until_it_is_on_again(
    start: Start, tmp_path: Path, profile: Profile
) -> None:
    editor = await start(profile)
    page = await editor.open(written(tmp_path))
    assert await page.hover(page.at("### Question 5")) is not None
    assert await lenses(page) == 31
    editor.configure(ALL_OFF)
    await page.settled()
    assert await lenses(page) == 0
    assert await page.hover(page.at("### Question 5")) is None
    assert await page.completion(page.at("word")) == []
    assert await page.actions(page.model.range(0, len(page.text))) == []
    assert not await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("5"))
    assert switched(editor) == set()
    editor.configure({})
    await page.settled()
    assert await lenses(page) == 31
    assert await page.hover(page.at("### Question 5")) is not None


async def test_a_feature_that_one_of_two_documents_has_on_stays_registered(start: Start, tmp_path: Path) -> None:
    editor = await start(VSCODE, options={"codeLens": {"enabled": False}}, settings={"codeLens": {"enabled": True}})
    page = await editor.open(written(tmp_path))
    await editor.client.until(lambda: switched(editor))
    other = await editor.open(written(tmp_path, name="other.md"))
    await other.settled()
    page.close()
    await other.settled()
    assert switched(editor) == {types.TEXT_DOCUMENT_CODE_LENS}
    assert await lenses(other) == 31


async def test_diagnostics_that_are_switched_off_are_not_pushed(start: Start, tmp_path: Path) -> None:
    editor = await start(EMACS, options={"diagnostics": {"enabled": False}})
    page = await editor.open(written(tmp_path))
    await page.settled()
    assert [list(published.diagnostics) for published in page.published] in ([], [[]])


# -- clients that do not answer


@pytest.mark.parametrize("answer", [None, {}, ValueError("no settings here")], ids=repr)
async def test_a_client_without_settings_gets_the_defaults(editor: Editor, folder: Path, answer: object) -> None:
    editor.client.settings = answer
    page = await editor.open(written(folder))
    assert await page.codes() == ["too-short"]


def silent(client: Client) -> None:
    client.may_answer.clear()


@each_profile
async def test_a_client_that_does_not_answer_gets_the_defaults_after_a_second(start: Start, tmp_path: Path, profile: Profile) -> None:
    editor = await start(profile, prepare=silent)
    page = await editor.open(written(tmp_path))
    assert await page.codes() == ["too-short"]
    assert editor.client.answered == 0
    page.replace("> Answer:\n\nword\n", "> Answer:\n\nword word\n")
    assert await page.codes() == ["too-short"]

    editor.client.settings = {"severity": {"too-short": "off"}}
    editor.client.may_answer.set()
    await page.told(lambda found: found == [])


async def test_nothing_is_said_of_a_document_before_its_settings_are_known(start: Start, tmp_path: Path) -> None:
    editor = await start(NEOVIM, settings={"exclude": ["*"]}, prepare=silent)
    page = await editor.open(written(tmp_path))
    page.type("x", 0)
    elsewhere = types.HoverParams(types.TextDocumentIdentifier("file:///none.md"), types.Position(0, 0))
    assert await editor.client.text_document_hover_async(elsewhere) is None  # it is answered behind all that was sent
    assert page.published == []
    editor.client.may_answer.set()
    await page.settled()
    assert page.published == []
    assert editor.client.statuses == []


async def test_a_request_for_a_document_waits_until_its_settings_are_known(start: Start, tmp_path: Path) -> None:
    editor = await start(NEOVIM, settings={"hover": {"enabled": False}}, prepare=silent)
    page = await editor.open(written(tmp_path))
    asked = asyncio.ensure_future(page.hover(page.at("### Question 5")))
    elsewhere = types.HoverParams(types.TextDocumentIdentifier("file:///none.md"), types.Position(0, 0))
    assert await editor.client.text_document_hover_async(elsewhere) is None  # which is sent later
    assert not asked.done()
    editor.client.may_answer.set()
    assert await asked is None


async def test_a_document_that_is_closed_before_its_settings_are_known_leaves_no_request_without_an_answer(
    start: Start, tmp_path: Path
) -> None:
    editor = await start(VSCODE, prepare=silent)
    page = await editor.open(written(tmp_path))
    asked = editor.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(page.identifier))
    page.close()
    answer = await asked
    assert isinstance(answer, types.RelatedFullDocumentDiagnosticReport)
    assert codes(answer.items) == []


async def test_a_document_that_is_opened_again_before_its_settings_are_known_leaves_no_request_without_an_answer(
    start: Start, tmp_path: Path
) -> None:
    editor = await start(NEOVIM, prepare=silent)
    page = await editor.open(written(tmp_path))
    asked = asyncio.ensure_future(page.hover(page.at("### Question 5")))
    elsewhere = types.HoverParams(types.TextDocumentIdentifier("file:///none.md"), types.Position(0, 0))
    assert await editor.client.text_document_hover_async(elsewhere) is None  # which is sent later
    again = await editor.open(written(tmp_path))
    editor.client.may_answer.set()
    assert await asked is not None
    assert await again.hover(again.at("### Question 5")) is not None


async def test_a_client_has_a_second_to_answer() -> None:
    assert ANSWER_SECONDS == 1.0
