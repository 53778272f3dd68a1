"""Many reports are judged by several processes, and nobody notices: the same output, the same complaints, the same ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from report_ls.cli import workers
from report_ls.cli.workers import MANY, in_order
from tests.cli.command import COMMAND, environment, report_ls, write_report
from tests.support.client import SOON
from tests.support.processes import wait_until_gone
from tests.support.systems import with_signals

AMOUNT = MANY + 12


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with more reports than one process takes, of which no two are the same."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(AMOUNT):
        answers = {3: f"We are group {number}:\n- one\n- two", 7: "word " * 10 * number, 14: f"![a](figures/{number}.png)"}
        write_report(folder / f"group_{number:02}", answers)
    return folder


@pytest.mark.parametrize("output_format", ["text", "json"])
def test_the_output_of_several_processes_is_that_of_one_byte_for_byte(many: Path, output_format: str) -> None:
    one = "import sys; from report_ls.cli import workers; workers.MOST = 1; from report_ls.__main__ import main; sys.exit(main())"
    command = [sys.executable, "-c", one, "check", "--format", output_format, "--exit-zero", ".", "nothing"]
    by_one = subprocess.run(command, cwd=many, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False)
    by_several = report_ls("check", "--format", output_format, "--exit-zero", ".", "nothing", cwd=many)
    assert (by_several.raw, by_several.errors, by_several.status) == (by_one.stdout, by_one.stderr.decode(), by_one.returncode)
    assert by_several.status == 2


def test_what_cannot_be_checked_is_told_in_its_place(many: Path) -> None:
    (many / "binary.md").write_bytes(b"\xff\xfe\x00\x01")
    paths = [*(f"group_{number:02}" for number in range(AMOUNT)), "binary.md", "nothing", "group_00/figures"]
    ended = report_ls("check", "--format", "json", *paths, cwd=many)
    reports = json.loads(ended.output)["reports"]
    assert [Path(report["path"]).parts[0] for report in reports] == paths[:-1]
    assert ["error" in report for report in reports] == [False] * AMOUNT + [True, True]
    assert [line.split(": ")[1] for line in ended.errors.splitlines()] == paths[-3:]
    assert ended.status == 2


@with_signals
def test_a_reader_that_has_seen_enough_of_many_ends_it_quietly(many: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run([*COMMAND, "check", str(many)], env=environment(), stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, b"")


@with_signals
def test_ctrl_c_ends_all_processes_quietly(many: Path) -> None:
    """The terminal sends it to all of them."""
    last = many.parent / "pipe.md"
    os.mkfifo(last)
    process = subprocess.Popen(
        [*COMMAND, "check", str(many), str(last)],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with last.open("w"):  # opens when the command waits for this text, and the others are with its processes
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=SOON)
    assert (process.returncode, errors) == (130, b"")


def own_process(_: int) -> int:
    return os.getpid()


def lost(number: int) -> int:
    return -number


def kills_its_process(number: int) -> int:
    """Some kill the process that does them, each time."""
    if number in KILLING:
        os._exit(9)
    return number


KILLING = {0, MANY + 3, MANY + 4, 2 * AMOUNT - 1}


def kills_once(number: int) -> int:
    """One kills the process that does it first, as the system may one that just happens to be the largest."""
    trace = Path(os.environ["REPORT_LS_TESTS"])
    if number == MANY + 3 and not trace.exists():
        trace.touch()
        os._exit(9)
    return number


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_processors", lambda: 2)


@pytest.mark.usefixtures("two_processors")
def test_few_items_stay_in_this_process() -> None:
    assert {*in_order(own_process, range(MANY - 1), lost)} == {os.getpid()}
    assert os.getpid() not in {*in_order(own_process, range(MANY), lost)}


@pytest.mark.usefixtures("two_processors")
def test_only_a_few_items_are_taken_ahead() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in count():
            taken.append(number)
            yield number

    results = in_order(abs, items(), lost)
    assert [next(results) for _ in range(50)] == [*range(50)]
    assert len(taken) < 50 + 2 * workers.AHEAD + MANY
    results.close()


@pytest.mark.usefixtures("two_processors")
def test_what_kills_its_process_is_lost_alone() -> None:
    results = [*in_order(kills_its_process, range(AMOUNT * 2), lost)]
    assert results == [-number if number in KILLING else number for number in range(AMOUNT * 2)]


@pytest.mark.usefixtures("two_processors")
def test_a_process_that_is_killed_once_loses_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REPORT_LS_TESTS", str(tmp_path / "killed"))
    assert [*in_order(kills_once, range(AMOUNT * 2), lost)] == [*range(AMOUNT * 2)]
    assert (tmp_path / "killed").exists()


@pytest.mark.usefixtures("two_processors")
def test_no_thread_is_begun_because_a_fork_takes_along_the_locks_that_others_hold() -> None:
    threads = threading.active_count()
    results = in_order(kills_its_process, range(AMOUNT * 2), lost)
    assert [threading.active_count() for _ in results] == [threads] * AMOUNT * 2


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells which processes there are")
def test_processes_end_with_the_one_that_began_them(many: Path) -> None:
    last = many.parent / "last.md"
    os.mkfifo(last)
    process = subprocess.Popen([*COMMAND, "check", str(many), str(last)], env=environment(), stdout=subprocess.DEVNULL)
    with last.open("w"):  # opens when the command waits for this text
        children = [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
        process.kill()
        process.wait()
        for child in children:
            wait_until_gone(child)
    assert len(children) == min(len(os.sched_getaffinity(0)), workers.MOST)


@pytest.mark.usefixtures("two_processors")
@pytest.mark.parametrize("way", ["fork", "spawn"] if sys.platform == "linux" else ["spawn"])
def test_processes_may_begin_in_each_way_that_is_used(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WAY", way)
    assert [*in_order(abs, range(AMOUNT), lost)] == [*range(AMOUNT)]
