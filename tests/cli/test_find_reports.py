"""Which files are checked: every named one, and in a folder those that are reports by their content."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from report_ls.disk.find_reports import Found, NoReport, Problem, find_reports
from tests.cli.command import report_ls
from tests.support.reports import report
from tests.support.systems import not_root, with_links, with_modes, with_pipes


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, the current one, with `a.md`, `b/README.md` and `b/c/deep.md`, which are reports, and much that is not."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b/README.md", "b/c/deep.md"):
        write(tmp_path / name, report())
    for name in (
        ".git/a.md",
        ".venv/a.md",
        "venv/a.md",
        "node_modules/x/a.md",
        "lib/site-packages/a.md",
        "b/__pycache__/a.md",
        "build/a.md",
        "dist/a.md",
    ):
        write(tmp_path / name, report())
    write(tmp_path / "b" / "report.txt", report())
    write(tmp_path / "notes.md", "# Notes\n")
    (tmp_path / "b" / "broken.md").write_bytes(report().encode() + b"\xff")
    return tmp_path


def paths(*named: str) -> list[str]:
    return [place.path.replace(os.sep, "/") for place in find_reports(named) if isinstance(place, Found)]


@pytest.mark.parametrize(
    ("named", "found"),
    [
        pytest.param(["."], ["a.md", "b/README.md", "b/c/deep.md"], id="a folder is searched, hidden and vendored folders aside"),
        pytest.param(["b"], ["b/README.md", "b/c/deep.md"], id="paths begin with the folder that was named"),
        pytest.param(["b/c", "a.md"], ["b/c/deep.md", "a.md"], id="the order of the paths is kept"),
        pytest.param(
            ["b/README.md", "b", "./b/README.md"], ["b/README.md", "b/c/deep.md"], id="a report that is named twice is checked once"
        ),
        pytest.param(["notes.md"], ["notes.md"], id="a named file is checked even if it does not look like a report"),
        pytest.param(["b/report.txt"], ["b/report.txt"], id="whatever its extension"),
        pytest.param(["./a.md"], ["./a.md"], id="its path is kept as it was given"),
        pytest.param(["venv"], ["venv/a.md"], id="a folder that is left aside in a search can be named"),
    ],
)
def test_paths_lead_to_reports(tree: Path, named: list[str], found: list[str]) -> None:
    assert paths(*named) == found


def test_a_folder_without_a_report_is_told(tree: Path) -> None:
    (tree / "empty").mkdir()
    assert list(find_reports(["empty", "nothing.md"])) == [NoReport("empty"), Problem("nothing.md", "No such file or directory.")]


@with_links
def test_links_to_folders_are_not_followed_in_a_search(tree: Path) -> None:
    (tree / "b" / "loop").symlink_to(tree)
    (tree / "other").mkdir()
    (tree / "other" / "link").symlink_to(tree / "b")
    assert paths("b") == ["b/README.md", "b/c/deep.md"]
    assert paths("other") == []
    assert paths("other/link") == ["other/link/README.md", "other/link/c/deep.md"]


@with_pipes
def test_a_search_does_not_wait_for_a_pipe(tree: Path) -> None:
    os.mkfifo(tree / "b" / "pipe.md")
    assert paths("b") == ["b/README.md", "b/c/deep.md"]


@with_modes
@not_root
def test_a_folder_that_cannot_be_read_is_left_out_of_a_search(tree: Path) -> None:
    (tree / "b" / "c").chmod(0)
    try:
        assert paths("b") == ["b/README.md"]
    finally:
        (tree / "b" / "c").chmod(0o700)


def test_without_a_path_the_current_folder_is_searched(tree: Path) -> None:
    ended = report_ls("check", cwd=tree)
    assert [line for line in ended.lines if line.endswith(".md")] == ["a.md", str(Path("b/README.md")), str(Path("b/c/deep.md"))]
