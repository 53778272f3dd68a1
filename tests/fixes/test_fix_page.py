"""The fixes of the page all at once: both pages agree after them, and the check says what it said before."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.analysis.analysis import Analysis, analyse, with_page
from report_ls.fixes.fix_page import fix_page
from report_ls.page.compare import differences
from report_ls.page.render import github_tree, hand_in_tree
from report_ls.template.editions import edition
from report_ls.text.spans import newlines
from tests.page.test_findings import PIECES
from tests.support.reports import report

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
NAMES = ["000", "001", "002", "003", "004"]
LIMITS = edition("2026")
WORDS = "word " * 120


def changed_words(before: Analysis, after: Analysis) -> dict[int, int]:
    """By how many words the official count of each position changes, where it does."""
    pairs = zip(before.official.answers, after.official.answers, strict=False)
    return {
        number: new.counted.words - old.counted.words
        for number, (old, new) in enumerate(pairs, 1)
        if old.counted.words != new.counted.words
    }


def passed(text: str) -> list[bool]:
    return [answer.passed for answer in analyse(text, LIMITS, None).official.answers]


def page_codes(text: str) -> list[str]:
    return [finding.code for finding in with_page(analyse(text, LIMITS, None)).findings if finding.is_of_page]


def test_all_that_differs_is_mended_and_the_count_changes_by_what_the_fences_took() -> None:
    text = report(answers={3: "We did:\n- one\n  - two\n\nRun:\n```sh\nls\n```", 5: f"{WORDS}\n\n1) one\n2) two"})
    fixed = fix_page(text, LIMITS)
    assert fixed.text == report(answers={3: "We did:\n\n- one\n    - two\n\nRun:\n\n    ls", 5: f"{WORDS}\n\n1. one\n2. two"})
    assert [finding.code for finding in fixed.applied] == ["page-list", "page-code", "page-list"]
    assert fixed.left_out == ()
    assert changed_words(analyse(text, LIMITS, None), analyse(fixed.text, LIMITS, None)) == {3: -2}


def test_a_fix_that_would_break_a_limit_is_left_out_with_the_reason() -> None:
    text = report(answers={5: f"{'word ' * 97}\n\n```sh\nls\n```"})
    fixed = fix_page(text, LIMITS)
    assert (fixed.text, fixed.applied) == (text, ())
    assert [(left.finding.code, left.reason) for left in fixed.left_out] == [
        ("page-code", "Question 5 would have 98 words, and 100-200 are asked for.")
    ]


def test_what_has_no_fix_is_left_out_too() -> None:
    fixed = fix_page(report(answers={3: "```sh\n```"}), LIMITS)
    assert [(left.finding.code, left.reason) for left in fixed.left_out] == [("page-code", "No change makes both pages agree.")]


def test_windows_line_ends_are_read_as_all_others() -> None:
    text = report(answers={3: "We did:\n- one"})
    assert fix_page(text.replace("\n", "\r\n"), LIMITS).text == fix_page(text, LIMITS).text


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=6).map("\n".join), st.integers(70, 100))
def test_nothing_is_left_but_what_is_reported_and_no_question_fails_that_passed(answer: str, words: int) -> None:
    text = report(answers={5: "word " * words + "\n\n" + answer})
    fixed = fix_page(text, LIMITS)
    assert page_codes(fixed.text) == [left.finding.code for left in fixed.left_out]
    assert all(after or not before for before, after in zip(passed(text), passed(fixed.text), strict=True))
    again = fix_page(fixed.text, LIMITS)
    assert (again.text, again.applied) == (fixed.text, ())


shared = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the shared reports are not in {REPORTS}")


def text_of(name: str) -> str:
    return newlines((REPORTS / name / "README.md").read_bytes().decode("utf-8"))


def differing_lines(text: str) -> list[set[int]]:
    """The lines in the answers that the two pages of each answer, in a page of its own, show otherwise."""
    found = []
    for question in analyse(text, LIMITS, None).report.questions:
        answer = question.answer.of(text)
        above = text.count("\n", 0, question.answer.start)
        page = f"> Answer:{answer}\n\n###### end\n"
        of_page = list(differences(github_tree(page), hand_in_tree(page)))
        elsewhere = "".join(node.letters for difference in of_page for node in difference.github)
        for difference in of_page:
            if not difference.github and all(node.letters in elsewhere for node in difference.hand_in):
                continue  # the other side of a difference that has its place
            blocks = difference.github or ((difference.before,) if difference.before else ())
            found.append({above + line + 1 for node in blocks if node and node.lines for line in range(*node.lines)})
    return found


@shared
@pytest.mark.parametrize("name", NAMES)
def test_every_finding_in_a_real_report_is_at_a_difference_and_every_difference_has_one(name: str) -> None:
    text = text_of(name)
    findings = with_page(analyse(text, LIMITS, None)).findings
    lines = {text.count("\n", 0, finding.span.start) + 1 for finding in findings if finding.is_of_page}
    in_quotes = {
        text.count("\n", 0, finding.span.start) + 1 for finding in findings if finding.code in {"answer-in-quote", "merge-conflict"}
    }
    differing = differing_lines(text)
    assert all(any(line in difference for difference in differing) for line in lines)
    assert all(difference & (lines | in_quotes) for difference in differing)


@shared
@pytest.mark.parametrize("name", NAMES)
def test_after_the_fixes_of_a_real_report_its_pages_agree_but_where_it_is_reported(name: str) -> None:
    text = text_of(name)
    fixed = fix_page(text, LIMITS)
    assert len(differing_lines(fixed.text)) == len(fixed.left_out)
    before, after = analyse(text, LIMITS, None), analyse(fixed.text, LIMITS, None)
    assert all(new.passed or not old.passed for old, new in zip(before.official.answers, after.official.answers, strict=True))
    assert all(abs(change) <= 6 for change in changed_words(before, after).values())
    assert all(finding.fixes for finding in with_page(before).findings if finding.is_of_page)
