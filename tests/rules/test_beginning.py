"""What is said at the beginning of a report."""

from __future__ import annotations

import pytest

from report_ls.checker.official import HEADER
from report_ls.model.findings import Severity
from report_ls.page.render import hand_in
from report_ls.rules.missing_front_matter import FRONT_MATTER
from tests.rules.cases import PNG, Case, check, codes, fix_all
from tests.support.reports import CHECKLIST, figure_names, report

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


TEMPLATE_TITLE = f"{TITLE}\n\n"
OWN = "We are group 42, and this is what we did in January."
LOST = "report.py html leaves out the first 43 characters, which are not the template's {} here but your words: the page lacks them."


def own_words(name: str, head: str, *, edition: str = "2026", safe: bool = True) -> Case:
    """A report that begins with `head`, which has a mark around its first line, in place of what its template begins with."""
    rest = HEADING + from_question_1(edition)
    old = edition == "2023-01"
    title = "Insert the lines that the template begins with" if old else "Insert the title of the template"
    fixes = {title: (FRONT_MATTER if old else TEMPLATE_TITLE) + head.replace("«", "").replace("»", "") + rest}
    message = LOST.format("lines" if old else "title")
    return Case(name, "missing-title", head + rest, (message,), fixes, safe, Severity.WARNING, edition=edition)


CASES += [
    own_words("the title is gone", f"«{OWN}»\n\n"),
    own_words("blank lines are before it", f"\n\n«{OWN}»\n\n"),
    own_words("a picture is the first thing", "«![our logo](figures/q14_0.png) of the group»\n\n"),
    own_words("the lines are gone", f"«{OWN}»\n\n", edition="2023-01"),
    own_words("a title of one's own is shorter", f"«# Group 42»\n\n{OWN}\n\n", safe=False),
    own_words("the first section comes too late", f"«We did it all.»\n\n{CHECKLIST}\n"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_beginnings(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("edition", "text"),
    [
        ("2023-01", report("2023-01")),
        ("2023-01", FRONT_MATTER + HEADING + from_question_1()),
        ("2026", HEADING + from_question_1("2026")),
        ("2026", CHECKLIST + HEADING + from_question_1("2026")),
        ("2026", "This is the report template for the exam.\n" + HEADING + from_question_1("2026")),
        ("2026", "# The report of our group, which has the number 42\n" + HEADING + from_question_1("2026")),
        ("2026", "<!-- group 42 -->\n\n" + HEADING + from_question_1("2026")),
        ("2026", "<!-- this is what we had to say, and the page does not show it -->\n\n" + HEADING + from_question_1("2026")),
        ("2026", "**Exam template for 02476 Machine Learning Operations**\n\n" + HEADING + from_question_1("2026")),
        ("2026", "Exam template for 02476 Machine Learning Operations\n\n" + HEADING + from_question_1("2026")),
        ("2026", "\ufeff" + HEADING + from_question_1("2026")),
        ("2026", "# Group 42\n\n" + CHECKLIST + HEADING + from_question_1("2026")),
        ("2026", f"{FRONT_MATTER}{OWN}\n\n{HEADING}" + from_question_1("2026")),
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


def test_the_page_has_all_words_after_the_title_is_back() -> None:
    text = f"{OWN}\n\n{HEADING}{from_question_1('2026')}"
    assert OWN not in hand_in(text)
    assert OWN in hand_in(fix_all(text))


def test_an_answer_among_what_is_left_out_is_ones_own_words() -> None:
    text = f"### Question 1\n\nAnswer:\n\nGroup 42\n\n{report().partition('### Question 2')[2].join(['### Question 2', ''])}"
    assert "missing-title" in codes(Case("", "", "", ()).analysed(text))
