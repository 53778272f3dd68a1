"""The preview in a browser, `report-ls.preview`: over real HTTP, and in a real browser."""

from __future__ import annotations

import asyncio
import functools
import http.client
import json
import re
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from report_ls.page.render import hand_in
from tests.lsp.conftest import Start
from tests.lsp.files import draw, png
from tests.support.client import SOON, Client, as_json
from tests.support.editor import Editor
from tests.support.page import Page
from tests.support.profiles import EMACS, NEOVIM, VSCODE, Profile
from tests.support.reports import figure_names, report
from tests.support.systems import with_links

pytestmark = pytest.mark.asyncio(loop_scope="session")

COMMAND = "report-ls.preview"
TEXT = report(answers={3: "Hello 🙂 ![a](figures/a%20b.png)"})


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    content: bytes


async def ask(url: str, method: str = "GET", path: str | None = None, host: str | None = None) -> Answer:
    """Ask the server of `url`, for another path of it and under another name if they are given."""
    parts = urlsplit(url)

    def send() -> Answer:
        connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=SOON)
        connection.putrequest(method, path if path is not None else f"{parts.path}?{parts.query}", skip_host=True)
        if host != "":
            connection.putheader("Host", host or parts.netloc)
        connection.endheaders()
        response = connection.getresponse()
        found = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return found

    return await asyncio.to_thread(send)


async def run(editor: Editor, *arguments: Any) -> str:
    params = types.ExecuteCommandParams(COMMAND, list(arguments))
    return str(await editor.client.workspace_execute_command_async(params))


async def shown(url: str, after: str = "", view: str = "hand-in") -> dict[str, Any]:
    return dict(json.loads((await ask(f"{url}page?view={view}&after={after}")).content))


@pytest_asyncio.fixture(loop_scope="session")
async def page(start: Start, tmp_path: Path) -> Page:
    draw(tmp_path / "reports", "figures/a b.png", *figure_names(TEXT))
    editor: Editor = await start(NEOVIM)
    return await editor.open(TEXT, tmp_path / "reports/README.md")


@pytest_asyncio.fixture(loop_scope="session")
async def url(page: Page) -> str:
    return await run(page.editor, page.uri)


async def test_the_client_is_asked_to_open_the_page_and_it_is_the_same_one_each_time(page: Page, url: str) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{43}/", url)
    assert await run(page.editor) == url  # the only report that is open
    await page.client.until(lambda: len(page.client.shown_documents) == 2)
    assert [(document.uri, document.external) for document in page.client.shown_documents] == [(url, True)] * 2


async def test_a_client_that_opens_nothing_is_told_the_address(start: Start, tmp_path: Path) -> None:
    editor = await start(EMACS)
    page = await editor.open(TEXT, tmp_path / "README.md")
    url = await run(editor, page.uri)
    assert [message.message for message in editor.client.messages] == [f"The preview is at {url}"]


def refuses(client: Client, params: types.ShowDocumentParams) -> types.ShowDocumentResult:
    return types.ShowDocumentResult(success=False)


def fails(client: Client, params: types.ShowDocumentParams) -> types.ShowDocumentResult:
    raise RuntimeError("there is no browser")


def answers_nonsense(client: Client, params: types.ShowDocumentParams) -> None:
    return None


@pytest.mark.parametrize("answer", [refuses, fails, answers_nonsense])
async def test_a_client_without_a_browser_is_told_the_address_once_each_time(start: Start, tmp_path: Path, answer: object) -> None:
    """As on a machine that is reached by SSH."""

    def prepare(client: Client) -> None:
        client.protocol.fm.features[types.WINDOW_SHOW_DOCUMENT] = functools.partial(answer, client)  # type: ignore[arg-type]
        client.report_server_error = lambda *_: None  # type: ignore[method-assign]

    editor = await start(NEOVIM, prepare=prepare)
    page = await editor.open(TEXT, tmp_path / "README.md")
    for count in (1, 2):
        url = await run(editor, page.uri)
        await page.client.until(lambda count=count: len(page.client.messages) == count)
    await page.settled()
    assert [message.message for message in page.client.messages] == [f"The preview is at {url}"] * 2


@pytest.mark.parametrize("profile", [NEOVIM, EMACS])
async def test_the_address_is_always_in_the_log(start: Start, tmp_path: Path, profile: Profile) -> None:
    editor = await start(profile)
    page = await editor.open(TEXT, tmp_path / "README.md")
    url = await run(editor, page.uri)
    await page.client.until(lambda: page.client.log_messages)
    assert [message.message for message in page.client.log_messages] == [f"The preview is at {url}"]


