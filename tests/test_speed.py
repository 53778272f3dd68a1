"""A key costs the question it is in. What something costs is counted, so no machine is too slow or too busy."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.document import TYPED_IN, grown, made_report
from benchmarks.keys import Typing
from report_ls.analysis.analysis import analyse
from report_ls.template.in_force import limits_in_force
from tests.support.broken import BROKEN, broken
from tests.support.reports import report
from tests.support.work import calls


def cost_of_a_key(text: str) -> int:
    """Of one that is not the first, which imports and compiles what it needs."""
    typing = Typing(text)
    typing.key()
    return calls(typing.key)


def test_a_key_costs_a_small_part_of_judging_the_report() -> None:
    text = made_report()
    limits = limits_in_force(text, None)
    analyse(text, limits, None)
    assert cost_of_a_key(text) <= 0.1 * calls(lambda: analyse(text, limits, None))


def test_a_key_costs_little_more_where_the_other_answers_are_ten_times_longer() -> None:
    short = made_report()
    long = grown(short, 10, but=TYPED_IN)
    assert len(long) > 8 * len(short)
    assert cost_of_a_key(long) <= 2 * cost_of_a_key(short)


@pytest.mark.parametrize("name", BROKEN)
def test_a_key_in_a_good_question_costs_as_much_where_another_one_is_broken(name: str) -> None:
    """What is found in the other question has to be moved."""
    answers = {5: "It was good."}
    assert cost_of_a_key(broken(name, answers)) <= 1.35 * cost_of_a_key(report(answers=answers))


def test_a_server_starts_without_what_it_may_never_need() -> None:
    script = "import sys; from report_ls.__main__ import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run([sys.executable, "-c", script], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    modules = set(ended.stderr.split())
    assert "report_ls.lsp.session.session" in modules
    features = {name for name in modules if name.startswith("report_ls.features.")}
    assert features <= {"report_ls.features.progress", "report_ls.features.counts", "report_ls.features.quoted", "report_ls.features.usage"}
    assert not modules & {"argparse", "imagesize", "markdown", "markdown_it", "rich", "tempfile", "tomllib", "importlib.metadata"}
    assert "report_ls.page.plain" not in modules
