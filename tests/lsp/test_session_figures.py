"""Figures as symbols, in each editor: to the file, to the mentions, and to another name.

What is a mention and what may be a name is specified in `tests/features/test_figure_mentions.py`, `test_figure_name.py` and `test_rename.py`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pygls.exceptions import JsonRpcException

from report_ls.lsp.handlers.rename import rename_file
from report_ls.lsp.server.protocol import RequestFailedError
from tests.lsp.conftest import Start
from tests.lsp.files import draw, png
from tests.support.editor import Editor
from tests.support.page import Page
from tests.support.profiles import EMACS, VSCODE
from tests.support.reports import figure_names, report
from tests.support.systems import with_cases

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = "word " * 220
REQUEST_FAILED = -32803
CAN_NOT_RENAME = "This editor renames no files for a language server. Rename the figure on disk, then correct its paths here."
COMPOSED, DECOMPOSED = "m\u00e5l", "ma\u030al"


async def opened(editor: Editor, folder: Path, figure: str, *answers: str, name: str = "README.md") -> Page:
    """A report with these texts in question 14 and those after 19, after emoji; all its figures are on disk."""
    numbers = (14, 20, 25)
    text = report(answers={number: f"🙂 é {answer}\n\n{WORDS}" for number, answer in zip(numbers, answers, strict=False)})
    draw(folder, *figure_names(report()), figure)
    return await editor.open(text, folder / name)


def figures(folder: Path) -> set[str]:
    made = {Path(name).name for name in figure_names(report())}
    return {path.relative_to(folder / "figures").as_posix() for path in (folder / "figures").rglob("*") if path.is_file()} - made


def of_images(codes: list[str]) -> Counter[str]:
    return Counter(code for code in codes if code.startswith("image-"))


async def refused(page: Page, at: int, name: str) -> str:
    """The reason."""
    assert page.path is not None
    before = page.text, figures(page.path.parent)
    with pytest.raises(JsonRpcException) as error:
        await page.rename(at, name)
    assert error.value.code == REQUEST_FAILED
    assert (page.text, figures(page.path.parent)) == before
    return error.value.message


# -- definition, references, highlight


async def test_a_path_leads_to_its_file(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, "figures/a b.png", "![x](<figures/a b.png> 'T')")
    assert await page.definition(page.at("a b.png")) == ("figures/a b.png", (folder / "figures/a b.png").as_uri())
    assert await page.definition(page.at("word")) is None


async def test_a_client_without_links_is_given_the_place_alone(start: Start, tmp_path: Path) -> None:
    def without_links(capabilities: object) -> None:
        capabilities.text_document.definition.link_support = False  # type: ignore[attr-defined]

    editor = await start(EMACS, change=without_links)
    page = await opened(editor, tmp_path, "figures/a.png", "![x](figures/a.png)")
    assert await page.definition(page.at("figures/a.png")) == (None, (tmp_path / "figures/a.png").as_uri())


async def test_the_mentions_of_a_figure_are_listed_and_marked_in_all_answers(editor: Editor, folder: Path) -> None:
    page = await opened(
        editor, folder, "figures/a b.png", "![x](<figures/a b.png>)", '🙂<img src="figures/a%20b.png">', "[x](figures/a%20b.png)"
    )
    expected = ["figures/a b.png", "figures/a%20b.png", "figures/a%20b.png"]
    found = await page.references(page.at("figures/a b.png"))
    assert [page.text[start:end] for start, end in found] == expected
    assert await page.highlights(page.at("figures/a%20b.png")) == found
    assert await page.highlights(page.at("word")) == []


async def test_a_study_number_is_marked_where_it_is_told_again(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, "figures/a.png", "![](figures/a.png)")
    first, second = page.at("s900001"), page.text.rindex("s900001")
    assert await page.highlights(second) == [(first, first + 7), (second, second + 7)]


async def test_a_document_that_is_no_report_has_no_symbols(editor: Editor, folder: Path) -> None:
    draw(folder, "figures/a.png")
    page = await editor.open("# Notes\n\n![](figures/a.png)\n", folder / "notes.md")
    at = page.at("figures/a.png")
    assert (await page.definition(at), await page.references(at), await page.highlights(at)) == (None, [], [])
    assert editor.profile is EMACS or await page.prepare_rename(at) is None
    await page.rename(at, "figures/b.png")
    assert figures(folder) == {"a.png"}


# -- rename

COUNTED = {"image-as-link", "image-as-html", "image-in-code"}
"""What a picture is for the count, which its name can't change."""

