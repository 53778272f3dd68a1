"""`check` with a `report.html` beside the report."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from report_ls.disk import files
from tests.cli.command import report_ls, write_report

OWN_PAGE = """import markdown

def html():
    text = open("README.md").read()
    open("report.html", "w").write(markdown.markdown(text[54:]))
"""


@pytest.fixture
def report_path(tmp_path: Path) -> Path:
    """A report whose page was made before its first answer was changed."""
    path = write_report(tmp_path / "reports")
    assert report_ls("html", path).status == 0
    path.write_text(path.read_text("utf-8").replace("\n42\n", "\n43\n"), "utf-8")
    return path


def is_told(path: Path, *options: str) -> bool:
    return "stale-page" in report_ls("check", path, *options).output


def test_a_page_of_before_is_told_until_it_is_made_anew(report_path: Path) -> None:
    ended = report_ls("check", report_path)
    assert ended.status == 0, "it is a hint"
    assert ":1:1: hint stale-page  The report.html beside this report is not what it gives now." in ended.output
    assert report_ls("html", report_path).status == 0
    assert not is_told(report_path)


@pytest.mark.parametrize("options", [(), ("--edition", "2026")])
def test_nothing_is_said_where_the_report_py_makes_another_page(report_path: Path, options: tuple[str, ...]) -> None:
    assert is_told(report_path, *options)
    (report_path.parent / "report.py").write_text(OWN_PAGE)
    assert not is_told(report_path, *options)


def test_nothing_is_said_of_a_page_that_git_ignores(report_path: Path) -> None:
    subprocess.run(["git", "init", "-q", report_path.parent], check=True, env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull})
    assert is_told(report_path)
    (report_path.parent / ".gitignore").write_text("report.html\n")
    assert not is_told(report_path)


@pytest.mark.parametrize("content", [b"\xff", b"<p>" + b"a" * files.MOST_OF_PAGE, None])
def test_what_is_no_such_page_is_left_alone(report_path: Path, content: bytes | None) -> None:
    page = report_path.parent / "report.html"
    page.unlink()
    if content is None:
        page.mkdir()
    else:
        page.write_bytes(content)
    assert not is_told(report_path)
