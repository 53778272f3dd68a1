"""A function in a process of its own: it answers, or it is ended, and nothing is left."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from report_ls import killable
from report_ls.killable import Killable, LostError, OutOfTimeError, RaisedError
from tests.killable import functions
from tests.support.processes import wait_until_gone

ROOT = Path(__file__).parents[2]
LONG = 60.0
"""Seconds that no call here takes."""


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Iterator[Killable]:
    monkeypatch.syspath_prepend(ROOT)
    process = Killable()
    yield process
    process.close()


def test_a_function_answers(process: Killable) -> None:
    assert process.call(functions.double, 21, LONG) == 42


@pytest.mark.parametrize(
    "value", [None, "", "a\nb\r\n", "\u2028\x00\x1b", "\ud800", "\U0001f600", [1, [2.5, {"a": True}]], "x" * 3_000_000, 10**4000]
)
def test_a_value_goes_there_and_back(process: Killable, value: object) -> None:
    assert process.call(functions.given, value, LONG) == value


def test_one_process_answers_all_calls_and_is_not_this_one(process: Killable) -> None:
    numbers = {process.call(functions.own_process, None, LONG) for _ in range(3)}
    assert len(numbers) == 1
    assert os.getpid() not in numbers


def test_no_process_begins_before_the_first_call() -> None:
    assert Killable()._process is None


def test_what_takes_too_long_is_ended_and_the_next_call_is_answered(process: Killable) -> None:
    before = process.call(functions.own_process, None, LONG)
    with pytest.raises(OutOfTimeError):
        process.call(functions.hold_the_lock_for_ever, None, 0.3)
    wait_until_gone(before)
    assert process.call(functions.own_process, None, LONG) != before


def test_a_process_that_ends_by_itself_is_told_from_one_that_was_ended(process: Killable) -> None:
    with pytest.raises(LostError):
        process.call(functions.crash, None, LONG)
    assert process.call(functions.double, 1, LONG) == 2


@pytest.mark.parametrize("executable", ["/nowhere/python", str(Path(__file__))])
def test_a_process_that_can_not_begin_is_lost(monkeypatch: pytest.MonkeyPatch, executable: str) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    process = Killable()
    with pytest.raises(LostError):
        process.call(functions.double, 1, LONG)


@pytest.mark.skipif(os.name == "nt", reason="the program is a script of a shell")
@pytest.mark.parametrize("does", ["exit 0", "exec sleep 60"])
def test_a_process_that_does_not_begin_in_time_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does: str) -> None:
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(killable, "START_SECONDS", 0.3)
    process = Killable()
    with pytest.raises(killable.NoAnswerError):
        process.call(functions.double, 1, LONG)


def test_an_exception_is_told_and_the_process_goes_on(process: Killable) -> None:
    before = process.call(functions.own_process, None, LONG)
    with pytest.raises(RaisedError, match=r"^ValueError: no good$"):
        process.call(functions.fail, "no good", LONG)
    with pytest.raises(RaisedError, match=r"^RecursionError: "):
        process.call(functions.recurse, None, LONG)
    with pytest.raises(RaisedError, match=r"^TypeError: .*JSON"):
        process.call(functions.no_json, None, LONG)
    assert process.call(functions.own_process, None, LONG) == before


@pytest.mark.skipif(sys.platform != "linux", reason="other systems give out memory that they do not have")
def test_memory_is_limited(process: Killable) -> None:
    with pytest.raises(RaisedError, match=r"^MemoryError"):
        process.call(functions.eat_memory, None, LONG)


def test_what_a_function_prints_is_no_answer(process: Killable, capfd: pytest.CaptureFixture[str]) -> None:
    assert process.call(functions.speak, None, LONG) == "answer"
    assert process.call(functions.double, 1, LONG) == 2
    assert capfd.readouterr() == ("", "")


def test_it_runs_in_no_folder_of_a_report_and_reads_no_variables(
    process: Killable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit", "utf-8")
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "json.py"))
    monkeypatch.chdir(tmp_path)
    folder, is_isolated, has_no_site = process.call(functions.surroundings, None, LONG)
    assert folder != str(tmp_path)
    assert (is_isolated, has_no_site) == (1, 1)


@pytest.mark.skipif(os.name == "nt", reason="Windows tells of a process in another way")
def test_it_ends_with_the_object(process: Killable) -> None:
    other = Killable()
    number = other.call(functions.own_process, None, LONG)
    del other
    gc.collect()
    wait_until_gone(number)


@pytest.mark.skipif(os.name == "nt", reason="Windows tells of a process in another way")
def test_it_ends_when_it_is_closed_also_in_the_middle_of_a_call(process: Killable, tmp_path: Path) -> None:
    path = tmp_path / "number"
    raised: list[BaseException] = []

    def call() -> None:
        try:
            process.call(functions.hold_and_tell, str(path), LONG)
        except LostError as error:
            raised.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    while not path.exists() or not path.read_text("utf-8"):
        time.sleep(0.01)
    process.close()
    thread.join(30)
    assert len(raised) == 1
    wait_until_gone(int(path.read_text("utf-8")))


@pytest.mark.skipif(os.name == "nt", reason="Windows tells of a process in another way")
def test_it_ends_by_itself_where_its_parent_was_killed_in_the_middle_of_a_call(tmp_path: Path) -> None:
    path = tmp_path / "number"
    program = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from report_ls.killable import Killable
from tests.killable import functions
Killable().call(functions.hold_and_tell, {str(path)!r}, 0.5)
"""
    parent = subprocess.Popen([sys.executable, "-c", program])
    while not path.exists() or not path.read_text("utf-8"):
        time.sleep(0.01)
    parent.kill()
    parent.wait()
    wait_until_gone(int(path.read_text("utf-8")))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_one_that_was_killed_between_two_calls_is_replaced(process: Killable) -> None:
    number = process.call(functions.own_process, None, LONG)
    os.kill(number, 9)
    wait_until_gone(number)
    assert process.call(functions.own_process, None, LONG) != number


def test_after_it_was_closed_the_next_call_begins_another(process: Killable) -> None:
    number = process.call(functions.own_process, None, LONG)
    process.close()
    assert process.call(functions.own_process, None, LONG) != number


def test_several_threads_may_call(process: Killable) -> None:
    answers: dict[int, int] = {}

    def call(number: int) -> None:
        answers[number] = process.call(functions.double, number, LONG)

    threads = [threading.Thread(target=call, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: 2 * number for number in range(20)}


def _held(process: Killable) -> None:
    with pytest.raises(OutOfTimeError):
        process.call(functions.hold_the_lock_for_ever, None, 0.5)


def test_nobody_else_waits_while_a_thread_does(process: Killable) -> None:
    """This thread goes on while another one waits for a function that holds Python's lock in its own process."""
    process.call(functions.double, 1, LONG)
    ticks = 0
    thread = threading.Thread(target=_held, args=(process,))
    thread.start()
    while thread.is_alive():
        ticks += 1
        time.sleep(0.005)
    assert ticks > 5
