"""The table of rules, held against the cases of all tests in this folder."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from report_ls import rules
from report_ls.analysis.analysis import select
from report_ls.model.findings import Severity
from report_ls.model.rule import Family, Rule
from report_ls.rules import PICTURE_CHECKS, QUESTION_CHECKS, REPORT_CHECKS, RULES, table
from tests.rules.cases import Case, changed
from tests.rules.collected import cases
from tests.support.reports import report, unmark

ALL = cases()
OTHERWISE_INFORMATION = {"image-format", "image-not-in-git"}
"""The codes of which one form is less severe than the table says."""
OF_ANOTHER_CALLER = {"answer-count", "stale-page"}
"""The codes that are found once all others are known, and with the page that `check` reads beside the report."""


def test_every_code_is_produced_by_a_case() -> None:
    assert {case.code for case in ALL} == RULES.keys()


@pytest.mark.parametrize("code", RULES)
def test_every_finding_has_the_severity_of_the_table(code: str) -> None:
    for case in ALL:
        if case.code == code:
            findings = case.analysed(unmark(case.source, cursor="").text).findings
            severities = {finding.severity for finding in findings if finding.code == code}
            less = {Severity.INFORMATION} if code in OTHERWISE_INFORMATION else set()
            assert severities <= {RULES[code].severity, *less}, case


@pytest.mark.parametrize("code", RULES)
def test_the_table_says_which_fixes_are_safe_and_which_rules_have_any(code: str) -> None:
    own = [case for case in ALL if case.code == code]
    assert any(case.fixes for case in own) is bool(RULES[code].fix)
    assert any(case.fixes and case.safe for case in own) is RULES[code].fixed_by_all


@pytest.mark.parametrize("code", RULES)
def test_a_message_is_one_or_two_plain_sentences(code: str) -> None:
    for case in ALL:
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


def test_a_check_finds_what_it_says_and_nothing_else() -> None:
    for case in ALL:
        analysis = case.analysed(unmark(case.source, cursor="").text)
        for check in QUESTION_CHECKS:
            codes = {finding.code for subject in analysis.subjects for finding in check.find(subject)}
            assert codes <= {rule.code for rule in check.finds}, case


@pytest.mark.parametrize("path", sorted(Path(rules.__file__).parent.glob("[a-z]*.py")), ids=lambda path: path.stem)
def test_a_file_of_rules_has_the_name_of_its_rule_or_several_rules(path: Path) -> None:
    module = import_module(f"{rules.__name__}.{path.stem}")
    own = [value.code for value in vars(module).values() if isinstance(value, Rule)]
    assert len(own) > 1 or own == [path.stem.replace("_", "-")]


@pytest.mark.parametrize("change", [{"code": "other"}, {"position": 1}], ids=["one place", "one code"])
def test_two_rules_with_one_code_or_one_place_are_an_error(change: dict[str, Any]) -> None:
    rule = RULES["too-short"]
    with pytest.raises(ValueError, match="another rule has the code or the place of"):
        table([rule, replace(rule, **change)])


def test_a_user_may_change_or_silence_a_code() -> None:
    text = changed("[x] Make", "[~] Make", report(answers={5: "word", 7: ""}))
    findings = Case("", "", "", ()).analysed(text).findings
    chosen = select(findings, {"too-short": Severity.HINT, "unanswered": None})
    assert [(finding.code, finding.severity) for finding in chosen] == [
        ("checklist-mark", Severity.WARNING),
        ("too-short", Severity.HINT),
    ]
    assert select(findings, {}) == findings
