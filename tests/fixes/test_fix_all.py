"""All fixes at once: which are made, which are left, and that no word is lost. `tests/page/test_faults.py` has the faults."""

from __future__ import annotations

import pytest

from report_ls.analysis.analysis import Analysis, analyse
from report_ls.disk.folders import MemoryFolder
from report_ls.fixes.fix_all import fewer, fix_all
from report_ls.model.figures import Figures
from report_ls.rules import RULES
from report_ls.template.editions import edition
from report_ls.text.edits import apply
from tests.features.marked import analysed
from tests.fixes.fixable import FIGURES, FIXABLE, HALF, WORDS, Fixable
from tests.rules.cases import codes
from tests.support.reports import report


def judged(text: str, *figures: str) -> Analysis:
    return analyse(text, edition("2026"), Figures(MemoryFolder(dict.fromkeys([*FIGURES, *figures], b"\x89PNG\r\n\x1a\n"))))


def titles(analysis: Analysis) -> list[str]:
    return [fix.title for fix in fix_all(analysis).applied]


@pytest.mark.parametrize("fixable", FIXABLE, ids=lambda fixable: fixable.code)
def test_those_of_the_table_are_made_and_no_other(fixable: Fixable) -> None:
    _, analysis = analysed(fixable.source, FIGURES)
    fixed = fix_all(analysis)
    is_absolute = "/home/me" in fixable.source
    assert bool(fixed.applied) is (RULES[fixable.code].fixed_by_all and not is_absolute)
    assert not fixed.applied or fixable.fixed in fixed.analysis.report.text


def test_the_edits_lead_to_the_text_and_leave_the_rest_alone() -> None:
    text = report(answers={5: f"{HALF}\n\n## One\n\n{HALF}", 8: f"> {HALF}\n> {HALF}"})
    analysis = judged(text.replace("> Answer:\n\n> ", "> Answer:\n> ").replace("### Question 9\n", ""))
    fixed = fix_all(analysis)
    assert apply(analysis.report.text, fixed.edits) == fixed.analysis.report.text
    assert fixed.analysis.findings == ()
    assert sum(edit.span.end - edit.span.start for edit in fixed.edits) < 20


def test_a_report_without_a_finding_has_nothing_to_fix() -> None:
    fixed = fix_all(judged(report()))
    assert (fixed.edits, fixed.applied) == ((), ())


@pytest.mark.parametrize(
    ("answers", "brings"),
    [
        pytest.param({5: f"{HALF * 2}\n\n## More\n\n{HALF * 2}"}, "too-long", id="words that were not counted"),
        pytest.param({5: "Answer: " + "word " * 98 + "## x"}, None, id="a length that is wrong before"),
        pytest.param({14: f"![c](.\\figures\\none.png)\n\n{WORDS}"}, "image-not-found", id="a picture that is not there"),
    ],
)
def test_what_brings_a_length_or_an_image_to_light_is_left_unless_the_check_stops(answers: dict[int, str], brings: str | None) -> None:
    analysis = judged(report(answers=answers))
    assert (titles(analysis) == []) is (brings is not None)
    stopped = judged(report(answers=answers).replace("### Question 9\n", ""))
    assert stopped.official.stopped
    after = fix_all(stopped).analysis
    assert not after.official.stopped
    assert brings is None or brings in codes(after)


def test_what_does_no_harm_is_fixed_beside_what_does() -> None:
    answers = {5: f"{HALF * 2}\n\n## More\n\n{HALF * 2}", 14: f"![c](./figures/curves.png)\n\n{WORDS}"}
    assert titles(judged(report(answers=answers))) == ["Write figures/curves.png"]


def test_of_a_question_that_is_harmed_the_fixes_of_a_kind_are_made_together_or_not_at_all() -> None:
    answer = f"![c](./figures/curves.png)\n\n{WORDS}\n\n## One\n\n{HALF}\n\n## Two\n\n{HALF}"
    fixed = fix_all(judged(report(answers={14: answer})))
    assert [fix.title for fix in fixed.applied] == ["Write figures/curves.png"]
    assert fixed.analysis.report.text.count("\n## ") == report().count("\n## ") + 2