async def test_it_is_announced_but_to_vscode_which_has_its_own(start: Start) -> None:
    for profile, commands in ((NEOVIM, [COMMAND]), (VSCODE, [])):
        provider = (await start(profile)).capabilities.execute_command_provider
        assert provider is not None
        assert [*provider.commands] == commands


async def test_what_is_no_report_has_none(page: Page, tmp_path: Path) -> None:
    notes = await page.editor.open("# Notes\n", tmp_path / "notes.md")
    for uri in (notes.uri, "file:///nowhere.md", 1):
        with pytest.raises(JsonRpcException, match="this is none"):
            await run(page.editor, uri)


async def test_page_and_pictures_are_served_with_strict_headers(url: str) -> None:
    html = (await shown(url))["html"]
    assert "Hello 🙂" in html
    [picture] = re.findall(r'<img src="(figures/a%20b\.png\?\w+)"', html)
    media = {
        "": "text/html",
        "icon.svg": "image/svg+xml",
        "preview.css": "text/css",
        "preview.js": "text/javascript",
        "page?view=github": "application/json",
        picture: "image/png",
    }
    for path, expected in media.items():
        answer = await ask(url + path)
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith(expected)
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; img-src 'self';")
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
    assert (await ask(url + picture)).content == png()
    head = (await ask(url)).content.decode().partition("<body>")[0]
    assert set(re.findall(r'href="(.*?)"', head)) == {"icon.svg", "preview.css"}


async def test_a_name_that_looks_percent_encoded_is_decoded_once(start: Start, tmp_path: Path) -> None:
    draw(tmp_path, "figures/a b%20c.png", *figure_names(TEXT))
    page = await (await start(NEOVIM)).open(report(answers={3: "![a](figures/a%20b%2520c.png)"}), tmp_path / "README.md")
    url = await run(page.editor, page.uri)
    [picture] = re.findall(r'<img src="(figures/a[^"]*)"', (await shown(url))["html"])
    assert (await ask(url + picture)).content == png()


NO_TOKENS = ("/", "*", "//", "/page?view=hand-in", "/x/", "/%TOKEN%", "/%TOKEN%x/", "/%CASE%/", "/figures/a%20b.png", "/x/figures/a%20b.png", "/../%TOKEN%/")  # fmt: skip
HOSTS = ("evil.example", "evil.example:%PORT%", "localhost:%PORT%", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:%PORT%.evil.example", "")
METHODS = ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "HEAD", "TRACE")


async def test_without_token_host_and_get_there_is_nothing(url: str) -> None:
    token, port = urlsplit(url).path.strip("/"), str(urlsplit(url).port)
    for path in NO_TOKENS:
        answer = await ask(url, path=path.replace("%TOKEN%", token).replace("%CASE%", token.swapcase()))
        assert answer.status in {403, 404}, path
        assert answer.content in {b"Forbidden", b"Not Found"}
    for host in HOSTS:
        answer = await ask(url, host=host.replace("%PORT%", port))
        assert (answer.status, answer.content) == (403, b"Forbidden"), host
    for method in METHODS:
        assert (await ask(url, method)).status == 501, method
    with socket.create_connection(("127.0.0.1", int(port)), timeout=SOON) as connection:
        connection.sendall(f"GET /{token}/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\n\r\n".encode())
        assert (await asyncio.to_thread(connection.recv, 100)).startswith(b"HTTP/1.1 403 ")
    assert (await ask(url)).status == 200


OUTSIDE = (
    "README.md",
    "secret.png",
    "../secret.png",
    "figures/../secret.png",
    "figures/../../secret.png",
    "figures/%2e%2e/secret.png",
    "figures/%2E%2E%2Fsecret.png",
    "figures/..%5Csecret.png",
    "figures\\..\\secret.png",
    "figures/%252e%252e/secret.png",
    "figures//a%20b.png",
    "./figures/a%20b.png",
    "figures/",
    "figures/link.png",
    "figures/linked/a.png",
    "figures/text.png",
    "figures/notes.txt",
    "figures/a%20b.png%00",
    "/etc/passwd",
    "%2Fetc%2Fpasswd",
    "%SECRET%",
    "page.html",
    "assets/preview.js",
    "go",
    "go?line=-1",
    "go?line=1&character=x",
    "go?line=9999999999",
)


