"""Input that no well-behaved client sends, and files that nobody expects. The server says nothing to the person, and goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from lsprotocol import types

from tests.lsp.conftest import Start
from tests.lsp.files import draw, png, script
from tests.lsp.wire import INITIALIZE, Wire, wired
from tests.support.editor import Editor
from tests.support.profiles import EMACS, NEOVIM, VSCODE
from tests.support.reports import figure_names, report
from tests.support.systems import with_byte_names, with_links

pytestmark = pytest.mark.asyncio(loop_scope="session")

SHORT = report(answers={5: "word"})
URI = "file:///nowhere/README.md"
PLACE = {"line": 0, "character": 0}
OPENED = {"textDocument": {"uri": URI, "languageId": "markdown", "version": 1, "text": SHORT}}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def wire() -> AsyncIterator[Wire]:
    """One server for all nonsense; it must serve to the end."""
    async with wired() as wire:
        await wire.initialize()
        yield wire
        assert (await wire.request("shutdown"))["result"] is None
        wire.notify("exit")
        assert (await wire.ended())[0] == 0


async def assert_serving(wire: Wire) -> None:
    """It judges a report, and has shown no message."""
    wire.notify("textDocument/didOpen", OPENED)
    answer = await wire.request("report-ls/report", {"textDocument": {"uri": URI}})
    assert answer["result"]["passed"] == 30
    assert [message for message in wire.read if message.get("method", "").startswith("window/")] == []
    wire.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
    wire.read.clear()


# -- messages

NOTIFICATIONS: list[tuple[str, Any]] = [
    ("textDocument/didOpen", None),
    ("textDocument/didOpen", {}),
    ("textDocument/didOpen", {"textDocument": {"uri": 7}}),
    ("textDocument/didOpen", {"textDocument": "README.md"}),
    ("textDocument/didOpen", {"textDocument": {"uri": "no uri", "languageId": "markdown", "version": 1, "text": SHORT}}),
    ("textDocument/didOpen", {"textDocument": {"uri": "file:///%00", "languageId": "markdown", "version": 1, "text": SHORT}}),
    ("textDocument/didOpen", {"textDocument": {"uri": "http://[", "languageId": "markdown", "version": 1, "text": SHORT}}),
    ("textDocument/didChange", {"textDocument": {"uri": URI}, "contentChanges": []}),
    ("textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"range": None, "text": 1}]}),
    ("textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": "not open"}]}),
    (
        "textDocument/didChange",
        {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"range": {"start": {"line": -1, "character": 0}}}]},
    ),
    ("textDocument/didSave", {"textDocument": {"uri": URI}}),
    ("textDocument/didClose", {"textDocument": {"uri": URI}}),
    ("textDocument/didClose", {}),
    ("workspace/didChangeConfiguration", {}),
    ("workspace/didChangeConfiguration", {"settings": 7}),
    ("workspace/didChangeConfiguration", {"settings": {"reportLs": {"severity": {"too-short": {}}}}}),
    ("workspace/didChangeWatchedFiles", {"changes": [{"uri": "http://[", "type": 1}, {"uri": "untitled:x", "type": 3}]}),
    ("workspace/didChangeWatchedFiles", {"changes": [{"uri": URI, "type": 9}]}),
    ("$/cancelRequest", {"id": "nobody"}),
    ("$/setTrace", {"value": "verbose"}),
    ("$/unknown", {}),
    ("no/such/notification", [1, 2]),
    ("report-ls/report", {"textDocument": {"uri": URI}}),
]


@pytest.mark.parametrize(("method", "params"), NOTIFICATIONS)
async def test_a_notification_that_makes_no_sense_changes_nothing(wire: Wire, method: str, params: object) -> None:
    wire.notify(method, params)
    await assert_serving(wire)


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"jsonrpc": "2.0"}',
        b'{"jsonrpc": "1.0", "method": "initialized", "params": {}}',
        b'{"method": "initialized", "params": {}}',
        b'{"jsonrpc": "2.0", "id": 99, "result": null}',
        b'{"jsonrpc": "2.0", "id": null, "error": {"code": 1, "message": "what"}}',
        b'[{"jsonrpc": "2.0", "method": "initialized", "params": {}}]',
    ],
)
async def test_a_message_that_is_none_changes_nothing(wire: Wire, body: bytes) -> None:
    wire.send(body)
    await assert_serving(wire)


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("no/such/request", {}, -32601),
        ("textDocument/moniker", {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}, -32601),
        ("workspace/executeCommand", {"command": "rm"}, -32602),
        ("textDocument/hover", {}, -32602),
        ("textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": "one", "character": 0}}, -32602),
        ("textDocument/completion", None, -32602),
    ],
)
async def test_a_request_that_makes_no_sense_is_answered_with_an_error(wire: Wire, method: str, params: object, code: int) -> None:
    assert (await wire.request(method, params))["error"]["code"] == code
    await assert_serving(wire)


async def test_a_request_for_a_document_that_is_not_open_has_an_empty_answer(editor: Editor, folder: Path) -> None:
    page = await editor.open(SHORT, folder / "README.md")
    page.close()
    assert await page.hover(0) is None
    assert await page.completion(0) == []
    assert await page.actions(page.model.range(0, 100)) == []
    assert (await page.definition(0), await page.references(0), await page.highlights(0)) == (None, [], [])
    await page.rename(0, "figures/a.png")
    assert await page.report() is None
    if editor.profile.pulls:
        assert await page.diagnostics() == []


@pytest.mark.parametrize(
    "method",
    [
        "codeAction",
        "codeLens",
        "completion",
        "documentHighlight",
        "documentLink",
        "documentSymbol",
        "foldingRange",
        "inlayHint",
        "references",
        "selectionRange",
    ],
)
async def test_an_empty_answer_is_an_empty_list_and_not_null(method: str) -> None:
    """Not every client takes null for an empty list."""
    actions = {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}
    params = {
        "textDocument": {"uri": URI},
        "position": PLACE,
        "range": {"start": PLACE, "end": PLACE},
        "positions": [PLACE],
        "context": {"diagnostics": [], "includeDeclaration": True, "triggerKind": 1},
    }
    async with wired() as wire:
        await wire.request("initialize", INITIALIZE | {"capabilities": {"textDocument": {"codeAction": actions}}})
        wire.notify("initialized", {})
        assert (await wire.request(f"textDocument/{method}", params))["result"] == []
        wire.notify("textDocument/didOpen", {"textDocument": OPENED["textDocument"] | {"text": "# Notes"}})
        assert (await wire.request(f"textDocument/{method}", params))["result"] == []


async def test_positions_far_outside_of_the_text_are_its_ends(editor: Editor, folder: Path) -> None:
    page = await editor.open(SHORT, folder / "README.md")
    far = types.Position(2**31 - 1, 2**31 - 1)
    assert await editor.client.text_document_hover_async(types.HoverParams(page.identifier, far)) is None
    offered = await editor.client.text_document_completion_async(types.CompletionParams(page.identifier, far))
    assert isinstance(offered, types.CompletionList)
    assert page.placed(offered) == await page.completion(len(page.text))
    everything = types.Range(types.Position(0, 0), far)
    assert await page.actions(everything) == []
    page.client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, page.uri), [types.TextDocumentContentChangePartial(everything, report())]
        )
    )
    page.model.text, page.version = report(), 2
    assert "too-short" not in await page.codes()


# -- features that fail

FAULTS = """
import sys
from report_ls.lsp.handlers import {module}
def fault(*arguments): raise RuntimeError("a fault of ours")
{module}.{name} = fault
from report_ls.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("module", "name", "method"),
    [
        ("hover", "find_hover", "textDocument/hover"),
        ("completion", "complete", "textDocument/completion"),
        ("code_action", "quick_fixes", "textDocument/codeAction"),
        ("report", "sections", "report-ls/report"),
    ],
)
async def test_a_feature_that_fails_is_logged_and_the_others_answer(
    start: Start, tmp_path: Path, module: str, name: str, method: str
) -> None:
    editor: Editor = await start(NEOVIM, command=[sys.executable, "-c", FAULTS.format(module=module, name=name)])
    page = await editor.open(SHORT.replace("🙂", ""), tmp_path / "README.md")
    place = page.at("word", "### Question 5")
    answers = {
        "textDocument/hover": await page.hover(page.at("### Question 5")),
        "textDocument/completion": await page.completion(place),
        "textDocument/codeAction": await page.actions(page.model.range(0, 0)),
        "report-ls/report": await page.report(),
    }
    assert not answers[method]
    assert answers["textDocument/hover"] or method == "textDocument/hover"
    assert answers["report-ls/report"] or method == "report-ls/report"
    assert "too-short" in await page.codes()
    await editor.client.until(lambda: "a fault of ours" in editor.client.stderr)
    assert f"{method} failed" in editor.client.stderr
    assert not editor.client.messages


