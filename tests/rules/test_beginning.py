"""What is said at the beginning of a report."""

from __future__ import annotations

import pytest

from report_ls.findings import Severity
from report_ls.format.official import HEADER
from report_ls.rules.beginning import FRONT_MATTER
from tests.rules.cases import PNG, Case, check, codes, fix_all
from tests.support.reports import figure_names, report

HEADING = "### Question 1\n"
CODE = "missing-front-matter"
MESSAGE = (
    "report.py drops the first 43 characters, as its template begins with lines between `---`. "
    "Without them it does not count the first answer."
)


def from_question_1(edition: str = "2023-01") -> str:
    """A report without all that stands before its first question, and without that heading."""
    text = report(edition)
    return text[text.index(HEADING) + len(HEADING) :]


def beginning(name: str, head: str, rest: str | None = None, *, edition: str = "2023-01") -> Case:
    """A report that begins with `head`, which has a mark around its first line, and goes on with what follows the first heading."""
    rest = from_question_1(edition) if rest is None else rest
    fixed = FRONT_MATTER + head.replace("«", "").replace("»", "") + rest
    fixes = {"Insert the lines that the template begins with": fixed}
    return Case(name, CODE, head + rest, (MESSAGE,), fixes, True, Severity.ERROR, also=("answer-count",), edition=edition)


CASES = [
    beginning("it begins with its first question", "«### Question 1»\n"),
    beginning("a short title is left", "«# Report»\n\n### Question 1\n"),
    beginning("a section is left", "«## Group information»\n\n### Question 1\n"),
    beginning("blank lines are left", "\n\n«### Question 1»\n"),
    beginning("the oldest edition", "«### Question 1»\n", edition="2022-12"),
    beginning("no guidance is left", "«### Question 1»\n\nAnswer:\n\n42\n", from_question_1().partition("42\n")[2]),
]

TITLE = "# Exam template for 02476 Machine Learning Operations"
CASES.append(
    Case(
        "at the top of the repository, with its pictures in reports/figures",
        "report-place",
        report().replace("(figures/", "(reports/figures/").replace(TITLE, f"«{TITLE}»"),
        ("The course collects reports/README.md, and this report lies above that folder. Move it there before you hand it in.",),
        severity=Severity.INFORMATION,
        files={f"reports/{name}": PNG for name in figure_names(report())},
    )
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_beginnings(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("edition", "text"),
    [
        ("2023-01", report("2023-01")),
        ("2023-01", FRONT_MATTER + HEADING + from_question_1()),
        ("2023-01", f"Written by the members of our own group 42.\n{HEADING}{from_question_1()}"),
        ("2026", HEADING + from_question_1("2026")),
    ],
)
def test_a_beginning_that_costs_nothing_is_left_alone(edition: str, text: str) -> None:
    assert codes(Case("", "", "", (), edition=edition).analysed(text)) == []


@pytest.mark.parametrize("head", ["### Question 1\n", "\ufeff### Question 1\n", "# Report\n\n### Question 1\n"])
def test_all_answers_are_counted_after_fix_all(head: str) -> None:
    fixed = fix_all(head + from_question_1(), "2023-01")
    official = Case("", "", "", (), edition="2023-01").analysed(fixed).official
    assert (official.stopped, official.passed) == (False, 27)


def test_the_lines_of_the_template_are_as_many_characters_as_are_dropped() -> None:
    assert len(FRONT_MATTER) == HEADER
