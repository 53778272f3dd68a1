"""Completion, as each editor asks for it and takes it. What is offered is specified in `tests/features/test_completion.py`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lsprotocol import types

from tests.lsp.conftest import Start
from tests.lsp.files import draw, png
from tests.support.client import eventually
from tests.support.editor import Editor
from tests.support.page import Page
from tests.support.profiles import EMACS, PROFILES, VSCODE, Profile
from tests.support.reports import figure_names, report
from tests.support.samples import SAMPLES

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = "word " * 220
FIGURES = ("figures/loss curves (1).png", "figures/new.png", "figures/bucket.png", "figures/runs/one.png", "figures/notes.txt")
LISTED = ["loss curves (1).png", "new.png"]


async def opened(editor: Editor, folder: Path, line: str, number: int = 14, more: Mapping[str, bytes] | None = None) -> tuple[Page, int]:
    """A report with a line in it, and the place of the cursor there, which is a `|`. `more` are figures with their content."""
    text = report(answers={number: f"🙂 {line}\n\n{WORDS if number == 14 else ''}"})
    draw(folder, *figure_names(report()), *FIGURES)
    for name, content in {"figures/bucket.png": SAMPLES["figures/bucket.png"], **(more or {})}.items():
        (folder / name).write_bytes(content)
    page = await editor.open(text.replace("|", ""), folder / "README.md")
    while not await _knows_sample(page):  # a busy machine may read the disk later than an answer waits for it
        await asyncio.sleep(0.02)
    return page, text.index("|")


async def _knows_sample(page: Page) -> bool:
    return any(figure["sample"] for figure in (await page.report() or {"figures": []})["figures"])


def labels(items: list[types.CompletionItem]) -> list[str]:
    """What is listed, without the folder in front of a file, which only Emacs is given."""
    return [re.sub(r".*/(?=.)", "", item.label) for item in items]


@pytest.mark.parametrize(
    "line",
    ["![](|)", "![x](|", "[x](|)", "![x](fig|", "![x](figures/|)", "![x](./|)", "![x](figures/old|.png)", '<img src="|', "![x](<|>)"],
)
async def test_a_path_that_is_taken_is_accepted(editor: Editor, folder: Path, line: str) -> None:
    page, place = await opened(editor, folder, line)
    items = await page.completion(place)
    assert labels(items)[:2] == LISTED
    assert labels(items)[-2:] == ["bucket.png", "runs/"]
    assert "notes.txt" not in labels(items)
    place = page.accept(items[0])
    assert page.text[:place].endswith("figures/loss%20curves%20%281%29.png")
    if "src" not in line and not line.startswith("["):
        page.change((place, place, "" if line.endswith(")") else ">)" if "<" in line else ")"))
        assert await page.codes() == []
        assert "figures/loss curves (1).png" not in ((await page.report()) or {})["unusedFigures"]


async def test_the_label_of_a_figure_is_what_emacs_holds_against_the_typed_text(editor: Editor, folder: Path) -> None:
    page, place = await opened(editor, folder, "![x](figures/old|)")
    for item in await page.completion(place):
        assert item.filter_text is not None
        assert item.filter_text.startswith("figures/")
        assert (item.label == item.filter_text) == (editor.profile is EMACS)


async def test_an_image_is_written_key_by_key(editor: Editor, folder: Path) -> None:
    """As in an editor that closes brackets by itself, and asks again at every character."""
    page, place = await opened(editor, folder, "|")
    all_images = 9

    async def offered_after(typed: str, closed: str = "") -> list[str]:
        nonlocal place
        place = page.type(typed, place)
        page.type(closed, place)
        return labels(await page.completion(place))

    assert len(await offered_after("!")) == all_images
    assert len(await offered_after("[", "]")) == all_images
    for typed in "A🙂 b":
        assert await offered_after(typed) == []
    place += 1
    for typed in "(figures":
        assert (await offered_after(typed, ")" if typed == "(" else ""))[:2] == LISTED
    assert (await offered_after("/"))[:2] == LISTED
    for typed in "run":
        assert "runs/" in await offered_after(typed)
    await offered_after("s")
    assert await offered_after("/") == ["one.png"]
    page.accept((await page.completion(place))[0])
    assert "![A🙂 b](figures/runs/one.png)" in page.text
    assert await page.codes() == []


async def test_a_folder_is_taken_and_its_files_are_offered_next(editor: Editor, folder: Path) -> None:
    page, place = await opened(editor, folder, "![x](|)")
    runs = next(item for item in await page.completion(place) if item.label.endswith("runs/"))
    assert runs.kind == types.CompletionItemKind.Folder
    assert (runs.command is not None) == (editor.profile is VSCODE)
    place = page.accept(runs)
    assert labels(await page.completion(place)) == ["one.png"]


@pytest.mark.parametrize(
    ("line", "after"),
    [("!|", "🙂 ![new](figures/new.png)\n"), ("![|]", "🙂 ![new](figures/new.png)\n"), ("![|", "🙂 ![new](figures/new.png)\n")],
)
async def test_a_whole_image_is_taken_over_the_bracket_that_the_editor_closed(editor: Editor, folder: Path, line: str, after: str) -> None:
    page, place = await opened(editor, folder, line)
    item = next(item for item in await page.completion(place) if item.label == "![new.png]")
    is_snippet = item.insert_text_format == types.InsertTextFormat.Snippet
    assert is_snippet == editor.profile.has_snippets
    assert item.text_edit is not None
    assert item.text_edit.new_text == ("![${1:new}](figures/new.png)" if is_snippet else "![new](figures/new.png)")
    page.accept(item)
    assert after in page.text
    assert await page.codes() == []


@pytest.mark.parametrize("name", ["a$b}", "1}", "$0", "${1:x}"])
async def test_a_snippet_is_the_image_itself_whatever_its_name(editor: Editor, folder: Path, name: str) -> None:
    page, place = await opened(editor, folder, "!|", more={f"figures/{name}.png": png()})
    page.accept(next(item for item in await page.completion(place) if item.label == f"![{name}.png]"))
    assert f"🙂 ![{name}](figures/{name}.png)\n" in page.text


async def test_study_numbers_of_question_2_are_offered_in_the_last_one(editor: Editor, folder: Path) -> None:
    page, place = await opened(editor, folder, "s|", 31)
    items = await page.completion(place)
    assert labels(items) == ["s900001", "s900002"]
    page.accept(items[1])
    assert "🙂 s900002\n" in page.text


async def test_the_box_of_an_item_is_completed_over_the_bracket_that_the_editor_closed(editor: Editor, folder: Path) -> None:
    page = await editor.open(report().replace("* [ ] Write", "* Write"), folder / "README.md")
    place = page.type("[", page.at("Write a req"))
    page.type("] ", place)
    items = await page.completion(place)
    assert labels(items) == ["[x]", "[ ]"]
    page.accept(items[0])
    assert page.text == report().replace("* [ ] Write", "* [x] Write")


CONTRIBUTIONS = {
    True: "- s900001: $1\n- s900002: $2",
    False: "- s900001: \n- s900002: ",
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
async def test_a_snippet_is_taken_and_is_plain_text_where_there_are_none(editor: Editor, folder: Path, end: str) -> None:
    words = "s900001 and s900002 " + "word " * 60
    text = report(answers={31: f"{words}🙂\n|"}).replace("\n", end)
    draw(folder, *figure_names(text))
    page = await editor.open(text.replace("|", ""), folder / "README.md")
    place = text.index("|")
    place = page.type("co", place)
    items = await page.completion(place)
    assert labels(items) == ["code block", "contributions"]
    has_snippets = editor.profile.has_snippets
    for item in items:
        assert item.kind == types.CompletionItemKind.Snippet
        assert item.text_edit is not None
        expected = {"code block": "    ${1:code}" if has_snippets else "    code", "contributions": CONTRIBUTIONS[has_snippets]}[item.label]
        assert item.text_edit.new_text == f"\n{expected}".replace("\n", "\n" if has_snippets else end)
    page.accept(items[1])
    assert page.text == text.replace("|", "\n- s900001: \n- s900002: ".replace("\n", end))
    assert await page.codes() == []


async def test_snippets_are_offered_on_an_empty_line_and_can_be_switched_off(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: f"{'word ' * 120}\n\n🙂"}), folder / "README.md")
    place = page.at("\n🙂")
    assert labels(await page.completion(place)) == ["code block"]
    editor.configure({"snippets": {"enabled": False}})
    await page.settled()
    assert await page.completion(place) == []


async def test_an_item_tells_its_size_and_shows_its_picture_when_it_is_looked_at(editor: Editor, folder: Path) -> None:
    figure = "figures/a large one.png"
    page, place = await opened(editor, folder, "![](|)", more={figure: png(1280, 720)})
    item = (await page.completion(place))[0]
    assert item.documentation is None
    resolved = await editor.client.completion_item_resolve_async(item)
    if editor.profile is EMACS:
        assert resolved.documentation == "1280 × 720 pixels, 973 B"
    else:
        assert isinstance(resolved.documentation, types.MarkupContent)
        assert resolved.documentation.kind == types.MarkupKind.Markdown
        # VS Code alone reads a width from the address
        width = "|width=320" if editor.profile is VSCODE else ""
        assert resolved.documentation.value == f"![{figure}]({(folder / figure).as_uri()}{width})\n\n1280 × 720 pixels, 973 B"
    assert (resolved.label, resolved.text_edit) == (item.label, item.text_edit)


async def test_an_item_of_a_figure_or_a_report_that_is_gone_is_given_back_as_it_is(editor: Editor, folder: Path) -> None:
    page, place = await opened(editor, folder, "![](|)")
    first, second, *_ = await page.completion(place)
    editor.delete(folder / "figures/new.png")
    await eventually(lambda: page.completion(place), lambda items: "new.png" not in labels(items))
    assert await editor.client.completion_item_resolve_async(second) == second
    page.close()
    assert await editor.client.completion_item_resolve_async(first) == first


async def test_a_figure_that_was_just_saved_is_offered(editor: Editor, folder: Path) -> None:
    page, place = await opened(editor, folder, "![](|)")
    editor.write(folder / "figures/a new one.png", png())
    await eventually(lambda: page.completion(place), lambda items: "a new one.png" in labels(items))


async def test_nothing_is_offered_where_nothing_can_be_put_in(editor: Editor, folder: Path) -> None:
    page, place = await opened(editor, folder, "words|")
    assert await page.completion(place) == []
    untitled = await editor.open(page.text.replace("words", "![]("), uri="untitled:Untitled-3")
    assert await untitled.completion(untitled.at("![](") + 4) == []


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.recorded)
@pytest.mark.parametrize("knows", [True, False])
async def test_the_size_of_a_figure_stands_beside_its_label_where_the_editor_shows_it_there(
    start: Start, tmp_path: Path, profile: Profile, knows: bool
) -> None:
    def change(capabilities: types.ClientCapabilities) -> None:
        assert capabilities.text_document is not None
        assert capabilities.text_document.completion is not None
        assert capabilities.text_document.completion.completion_item is not None
        capabilities.text_document.completion.completion_item.label_details_support = knows

    page, place = await opened(await start(profile, change=change), tmp_path, "🙂 ![x](|)")
    items = await page.completion(place)
    assert len(items) > 0
    for item in items:
        assert item.label_details == (types.CompletionItemLabelDetails(description=item.detail) if knows and item.detail else None)
