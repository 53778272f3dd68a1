"""The links from codes to their explanations, and `report-ls/explain`, as PROTOCOL.md has them."""

from __future__ import annotations

import pytest
from lsprotocol import types

from report_ls.features.explanation import markdown
from report_ls.rules import RULES
from tests.lsp.conftest import Start
from tests.lsp.typescript import declared, problems
from tests.support.client import as_json
from tests.support.editor import Editor
from tests.support.profiles import EMACS, NEOVIM, VSCODE, Profile
from tests.support.reports import report

pytestmark = pytest.mark.asyncio(loop_scope="session")

EXPLANATION = declared("## `report-ls/explain`")
OPTIONS = {"explanations": "command:explain?{code}"}


@pytest.mark.parametrize("code", RULES)
async def test_every_code_is_explained(editor: Editor, code: str) -> None:
    answer = as_json(await editor.client.protocol.send_request_async("report-ls/explain", {"code": code}))
    assert problems(answer, "Explanation", EXPLANATION) == []
    assert answer == {"code": code, "markdown": markdown(RULES[code])}


def follows_links(capabilities: types.ClientCapabilities) -> None:
    assert capabilities.text_document
    assert capabilities.text_document.publish_diagnostics
    capabilities.text_document.publish_diagnostics.code_description_support = True


@pytest.mark.parametrize("profile", [VSCODE, NEOVIM], ids=["pulled", "pushed"])
async def test_each_code_is_a_link_to_its_own_explanation(start: Start, profile: Profile) -> None:
    editor = await start(profile, options=OPTIONS, change=follows_links)
    page = await editor.open(report(answers={5: "short", 7: ""}))
    links = {found.code: found.code_description and found.code_description.href for found in await page.diagnostics()}
    assert links == {code: f"command:explain?{code}" for code in ("too-short", "unanswered")}


async def test_a_client_that_shows_no_links_gets_none(start: Start) -> None:
    editor = await start(EMACS, options=OPTIONS)
    page = await editor.open(report(answers={5: "short"}))
    assert [found.code_description for found in await page.diagnostics()] == [None]
