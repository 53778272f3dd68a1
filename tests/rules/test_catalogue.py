"""The table of rules, held against the cases of all tests in this folder."""

from __future__ import annotations

import re

import pytest

from report_ls.analysis.analysis import select
from report_ls.model.findings import Severity
from report_ls.model.rule import Family
from report_ls.rules import PICTURE_CHECKS, QUESTION_CHECKS, REPORT_CHECKS, RULES
from tests.page import test_findings
from tests.rules import (
    test_beginning,
    test_broken_links,
    test_checklist,
    test_conflicts,
    test_emphasis,
    test_encoding,
    test_headings,
    test_images,
    test_items,
    test_leftovers,
    test_length,
    test_members,
    test_paths,
    test_placeholders,
    test_quotes,
    test_repeated,
    test_samples,
    test_stale_page,
    test_structure,
    test_unclosed,
    test_unclosed_fence,
)
from tests.rules.cases import Case, changed
from tests.support.reports import report, unmark

CASES: list[Case] = [
    *test_structure.CASES,
    *test_stale_page.CASES,
    *test_beginning.CASES,
    *test_headings.CASES,
    *test_conflicts.CASES,
    *test_placeholders.CASES,
    *test_quotes.CASES,
    *test_items.CASES,
    *test_length.CASES,
    *test_leftovers.CASES,
    *test_images.CASES,
    *test_paths.CASES,
    *test_checklist.CASES,
    *test_members.CASES,
    *test_encoding.CASES,
    *test_emphasis.CASES,
    *test_findings.CASES,
    *test_unclosed.CASES,
    *test_unclosed_fence.CASES,
    *test_repeated.CASES,
    *test_samples.CASES,
    *test_broken_links.CASES,
]
OTHERWISE_INFORMATION = {"image-format", "image-not-in-git"}
"""The codes of which one form is less severe than the table says."""
OF_ANOTHER_CALLER = {"answer-count", "stale-page"}
"""The codes that are found once all others are known, and with the page that `check` reads beside the report."""


def test_every_code_is_produced_by_a_case() -> None:
    assert {case.code for case in CASES} == RULES.keys()


@pytest.mark.parametrize("code", RULES)
def test_every_finding_has_the_severity_of_the_table(code: str) -> None:
    for case in CASES:
        if case.code == code:
            findings = case.analysed(unmark(case.source, cursor="").text).findings
            severities = {finding.severity for finding in findings if finding.code == code}
            less = {Severity.INFORMATION} if code in OTHERWISE_INFORMATION else set()
            assert severities <= {RULES[code].severity, *less}, case


@pytest.mark.parametrize("code", RULES)
def test_the_table_says_which_fixes_are_safe_and_which_rules_have_any(code: str) -> None:
    cases = [case for case in CASES if case.code == code]
    assert any(case.fixes for case in cases) is bool(RULES[code].fix)
    assert any(case.fixes and case.safe for case in cases) is RULES[code].fixed_by_all


@pytest.mark.parametrize("code", RULES)
def test_a_message_is_one_or_two_plain_sentences(code: str) -> None:
    for case in CASES:
        if case.code == code:
            for message in case.messages:
                assert re.match(r"[A-Z`\d]|report\.py |git |s\d|figures/", message), message
                assert message.endswith((".", "?")), message
                assert len(re.findall(r"[.?](?= [A-Z]|$)", message)) <= 2, message
                assert len(message) <= 170, message


@pytest.mark.parametrize("code", RULES)
def test_summaries_and_explanations_read_as_such(code: str) -> None:
    rule = RULES[code]
    assert rule.code == code
    assert not rule.summary.endswith(".")
    assert rule.explanation.endswith(".")


def test_every_rule_of_an_answer_or_of_the_report_is_found_by_a_check() -> None:
    found = {rule.code for check in (*QUESTION_CHECKS, *PICTURE_CHECKS, *REPORT_CHECKS) for rule in check.finds}
    assert found == {code for code, rule in RULES.items() if rule.family is not Family.PAGE} - OF_ANOTHER_CALLER


def test_a_user_may_change_or_silence_a_code() -> None:
    text = changed("[x] Make", "[~] Make", report(answers={5: "word", 7: ""}))
    findings = Case("", "", "", ()).analysed(text).findings
    chosen = select(findings, {"too-short": Severity.HINT, "unanswered": None})
    assert [(finding.code, finding.severity) for finding in chosen] == [
        ("checklist-mark", Severity.WARNING),
        ("too-short", Severity.HINT),
    ]
    assert select(findings, {}) == findings
