"""The five causes for which report.py stops in real reports (docs/format.md, section 5): one cause, one finding, at the place of the cause."""

from __future__ import annotations

import pytest

from report_ls.analysis.analysis import analyse
from report_ls.model.findings import Severity
from report_ls.template.editions import edition
from tests.rules.cases import changed, changed_in, fix_all, lines
from tests.support.reports import answer, report

QUESTIONS = [(name, number) for name in ("2026", "2023-01") for number in range(1, edition(name).expected + 1)]
ALL_QUESTIONS = pytest.mark.parametrize(("name", "number"), QUESTIONS)


def line_of(text: str, wanted: str) -> int:
    """The number, from 1, of the only line that begins with `wanted`."""
    found = [number for number, line in enumerate(text.split("\n"), 1) if line.startswith(wanted)]
    assert len(found) == 1
    return found[0]


def heading_line(text: str, number: int) -> int:
    return text.split("\n").index(f"### Question {number}") + 1


def expect(text: str, name: str, line: int, code: str, *, stops: bool) -> None:
    """One finding of a cause in `line`, the count where the check stops, and nothing else of warning or worse."""
    analysis = analyse(text, edition(name), None)
    assert analysis.official.stopped is stops
    bad = [finding for finding in analysis.findings if finding.severity <= Severity.WARNING]
    assert lines(text, bad) == [*([(1, "answer-count")] if stops else []), (line, code)]


@ALL_QUESTIONS
def test_a_deleted_heading_is_found_where_it_should_stand(name: str, number: int) -> None:
    passing = report(name)
    text = changed(f"### Question {number}\n\n", "", passing)
    expect(text, name, heading_line(passing, number), "missing-question", stops=number > 1)
    assert fix_all(text, name) == passing


@ALL_QUESTIONS
def test_a_deleted_answer_marker_is_found_at_the_heading(name: str, number: int) -> None:
    passing = report(name)
    text = changed_in(number, "> Answer:\n", "", passing)
    expect(text, name, heading_line(passing, number), "missing-answer-marker", stops=number < edition(name).expected)
    assert fix_all(text, name) == passing


@ALL_QUESTIONS
@pytest.mark.parametrize("marker", ["Answer: and", "> Answer:", "As an Answer: and"])
def test_a_second_answer_marker_is_found_where_it_stands(name: str, number: int, marker: str) -> None:
    body = answer(edition(name).of(number), number, is_last=number == edition(name).expected)
    text = report(name, {number: f"First.\n\n{marker}\n\n{body}"})
    expect(text, name, line_of(text, "First.") + 2, "repeated-answer-marker", stops=False)


@pytest.mark.parametrize("name", ["2026", "2023-01"])
@pytest.mark.parametrize("signs", ["###", "####", "- ###", "> ###", "We like ### in"])
def test_three_signs_in_the_last_answer_are_found_where_they_stand(name: str, signs: str) -> None:
    last = edition(name).expected
    text = report(name, {last: f"{answer(edition(name).of(last), last, is_last=True)}\n\n{signs} thanks\n\nThat is all."})
    expect(text, name, line_of(text, f"{signs} thanks"), "heading-in-answer", stops=True)


@ALL_QUESTIONS
def test_two_signs_in_code_are_found_where_the_count_ends_but_in_the_last_answer(name: str, number: int) -> None:
    body = answer(edition(name).of(number), number, is_last=number == edition(name).expected)
    text = report(name, {number: f"```sh\n## TRAIN\nmake train\n```\n\n{body}"})
    if number == edition(name).expected:
        assert analyse(text, edition(name), None).findings == ()
    else:
        expect(text, name, line_of(text, "## TRAIN"), "heading-in-answer", stops=False)


def test_a_lack_and_an_excess_that_cancel_are_both_found() -> None:
    """31 answers, so that the check does not stop, and most of them are judged as their neighbours (docs/format.md, section 3)."""
    text = changed_in(9, "> Answer:\n", "", report() + "\n### Thanks\n")
    analysis = analyse(text, edition("2026"), None)
    assert not analysis.official.stopped
    bad = [finding.code for finding in analysis.findings if finding.severity <= Severity.WARNING]
    assert bad == ["missing-answer-marker", "heading-in-answer"]


def test_a_shift_is_one_finding_and_not_one_for_each_question_that_follows() -> None:
    text = changed_in(3, "> Answer:\n", "")
    analysis = analyse(text, edition("2026"), None)
    assert [finding.code for finding in analysis.findings] == ["answer-count", "missing-answer-marker"]
    assert {status.number for status in analysis.statuses if status.state != "passed"} == set()
