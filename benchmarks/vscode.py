"""Measures the packaged extension in the real VS Code, and prints what a person waits for.

Run it from the root of the repository, on Debian as root, which is what setting up VS Code takes.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

VERSIONS = ("4.100.3", "4.139.1")
"""Of code-server: VS Code 1.100.3 and 1.139.1."""
MARKS = re.compile(r"(?<=<!-- measured in VS Code -->\n).*(?=<!-- end of measured in VS Code -->)", re.DOTALL)
"""Where the table of a page is."""
_SCRIPT = Path(__file__).parents[1] / "editors/vscode/scripts/test-vscode.sh"

Figures = Mapping[str, Sequence[float]]
"""The times of each figure, in milliseconds."""


def main() -> None:
    arguments = _arguments()
    results = {version: together(_measured(version) for _ in range(arguments.trials)) for version in VERSIONS}
    load = os.getloadavg()[0]
    text = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, load {load:.1f}, {os.cpu_count()} processors.\n\n{table(results)}\n"
    print(text)
    if arguments.markdown:
        page = arguments.markdown.read_text(encoding="utf-8")
        arguments.markdown.write_text(MARKS.sub(lambda _: f"\n{text}\n", page), encoding="utf-8")


def together(trials: Iterable[Figures]) -> dict[str, list[float]]:
    """The times of all trials."""
    times: dict[str, list[float]] = {}
    for trial in trials:
        for figure, measured in trial.items():
            times.setdefault(figure, []).extend(measured)
    return times


def table(results: Mapping[str, Figures]) -> str:
    """A row for each figure, and for each version the median and the worst."""
    names = [f"VS Code 1.{version.removeprefix('4.')}: median, worst" for version in results]
    figures = dict.fromkeys(figure for measured in results.values() for figure in measured)
    rows = [("figure", *names), ("---",) * (len(names) + 1)]
    rows += [(figure, *(_cell(measured.get(figure, ())) for measured in results.values())) for figure in figures]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(times: Sequence[float]) -> str:
    return f"{median(times):.0f} ms, {max(times):.0f} ms" if times else ""


def _measured(version: str) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "figures.json")
        environment = {**os.environ, "SUITES": "benchmark", "FIGURES": str(file)}
        subprocess.run([_SCRIPT, version], env=environment, check=True)
        figures: dict[str, list[float]] = json.loads(file.read_text("utf-8"))
        return figures


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.vscode", description=__doc__)
    parser.add_argument("--trials", type=int, default=3, help="how often a window is opened and loaded again (default: 3)")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="also put the table between its marks in this file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
