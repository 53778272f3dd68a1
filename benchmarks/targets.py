"""What is aimed at, and whether it was reached, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.servers import BARE, OURS, RUMDL, VSCODE

CHECKER = "report.py"
SERVERS = (OURS, RUMDL, VSCODE, BARE, CHECKER)

Results = Mapping[str, Mapping[str, float]]
"""Figures by the name of the server, and their own."""


@dataclass(frozen=True, slots=True)
class Target:
    """A `figure` of ours that may be `most` times the same of a `server`, or `most` times our `own` other figure.

    With neither, it may itself be at most `most`, or has to be at `least` so much.
    """

    what: str
    figure: str
    most: float | None = None
    server: str | None = None
    own: str | None = None
    least: float | None = None
    unit: str = "ms"


TARGETS = (
    Target("key to diagnostics, 51 kB, burst: p50", "key p50", 0.15, RUMDL),
    Target("key to diagnostics, 51 kB, burst: p99", "key p99", 0.25, RUMDL),
    Target("key to diagnostics, a key every 60 ms: p50", "paced p50", 0.25, RUMDL),
    Target("key to diagnostics, answers grown to 5 MB: p50", "long key p50", 10, own="key p50"),
    Target("start to first diagnostics", "ready", 1.0, BARE),
    Target("start to first diagnostics, the further aim", "ready", 0.6, BARE),
    Target("completion of a figure path, 1,000 figures", "completion", 0.15, VSCODE),
    Target("hover, symbols, code lens, code actions after a key: p99", "requests p99", 5),
    Target("`report-ls check` of one report", "check", 0.75, CHECKER),
    Target("`report-ls check` of 1,000 reports", "reports a second", least=100, unit="reports/s"),
    Target("its memory, 1,000 reports against 100", "memory many", 1.1, own="memory few", unit="MiB"),
    Target("memory after 2,000 keys", "memory", 2, RUMDL, unit="MiB"),
    Target("memory after 2,000 keys against 300", "memory", 1.05, own="memory before", unit="MiB"),
)


def table(results: Results) -> str:
    """One row for each target, in markdown."""
    rows = [("figure", *SERVERS, "compared", "target", "verdict"), ("---",) * (len(SERVERS) + 4), *map(tuple, _rows(results))]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _rows(results: Results) -> Iterator[list[str]]:
    for target in TARGETS:
        cells = [_cell(results.get(name, {}).get(target.figure), target.unit) for name in SERVERS]
        value = _compared(target, results)
        ratio = f"{value:.2f}x" if value is not None and (target.server or target.own) else ""
        yield [target.what, *cells, ratio, _aim(target), _verdict(target, value)]


def _compared(target: Target, results: Results) -> float | None:
    """The ratio, or the figure itself where there is nothing to compare it with; None if something was not measured."""
    ours = results.get(OURS, {}).get(target.figure)
    if target.server is None and target.own is None:
        return ours
    other = results.get(target.server or OURS, {}).get(target.own or target.figure)
    return ours / other if ours is not None and other else None


def _verdict(target: Target, value: float | None) -> str:
    if value is None:
        return "not measured"
    reached = (target.most is None or value <= target.most) and (target.least is None or value >= target.least)
    return "reached" if reached else "**missed**"


def _aim(target: Target) -> str:
    if target.least is not None:
        return f">= {target.least:g} {target.unit}"
    if target.server or target.own:
        return f"<= {target.most:g}x {target.server or f'our {target.own}'}"
    return f"<= {target.most:g} {target.unit}"


def _cell(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f} {unit}"
