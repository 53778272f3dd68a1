"""Runs the real command, and writes reports to run it on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.reports import figure_names, report

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "reports" / "README.md"
SHARED = ROOT.parent / "shared" / "reports"
COMMAND = [sys.executable, "-m", "report_ls"]
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
"""The head of a picture of one pixel."""
_OF_THE_TERMINAL = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM", "COLUMNS", "LINES", "PYTHONIOENCODING", "PYTHONUTF8")


@dataclass(frozen=True)
class Ended:
    """How a command ended: both streams as they would stand in a terminal, and the bytes of the first."""

    status: int
    output: str
    errors: str
    raw: bytes

    @property
    def lines(self) -> list[str]:
        return self.output.split("\n")[:-1]


def environment(**changes: str) -> dict[str, str]:
    """That of the tests without what changes the output, but for `changes`."""
    plain = {name: value for name, value in os.environ.items() if name not in _OF_THE_TERMINAL}
    return plain | {"PYTHONIOENCODING": "utf-8"} | changes


def report_ls(*arguments: object, cwd: Path = ROOT, **changes: str) -> Ended:
    """Run the command with `changes` to its environment; its output goes to pipes."""
    ended = subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=cwd, env=environment(**changes), stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return Ended(ended.returncode, ended.stdout.decode("utf-8", "replace"), ended.stderr.decode("utf-8", "replace"), ended.stdout)


@cache
def example(columns: int = 80) -> Ended:
    """What `check` says of the example report in a pipe, named by its path from the root."""
    return report_ls("check", EXAMPLE.relative_to(ROOT).as_posix(), COLUMNS=str(columns))


def write_report(folder: Path, answers: dict[int, str] | None = None, edition: str = "2026") -> Path:
    """A report without a fault but for `answers`, and its figures beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    text = report(edition, answers)
    for name in figure_names(text):
        figure = folder / name
        figure.parent.mkdir(exist_ok=True)
        figure.write_bytes(PNG)
    path = folder / "README.md"
    path.write_bytes(text.encode())
    return path


def codes(checked: dict[str, Any]) -> Sequence[str]:
    """The codes of the findings of a report in JSON."""
    return [finding["code"] for finding in checked["findings"]]
