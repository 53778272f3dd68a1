"""No edit loses a character, and what is known after it is what a fresh look at the text finds, in all three encodings of positions."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lsprotocol import types

from report_ls.lsp.positions import Encoding
from report_ls.lsp.session.document import Document
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.settings import Settings
from report_ls.text.spans import split_lines
from tests.lsp.wire import INITIALIZE, Wire, wired
from tests.reliability.amount import amount, seeded
from tests.reliability.keys import TEXT, as_json, keys
from tests.support.text_model import TextModel

URI, FRESH = "untitled:README.md", "untitled:fresh.md"


def _of(report: OpenReport) -> tuple[object, ...] | None:
    """What is known of a report, as values."""
    analysis = report.analysis
    if analysis is None:
        return None
    statuses = [(status.number, status.state, status.counted, status.is_official) for status in analysis.statuses]
    questions = [(question.number, question.start, repr(question.body)) for question in analysis.report.questions]
    return report.findings, analysis.official, analysis.limits, statuses, questions, analysis.report.checklist


def opened(text: str, encoding: Encoding) -> OpenReport:
    return OpenReport(URI, None, Document.of(text, 1, encoding), Settings())


@pytest.mark.parametrize("encoding", Encoding)
def test_a_document_is_the_editors_text_after_every_edit(encoding: Encoding) -> None:
    random, model = seeded(f"texts in {encoding}"), TextModel(TEXT, encoding.value)
    document = Document.of(TEXT, 1, encoding)
    for version, change in enumerate(keys(random, model, amount(2_000, 340_000)), 2):
        document, _ = document.changed([change], version)
        assert document.text == model.text
    assert document.lines == split_lines(model.text)


@pytest.mark.parametrize("encoding", Encoding)
def test_what_is_known_after_an_edit_is_what_a_fresh_analysis_finds(encoding: Encoding) -> None:
    random, model = seeded(f"analyses in {encoding}"), TextModel(TEXT, encoding.value)
    kept = opened(TEXT, encoding)
    for version, change in enumerate(keys(random, model, amount(250, 20_000)), 2):
        kept.change([change], version)
        fresh = opened(model.text, encoding)
        assert kept.document.text == model.text
        assert _of(kept) == _of(fresh)


async def _known(wire: Wire, uri: str) -> str:
    """What the server says of a document: findings, state, symbols with their ranges, and what it folds."""
    document = {"textDocument": {"uri": uri}}
    answers = [(await wire.request(method, document))["result"] for method in _ASKED]
    findings = [found for found in answers[0]["items"] if not found["code"].startswith("page-")]  # those come after a pause
    return json.dumps([findings, *answers[1:]]).replace(uri, "")


_ASKED = (
    "textDocument/diagnostic",
    "report-ls/report",
    "textDocument/documentSymbol",
    "textDocument/codeLens",
    "textDocument/foldingRange",
)


def _sent(version: int, changes: list[types.TextDocumentContentChangeEvent]) -> dict[str, Any]:
    return {"textDocument": {"uri": URI, "version": version}, "contentChanges": as_json(changes)}


@pytest.mark.parametrize("encoding", Encoding)
async def test_the_server_knows_of_an_edited_text_what_it_knows_of_a_fresh_one(encoding: Encoding) -> None:
    random, model = seeded(f"sessions in {encoding}"), TextModel(TEXT, encoding.value)
    asked = {
        "general": {"positionEncodings": [encoding.value]},
        "textDocument": {"diagnostic": {}, "documentSymbol": {"hierarchicalDocumentSymbolSupport": True}},
        "workspace": {"diagnostics": {"refreshSupport": True}},
    }
    async with wired() as wire:
        answer = await wire.request("initialize", {**INITIALIZE, "capabilities": asked})
        assert answer["result"]["capabilities"]["positionEncoding"] == encoding.value
        wire.notify("initialized", {})
        wire.notify("textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "markdown", "version": 1, "text": TEXT}})
        waiting: list[types.TextDocumentContentChangeEvent] = []
        for version, change in enumerate(keys(random, model, amount(600, 120_000)), 2):
            waiting.append(change)
            if random.random() < 0.5:
                wire.notify("textDocument/didChange", _sent(version, waiting))
                waiting = []
            if not waiting and random.random() < 0.1:
                known = await _known(wire, URI)
                item = {"uri": FRESH, "languageId": "markdown", "version": version, "text": model.text}
                wire.notify("textDocument/didOpen", {"textDocument": item})
                fresh = await _known(wire, FRESH)
                wire.notify("textDocument/didClose", {"textDocument": {"uri": FRESH}})
                assert known == fresh
            wire.read.clear()
