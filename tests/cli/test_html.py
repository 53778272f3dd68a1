"""`report-ls html`: the bytes that `report.py html` writes, wherever they are asked for, and sentences where they can't be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown import markdown

from report_ls.page.render import hand_in
from tests.cli.command import EXAMPLE, SHARED, report_ls, write_report
from tests.support.reports import report
from tests.support.strategies import mutated, scraps
from tests.support.systems import with_links

PAGES = Path(__file__).parent / "pages"


def by_the_library(text: str) -> str:
    """Section 4 of docs/format.md: read as text, less the first 43 characters."""
    return markdown(text.replace("\r\n", "\n").replace("\r", "\n")[43:])


@pytest.mark.parametrize("name", [path.stem for path in sorted(PAGES.glob("*.md"))])
def test_a_page_is_the_committed_one_byte_for_byte(name: str) -> None:
    ended = report_ls("html", PAGES / f"{name}.md", "-o", "-")
    assert (ended.status, ended.errors) == (0, "")
    assert ended.raw == (PAGES / f"{name}.html").read_bytes()


def test_the_page_of_the_example_is_what_the_library_makes() -> None:
    text = EXAMPLE.read_bytes().decode()
    assert report_ls("html", EXAMPLE, "-o", "-").raw.decode() == by_the_library(text)


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the shared reports are not in {SHARED}")
@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_the_page_of_a_real_report_is_what_the_library_makes(name: str) -> None:
    text = (SHARED / name / "README.md").read_bytes().decode()
    assert report_ls("html", SHARED / name, "-o", "-").raw.decode() == by_the_library(text)


@settings(max_examples=60)
@given(mutated("2026") | mutated("2023-01") | scraps)
def test_a_generated_text_is_rendered_as_by_the_library(text: str) -> None:
    assert hand_in(text) == by_the_library(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("edition", ["2022-12", "2023-01", "2024-12", "2025", "2026"])
def test_line_ends_make_no_difference(edition: str, end: str) -> None:
    text = report(edition, {5: "Run:\n\n```sh\n# a\n\nls\n```"}).rstrip("\n")
    assert hand_in(text.replace("\n", end)) == by_the_library(text)


def test_without_a_name_it_is_report_html_beside_the_report(tmp_path: Path) -> None:
    path = write_report(tmp_path / "reports")
    ended = report_ls("html", cwd=tmp_path)
    assert (ended.status, ended.output, ended.errors) == (0, "", "")
    assert (path.parent / "report.html").read_bytes().decode() == by_the_library(path.read_text("utf-8"))
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["README.md", "figures", "report.html"]


@with_links
def test_a_file_that_is_there_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = write_report(tmp_path)
    target = tmp_path / "page.html"
    target.write_text("old")
    target.chmod(0o640)
    link = tmp_path / "link.html"
    link.symlink_to(target)
    assert report_ls("html", path, "-o", link).status == 0
    assert target.read_text("utf-8") == by_the_library(path.read_text("utf-8"))
    assert link.is_symlink()
    assert os.name == "nt" or target.stat().st_mode & 0o777 == 0o640


def test_any_file_that_is_named_is_rendered(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("x" * 43 + "*a*")
    assert report_ls("html", tmp_path / "notes.md", "-o", "-").output == "<p><em>a</em></p>"


def test_what_can_not_be_done_is_told_in_a_sentence(tmp_path: Path) -> None:
    two = tmp_path / "two"
    one, other = write_report(two / "a"), write_report(two / "b")
    (tmp_path / "empty").mkdir()
    broken = tmp_path / "broken.md"
    broken.write_bytes(b"\xff")
    deep = tmp_path / "deep.md"
    deep.write_text("x" * 43 + "\n".join("    " * level + "- a" for level in range(600)))
    cases = [
        ([tmp_path / "nowhere.md"], f"{tmp_path / 'nowhere.md'}: No such file or directory."),
        ([tmp_path / "empty"], f"{tmp_path / 'empty'}: There is no report in this folder."),
        ([two], f"{two}: There are 2 reports in this folder; name one: {one}, {other}."),
        ([broken], f"{broken}: Not UTF-8: byte 0xFF at offset 0, on line 1. Save the file as UTF-8."),
        ([one, "-o", one], f"{one}: This is the report itself, which would be lost."),
        ([one, "-o", tmp_path / "no" / "page.html"], f"{tmp_path / 'no' / 'page.html'}: No such file or directory."),
        ([one, "-o", tmp_path / "empty"], f"{tmp_path / 'empty'}: Is a directory."),
        ([deep, "-o", tmp_path / "deep.html"], f"{deep}: Its lists or quotes are nested too deeply to make a page."),
    ]
    for arguments, sentence in cases:
        ended = report_ls("html", *arguments)
        assert (ended.status, ended.output, ended.errors) == (2, "", f"report-ls: {sentence}\n")
    assert not (tmp_path / "deep.html").exists()


def test_the_full_page_has_its_pictures_inside(tmp_path: Path) -> None:
    path = write_report(tmp_path, {1: "42"})
    page = report_ls("html", path, "--full", "-o", "-").output
    assert page.startswith("<!DOCTYPE html>\n")
    assert "<title>Hand-in of group 42</title>" in page
    assert page.count('<img src="data:image/png;base64,') == report().count("![")


OWN_PAGE = """import markdown

def html():
    with open("README.md") as file:
        text = file.read()
    with open("report.html", "w") as page:
        page.write(markdown.markdown(text{cut}{more}))
"""


@pytest.mark.parametrize("full", [[], ["--full"]])
@pytest.mark.parametrize(
    ("script", "said"),
    [
        (OWN_PAGE.format(cut="[43:]", more=""), None),
        (OWN_PAGE.format(cut="[54:]", more=""), "makes another page: it leaves out 54 characters at the beginning, and not 43."),
        (OWN_PAGE.format(cut="[43:]", more=", extensions=['tables']"), "makes another page: it uses extensions of Python-Markdown."),
        (OWN_PAGE.replace("markdown.markdown", "own").format(cut="", more=""), "may make another page: its html() is not the course's."),
        ("def html(:", "may make another page, as it can't be read."),
    ],
)
def test_a_report_py_that_makes_another_page_is_told_of(script: str, said: str | None, full: list[str], tmp_path: Path) -> None:
    path = write_report(tmp_path)
    (tmp_path / "report.py").write_text(script)
    ended = report_ls("html", path, *full, "-o", "-")
    assert ended.status == 0
    assert ended.errors == ("" if said is None else f"report-ls: {path}: The report.py beside this report {said}\n")
    assert full or ended.raw.decode() == by_the_library(path.read_text("utf-8"))