RULE = """
import sys
from report_ls.analysis import analysis
from report_ls.model.check import QuestionCheck
def broken(subject): raise RuntimeError("a fault of ours")
analysis.QUESTION_CHECKS = (QuestionCheck(broken, (), 0), *analysis.QUESTION_CHECKS)
from report_ls.__main__ import main
sys.exit(main())
"""


async def test_a_rule_that_fails_is_logged_and_the_others_judge(start: Start, tmp_path: Path) -> None:
    editor: Editor = await start(VSCODE, command=[sys.executable, "-c", RULE])
    page = await editor.open(SHORT, tmp_path / "README.md")
    assert "too-short" in await page.codes()
    await editor.client.until(lambda: "the rule broken failed" in editor.client.stderr)
    assert not editor.client.messages


# -- texts and files


async def test_an_empty_file_becomes_a_report_and_empty_again(editor: Editor, folder: Path) -> None:
    page = await editor.open("", folder / "README.md")
    assert await page.hover(0) is None
    page.change((0, 0, SHORT))
    assert "too-short" in await page.codes()
    page.change((0, len(page.text), ""))
    assert await page.diagnostics() == []


async def test_a_line_of_five_megabytes_can_be_opened_and_typed_into(start: Start, tmp_path: Path) -> None:
    editor: Editor = await start(EMACS)
    page = await editor.open(report(answers={5: "🙂 " + f"{'w' * 49} " * 100_000}), tmp_path / "README.md")
    assert "too-long" in await page.codes()
    page.type("x ", page.at("🙂"))
    assert "**100002 of 100-200 words, 99802 over**" in page.said(await page.hover(page.at("### Question 5")))


