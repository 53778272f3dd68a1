"""Measures report-ls and its peers in one run, and prints the targets with what was reached. Run it from the root of the repository."""

from __future__ import annotations

import argparse
import gc
import os
import platform
import re
import shlex
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.commands import check_many, check_one
from benchmarks.document import made_report
from benchmarks.peers.install import HERE, default_folder, install, versions
from benchmarks.servers import OURS, Server, servers
from benchmarks.sessions import long_session, session, start
from benchmarks.targets import CHECKER, table

STARTS = 5
"""Starts of each server in a trial, in turn: a single one says little."""
MADE = re.compile(r"(?<=<!-- measured -->\n).*(?=<!-- end of measured -->)", re.DOTALL)
REAL = re.compile(r"(?<=<!-- measured in a real report -->\n).*(?=<!-- end of measured in a real report -->)", re.DOTALL)
"""Where the table of a page is."""


def main() -> None:
    arguments = _arguments()
    peers = arguments.peers.resolve()
    install(peers)
    ours = tuple(shlex.split(arguments.command))
    chosen = [server for server in servers(ours, peers) if server.name in arguments.only.split(",") or not arguments.only]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode, so ours shall keep it, too
    gc.disable()  # a pause of this process would be one of the server
    report = arguments.report.read_text(encoding="utf-8") if arguments.report else made_report()
    python = peers / "venv/bin/python"
    results = medians(_trial(chosen, ours, python, arguments.checker, report) for _ in _counted(arguments.trials))
    text = f"{_circumstances(peers, arguments.trials, report)}\n\n{table(results)}\n"
    print(text)
    if arguments.markdown:
        page = arguments.markdown.read_text(encoding="utf-8")
        marks = REAL if arguments.report else MADE
        arguments.markdown.write_text(marks.sub(lambda _: f"\n{text}\n", page), encoding="utf-8")


def medians(trials: Iterable[dict[str, dict[str, float]]]) -> dict[str, dict[str, float]]:
    """Of each figure of each server, the median over the trials."""
    values: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for trial in trials:
        for name, figures in trial.items():
            for figure, value in figures.items():
                values[name][figure].append(value)
    return {name: {figure: median(measured) for figure, measured in figures.items()} for name, figures in values.items()}


def _trial(chosen: list[Server], ours: tuple[str, ...], python: Path, checker: Path, text: str) -> dict[str, dict[str, float]]:
    """Everything once, the servers in turn, so that a slow minute hits all alike."""
    results = {server.name: session(server, text) for server in chosen}
    starts = [[start(server, text) for server in chosen] for _ in range(STARTS)]
    for server, times in zip(chosen, zip(*starts, strict=True), strict=True):
        results[server.name]["ready"] = median(times)
    for server in chosen:
        if "long" in server.measured:
            results[server.name] |= long_session(server, text)
    if OURS in results:
        own, theirs = check_one(ours, python, checker, text)
        results[OURS] |= {"check": own, **check_many(ours, text)}
        results[CHECKER] = {"check": theirs}
    gc.collect()
    return results


def _counted(trials: int) -> Iterable[int]:
    for trial in range(1, trials + 1):
        print(f"trial {trial} of {trials}", file=sys.stderr)
        yield trial


def _circumstances(peers: Path, trials: int, text: str) -> str:
    size = len(text.encode()) / 1000
    when = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    if sys.platform != "win32":
        when += f", load {os.getloadavg()[0]:.1f}"
    machine = (
        f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    )
    return f"{when}. {machine}. {versions(peers)}. A report of {size:.0f} kB; medians of {trials} trials."


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    beside = Path(sys.executable).with_name("report-ls")
    found = str(beside) if beside.exists() else shutil.which("report-ls") or f"{sys.executable} -m report_ls"
    parser.add_argument("--trials", type=int, default=3, help="how often everything is measured (default: 3)")
    parser.add_argument("--command", default=found, help="what starts report-ls (default: %(default)s)")
    parser.add_argument("--peers", type=Path, default=default_folder(), help="where peers are installed (default: %(default)s)")
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="a filled report to measure with, in place of the one that is made; nothing of it is shown",
    )
    parser.add_argument(
        "--checker",
        type=Path,
        default=HERE / "checker.py",
        help="a report.py to compare with, in place of our stand-in; it runs in the Python of the peers, which must have what it imports",
    )
    parser.add_argument("--only", default="", metavar="NAMES", help="servers to measure, with commas between them (default: all)")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="also put the table between its marks in this file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
