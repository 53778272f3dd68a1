"""A key costs the question it is in. Costs are compared with each other, in this process and in its own time, so no machine is too slow."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from time import process_time_ns

from benchmarks.document import TYPED_IN, grown, made_report
from benchmarks.keys import Typing
from report_ls.analysis import analyse
from report_ls.format.checker import limits_in_force

ROUNDS = 7
KEYS = 20


def cost(*actions: Callable[[], object]) -> list[float]:
    """The least that each action took, in ns, of several rounds in which they take turns."""
    rounds = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(ROUNDS):
            rounds.append([timed(action) for action in actions])
    finally:
        gc.enable()
    return [min(times) for times in zip(*rounds, strict=True)]


def timed(action: Callable[[], object]) -> float:
    """The mean of some calls, since a clock of processes may tick every 10 ms."""
    started = process_time_ns()
    for _ in range(KEYS):
        action()
    return (process_time_ns() - started) / KEYS


def test_a_key_costs_a_part_of_judging_the_report() -> None:
    text = made_report()
    limits = limits_in_force(text, None)
    key, whole = cost(Typing(text).key, lambda: analyse(text, limits, None))
    assert key <= 0.35 * whole


def test_a_key_costs_little_more_where_the_other_answers_are_ten_times_longer() -> None:
    short = made_report()
    long = grown(short, 10, but=TYPED_IN)
    assert len(long) > 8 * len(short)
    key, key_in_long = cost(Typing(short).key, Typing(long).key)
    assert key_in_long <= 3 * key


def test_a_server_starts_without_what_it_may_never_need() -> None:
    script = "import sys; from report_ls.__main__ import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run([sys.executable, "-c", script], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    modules = set(ended.stderr.split())
    assert "report_ls.lsp.session" in modules
    features = {name for name in modules if name.startswith("report_ls.features.")}
    assert features <= {"report_ls.features.progress", "report_ls.features.counts", "report_ls.features.usage"}
    assert not modules & {"_ssl", "argparse", "imagesize", "markdown", "markdown_it", "rich", "tempfile", "tomllib", "importlib.metadata"}
    assert "report_ls.rules.page.plain" not in modules
