"""The type checker says so where a place that counts from a question's start is taken for one of the whole text."""

from __future__ import annotations

from pathlib import Path

import pytest
from mypy import api

ROOT = Path(__file__).parents[2]
SNIPPET = """
from report_ls.analysis.analysis import Analysis
from report_ls.model.findings import Finding
from report_ls.syntax.report import Question
from report_ls.text.spans import Span

def of_text(question: Question, analysis: Analysis) -> Span | Finding:
    return {}
"""
WRONG = [
    "question.body.answer",
    "question.body.content",
    "question.body.marker or Span(0, 0)",
    "question.body.images[0].path",
    "question.body.extra_markers[0]",
    "next(iter(question.body.paragraphs.values()))[0]",
    "analysis.judged[0][0]",
    "next(iter(analysis.judged[0]))",
]
RIGHT = ["question.answer", "question.body.answer.placed(question.start)", "next(analysis.judged[0].placed(question.start))"]


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What mypy says of all of them, one behind the other: it starts once."""
    config = tmp_path_factory.mktemp("mypy") / "mypy.ini"
    config.write_text(f"[mypy]\nstrict = true\nmypy_path = {ROOT / 'server'}\n", "utf-8")
    code = "".join(SNIPPET.format(expression).replace("of_text", f"number_{index}") for index, expression in enumerate([*WRONG, *RIGHT]))
    told, failed, _ = api.run(["--config-file", str(config), "--cache-dir", str(ROOT / ".mypy_cache"), "--no-pretty", "-c", code])
    assert not failed
    return told


@pytest.mark.parametrize("index", range(len(WRONG) + len(RIGHT)), ids=[*WRONG, *RIGHT])
def test_it_is_no_place_in_the_text(index: int, complaints: str) -> None:
    line = SNIPPET.count("\n") * index + SNIPPET[: SNIPPET.index("return")].count("\n") + 1
    assert (f"<string>:{line}: error:" in complaints) == (index < len(WRONG))
