"""The parts, each by itself: `pytest benchmarks`. The figures are of this process, so they hold no start and no protocol."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.document import FIGURES, PIXEL, figure_name, grown, made_report, typing_line
from benchmarks.keys import Typing
from report_ls.analysis.analysis import Analysis, analyse, with_page
from report_ls.analysis.reanalysis import reanalysed
from report_ls.checker.official import official
from report_ls.disk.folders import MemoryFolder
from report_ls.features.code_lens import code_lenses
from report_ls.features.completion import complete
from report_ls.features.document_symbols import document_symbols
from report_ls.features.folding import region_folds
from report_ls.features.hover import hover
from report_ls.features.links import figure_links
from report_ls.fixes.fix_all import fix_all
from report_ls.fixes.quick_fix import quick_fixes
from report_ls.model.figures import Figures
from report_ls.syntax.parse import parse
from report_ls.template.in_force import limits_in_force
from report_ls.text.edits import Edit
from report_ls.text.spans import Span

Benchmark = Callable[..., Any]
"""The fixture of pytest-benchmark: it calls a function with arguments, again and again."""

FOLDER = MemoryFolder({figure_name(index): PIXEL for index in range(FIGURES)})
TEXT = made_report()
LIMITS = limits_in_force(TEXT, None)
FILLED = TEXT.split("\n")
PLACE = sum(len(line) + 1 for line in FILLED[: typing_line(TEXT)]) + len(FILLED[typing_line(TEXT)])
"""The offset at which keys are typed."""


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analysed(TEXT)


def analysed(text: str) -> Analysis:
    return analyse(text, LIMITS, Figures(FOLDER))


def test_official_count(benchmark: Benchmark) -> None:
    assert len(benchmark(official, TEXT, LIMITS).answers) == LIMITS.expected


def test_parse(benchmark: Benchmark) -> None:
    assert len(benchmark(parse, TEXT, LIMITS.expected).questions) == LIMITS.expected


def test_whole_analysis(benchmark: Benchmark) -> None:
    assert benchmark(analysed, TEXT).findings


def test_whole_analysis_with_the_page(benchmark: Benchmark, analysis: Analysis) -> None:
    assert any(finding.code == "page-list" for finding in benchmark(with_page, analysis).findings)


def test_analysis_after_a_key(benchmark: Benchmark, analysis: Analysis) -> None:
    assert benchmark(reanalysed, analysis, Edit(Span(PLACE, PLACE), "x")) is not None


@pytest.mark.parametrize("times", [1, 10, 100])
def test_key_to_diagnostics(benchmark: Benchmark, times: int) -> None:
    assert benchmark(Typing(grown(TEXT, times)).key)


def test_completion_of_a_thousand_figures(benchmark: Benchmark) -> None:
    typed = "\n\n![](figures/"
    text = f"{TEXT[:PLACE]}{typed}){TEXT[PLACE:]}"
    offer = benchmark(complete, analysed(text), PLACE + len(typed))
    assert len(offer.choice.items) == FIGURES


def test_hover(benchmark: Benchmark, analysis: Analysis) -> None:
    assert benchmark(hover, analysis, TEXT.index("### Question 15"))


def test_quick_fixes(benchmark: Benchmark) -> None:
    shown = with_page(analysed(TEXT))
    assert benchmark(lambda: list(quick_fixes(shown, shown.findings, Span(0, len(TEXT)))))


def test_fix_all(benchmark: Benchmark) -> None:
    faulty = analysed(TEXT[:PLACE] + "\n\n## A heading of our own\n\n" + TEXT[PLACE:])
    assert benchmark(fix_all, faulty)


@pytest.mark.parametrize("feature", [document_symbols, code_lenses, region_folds, figure_links])
def test_view(benchmark: Benchmark, analysis: Analysis, feature: Callable[[Analysis], Any]) -> None:
    assert benchmark(lambda: list(feature(analysis)))
