"""Whatever is handed to `check`: a clear message or silence, never a traceback, never a lost finding elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import Ended, codes, environment, report_ls, write_report
from tests.support.reports import report
from tests.support.systems import with_links, with_pipes

FIGURES_PROBLEM = "The figures folder can't be read: "


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A folder with a report that has one finding, whatever stands beside that folder."""
    write_report(tmp_path / "good", {5: "Few."})
    return tmp_path / "good"


def checked_beside(good: Path, *paths: object) -> tuple[Ended, list[dict[str, Any]]]:
    """Check paths and the good report after them, in both formats. The good one keeps its finding, and nothing is a traceback."""
    shown = report_ls("check", *paths, good)
    ended = report_ls("check", "--format", "json", *paths, good)
    reports: list[dict[str, Any]] = json.loads(ended.output)["reports"]
    for run in (shown, ended):
        assert "Traceback" not in run.output + run.errors
    assert codes(reports[-1]) == ["too-short"]
    assert "too-short  Question 5: 1 word, 99 short of 100" in shown.output
    assert shown.status == ended.status
    assert shown.errors == ended.errors
    return shown, reports[:-1]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"# Title\n\nb\xe6r\n", "Not UTF-8: byte 0xE6 at offset 10, on line 3. Save the file as UTF-8.", id="latin-1"),
        pytest.param("# Title".encode("utf-16"), "Not UTF-8: byte 0xFF at offset 0, on line 1. Save the file as UTF-8.", id="UTF-16"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "Not UTF-8: byte 0x89 at offset 0, on line 1. Save the file as UTF-8.", id="a picture"),
        pytest.param(b"ends early \xe2\x82", "Not UTF-8: byte 0xE2 at offset 11, on line 1. Save the file as UTF-8.", id="cut off"),
    ],
)
def test_what_is_not_utf_8_is_told_with_the_byte(tmp_path: Path, good: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "other.md"
    path.write_bytes(content)
    ended, others = checked_beside(good, path)
    assert others == [{"path": str(path), "error": reason}]
    assert ended.errors == f"report-ls: {path}: {reason}\n"
    assert ended.status == 2


def test_an_empty_file_has_no_answers(tmp_path: Path, good: Path) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    ended, [empty] = checked_beside(good, tmp_path / "empty.md")
    assert empty["official"]["answers"] == 0
    assert empty["findings"][0]["start"] == {"line": 1, "column": 1}
    assert ended.status == 1


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("x" * 5_000_000, id="one word"),
        pytest.param("![" * 2_500_000, id="images that never end"),
        pytest.param("Answer:" * 2_000 + "x" * 5_000_000, id="one answer beside the other"),
    ],
)
def test_a_line_of_5_mb_is_checked(tmp_path: Path, good: Path, line: str) -> None:
    (tmp_path / "long.md").write_text(line)
    ended, [long] = checked_beside(good, tmp_path / "long.md")
    assert long["official"]["outcome"] == "wrong-answer-count"
    assert ended.status == 1


def test_an_answer_of_1_mb_is_checked(tmp_path: Path, good: Path) -> None:
    path = write_report(tmp_path, {8: "word " * 200_000})
    _, [long] = checked_beside(good, path)
    assert long["official"]["questions"][7]["words"] == 200_000
    assert codes(long) == ["too-long"]


def test_zeros_are_text(tmp_path: Path, good: Path) -> None:
    (tmp_path / "zeros.md").write_bytes(bytes(10_000))
    ended, [zeros] = checked_beside(good, tmp_path / "zeros.md")
    assert "\0" not in ended.output
    assert zeros["official"]["answers"] == 0


