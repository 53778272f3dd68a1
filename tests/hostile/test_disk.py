"""What a stranger, or a disk that hangs, puts in the way of whoever reads what lies beside a report."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import time
from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from pygls.exceptions import JsonRpcException

from report_ls.analysis.analysis import analyse
from report_ls.disk.files import NotRegularError, open_regular, open_within, read_checker
from report_ls.disk.folders import DiskFolder
from report_ls.lsp.session import surroundings
from report_ls.model.figures import Figures
from report_ls.template.editions import edition
from tests.lsp.conftest import Start, start
from tests.lsp.files import draw, png, script
from tests.support.editor import Editor
from tests.support.page import Page
from tests.support.profiles import EMACS, NEOVIM, VSCODE, Profile
from tests.support.reports import figure_names, report
from tests.support.systems import with_byte_names, with_links, with_pipes

__all__ = ["start"]
WORDS = "word " * 220
in_session = pytest.mark.asyncio(loop_scope="session")


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the names of sockets are short
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(here)


def as_folder(path: Path) -> None:
    path.mkdir()


def as_link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


STRANGE = [
    pytest.param(as_pipe, id="a pipe"),
    pytest.param(as_socket, id="a socket"),
    pytest.param(as_folder, id="a folder"),
    pytest.param(as_link_to("/dev/zero"), id="a device that never ends"),
    pytest.param(as_link_to("/dev/stdin"), id="a terminal"),
    pytest.param(as_link_to("/proc/self/mem"), id="the memory of the process"),
    pytest.param(as_link_to("../secret.png"), id="a file outside of the folder"),
    pytest.param(as_link_to("nothing"), id="a link to nothing"),
    pytest.param(as_link_to("figure.png"), id="a link to itself"),
]


@with_pipes
@with_links
@pytest.mark.parametrize("put", STRANGE)
def test_what_is_no_file_of_the_folder_is_never_opened_also_where_it_was_one_a_moment_ago(
    tmp_path: Path, put: Callable[[Path], None]
) -> None:
    """The listing knows a file, in whose place something else is put before it is read."""
    (tmp_path / "secret.png").write_bytes(png())
    draw(tmp_path, "reports/figures/figure.png")
    path, folder = tmp_path / "reports/figures/figure.png", tmp_path / "reports"
    figures = Figures(DiskFolder(folder))
    assert figures.find("figures/figure.png")
    path.unlink()
    put(path)
    with pytest.raises(OSError):  # noqa: PT011  # the system has a word of its own for each
        open_within(path, folder)
    assert (figures.format("figures/figure.png"), figures.size("figures/figure.png"), figures.content("figures/figure.png")) == (None,) * 3
    findings = analyse(report(answers={3: "![a](figures/figure.png)"}), edition("2026"), Figures(DiskFolder(folder))).findings
    assert [found.code for found in findings if found.question == 3] == ["image-not-found"]


@with_pipes
@with_links
@pytest.mark.parametrize("put", [as_pipe, as_socket, as_folder, as_link_to("/dev/zero"), as_link_to("/dev/stdin")])
def test_a_report_py_that_is_no_file_is_none(tmp_path: Path, put: Callable[[Path], None]) -> None:
    put(tmp_path / "report.py")
    assert read_checker(tmp_path) is None
    with pytest.raises(NotRegularError):
        open_regular(tmp_path / "report.py")


@with_links
def test_a_link_that_is_made_while_a_file_is_opened_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the question where a path leads and its opening a folder, or the file, is replaced by a link."""
    draw(tmp_path, "secret/a.png", "reports/figures/b.png")
    (tmp_path / "reports/figures/runs").symlink_to("../../secret")
    (tmp_path / "reports/figures/a.png").symlink_to("../../secret/a.png")
    monkeypatch.setattr(os.path, "realpath", os.path.abspath)
    with open_within(tmp_path / "reports/figures/b.png", tmp_path / "reports") as file:
        assert file.read() == png()
    for name in ("figures/runs/a.png", "figures/a.png"):
        with pytest.raises(OSError):  # noqa: PT011
            open_within(tmp_path / "reports" / name, tmp_path / "reports")


