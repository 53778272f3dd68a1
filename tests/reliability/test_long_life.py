"""A server that serves all day stays as small as it was, and holds no more files open."""

from __future__ import annotations

import asyncio
import gc
import os
import weakref
from pathlib import Path

import pytest

from report_ls.lsp.positions import Encoding
from report_ls.lsp.session.document import Document
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.settings import Settings
from tests.lsp.files import draw
from tests.lsp.wire import INITIALIZE, Wire, wired
from tests.reliability.amount import amount, seeded
from tests.reliability.keys import TEXT, as_json, keys
from tests.support.text_model import TextModel

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="this system does not tell what a process holds")

GROWTH = 1.05
"""How much larger than after the warm-up it may be (the issue's limit)."""
_AT = {"line": 30, "character": 0}


def _memory(wire: Wire) -> int:
    """Bytes in memory that are the process's own."""
    status = Path(f"/proc/{wire.process.pid}/status").read_text()
    return sum(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("RssAnon"))


def _handles(wire: Wire) -> int:
    return len(os.listdir(f"/proc/{wire.process.pid}/fd"))  # noqa: PTH208  # the number alone is wanted


async def _lived(wire: Wire, model: TextModel, uri: str, count: int, version: int) -> None:
    """Type, ask for what an editor asks for, save, and open and close another document."""
    random = seeded("a long life")
    document = {"uri": uri}
    for number, change in enumerate(keys(random, model, count)):
        wire.notify(
            "textDocument/didChange", {"textDocument": {**document, "version": version + number}, "contentChanges": as_json([change])}
        )
        if number % 20 == 0:
            for method in ("textDocument/hover", "textDocument/completion"):
                await wire.request(method, {"textDocument": document, "position": _AT})
            await wire.request(
                "textDocument/codeAction", {"textDocument": document, "range": {"start": _AT, "end": _AT}, "context": {"diagnostics": []}}
            )
        if number % 100 == 0:
            wire.notify("textDocument/didSave", {"textDocument": document})
            other = {"uri": f"{uri}.{number}.md", "languageId": "markdown", "version": 1, "text": TEXT}
            wire.notify("textDocument/didOpen", {"textDocument": other})
            await wire.request("report-ls/report", {"textDocument": {"uri": other["uri"]}})
            wire.notify("textDocument/didClose", {"textDocument": {"uri": other["uri"]}})
        wire.read.clear()
    await wire.request("report-ls/report", {"textDocument": document})


async def test_memory_and_open_files_are_flat(tmp_path: Path) -> None:
    draw(tmp_path, "figures/curves.png", "figures/a.png")
    uri, model = (tmp_path / "README.md").as_uri(), TextModel(TEXT, "utf-16")
    async with wired() as wire:
        await wire.request("initialize", INITIALIZE)
        wire.notify("initialized", {})
        wire.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": TEXT}})
        warm = amount(1_500, 10_000)
        await _lived(wire, model, uri, warm, 2)
        memory, handles = _memory(wire), _handles(wire)
        await _lived(wire, model, uri, amount(1_500, 50_000), warm + 2)
        print(f"{memory / 1e6:.1f} MB after the warm-up, {_memory(wire) / 1e6:.1f} MB at the end")
        assert _memory(wire) <= GROWTH * memory
        assert _handles(wire) <= handles


async def test_a_report_that_is_closed_leaves_memory_without_a_search_for_circles(tmp_path: Path) -> None:
    draw(tmp_path, "figures/curves.png")
    path = tmp_path / "README.md"
    gc.disable()
    try:
        report = OpenReport(path.as_uri(), path, Document.of(TEXT, 1, Encoding.UTF16), Settings())
        report.look_again()
        assert await report.settle()
        report.close()
        left = weakref.ref(report)
        del report
        await asyncio.sleep(0)  # the loop lets go of the task that read the folder
        assert left() is None
    finally:
        gc.enable()