RENAMES = [
    # the file, its mentions (in three answers), its new name, the mentions then
    ("a", ["![x](figures/a.png)", "[x](figures/a.png)", "<img src='figures/a.png'>"], "b", "figures/b.png"),
    ("a", ["![x](figures/a.png 'A title')", "![x](<figures/a.png>)"], "a new one", "figures/a%20new%20one.png"),
    ("a b", ["![x](<figures/a b.png>)", "![x](figures/a%20b.png)", '<img src="figures/a b.png">'], "a", "figures/a.png"),
    ("a b", ['![x](<figures/a b.png> "T")'], "c  d (1)", "figures/c%20%20d%20%281%29.png"),
    ("100%", ["![x](figures/100%25.png)", "<img src='figures/100%.png'>"], "50% of 100%", "figures/50%25%20of%20100%25.png"),
    ("a%20b", ["![x](figures/a%2520b.png)"], "a%20c", "figures/a%2520c.png"),
    ("a", ["![x](figures/a.png)"], COMPOSED, f"figures/{COMPOSED}.png"),
    (COMPOSED, [f"![x](figures/{COMPOSED}.png)", "![x](figures/m%C3%A5l.png)"], "a", "figures/a.png"),
    (DECOMPOSED, [f"![x](figures/{COMPOSED}.png)", f"![x](figures/{DECOMPOSED}.png)"], "a", "figures/a.png"),
    (DECOMPOSED, [f"![x](figures/{DECOMPOSED}.png)"], DECOMPOSED, f"figures/{COMPOSED}.png"),
    ("a", ["![x](figures/a.png)", "![x](figures/A.png)"], "A", "figures/A.png"),
    ("Loss", ["![x](figures/loss.png)"], "LOSS", "figures/LOSS.png"),
    ("n[1]", ["![x](figures/n%5B1%5D.png)"], "n(2)", "figures/n%282%29.png"),
    ("a", ["![x](figures/a.png)"], "runs/one/🙂", "figures/runs/one/🙂.png"),
    ("runs/a", ["![x](figures/runs/a.png)"], "a", "figures/a.png"),
    ("a", ["[![x](figures/a.png)](figures/a.png)", "![x][y]\n\n[y]: figures/a.png"], "b", "figures/b.png"),
]


@pytest.mark.parametrize(("old", "mentions", "new", "path"), RENAMES, ids=[f"{old} to {new}" for old, _, new, _ in RENAMES])
async def test_a_figure_is_renamed_with_all_its_mentions(
    editor: Editor, folder: Path, old: str, mentions: list[str], new: str, path: str
) -> None:
    page = await opened(editor, folder, f"figures/{old}.png", *mentions)
    at = page.at("figures/", "é ")
    if editor.profile is EMACS:
        assert await refused(page, at, f"figures/{new}.png") == CAN_NOT_RENAME
        return
    before = of_images(await page.codes())
    marked = await page.prepare_rename(at)
    assert marked is not None
    assert marked[1] == f"figures/{old}.png"
    await page.rename(at, f"figures/{new}.png")

    assert figures(folder) == {f"{new}.png".replace(DECOMPOSED, COMPOSED)}
    assert page.text.count(path) == sum(mention.count("figures/") for mention in mentions)
    page.close()
    page = await editor.open(page.text, folder / "README.md")  # which looks at the folder at once in every editor
    after = of_images(await page.codes())
    assert after <= before
    assert after.keys() <= COUNTED
    assert await page.definition(page.at(path)) == (path, (folder / f"figures/{new}.png".replace(DECOMPOSED, COMPOSED)).as_uri())


