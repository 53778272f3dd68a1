"""The hand-in page and the preview in a real browser: Chromium, which Playwright drives."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from lsprotocol import types

from report_ls.disk.folders import DiskFolder
from report_ls.lsp.handlers import PREVIEW
from report_ls.model.figures import Figures
from report_ls.page.full_page import full_page
from tests.editors.axe import faults
from tests.editors.editor import find_program
from tests.lsp.files import draw
from tests.support.client import SOON
from tests.support.editor import running
from tests.support.hostile import HOSTILE
from tests.support.page import Page
from tests.support.profiles import NEOVIM
from tests.support.reports import report

pytestmark = pytest.mark.asyncio(loop_scope="session")

Tab = Any
"""A page of Playwright, which is installed with the editors alone."""
TEXT = report(answers={3: "Hello 🙂 ![a](figures/a%20b.png)", 4: "We did:\n- one\n- two", 5: "Gone: ![b](figures/none.png)"})


@pytest_asyncio.fixture(loop_scope="session")
async def tab() -> AsyncIterator[Tab]:
    """`asked` are the addresses that it asked for, and `said` what it wrote into its console."""
    program = find_program("chromium")
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        tab = await browser.new_page()
        tab.set_default_timeout(SOON * 1000)
        tab.asked, tab.said = [], []
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.on("console", lambda message: tab.said.append(message.text))
        yield tab
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def written(tab: Tab, tmp_path: Path) -> AsyncIterator[Page]:
    """A report that is open in an editor, with its preview in the tab."""
    draw(tmp_path / "reports", "figures/a b.png")
    async with running(NEOVIM, tmp_path) as editor:
        page: Page = await editor.open(TEXT, tmp_path / "reports/README.md")
        await tab.goto(await editor.client.workspace_execute_command_async(types.ExecuteCommandParams(PREVIEW, [page.uri])))
        yield page


async def drawn(tab: Tab) -> list[bool]:
    """Of each picture whether it is loaded and has a size."""
    return list(await tab.locator("main img").evaluate_all("found => found.map(one => one.complete && one.naturalWidth > 0)"))


async def expect_nothing_ran(tab: Tab, title: str, own: str) -> None:
    """Nothing of the hostile report: it would change the title, or ask for something that is not the page's `own`."""
    await tab.wait_for_timeout(300)
    assert await tab.title() == title
    assert [address for address in tab.asked if not address.startswith((own, "data:"))] == []


async def test_the_preview_shows_text_and_pictures_and_follows_what_is_typed(written: Page, tab: Tab) -> None:
    assert await tab.title() == "Preview README.md"
    await tab.locator('main p:has-text("Hello 🙂")').wait_for()
    await tab.wait_for_function("[...document.querySelectorAll('main img')].some(one => one.naturalWidth > 0)")
    for word in ("Goodbye", "Again"):
        written.replace("Hello" if word == "Goodbye" else "Goodbye", word)
        await tab.locator(f'main p:has-text("{word} 🙂")').wait_for()


async def test_a_switch_shows_what_github_shows_and_says_so_without_colour(written: Page, tab: Tab) -> None:
    fault = tab.locator('main .mark[data-code="page-list"]').first
    await fault.wait_for()
    assert await tab.locator('main li:has-text("two")').count() == 0
    await tab.locator('[data-view="github"]').click()
    await tab.locator('main li:has-text("two")').wait_for()
    assert await fault.count() == 0
    assert await tab.locator('[aria-pressed="true"]').inner_text() == "As GitHub shows it"
    await tab.locator('[data-view="hand-in"]').click()
    await fault.wait_for()


ALL_KINDS = """Words with a [link](https://skaftenicki.github.io/dtu_mlops/), **strong** and `code`.

- one
    1. two

| model | score |
|---|---|
| small | 0.91 |

    one = "%s"

> A quote. ![a](figures/a%%20b.png) ![](figures/none.png)

```
uv run train
```
""" % ("a long line of code " * 20)
"""Something of all that a page can hold."""


@pytest.mark.parametrize("forced", ["none", "active"], ids=["usual", "high contrast"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_in_the_preview(written: Page, tab: Tab, scheme: str, forced: str) -> None:
    written.replace("Hello", f"Kinds\n\n{ALL_KINDS}\n\nHello")
    await tab.emulate_media(color_scheme=scheme, forced_colors=forced)
    # Only GitHub makes a table of it
    for view, shown in (("hand-in", 'p:has-text("| 0.91 |")'), ("github", 'td:has-text("0.91")')):
        await tab.locator(f'[data-view="{view}"]').click()
        await tab.locator(f"main {shown}").wait_for()
        assert await faults(tab) == []


async def test_a_click_on_a_mark_leads_the_editor_to_its_place_and_two_on_a_block_to_its_line(written: Page, tab: Tab) -> None:
    await tab.locator('main .mark[data-code="image-not-found"]:has-text("none.png")').click()
    await written.client.until(lambda: len(written.client.shown_documents) == 2)
    shown = written.client.shown_documents[1]
    assert (shown.uri, shown.take_focus, shown.external) == (written.uri, True, None)
    assert written.model.offset(shown.selection.start) == written.at("figures/none.png")
    await tab.locator('main p:has-text("Hello")').dblclick()
    await written.client.until(lambda: len(written.client.shown_documents) == 3)
    assert written.client.shown_documents[2].selection.start == written.model.position(written.at("Hello"))


async def test_the_preview_says_that_its_report_is_closed(written: Page, tab: Tab) -> None:
    written.close()
    await tab.locator("#state", has_text="The report is closed.").wait_for()


async def test_the_preview_runs_and_loads_nothing_of_a_hostile_report(written: Page, tab: Tab) -> None:
    written.replace("Hello", "\n\n".join(["Beware", *HOSTILE]))
    for view in ("hand-in", "github"):
        await tab.locator(f'[data-view="{view}"]').click()
        await tab.locator('main p:has-text("Beware")').wait_for()
        await expect_nothing_ran(tab, "Preview README.md", tab.url)


async def test_the_full_page_runs_and_loads_nothing_and_keeps_its_style_and_pictures(tab: Tab, tmp_path: Path) -> None:
    draw(tmp_path, "figures/a.png")
    text = f"{'x' * 43}\n\n![a](figures/a.png)\n\n" + "\n\n".join(HOSTILE)
    page = tmp_path / "page.html"
    page.write_text(full_page(text, 31, Figures(DiskFolder(tmp_path))), "utf-8")
    await tab.goto(page.as_uri())
    await expect_nothing_ran(tab, "Hand-in", page.as_uri())
    assert [said for said in tab.said if "Refused to apply" in said] == []
    assert await tab.locator("main").evaluate("main => getComputedStyle(main).maxWidth") != "none"
    assert (await drawn(tab))[0]


async def test_the_full_page_prints_each_section_on_a_new_sheet(tab: Tab, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(full_page(report(), 31, Figures(DiskFolder(tmp_path))), "utf-8")
    await tab.goto(page.as_uri())
    sheets = (await tab.pdf(prefer_css_page_size=True)).count(b"/Type /Page\n")
    assert sheets >= await tab.locator("h2.section").count() > 5