def test_a_folder_without_a_report_is_told(tmp_path: Path, good: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "README.md").write_text("# Notes\n")
    ended, others = checked_beside(good, folder)
    assert others == []
    assert ended.errors == f"report-ls: {folder}: There is no report in this folder.\n"
    assert ended.status == 2


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("missing.md", "No such file or directory.", id="missing"),
        pytest.param("x" * 300, "File name too long.", id="too long"),
        pytest.param("good/README.md/more.md", "Not a directory.", id="in a file"),
        pytest.param("", "Is a directory.", id="nothing"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has other words for it")
def test_a_path_that_leads_nowhere_is_told(tmp_path: Path, good: Path, name: str, reason: str) -> None:
    path = tmp_path / name if name else ""
    ended, others = checked_beside(good, path)
    assert others == [{"path": str(path), "error": reason}]
    assert ended.status == 2


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A report that nobody may read."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        pytest.skip("everything can be read by this user")
    path = write_report(tmp_path / "locked")
    path.chmod(0)
    yield path
    path.chmod(0o600)


def test_a_file_that_may_not_be_read_is_told(good: Path, locked: Path) -> None:
    ended, others = checked_beside(good, locked)
    assert others == [{"path": str(locked), "error": "Permission denied."}]
    assert ended.status == 2


def test_a_figures_folder_that_cannot_be_read_is_told_and_the_rest_is_checked(tmp_path: Path, good: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "README.md").write_text(report(answers={5: "Few."}), "utf-8")
    (folder / "figures").write_text("a file in the place of the folder")
    ended, [other] = checked_beside(good, folder)
    assert any(line.startswith(FIGURES_PROBLEM) for line in ended.lines)
    assert "too-short" in codes(other)


@with_links
def test_a_figures_folder_that_leads_elsewhere_is_not_looked_into(tmp_path: Path, good: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "README.md").write_text(report(), "utf-8")
    (folder / "figures").symlink_to(good / "figures")
    ended, _ = checked_beside(good, folder)
    assert "The figures folder is a link that leads out of the report's folder, so it is not looked into." in ended.lines


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(b"x = 1\n" * 1_700_000, id="10 MB"),
        pytest.param(b"\xe6\x00\xff not a program" * 100, id="bytes"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"(" * 10_000, id="brackets that never close"),
        pytest.param(b"x = " + b"-" * 100_000 + b"1", id="nested too deeply"),
        pytest.param(b"import os; os._exit(7)", id="a program that is not run"),
    ],
)
def test_a_report_py_of_nonsense_is_noted_and_the_edition_judges(tmp_path: Path, good: Path, script: bytes) -> None:
    path = write_report(tmp_path / "other")
    (path.parent / "report.py").write_bytes(script)
    ended, [other] = checked_beside(good, path)
    assert ended.lines[2].startswith("The report.py beside this report was not used: it ")
    assert (other["limits"], other["official"]["passed"]) == ("edition", 31)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="there is no file here that nobody can read")
def test_a_report_py_that_cannot_be_read_is_noted_as_such(tmp_path: Path, good: Path) -> None:
    path = write_report(tmp_path / "other")
    (path.parent / "report.py").symlink_to("/proc/self/mem")
    ended, _ = checked_beside(good, path)
    assert ended.lines[2] == "The report.py beside this report was not used: it can't be read (Input/output error)."


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        pytest.param("question_constraints = {}", None, id="no question"),
        pytest.param("question_constraints = {1: NoConstraints()}\nlen(answers) != 999", 999, id="more questions than there ever were"),
        pytest.param(
            "question_constraints = {1: LengthConstraints(9, 3), 2: LengthConstraints(0, 10**9)}", None, id="limits that are no numbers"
        ),
        pytest.param("question_constraints = {1: LengthConstraints(9, 3)}", 1, id="limits that nothing can keep"),
        pytest.param(f"question_constraints = {{1: ImageConstraints(0, {'9' * 60})}}", 1, id="limits that are wider than a terminal"),
    ],
)
def test_a_report_py_with_strange_limits_is_obeyed_or_left(tmp_path: Path, good: Path, script: str, expected: int | None) -> None:
    path = write_report(tmp_path / "other")
    (path.parent / "report.py").write_text(script)
    _, [other] = checked_beside(good, path)
    assert other["limits"] == ("report.py" if expected is not None else "edition")
    assert other["official"]["expected_answers"] == (31 if expected is None else expected)


@pytest.mark.parametrize("make", [pytest.param("mkfifo", id="a pipe", marks=with_pipes), pytest.param("mkdir", id="a folder")])
def test_a_report_py_that_is_no_file_is_as_good_as_none(tmp_path: Path, good: Path, make: str) -> None:
    path = write_report(tmp_path / "other")
    getattr(os, make)(path.parent / "report.py")
    _, [other] = checked_beside(good, path)
    assert (other["limits"], other["official"]["passed"]) == ("edition", 31)


def test_without_git_nothing_is_said_of_it(tmp_path: Path) -> None:
    path = write_report(tmp_path)
    ended = report_ls("check", path, PATH=str(tmp_path))
    assert (ended.status, ended.errors) == (0, "")


def test_a_repository_that_is_broken_is_as_good_as_none(tmp_path: Path) -> None:
    path = write_report(tmp_path)
    (tmp_path / ".git").write_text("gitdir: /nowhere\n")
    ended = report_ls("check", path)
    assert (ended.status, ended.errors) == (0, "")


def test_a_rule_that_fails_is_told_in_two_lines_and_the_rest_is_checked(good: Path) -> None:
    program = """
import sys
import report_ls.analysis.analysis
from report_ls.__main__ import main
from report_ls.model.check import ReportCheck

def broken(whole):
    yield 1 / 0

report_ls.analysis.analysis.REPORT_CHECKS = (ReportCheck(broken, (), 0, frozenset()),)
sys.exit(main(["check", sys.argv[1]]))
"""
    ended = subprocess.run([sys.executable, "-c", program, str(good)], env=environment(), capture_output=True, check=False)
    assert ended.stderr.decode() == "report-ls: the rule broken failed\n  ZeroDivisionError: division by zero\n"
    assert ended.stdout.decode().endswith("Total number of questions passed: 30/31\n")