@pytest.mark.parametrize(
    "content",
    ["", "\0\0\0", "x = (" * 5000, "raise SystemExit(1)", "import os; os._exit(7)", "while True: pass", "answers = " + "[" * 3000],
)
async def test_a_report_py_of_nonsense_is_not_run_and_said_to_be_unusable(editor: Editor, folder: Path, content: str) -> None:
    (folder / "report.py").write_text(content)
    page = await editor.open(SHORT, folder / "README.md")
    assert "too-short" in await page.codes()
    answer = await page.report()
    assert answer is not None
    assert answer["limits"] == "edition"
    assert answer["note"].startswith("The report.py beside this report was not used: it ")


async def test_a_report_py_that_is_a_folder_or_no_text_is_none(editor: Editor, folder: Path) -> None:
    (folder / "report.py").mkdir()
    page = await editor.open(SHORT, folder / "README.md")
    assert "too-short" in await page.codes()
    (folder / "other").mkdir()
    (folder / "other/report.py").write_bytes(b"\xff\xfe" + script({5: (1, 50)}))
    other = await editor.open(SHORT, folder / "other/README.md")
    assert "too-short" in await other.codes()


@with_links
async def test_a_figures_folder_that_is_a_file_or_leads_elsewhere_is_not_looked_into(editor: Editor, folder: Path) -> None:
    text = report(answers={14: "![a](figures/secret.png) " + "word " * 220})
    (folder / "one").mkdir()
    (folder / "one/figures").write_bytes(png())
    draw(folder, "elsewhere/figures/secret.png")
    (folder / "two").mkdir()
    (folder / "two/figures").symlink_to(folder / "elsewhere/figures")
    for name in ("one", "two"):
        page = await editor.open(text, folder / name / "README.md")
        assert "image-not-found" not in await page.codes()
        assert await page.completion(page.at("secret.png")) == []
        assert await page.hover(page.at("secret.png")) is None
        answer = await page.report()
        assert answer is not None
        assert answer["figures"] == []


@with_links
async def test_a_figure_that_leads_elsewhere_is_not_opened(editor: Editor, folder: Path) -> None:
    draw(folder, "secret.png", "report/figures/a.png")
    (folder / "report/figures/link.png").symlink_to(folder / "secret.png")
    page = await editor.open(report(answers={14: "![a](figures/link.png) " + "word " * 220}), folder / "report/README.md")
    assert "figures/link.png" in await page.marked("image-not-found")
    assert await page.hover(page.at("link.png")) is None


@pytest.mark.parametrize("target", ["figures", "figures/loop"])
@with_links
async def test_a_link_that_leads_to_itself_is_not_followed(editor: Editor, folder: Path, target: str) -> None:
    link = folder / target
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(link)
    page = await editor.open(SHORT, folder / "README.md")
    assert "too-short" in await page.codes()


@with_byte_names
async def test_names_that_are_no_text_are_given_like_others(editor: Editor, folder: Path) -> None:
    text = report(answers={14: "![a](figures/)" + "word " * 220})
    draw(folder, *figure_names(text))
    with open(os.fsencode(folder) + b"/figures/caf\xe9.png", "wb") as file:  # noqa: PTH123  # as from an archive of an older system
        file.write(png())
    page = await editor.open(text, folder / "README.md")
    items = await page.completion(page.at("figures/)") + 8)
    assert any(item.label.endswith("caf\udce9.png") for item in items)
    for item in items:
        assert (await editor.client.completion_item_resolve_async(item)).label == item.label
