"""A `report.html` that was made of another text."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from report_ls.analysis.analysis import Analysis
from report_ls.model.findings import Severity
from report_ls.page.render import hand_in
from report_ls.rules.stale_page import stale_page
from tests.rules.cases import Case, changed, check, codes
from tests.support.reports import report

TITLE = "# Exam template for 02476 Machine Learning Operations"
PAGE = hand_in(report())


@dataclass(frozen=True)
class WithPage(Case):
    """A case with a page beside the report."""

    page: str = ""

    def analysed(self, text: str) -> Analysis:
        analysis = super().analysed(text)
        return analysis.with_further(stale_page(analysis.report, self.page, hand_in(text)))


CASES: list[Case] = [
    WithPage(
        "an answer is another one",
        "stale-page",
        changed(TITLE, f"«{TITLE}»"),
        ("The report.html beside this report is not what it gives now. Run `report-ls html`, or `report.py html`, to make it anew.",),
        severity=Severity.HINT,
        page=hand_in(report(answers={1: "43"})),
    )
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_page_of_another_text(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("<em>", "<i>").replace("</em>", "</i>"),
        PAGE.replace('alt="picture" src="figures/q14_0.png"', 'src="figures/q14_0.png" alt="picture"'),
        PAGE.replace("'", "&#39;"),
        "<!DOCTYPE html><title>Another</title>",
        "<html><body>Another",
    ],
)
def test_the_same_words_and_whole_pages_are_left_alone(page: str) -> None:
    assert codes(WithPage("", "", "", (), page=page).analysed(report())) == []
