"""`check --fix` and `check --diff` on real files: what is written, what is kept, and what is left alone."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import codes, report_ls, write_report
from tests.support.reports import report
from tests.support.systems import not_root, with_links, with_modes

HALF = "word " * 60
SPOILT = {5: f"{HALF}\n\n## One 🙂\u2028more\n\n{HALF}", 8: f"{HALF} Answer: {HALF}"}


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """A report on which the check stops, where all may be mended."""
    path = write_report(tmp_path, SPOILT)
    path.write_bytes(spoilt_bytes())
    return path


def spoilt_bytes(end: str = "\n") -> bytes:
    return report(answers=SPOILT).replace("### Question 9\n", "").replace("\n", end).encode()


def test_what_can_be_fixed_is_fixed_and_the_rest_is_told(spoilt: Path) -> None:
    ended = report_ls("check", "--fix", spoilt)
    assert (ended.status, ended.errors) == (0, "")
    assert ended.lines[:2] == [str(spoilt), "3 fixes made."]
    assert ended.lines[-1] == "Total number of questions passed: 31/31"
    assert b"### Question 9\n" in spoilt.read_bytes()
    assert "**One 🙂\u2028more**" in spoilt.read_bytes().decode()


def test_a_second_fix_changes_nothing(spoilt: Path) -> None:
    report_ls("check", "--fix", spoilt)
    once, inode = spoilt.read_bytes(), spoilt.stat().st_ino
    ended = report_ls("check", "--fix", spoilt)
    assert ended.lines[1] == "No fixes made."
    assert (spoilt.read_bytes(), spoilt.stat().st_ino) == (once, inode)


def test_the_status_is_that_of_what_is_left(tmp_path: Path) -> None:
    path = write_report(tmp_path, {**SPOILT, 10: "Too short."})
    assert report_ls("check", "--fix", path).status == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_ends_are_those_of_the_report(spoilt: Path, end: str) -> None:
    spoilt.write_bytes(spoilt_bytes())
    report_ls("check", "--fix", spoilt)
    fixed = spoilt.read_bytes()
    spoilt.write_bytes(spoilt_bytes(end))
    report_ls("check", "--fix", spoilt)
    assert spoilt.read_bytes() == fixed.replace(b"\n", end.encode())


def test_lines_that_no_fix_touches_stay_byte_for_byte(spoilt: Path) -> None:
    lines = spoilt_bytes().split(b"\n")
    mixed = b"\xef\xbb\xbf" + b"".join(line + (b"\r\n" if number % 3 else b"\n") for number, line in enumerate(lines))
    spoilt.write_bytes(mixed)
    report_ls("check", "--fix", spoilt)
    fixed = spoilt.read_bytes()
    left = iter(fixed.splitlines(keepends=True))
    untouched = [line for line in mixed.splitlines(keepends=True) if b"## One" not in line and b"Answer: word" not in line]
    assert all(line in left for line in untouched)
    assert fixed.startswith(b"\xef\xbb\xbf# Exam")


@with_modes
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_the_mode_stays_and_no_other_file_is_left(spoilt: Path, mode: int) -> None:
    spoilt.chmod(mode)
    before = sorted(spoilt.parent.rglob("*"))
    report_ls("check", "--fix", spoilt)
    assert stat.S_IMODE(spoilt.stat().st_mode) == mode
    assert sorted(spoilt.parent.rglob("*")) == before


@with_links
def test_a_link_stays_a_link_and_its_target_is_fixed(spoilt: Path) -> None:
    link = spoilt.parent / "link.md"
    link.symlink_to(spoilt.name)
    assert report_ls("check", "--fix", link).status == 0
    assert link.is_symlink()
    assert b"### Question 9\n" in spoilt.read_bytes()


@with_links
def test_a_link_out_of_the_folder_that_is_searched_is_left_alone(spoilt: Path, tmp_path: Path) -> None:
    folder = tmp_path / "searched"
    folder.mkdir()
    (folder / "README.md").symlink_to(spoilt)
    ended = report_ls("check", "--fix", folder)
    assert (ended.status, spoilt.read_bytes()) == (2, spoilt_bytes())
    assert ended.errors.endswith(f"It is a link to {spoilt}, outside of the folder, so it was not fixed.\n")


@with_modes
def test_a_file_that_is_read_only_is_left_alone(spoilt: Path) -> None:
    spoilt.chmod(0o444)
    ended = report_ls("check", "--fix", spoilt)
    assert (ended.status, spoilt.read_bytes()) == (2, spoilt_bytes())
    assert ended.errors == f"report-ls: {spoilt}: It is read-only, so it was not fixed.\n"
    assert ended.lines[1] == "No fixes made."


@with_modes
@not_root
def test_a_file_in_a_folder_that_is_read_only_is_left_alone(spoilt: Path) -> None:
    spoilt.parent.chmod(0o555)
    try:
        ended = report_ls("check", "--fix", spoilt)
    finally:
        spoilt.parent.chmod(0o755)
    assert (ended.status, spoilt.read_bytes()) == (2, spoilt_bytes())


def test_a_file_that_is_not_utf_8_is_left_alone(spoilt: Path) -> None:
    content = spoilt_bytes() + b"\xff"
    spoilt.write_bytes(content)
    ended = report_ls("check", "--fix", spoilt)
    assert (ended.status, spoilt.read_bytes()) == (2, content)


def test_a_file_that_is_named_in_several_ways_is_fixed_once(spoilt: Path) -> None:
    ended = report_ls("check", "--fix", "README.md", "./README.md", ".", spoilt, cwd=spoilt.parent)
    assert ended.output.count("fixes made.") == 1


def test_the_json_says_how_many_fixes_were_made(spoilt: Path) -> None:
    [first] = json.loads(report_ls("check", "--fix", "--format", "json", spoilt).output)["reports"]
    [second] = json.loads(report_ls("check", "--fix", "--format", "json", spoilt).output)["reports"]
    [unasked] = json.loads(report_ls("check", "--format", "json", spoilt).output)["reports"]
    assert (first["fixed"], codes(first), second["fixed"]) == (3, [], 0)
    assert "fixed" not in unasked


def test_what_brings_a_wrong_length_to_light_is_left_unless_the_check_stops(tmp_path: Path) -> None:
    long = {5: f"{HALF * 2}\n\n## More\n\n{HALF * 2}"}
    path = write_report(tmp_path, long)
    assert report_ls("check", "--fix", path).lines[1] == "No fixes made."
    path.write_bytes(path.read_bytes().replace(b"### Question 9\n", b""))
    assert report_ls("check", "--fix", path).lines[1] == "2 fixes made."


def test_what_is_left_and_what_comes_to_light_is_told(tmp_path: Path) -> None:
    path = write_report(tmp_path, {5: f"{HALF * 2}\n\n## More\n\n{HALF * 2}"})
    line = path.read_text("utf-8").split("\n## More")[0].count("\n") + 2
    ended = report_ls("check", "--fix", path)
    reason = "It would bring too-long to light: Question 5: 241 words, 41 over 200 (100-200). The marked words are too many."
    assert ended.errors == f"report-ls: {path}:{line}: heading-in-answer was left as it is: {reason}\n"
    path.write_bytes(report(answers={14: f"![a](.\\none.png)\n\n{HALF}"}).replace("### Question 9\n", "").encode())
    told = report_ls("check", "--fix", path).errors
    assert "image-outside-figures came to light by the fixes: Question 14: This picture is not in the figures folder." in told


def test_a_heading_that_is_written_oddly_is_no_reason_to_fix_nothing(tmp_path: Path) -> None:
    path = write_report(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"### Question 8", "##\xa0Question 8".encode()).replace(b"### Question 9\n", b""))
    ended = report_ls("check", "--fix", path)
    assert (ended.status, ended.errors, ended.lines[1]) == (0, "", "2 fixes made.")


@pytest.mark.parametrize("options", [("--diff",), ("--fix", "--diff"), ("--diff", "--format", "json")])
def test_a_diff_is_shown_and_nothing_is_written(spoilt: Path, options: tuple[str, ...]) -> None:
    ended = report_ls("check", *options, "README.md", cwd=spoilt.parent)
    assert (ended.status, ended.errors) == (1, "")
    assert ended.lines[:2] == ["--- README.md", "+++ README.md"]
    assert {"-## One 🙂\u2028more", "+**One 🙂\u2028more**", "+### Question 9"} <= {*ended.lines}
    assert spoilt.read_bytes() == spoilt_bytes()


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["\n", "### x"])
def test_a_diff_can_be_applied(spoilt: Path, end: str, last: str) -> None:
    spoilt.write_bytes(spoilt_bytes(end) + last.encode())
    patch = report_ls("check", "--diff", "README.md", cwd=spoilt.parent).raw
    subprocess.run(["git", "apply", "-p0", "-"], cwd=spoilt.parent, input=patch, check=True)
    assert report_ls("check", "--diff", "README.md", cwd=spoilt.parent).status == 0


def test_the_status_of_a_diff_is_that_of_the_fixes_alone(tmp_path: Path) -> None:
    path = write_report(tmp_path, {5: "Too short."})
    assert report_ls("check", "--diff", path).status == 0
    path.write_bytes(spoilt_bytes())
    assert report_ls("check", "--diff", "--exit-zero", path).status == 0
    assert report_ls("check", "--diff", path, tmp_path / "none.md").status == 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_page_is_mended_where_that_is_asked_for(tmp_path: Path, end: str) -> None:
    path = write_report(tmp_path, {5: f"{HALF}{HALF}We did:\n- one 🙂\n- two"})
    path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))
    assert "page-list" in report_ls("check", path).output
    assert report_ls("check", "--fix", path).lines[1] == "No fixes made."
    ended = report_ls("check", "--fix", "--page", path)
    assert (ended.status, ended.errors, ended.lines[1]) == (0, "", "1 fix made.")
    assert f"We did:{end}{end}- one 🙂{end}- two".encode() in path.read_bytes()


def test_a_change_of_the_page_that_would_break_a_limit_is_left_out_and_told(tmp_path: Path) -> None:
    path = write_report(tmp_path, {5: "word " * 95 + "We ran:\n\n```\nmake\n```"})
    before = path.read_bytes()
    ended = report_ls("check", "--fix", "--page", path)
    assert path.read_bytes() == before
    assert "page-code was left as it is: Question 5 would have 98 words, and 100-200 are asked for." in ended.errors


def test_a_diff_has_the_changes_of_the_page_where_they_are_asked_for(tmp_path: Path) -> None:
    path = write_report(tmp_path, {5: f"{HALF}{HALF}We did:\n- one\n- two"})
    assert report_ls("check", "--diff", path).status == 0
    ended = report_ls("check", "--diff", "--page", path)
    assert ended.status == 1
    assert [line for line in ended.lines if line.startswith("+") and not line.startswith("+++")] == ["+"]


def test_the_page_alone_is_no_option(spoilt: Path) -> None:
    ended = report_ls("check", "--page", spoilt)
    assert ended.status == 2
    assert "--page needs --fix or --diff" in ended.errors