def test_a_file_without_an_end_is_not_read_to_it(tmp_path: Path) -> None:
    draw(tmp_path, "figures/a.png")
    with (tmp_path / "figures/a.png").open("ab") as file:
        file.truncate(1 << 36)
    figures = Figures(DiskFolder(tmp_path))
    assert (figures.format("figures/a.png"), figures.content("figures/a.png")) == ("png", None)
    assert figures.bytes("figures/a.png") == 1 << 36


@with_byte_names
def test_names_that_are_no_text_are_names(tmp_path: Path) -> None:
    name = os.fsdecode(b"figures/caf\xe9.png")
    draw(tmp_path, name)
    figures = Figures(DiskFolder(tmp_path))
    assert (figures.names, figures.format(name)) == ((name,), "png")


@with_links
@with_pipes
@pytest.mark.parametrize(
    "put",
    [
        pytest.param(lambda path: path.symlink_to("a.png"), id="links"),
        pytest.param(Path.mkdir, id="folders"),
        pytest.param(as_pipe, id="pipes"),
        pytest.param(Path.touch, id="files"),
    ],
)
def test_whatever_is_in_a_folder_counts_until_the_listing_is_cut(
    tmp_path: Path, put: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("report_ls.disk.folders.MOST_ENTRIES", 100)
    (tmp_path / "figures").mkdir()
    for index in range(150):
        put(tmp_path / f"figures/{index}")
    listing = DiskFolder(tmp_path).scan()
    assert len(listing.files) + len(listing.refused) == 100
    assert listing.is_cut
    assert listing.note == "The figures folder holds more than 100 files and folders. Only as many are offered and compared."


def many(folder: Path) -> str:
    """A report that mentions 100 figures of 6,000, one that is not there, and a folder."""
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    for index in range(6000):
        (folder / f"figures/{index:04}.png").write_bytes(png())
    (folder / "figures/folder.png").mkdir(exist_ok=True)
    names = [*(f"{index:04}" for index in range(0, 6000, 60)), "none", "folder"]
    return report(answers={3: "\n\n".join(f"![a](figures/{name}.png)" for name in names)})


def test_a_figure_that_the_listing_left_out_is_looked_up(tmp_path: Path) -> None:
    analysis = analyse(many(tmp_path), edition("2026"), Figures(DiskFolder(tmp_path)))
    text = analysis.report.text
    missing = [finding.span.of(text) for finding in analysis.findings if finding.code == "image-not-found"]
    assert missing[:2] == ["figures/none.png", "figures/folder.png"]
    assert {finding.span.of(text) for finding in analysis.findings if finding.question == 3} == {*missing[:2]}


@in_session
@pytest.mark.parametrize("profile", [NEOVIM, VSCODE], ids=["pushed", "pulled"])
async def test_an_editor_is_told_that_a_listing_was_cut_and_of_each_figure_whether_it_is_there(
    start: Start, tmp_path: Path, profile: Profile
) -> None:
    editor: Editor = await start(profile)
    page = await editor.open(many(tmp_path), tmp_path / "README.md")
    await page.until(lambda found: found.count("image-not-found") == 2 + len(figure_names(report())))
    assert [message.message for message in editor.client.log_messages] == [
        "The figures folder holds more than 5000 files and folders. Only as many are offered and compared."
    ]


HANGING = """
import builtins, io, os, sys, time
folder, gate = {folder!r}, {gate!r}
exists = os.path.exists
stat = os.stat

def hanging(call):
    def called(path, *arguments, **options):
        if isinstance(path, (str, os.PathLike)) and os.fspath(path).startswith(folder):
            while True:
                try:
                    stat(gate)
                    break
                except FileNotFoundError:
                    time.sleep(0.01)
        return call(path, *arguments, **options)
    return called

for name in ("stat", "lstat", "open", "scandir", "listdir", "readlink", "access"):
    setattr(os, name, hanging(getattr(os, name)))
os.supports_dir_fd.add(os.open)
io.open = builtins.open = hanging(builtins.open)
from report_ls.__main__ import main
sys.exit(main())
"""
"""A server on whose disk everything in a folder hangs until there is a file `gate`."""


class Hanging:
    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "reports"
        self.gate = tmp_path / "gate"
        self.command = [sys.executable, "-c", HANGING.format(folder=str(self.folder), gate=str(self.gate))]

    def answers(self) -> None:
        """From now on the disk does."""
        self.gate.touch()

    def hangs(self) -> None:
        self.gate.unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Hanging:
    return Hanging(tmp_path)


TEXT = report(answers={14: f"![a](figures/none.png) ![b](figures/a.png)\n\n{WORDS}", 5: "Few."})


async def opened(start: Start, disk: Hanging, profile: Profile) -> Page:
    draw(disk.folder, "figures/a.png", *figure_names(TEXT))
    (disk.folder / "figures/none.png").unlink()
    editor: Editor = await start(profile, command=disk.command)
    return await editor.open(TEXT, disk.folder / "README.md")


@in_session
@pytest.mark.parametrize("profile", [NEOVIM, VSCODE, EMACS], ids=["Neovim", "VS Code", "Emacs"])
async def test_a_disk_that_hangs_keeps_nothing_from_being_answered(start: Start, disk: Hanging, profile: Profile) -> None:
    page = await opened(start, disk, profile)
    assert await page.codes() == ["too-short"]
    at = page.at("figures/a.png")
    assert await page.hover(at) is None
    assert await page.completion(at) == []
    with pytest.raises(JsonRpcException, match=r"The disk has not told yet what is in the figures folder\. Try again\."):
        await page.prepare_rename(at)
    page.editor.write(disk.folder / "figures/c.png", png())
    page.replace("Few.", "word " * 120)
    assert await page.codes() == []
    disk.answers()
    await page.until(lambda found: found == ["image-not-found"])
    assert await page.hover(page.at("figures/a.png")) is not None


@in_session
async def test_a_disk_that_begins_to_hang_keeps_nothing_from_being_answered(start: Start, disk: Hanging) -> None:
    disk.answers()
    page = await opened(start, disk, NEOVIM)
    await page.until(lambda found: found == ["too-short", "image-not-found"])
    disk.hangs()
    page.editor.write(disk.folder / "report.py", script({5: (1, 50)}))
    assert await page.prepare_rename(page.at("figures/a.png"))
    page.replace("Few.", "word " * 120)
    await page.until(lambda found: found == ["image-not-found"])
    assert await page.hover(page.at("figures/a.png")) is not None
    disk.answers()
    await page.until(lambda found: "too-long" in found)


@in_session
async def test_a_server_whose_disk_hangs_ends_when_it_is_told_to(start: Start, disk: Hanging) -> None:
    page = await opened(start, disk, NEOVIM)
    await page.codes()
    assert await page.editor.stop() == 0


@with_pipes
@in_session
async def test_a_pipe_in_the_place_of_a_figure_that_is_mentioned_the_next_moment_holds_nothing_up(start: Start, tmp_path: Path) -> None:
    text = report(answers={14: f"![a](figures/none.png)\n\n{WORDS}"})
    draw(tmp_path, "figures/b.png", *figure_names(text))
    (tmp_path / "figures/none.png").unlink()
    editor: Editor = await start(NEOVIM)
    page = await editor.open(text, tmp_path / "README.md")
    await page.until(lambda found: found == ["image-not-found"])
    (tmp_path / "figures/b.png").unlink()
    as_pipe(tmp_path / "figures/b.png")
    page.replace("figures/none.png", "figures/b.png")
    await page.until(lambda found: found == ["image-not-found"])
    assert [found.message for found in await page.diagnostics()] == ["Question 14: figures/b.png is not a file, so it can't be shown."]


@in_session
async def test_a_look_that_takes_long_is_made_again_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody tells of changes, so the folder is looked at again and again; a large one may not take a processor."""
    draw(tmp_path, "figures/a.png")
    looks: list[Path] = []
    look = surroundings.look

    def slow(folder: Path, names: Collection[str]) -> surroundings.Look:
        looks.append(folder)
        time.sleep(0.2)
        return look(folder, names)

    with monkeypatch.context() as patched:
        patched.setattr(surroundings, "look", slow)
        seen = asyncio.Event()
        known = surroundings.Surroundings(tmp_path, lambda is_news: seen.set())
        known.look()
        await seen.wait()
        for _ in range(10):
            known.look_aside()
            await known.read(1)
    assert len(looks) == 1
    assert known.figures is not None
    assert known.figures.names == ("figures/a.png",)