def test_a_check_that_runs_is_never_made_to_stop() -> None:
    """One `Answer:` is missing and one is too many, so that the count is right; only the first could be mended."""
    extra = "\n### Question 77\n\n> Answer:\n\nMore.\n\n## Version"
    text = report().replace("> Answer:\n\n", "", 1).replace("\n## Version", extra)
    analysis = judged(text)
    assert (analysis.official.stopped, "extra-question" in codes(analysis)) == (False, True)
    assert not fix_all(analysis).analysis.official.stopped


NAMES = ["2026", "2023-01"]


def moved(text: str, number: int, to: int) -> str:
    """A report in which the heading of a question stands in the answer of another."""
    without = text.replace(f"### Question {number}\n", "", 1)
    place = without.index("word", without.index(f"### Question {to}\n"))
    return f"{without[:place]}\n### Question {number}\n\n{without[place:]}"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("number", [1, 3, 8, 13, 20])
@pytest.mark.parametrize("to", [5, 15, 26])
def test_where_the_check_runs_no_fewer_questions_pass_after_it(name: str, number: int, to: int) -> None:
    analysis = analyse(moved(report(name), number, to), edition(name), None)
    fixed = fix_all(analysis)
    if analysis.official.passed is not None:
        assert (fixed.analysis.official.passed or 0) >= analysis.official.passed


def test_a_heading_that_strayed_is_left_with_the_reason() -> None:
    analysis = judged(moved(report(), 1, 30))
    fixed = fix_all(analysis)
    assert (analysis.official.passed, fixed.edits) == (31, ())
    assert {(finding.code, reason) for finding, reason in fixed.left} == {
        ("repeated-answer-marker", "report.py would stop after it."),
        ("missing-answer-marker", "report.py would stop after it."),
    }


@pytest.mark.parametrize(
    ("before", "passed", "expected"),
    [
        (1, 0, "No questions would pass after it, and 1 passes now."),
        (2, 1, "Only 1 question would pass after it, and 2 pass now."),
        (31, 30, "Only 30 questions would pass after it, and 31 pass now."),
    ],
)
def test_one_question_passes_where_several_pass(before: int, passed: int, expected: str) -> None:
    assert fewer(passed, before) == expected


@pytest.mark.parametrize("heading", ["##\xa0Question 8", "### Ques**tion 8", "> ## Question 8"])
def test_a_heading_that_is_written_oddly_stops_no_other_fix(heading: str) -> None:
    text = report(answers={14: f"![c](./figures/curves.png)\n\n{WORDS}"}).replace("### Question 8", heading)
    fixed = fix_all(judged(text))
    assert "Write figures/curves.png" in [fix.title for fix in fixed.applied]
    assert "### Question 8\n" in fixed.analysis.report.text
    assert fixed.left == ()


@pytest.mark.parametrize("line", ["Answer:" * 50, "Answer: " * 50, "> Answer:\n" * 50])
def test_a_second_time_changes_nothing(line: str) -> None:
    fixed = fix_all(judged(report(answers={5: f"{HALF}\n{line}\n{HALF}"})))
    assert fixed.applied
    assert fix_all(fixed.analysis).applied == ()


def test_what_the_fixes_bring_to_light_is_told() -> None:
    stopped = report(answers={14: f"![c](.\\figures\\none.png)\n\n{WORDS}"}).replace("### Question 9\n", "")
    assert [finding.code for finding in fix_all(judged(stopped)).to_light] == ["image-not-found"]


def test_codes_that_are_switched_off_are_left() -> None:
    text = report(answers={5: f"{HALF}\n\n## One\n\n{HALF}"}).replace("### Question 9\n", "")
    assert [fix.title for fix in fix_all(judged(text), ignored={"heading-in-answer"}).applied] == ["Insert ### Question 9"]
