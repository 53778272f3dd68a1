"""`report-ls/page`, as PROTOCOL.md has it: what an editor's own preview shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.lsp.files import draw
from tests.lsp.typescript import declared, problems
from tests.support.client import as_json, eventually
from tests.support.editor import Editor
from tests.support.page import Page
from tests.support.reports import figure_names, report

pytestmark = pytest.mark.asyncio(loop_scope="session")

PAGE = declared("## `report-ls/page`")
HAND_IN, GITHUB = "hand-in", "github"


async def shown(page: Page, view: str = HAND_IN) -> dict[str, Any]:
    """The answer for a page, held against its type."""
    answer = as_json(await page.client.protocol.send_request_async("report-ls/page", {"textDocument": {"uri": page.uri}, "view": view}))
    assert problems(answer, "Page", PAGE) == []
    assert (answer["uri"], answer["version"], answer["view"]) == (page.uri, page.version, view)
    return dict(answer)


def marked(html: str) -> list[tuple[int, int, str, str]]:
    """Line, character, code and text of each mark."""
    pattern = r'<button type="button" class="mark \w+" data-line="(\d+)" data-character="(\d+)" data-code="([\w-]+)">([^<]*)</button>'
    return [(int(line), int(character), code, said) for line, character, code, said in re.findall(pattern, html)]


async def test_both_views_show_the_text_as_it_is_now(editor: Editor, folder: Path) -> None:
    text = report(answers={3: "```\na = 1\nb = 2\n```"})
    draw(folder, *figure_names(text))
    page = await editor.open(text, folder / "README.md")
    assert "<code>a = 1\nb = 2</code></p>" in (await shown(page))["html"]
    assert re.search(r"<pre data-line=\"\d+\"><code>a = 1\nb = 2\n</code></pre>", (await shown(page, GITHUB))["html"])
    page.replace("a = 1", "🙂 < 1")
    assert "🙂 &lt; 1" in (await shown(page))["html"]


async def test_a_finding_is_marked_at_its_block_with_its_position(editor: Editor, folder: Path) -> None:
    text = report(answers={3: "🙂 x ![a](figures/none.png)"})
    draw(folder, *figure_names(report()))
    page = await editor.open(text, folder / "README.md")
    for view in (HAND_IN, GITHUB):
        answer = await shown(page, view)
        [(line, character, _, said)] = [mark for mark in marked(answer["html"]) if mark[2] == "image-not-found"]
        position = page.model.position(page.at("figures/none.png"))
        assert (line, character) == (position.line, position.character)
        assert said.startswith("Warning: There is no figures/none.png ")
        assert f'<p data-line="{line}" data-marked><button' in answer["html"]
        assert answer["marks"] == len(marked(answer["html"]))


async def test_faults_of_the_hand_in_are_not_marked_on_githubs_page(editor: Editor, folder: Path) -> None:
    text = report(answers={3: "We did:\n- one\n- two"})
    draw(folder, *figure_names(text))
    page = await editor.open(text, folder / "README.md")
    await eventually(lambda: shown(page), lambda answer: [mark[2] for mark in marked(answer["html"])] == ["page-list"])
    assert marked((await shown(page, GITHUB))["html"]) == []


async def test_a_picture_has_an_address_relative_to_the_report_that_changes_with_the_file(editor: Editor, folder: Path) -> None:
    text = report(answers={3: "![a](figures/a%20b.png) ![x](../x.png)"})
    draw(folder, "figures/a b.png", *figure_names(text))
    page = await editor.open(text, folder / "README.md")

    async def addresses() -> list[str]:
        return re.findall(r'<img src="(figures/a%20b\.png\?\w+)" alt="a">', (await shown(page))["html"])

    [before] = await addresses()
    assert "No picture here: ../x.png" in (await shown(page))["html"]
    editor.write(folder / "figures/a b.png", b"\x89PNG\r\n\x1a\n changed")
    await eventually(addresses, lambda found: len(found) == 1 and found != [before])


async def test_what_is_hostile_is_text_in_both_views(editor: Editor, folder: Path) -> None:
    text = report(
        answers={3: "<script>1</script> [x](javascript:1) <p onclick=1>y <button class=mark data-line=1>z</button> <iframe src=//e.x>"}
    )
    draw(folder, *figure_names(text))
    page = await editor.open(text, folder / "README.md")
    for view in (HAND_IN, GITHUB):
        html = (await shown(page, view))["html"]
        assert not re.search(r"<script|<iframe|<[^<>]*(?:javascript|onclick)|<button class", html)


@pytest.mark.parametrize(("cut", "is_told"), [(43, False), (54, True)])
async def test_a_report_py_that_makes_another_page_is_told_of_at_the_top(editor: Editor, folder: Path, cut: int, is_told: bool) -> None:
    lines = (
        "import markdown",
        "def html():",
        "    text = open('README.md').read()",
        f"    open('report.html', 'w').write(markdown.markdown(text[{cut}:]))",
    )
    (folder / "report.py").write_text("\n".join(lines))
    page = await editor.open(report(), folder / "README.md")
    note = "<em>The report.py beside this report makes another page: it leaves out 54 characters at the beginning, and not 43.</em>"
    assert (await shown(page))["html"].startswith(f'<p class="page-note">{note}</p>') is is_told
    assert "page-note" not in (await shown(page, GITHUB))["html"]


async def test_nested_beyond_reason_is_said(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={3: "\n".join(" " * 4 * level + "- x" for level in range(400))}), folder / "README.md")
    assert "nested too deeply" in (await shown(page))["html"]


async def test_a_document_that_is_no_report_has_no_page(editor: Editor, folder: Path) -> None:
    page = await editor.open("# Notes\n", folder / "README.md")
    assert await page.client.protocol.send_request_async("report-ls/page", {"textDocument": {"uri": page.uri}, "view": HAND_IN}) is None
