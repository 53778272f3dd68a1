"""No report ends the run for another: what is raised for one is that report's error, in every output, and the rest goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from report_ls.cli.workers import MANY
from report_ls.text.failure import failure
from tests.cli.command import environment, write_report

RAISED = {
    "ValueError('no\\n good')": "It failed with ValueError: no good. Please report this as a bug.",
    "KeyError()": "It failed with KeyError. Please report this as a bug.",
    "RecursionError()": "It is nested too deeply.",
    "MemoryError()": "There is not enough memory for it.",
    "UnicodeEncodeError('utf-8', '\\ud800', 0, 1, 'bad')": "It failed with UnicodeEncodeError",
    "OSError(28, 'No space left')": "It failed with OSError: [Errno 28] No space left. Please report this as a bug.",
    "Exception(10 ** 5000)": "It failed with Exception. Please report this as a bug.",
}
BAD = "group_2"
PROGRAM = """
import sys
import report_ls.{module} as module
from report_ls.__main__ import main

known = module.{name}

def failing(*arguments, **options):
    if any({bad!r} in repr(argument)[:10_000] for argument in arguments):
        raise {error}
    return known(*arguments, **options)

module.{name} = failing
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(params=[3, MANY + 3], ids=["one process", "several processes"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    for number in range(1, request.param + 1):
        write_report(tmp_path / f"group_{number}", {5: f"Few of group_{number}, two.\n- one\n- two"})
    return tmp_path


def run(
    folder: Path, error: str, arguments: Sequence[str], module: str = "cli.check", name: str = "analyse_report"
) -> tuple[int, str, str]:
    program = PROGRAM.format(module=module, name=name, bad=BAD, error=error)
    names = [f"group_{number}" for number in range(1, len([*folder.iterdir()]) + 1)]
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments, *names], cwd=folder, env=environment(), capture_output=True, check=False
    )
    return ended.returncode, ended.stdout.decode(), ended.stderr.decode()


@pytest.mark.parametrize("error", RAISED)
def test_an_exception_is_the_error_of_its_report_and_the_others_are_checked(folder: Path, error: str) -> None:
    status, output, errors = run(folder, error, ["check", "--format", "json"])
    reports: list[dict[str, Any]] = json.loads(output)["reports"]
    assert [Path(report["path"]).parts[0] for report in reports] == [f"group_{number}" for number in range(1, len(reports) + 1)]
    assert [index for index, report in enumerate(reports, 1) if "error" in report] == [2]
    assert reports[1]["error"].startswith(RAISED[error])
    assert errors == f"report-ls: {Path(BAD) / 'README.md'}: {reports[1]['error']}\n"
    assert status == 2


@pytest.mark.parametrize("error", RAISED)
def test_so_it_is_in_text(folder: Path, error: str) -> None:
    amount = len([*folder.iterdir()])
    status, output, errors = run(folder, error, ["check"])
    assert output.count("Total number of questions passed: 30/31") == amount - 1
    assert f"{amount - 1} reports" in output
    assert RAISED[error] in errors
    assert "Traceback" not in errors
    assert status == 2


@pytest.mark.parametrize("arguments", [["check", "--fix"], ["check", "--fix", "--format", "json"], ["check", "--diff"]])
@pytest.mark.parametrize(("module", "name"), [("cli.check", "analyse_report"), ("cli.fix", "fix_all"), ("disk.find_reports", "is_report")])
def test_so_it_is_while_fixing(folder: Path, arguments: list[str], module: str, name: str) -> None:
    if name == "analyse_report" and "--diff" in arguments:
        module = "cli.fix"
    for path in folder.iterdir():
        report = path / "README.md"
        report.write_text(report.read_text("utf-8").replace("### Question 7", "## Question 7"), "utf-8")
    status, output, errors = run(folder, "ValueError('no good')", arguments, module, name)
    assert "It failed with ValueError: no good. Please report this as a bug." in errors
    assert "Traceback" not in errors
    assert status == 2
    if "json" in arguments:
        assert len(json.loads(output)["reports"]) == len([*folder.iterdir()])
    fixed = ["### Question 7" in (path / "README.md").read_text("utf-8") for path in sorted(folder.iterdir())]
    assert fixed.count(True) == (0 if "--diff" in arguments else len(fixed) - 1)


@pytest.mark.parametrize("arguments", [["html"], ["html", "--full"]])
def test_an_exception_while_a_page_is_made_is_told_in_one_line(tmp_path: Path, arguments: list[str]) -> None:
    write_report(tmp_path / "group_1", {5: BAD})
    module, name = ("page.full_page", "full_page") if "--full" in arguments else ("cli.html", "hand_in")
    status, output, errors = run(tmp_path, "ValueError('no good')", arguments, module, name)
    assert (status, output) == (2, "")
    assert errors.splitlines() == [
        f"report-ls: {Path('group_1') / 'README.md'}: It failed with ValueError: no good. Please report this as a bug."
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="processes begin in another way, without what the test puts in")
@pytest.mark.parametrize("output_format", ["text", "json"])
def test_a_report_that_kills_its_process_is_an_error_and_the_others_are_checked(tmp_path: Path, output_format: str) -> None:
    for number in range(1, MANY + 4):
        write_report(tmp_path / f"group_{number}", {5: f"Few of group_{number}, two."})
    program = """
import sys, os
from report_ls.cli import check, workers
from report_ls.__main__ import main

known = check.analyse_report

def killing(path, *others):
    if "group_2" in path:
        os.kill(os.getpid(), 9)
    return known(path, *others)

check.analyse_report = killing
workers._processors = lambda: 2
sys.exit(main(["check", "--format", sys.argv[1], "."]))
"""
    ended = subprocess.run(
        [sys.executable, "-c", program, output_format], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    sentence = "The process that looked at it was ended by the system, which may have had too little memory for it."
    assert ended.stderr.decode() == f"report-ls: {Path(BAD) / 'README.md'}: {sentence}\n"
    assert ended.returncode == 2
    if output_format == "json":
        reports = json.loads(ended.stdout)["reports"]
        assert [report["path"] for report in reports if "error" in report] == [str(Path(BAD) / "README.md")]
        assert len(reports) == MANY + 3
    else:
        assert ended.stdout.decode().count("Total number of questions passed: 30/31") == MANY + 2


def test_an_exception_whose_message_fails_has_a_sentence_all_the_same() -> None:
    class OddError(Exception):
        def __str__(self) -> str:
            raise ValueError

    assert failure(OddError()) == "It failed with OddError. Please report this as a bug."