@with_links
async def test_nothing_but_pictures_of_the_figures_folder_is_read(page: Page, url: str) -> None:
    assert page.path is not None
    folder = page.path.parent
    for place in (folder, folder.parent):
        (place / "secret.png").write_bytes(png())
    (folder.parent / "outside").mkdir()
    (folder.parent / "outside/a.png").write_bytes(png())
    (folder / "figures/link.png").symlink_to(folder.parent / "secret.png")
    (folder / "figures/linked").symlink_to(folder.parent / "outside")
    for name in ("text.png", "notes.txt"):
        (folder / "figures" / name).write_bytes(b"secret")
    (folder / "figures/new.png").write_bytes(png())
    async with asyncio.timeout(SOON):  # until the server has looked at the folder
        while (await ask(f"{url}figures/new.png")).status != 200:
            await asyncio.sleep(0.1)
    for path in OUTSIDE:
        answer = await ask(url, path=urlsplit(url).path + path.replace("%SECRET%", str(folder / "secret.png")))
        assert (answer.status, answer.content) == (404, b"Not Found"), path


@with_links
async def test_a_file_that_became_a_link_out_of_the_folder_is_not_followed(page: Page, url: str) -> None:
    assert page.path is not None
    picture = page.path.parent / "figures/a b.png"
    assert (await ask(f"{url}figures/a%20b.png")).status == 200
    (page.path.parent.parent / "secret.png").write_bytes(png())
    picture.unlink()
    picture.symlink_to(page.path.parent.parent / "secret.png")
    assert (await ask(f"{url}figures/a%20b.png")).status == 404


async def test_a_change_is_told_when_it_comes(page: Page, url: str) -> None:
    told = await shown(url)
    waiting = asyncio.create_task(shown(url, told["state"]))
    page.replace("Hello", "Goodbye")
    told = await waiting
    while "Goodbye 🙂" not in told["html"]:  # after the opening the page is judged, which may be news, too
        told = await shown(url, told["state"])
    assert "Goodbye 🙂" in (await shown(url, view="github"))["html"]


async def until_nobody_answers(url: str) -> None:
    """Wait until nobody answers any more."""
    async with asyncio.timeout(SOON):
        while True:
            try:
                await ask(url)
            except (OSError, http.client.HTTPException):
                return
            await asyncio.sleep(0.05)


async def test_it_ends_with_its_report(page: Page, url: str) -> None:
    waiting = asyncio.create_task(shown(url, (await shown(url))["state"]))
    parts = urlsplit(url)
    kept = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=SOON)
    await asyncio.to_thread(kept.request, "GET", parts.path)
    first = await asyncio.to_thread(kept.getresponse)
    assert (first.status, bool(first.read())) == (200, True)
    page.close()
    await until_nobody_answers(url)
    await asyncio.wait([waiting], timeout=SOON)
    assert waiting.done()
    await asyncio.to_thread(kept.request, "GET", parts.path)
    assert (await asyncio.to_thread(kept.getresponse)).status == 403
    kept.close()


async def test_it_ends_with_the_server_that_does_not_wait_for_browsers(page: Page, url: str) -> None:
    waiting = asyncio.create_task(shown(url, (await shown(url))["state"]))
    assert await page.editor.stop() == 0
    await until_nobody_answers(url)
    await asyncio.gather(waiting, return_exceptions=True)


async def test_the_page_to_print_has_its_pictures_and_runs_nothing(page: Page) -> None:
    answer = as_json(await page.client.protocol.send_request_async("report-ls/print", {"textDocument": {"uri": page.uri}}))
    found = await ask(answer["address"])
    html = found.content.decode()
    assert found.status == 200
    assert html.startswith("<!DOCTYPE html>")
    assert "Hello 🙂" in html
    assert "<script" not in html
    assert 'class="mark' not in html
    [picture] = re.findall(r'src="(figures/a%20b\.png[^"]*)"', html)
    assert (await ask(answer["address"].removesuffix("print") + picture)).headers["Content-Type"] == "image/png"


async def test_the_file_to_hand_in_is_what_the_course_writes_of_the_text_as_it_is_now(page: Page) -> None:
    page.replace("Hello", "Good day")
    answer = as_json(await page.client.protocol.send_request_async("report-ls/html", {"textDocument": {"uri": page.uri}}))
    assert answer == {"uri": page.uri, "html": hand_in(page.text)}


@pytest.mark.parametrize("method", ["report-ls/html", "report-ls/print"])
async def test_no_page_is_made_of_what_is_no_report(page: Page, method: str) -> None:
    with pytest.raises(JsonRpcException, match="Open a report first"):
        await page.client.protocol.send_request_async(method, {"textDocument": {"uri": "file:///not/open.md"}})
