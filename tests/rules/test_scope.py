"""What is looked at, and which of several findings is the one that is shown (docs/design.md, section 3): one cause, one finding."""

from __future__ import annotations

import pytest

from report_ls.model.findings import Severity
from report_ls.model.state import State
from tests.rules.cases import Case, changed, changed_in, fix_all, folder
from tests.support.reports import guidance, question, report


def found(text: str) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.question) for finding in Case("", "", "", ()).analysed(text).findings]


def test_what_the_count_misses_behind_a_heading_is_told_there_and_not_as_too_short() -> None:
    text = report(answers={5: "word " * 80 + "\n\n## More\n\n" + "word " * 70})
    (finding,) = Case("", "", "", ()).analysed(text).findings
    assert (finding.code, finding.message) == ("heading-in-answer", "report.py stops counting here, at ##: 80 of 152 words.")


def test_what_the_count_misses_before_a_second_marker_is_told_there_and_not_as_too_short() -> None:
    text = report(answers={5: "word " * 80 + "\n\nThe Answer: is " + "word " * 69})
    (finding,) = Case("", "", "", ()).analysed(text).findings
    assert (finding.code, finding.message) == (
        "repeated-answer-marker",
        "report.py counts only what follows this second `Answer:`: 70 of 152 words.",
    )


def test_an_image_that_the_count_misses_behind_a_heading_is_not_told_as_too_few() -> None:
    assert found(report(answers={19: "We did.\n\n## Ours\n\n![a](figures/a.png)"})) == [("heading-in-answer", 19)]


def test_an_answer_that_is_too_short_in_both_views_is_told_so_beside_its_heading() -> None:
    assert sorted(found(report(answers={5: "word\n\n## More\n\nword"}))) == [("heading-in-answer", 5), ("too-short", 5)]


def test_where_the_check_stops_only_the_cause_is_told_and_no_neighbours_limits() -> None:
    """One `Answer:` too few, and every later position holds the next question's answer."""
    text = changed_in(12, "> Answer:\n", "")
    assert found(text) == [("answer-count", None), ("missing-answer-marker", 12)]


def test_where_two_faults_cancel_no_question_is_judged_by_its_neighbours_limits() -> None:
    text = changed_in(12, "> Answer:\n", "", report(answers={16: "word " * 60 + "\n\n### More\n\nThe Answer: is " + "word " * 60}))
    analysis = Case("", "", "", ()).analysed(text)
    assert not analysis.official.stopped
    assert found(text) == [("missing-answer-marker", 12), ("heading-in-answer", 16), ("repeated-answer-marker", 16)]
    assert [status.number for status in analysis.statuses if not status.is_official] == [12, 13, 14, 15]
    assert {status.state for status in analysis.statuses if not status.is_official} == {State.PASSED}


def test_a_second_marker_with_a_quote_is_a_question_only_where_a_number_is_missing() -> None:
    quote = guidance(Case("", "", "", ()).analysed(report()).limits.of(5))
    assert found(changed("### Question 5\n\n", "")) == [("answer-count", None), ("missing-question", 5)]
    again = report(answers={28: f"One two.\n\n{quote}\n\nThree four."})
    assert found(again) == [("repeated-answer-marker", 28)]


def test_the_templates_own_text_gives_no_finding() -> None:
    """The instructions show a placeholder and an example image, and quotes link to figures."""
    text = changed(
        "Read this first.",
        "Replace `--- question 0 fill here ---` with your answer, images are written\n\n"
        "```markdown\n![my_image](figures/<image>.<png>)\n```\n\n[a link](figures/none.png) <img src='C:\\a.png'> s12345",
    )
    text = changed_in(
        20,
        "> Example:",
        "> Upload one image, see [this](figures/registry.png) and ![a](none.svg).\n>\n> --- question 20 fill here ---\n>\n> Example:",
        text,
    )
    text = changed_in(2, "> Example:", "> s12345, 12345\n>\n> Example:", text)
    assert Case("", "", "", (), files=folder()).analysed(text).findings == ()


def test_the_introduction_of_a_section_gives_no_finding() -> None:
    text = changed("## Version control\n", "## Version control\n\n![a](C:\\a.png) --- question 7 fill here --- [~]\n")
    assert found(text) == []


def test_an_unanswered_question_keeps_its_structural_errors_alone() -> None:
    text = changed_in(29, "> Answer:\n", "> Answer :\n", report(answers={29: "--- question 29 fill here ---"}))
    assert found(text) == [("answer-count", None), ("missing-answer-marker", 29), ("unanswered", 29)]


def test_the_fix_of_a_placeholder_leads_to_unanswered_and_not_to_too_short() -> None:
    text = report(answers={5: ""})
    assert found(text) == [("unanswered", 5)]
    assert fix_all(text) == text


@pytest.mark.parametrize("place", ["Read this first.", "It is long."])
def test_inside_a_conflict_nothing_else_is_told_wherever_it_is(place: str) -> None:
    base = changed("Read this first.", "Read this first.\n\nIt is long.")
    text = changed(place, f"<<<<<<< HEAD\n* [~] a \u201d\n{place}\n=======\nAnswer: x\n>>>>>>> main", base)
    assert {code for code, _ in found(text)} <= {"merge-conflict", "answer-count"}


def test_a_whole_question_inside_a_conflict_has_no_finding_of_its_own() -> None:
    block = question(5, body="--- question 5 fill here ---")
    text = changed(question(5), f"<<<<<<< HEAD\n{block}=======\n{block}>>>>>>> main\n")
    assert {code for code, _ in found(text)} == {"answer-count", "merge-conflict"}


def test_findings_stand_in_the_order_of_the_text() -> None:
    text = changed_in(5, "> Answer:\n", "", report(answers={3: "## a", 7: "word", 19: "[a](figures/a.png)", 31: "s900001 ### x"}))
    spans = [finding.span for finding in Case("", "", "", ()).analysed(text).findings]
    assert spans == sorted(spans)


def test_a_finding_has_the_number_of_its_question_and_none_outside() -> None:
    text = changed("[x] Make", "[~] Make", report(answers={3: "## a", 5: "word"}))
    assert found(text) == [("checklist-mark", None), ("heading-in-answer", 3), ("too-short", 5)]


def test_errors_are_exactly_what_stops_or_miscounts() -> None:
    text = report(answers={5: "word", 19: "[a](figures/a.png)"})
    assert all(finding.severity is not Severity.ERROR for finding in Case("", "", "", ()).analysed(text).findings)
