"""`report-ls check` as a whole process: of one report next to the course's script, and of a thousand."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.document import typing_line
from benchmarks.processes import peak_memory

RUNS = 7
MANY = 1000
FEW = 100
LOOK = 0.1
"""Seconds between two looks at a process' memory."""


def check_one(ours: Sequence[str], python: Path, checker: Path, text: str) -> tuple[float, float]:
    """The ms of our command and of the script `checker` for one report with this text, the medians of several runs in turn.

    The script lies beside a report of its own and is started there, as students do.
    """
    with tempfile.TemporaryDirectory() as folder:
        ours_path, checked = _written(Path(folder), 2, text)
        script = str(shutil.copy(checker, checked.with_name("report.py")))
        times = [(_timed([*ours, "check", str(ours_path)]), _timed([str(python), script, "check"], checked.parent)) for _ in range(RUNS)]
    return median(first for first, _ in times), median(second for _, second in times)


def check_many(ours: Sequence[str], text: str) -> dict[str, float]:
    """Reports a second, and the memory in MiB with few and with many of them. They lie in a folder each, and no two are the same."""
    with tempfile.TemporaryDirectory() as folder:
        _written(Path(folder), MANY, text)
        seconds, many = _watched([*ours, "check", folder])
    with tempfile.TemporaryDirectory() as folder:
        _written(Path(folder), FEW, text)
        _, few = _watched([*ours, "check", folder])
    return {"reports a second": MANY / seconds, "memory few": few, "memory many": many}


def _written(folder: Path, count: int, text: str) -> list[Path]:
    paths = [folder / f"group_{number:04d}" / "reports" / "README.md" for number in range(count)]
    lines = text.split("\n")
    place = typing_line(text)
    for number, path in enumerate(paths):
        path.parent.mkdir(parents=True)
        path.write_text("\n".join([*lines[:place], f"{lines[place]} {number}", *lines[place + 1 :]]), encoding="utf-8")
    return paths


def _timed(command: Sequence[str], folder: Path | None = None) -> float:
    started = perf_counter()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    took = (perf_counter() - started) * 1000
    if done.returncode not in {0, 1}:  # 1 says that a report has faults
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()}")
    return took


def _watched(command: Sequence[str]) -> tuple[float, float]:
    """The seconds that a command took, and the most MiB that its processes were seen to hold together."""
    most = 0.0
    started = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while True:
            try:
                process.wait(LOOK)
            except subprocess.TimeoutExpired:
                most = max(most, peak_memory(process.pid))
            else:
                break
        took = perf_counter() - started
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    return took, most
