"""How the command starts and ends: what it imports, and what it does when it is stopped."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from report_ls import __version__
from tests.cli.command import COMMAND, EXAMPLE, environment, report_ls
from tests.support.client import SOON
from tests.support.reports import report
from tests.support.systems import with_signals

PROTOCOL = {"lsprotocol", "pygls", "cattrs", "asyncio", "report_ls.lsp"}


def imported(*arguments: object) -> set[str]:
    """The modules, and the packages that they are in, that a command line imports."""
    command = [sys.executable, "-X", "importtime", "-m", "report_ls", *map(str, arguments)]
    ended = subprocess.run(
        command, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    modules = re.findall(r"^import time:.*\| +(\S+)$", ended.stderr, re.MULTILINE)
    assert "report_ls.template.formats" in modules
    return {name.rsplit(".", cut)[0] for name in modules for cut in range(name.count(".") + 1)}


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        pytest.param(["check", EXAMPLE], PROTOCOL | {"rich", "shutil", "tomllib", "imagesize"}, id="text"),
        pytest.param(["check", "--format", "json", EXAMPLE], PROTOCOL | {"rich"}, id="json"),
        pytest.param(["html", EXAMPLE, "-o", os.devnull], PROTOCOL | {"rich", "markdown_it", "report_ls.analysis.analysis"}, id="html"),
        pytest.param(["rules"], PROTOCOL | {"report_ls.analysis.analysis", "markdown_it"}, id="rules"),
        pytest.param(["--version"], PROTOCOL | {"rich", "report_ls.analysis.analysis"}, id="version"),
    ],
)
def test_a_command_imports_only_what_it_needs(arguments: list[object], unwanted: set[str]) -> None:
    assert imported(*arguments) & unwanted == set()


LIBRARIES = {"markdown", "markdown_it"}


@pytest.mark.parametrize(
    ("answer", "needed"),
    [
        pytest.param("We used `uv`, see [the file](../uv.lock).", set[str](), id="prose"),
        pytest.param("We did:\n- one\n- two", LIBRARIES, id="a list"),
    ],
)
def test_the_libraries_that_render_are_imported_only_for_what_is_not_plain(answer: str, needed: set[str], tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(report(answers={3: answer}), "utf-8")
    assert imported("check", path) & LIBRARIES == needed


def test_a_report_without_figures_starts_no_program(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Nothing\n")
    assert "subprocess" not in imported("check", tmp_path / "README.md")


def test_the_version_is_told() -> None:
    assert report_ls("--version").output == f"report-ls {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["html", "--help"], ["rules", "--help"]])
@pytest.mark.parametrize("columns", [60, 80])
def test_help_fits_a_terminal(arguments: list[str], columns: int) -> None:
    ended = report_ls(*arguments, COLUMNS=str(columns))
    assert ended.status == 0
    assert max(map(len, ended.lines)) <= columns


@pytest.mark.parametrize(
    "arguments",
    [
        ["ckeck"],
        ["--tcp", "localhost"],
        ["--tcp", "localhost:http"],
        ["--tcp", ":70"],
        ["--tcp", "localhost:70000"],
        ["--stdio", "--tcp", "localhost:1"],
    ],
)
def test_wrong_usage_is_told(arguments: list[str]) -> None:
    ended = report_ls(*arguments)
    assert (ended.status, ended.output) == (2, "")
    assert ended.errors.startswith("usage: report-ls ")


def test_a_server_without_input_ends() -> None:
    assert report_ls().output == ""
    assert "Traceback" not in report_ls("--stdio").errors


@with_signals
@pytest.mark.parametrize("output_format", ["text", "json"])
def test_a_reader_that_has_seen_enough_ends_it_quietly(output_format: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [*COMMAND, "check", "--format", output_format, str(EXAMPLE)]
    ended = subprocess.run(command, env=environment(), stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, b"")


@with_signals
def test_an_interrupt_ends_it_quietly(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    process = subprocess.Popen([*COMMAND, "check", str(pipe)], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with pipe.open("w"):  # opens when the command waits for the text
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=SOON)
    assert (process.returncode, output, errors) == (130, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
@pytest.mark.parametrize("output_format", ["text", "json"])
def test_a_full_disk_is_told(output_format: str) -> None:
    command = [*COMMAND, "check", "--format", output_format, str(EXAMPLE)]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr) == (2, b"report-ls: No space left on device\n")


@with_signals
@pytest.mark.parametrize("output_format", ["text", "json"])
def test_a_closed_output_is_no_error(output_format: str) -> None:
    command = ["sh", "-c", '"$@" >&-', "sh", *COMMAND, "check", "--format", output_format, str(EXAMPLE)]
    ended = subprocess.run(command, env=environment(), stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr) == (1, b"")