async def test_a_figure_is_renamed_in_every_open_report_beside_it(editor: Editor, folder: Path) -> None:
    if editor.profile is EMACS:
        pytest.skip("it renames no files")
    page = await opened(editor, folder, "figures/a.png", "![x](figures/a.png)")
    draft = await opened(editor, folder, "figures/a.png", "![x](figures/a.png)", name="draft.md")
    other = await opened(editor, folder / "other", "figures/a.png", "![x](figures/a.png)")
    await page.rename(page.at("figures/a.png"), "figures/b.png")
    assert [found.text.count("figures/b.png") for found in (page, draft, other)] == [1, 1, 0]
    assert (figures(folder), figures(folder / "other")) == ({"b.png"}, {"a.png"})
    for found in (page, draft, other):
        await found.until(lambda codes: not codes)


async def test_a_name_that_is_taken_is_refused_though_the_file_was_saved_a_moment_ago(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, "figures/a.png", "![x](figures/a.png)")
    (folder / "figures/b.png").write_bytes(png())
    reason = await refused(page, page.at("figures/a.png"), "figures/b.png")
    assert reason == (CAN_NOT_RENAME if editor.profile is EMACS else "There is figures/b.png already.")


@pytest.mark.parametrize("name", ["", "../a.png", "figures/a.jpg", "figures/a?.png", "images/a.png", "figures/B.png"])
async def test_a_bad_name_is_refused_and_nothing_changes(editor: Editor, folder: Path, name: str) -> None:
    page = await opened(editor, folder, "figures/a.png", "![x](figures/a.png)")
    draw(folder, "figures/b.png")
    assert await refused(page, page.at("figures/a.png"), name)


@with_cases
async def test_one_file_under_two_names_may_be_renamed_over_itself(tmp_path: Path) -> None:
    """As `a.png` and `A.png` on Windows and macOS, where editors otherwise say that the file is there; a hard link is the same to the server."""
    draw(tmp_path, "a.png", "b.png")
    (tmp_path / "A.png").hardlink_to(tmp_path / "a.png")
    over = rename_file(tmp_path / "a.png", tmp_path / "A.png").options
    assert over is not None
    assert over.overwrite
    assert rename_file(tmp_path / "a.png", tmp_path / "c.png").options is None
    with pytest.raises(RequestFailedError):
        rename_file(tmp_path / "a.png", tmp_path / "b.png")


async def test_a_figure_that_is_not_there_is_refused(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, "figures/a.png", "![x](figures/b.png)")
    at = page.at("figures/b.png")
    reason = "There is no figures/b.png beside this report. Correct the path first."
    assert await refused(page, at, "figures/c.png") == reason
    if editor.profile is not EMACS:
        with pytest.raises(JsonRpcException) as error:
            await page.prepare_rename(at)
        assert (error.value.code, error.value.message) == (REQUEST_FAILED, reason)


async def test_an_editor_that_asks_first_hears_nothing_of_what_is_no_figure(editor: Editor, folder: Path) -> None:
    page = await opened(editor, folder, "figures/a.png", "![x](figures/a.png)")
    assert (editor.capabilities.rename_provider is True) == (editor.profile is EMACS)
    if editor.profile is not EMACS:
        assert await page.prepare_rename(page.at("### Question 5")) is None
    text = page.text
    await page.rename(page.at("### Question 5"), "figures/b.png")
    assert page.text == text


async def test_what_is_switched_off_is_not_answered(start: Start, tmp_path: Path) -> None:
    editor = await start(VSCODE, options={"rename": {"enabled": False}})
    page = await opened(editor, tmp_path, "figures/a.png", "![x](figures/a.png)")
    with pytest.raises(JsonRpcException):
        await page.rename(page.at("figures/a.png"), "figures/b.png")
