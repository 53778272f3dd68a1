"""`report-ls rules` lists the table of rules and explains each."""

from __future__ import annotations

import pytest

from report_ls.cli.rules import explain_rule
from report_ls.rules import RULES
from tests.cli.command import report_ls


def test_all_codes_are_listed_in_the_order_of_the_table() -> None:
    ended = report_ls("rules", COLUMNS="200")
    listed = [line.split()[:2] for line in ended.lines[1 : len(RULES) + 1]]
    assert ended.status == 0
    assert listed == [[rule.code, rule.severity.label] for rule in RULES.values()]
    assert all(rule.summary in line for rule, line in zip(RULES.values(), ended.lines[1:], strict=False))


def test_fix_all_is_marked() -> None:
    lines = report_ls("rules", COLUMNS="200").lines
    marks = {line.split()[0]: line.split()[2] for line in lines[1 : len(RULES) + 1]}
    assert {code for code, mark in marks.items() if mark == "all"} == {code for code, rule in RULES.items() if rule.fixed_by_all}
    assert {code for code, mark in marks.items() if mark in {"all", "yes"}} == {code for code, rule in RULES.items() if rule.fix}


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_list_is_as_wide_as_the_terminal(columns: int) -> None:
    lines = report_ls("rules", COLUMNS=str(columns)).lines
    assert max(map(len, lines)) <= max(columns, 64)
    assert not [line for line in lines if line != line.rstrip()]


def test_a_code_is_explained() -> None:
    ended = report_ls("rules", "answer-count")
    assert ended.status == 0
    assert ended.lines[0] == "answer-count  error"
    assert RULES["answer-count"].explanation in " ".join(ended.output.split("\n"))


@pytest.mark.parametrize("code", RULES)
def test_every_code_can_be_explained(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain_rule(code) == 0
    words = " ".join(capsys.readouterr().out.split())
    assert " ".join(RULES[code].explanation.split()) in words
    assert " ".join(RULES[code].fix.split()) in words


@pytest.mark.parametrize(
    ("code", "closest"),
    [("too-shrt", "too-short"), ("TOO-LONG", "too-long"), ("PAGE-CODE", "page-code"), ("image-cases", "image-case"), ("\x1b[31m", None)],
)
def test_an_unknown_code_is_answered_with_the_closest(code: str, closest: str | None) -> None:
    ended = report_ls("rules", code)
    assert ended.status == 2
    assert ended.output == ""
    assert ended.errors.count("\n") == 1
    assert "\x1b" not in ended.errors
    assert closest is None or f"the closest is {closest}." in ended.errors
