"""The one path from a text to its findings: what it does when something in it goes wrong, and what it remembers."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from report_ls.analysis import analysis
from report_ls.analysis.analysis import analyse
from report_ls.analysis.memo import Memo
from report_ls.log import log
from report_ls.model.check import QuestionCheck, ReportCheck
from report_ls.model.findings import Finding
from report_ls.model.state import State
from report_ls.model.subject import Subject, Whole
from report_ls.template.editions import edition
from report_ls.template.formats import NAMES
from report_ls.text.edits import Edit, apply
from report_ls.text.spans import Span
from tests.rules.cases import changed, changed_in, codes
from tests.support.reports import report


def broken_question_rule(subject: Subject) -> Iterator[Finding]:
    raise RuntimeError(subject.number)
    yield


def broken_report_rule(whole: Whole) -> Iterator[Finding]:
    raise IndexError(len(whole.text))
    yield


@pytest.mark.parametrize("name", NAMES)
def test_a_report_that_passes_has_no_finding(name: str) -> None:
    found = analyse(report(name), edition(name), None)
    assert found.findings == ()
    assert found.official.passed == edition(name).expected
    assert {status.state for status in found.statuses} == {State.PASSED}


def test_a_rule_that_fails_is_logged_and_the_others_still_report(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    text = changed("[x] Make", "[~] Make", report(answers={5: "word"}))
    expected = codes(analyse(text, edition("2026"), None))
    monkeypatch.setattr(log, "handlers", [])
    monkeypatch.setattr(analysis, "QUESTION_CHECKS", (QuestionCheck(broken_question_rule, (), 0), *analysis.QUESTION_CHECKS))
    monkeypatch.setattr(analysis, "REPORT_CHECKS", (ReportCheck(broken_report_rule, (), 0, frozenset()), *analysis.REPORT_CHECKS))
    with caplog.at_level(logging.ERROR, "report_ls"):
        found = codes(analyse(text, edition("2026"), None))
    assert found == expected == ["checklist-mark", "too-short"]
    assert {record.getMessage() for record in caplog.records} == {
        "the rule broken_question_rule failed",
        "the rule broken_report_rule failed",
    }
    assert len(caplog.records) == edition("2026").expected + 1
    assert all(record.exc_info for record in caplog.records)


def test_a_question_that_did_not_change_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[int] = []

    def counting(subject: Subject) -> Iterator[Finding]:
        judged.append(subject.number)
        yield from ()

    monkeypatch.setattr(analysis, "QUESTION_CHECKS", (QuestionCheck(counting, (), 0),))
    memo = Memo()
    analyse(report(), edition("2026"), None, memo)
    assert judged == list(range(1, 32))
    judged.clear()
    analyse(changed("Read this first.", "Read this at first."), edition("2026"), None, memo)
    assert judged == []
    analyse(report(answers={7: "word"}), edition("2026"), None, memo)
    assert judged == [7]


def test_what_was_not_asked_for_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[int] = []

    def counting(subject: Subject) -> Iterator[Finding]:
        judged.append(subject.number)
        yield from ()

    monkeypatch.setattr(analysis, "QUESTION_CHECKS", (QuestionCheck(counting, (), 0),))
    memo = Memo()
    for answer in ("word", "words", "word"):
        analyse(report(answers={7: answer}), edition("2026"), None, memo)
    assert judged.count(7) == 3


def test_the_statuses_tell_how_each_question_stands() -> None:
    text = changed_in(9, "### Question 9\n", "", report(answers={5: "word", 7: "--- question 7 fill here ---"}))
    start = text.index("### Question 11")
    text = text[:start] + text[text.index("## Running code") :]
    found = analyse(text, edition("2026"), None)
    stand = {status.number: (status.state, status.question is not None) for status in found.statuses if status.state is not State.PASSED}
    assert stand == {5: (State.FAILED, True), 7: (State.UNANSWERED, True), 11: (State.MISSING, False)}
    assert not any(status.is_official for status in found.statuses)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ((), "abcdef"),
        ((Edit(Span(1, 3), "X"),), "aXdef"),
        ((Edit(Span(4, 6), ""), Edit(Span(0, 1), "AB")), "ABbcd"),
        ((Edit(Span(2, 2), "1"), Edit(Span(2, 2), "2")), "ab12cdef"),
        ((Edit(Span(6, 6), "!"),), "abcdef!"),
    ],
)
def test_edits_are_applied_at_the_places_of_the_text_before_them(edits: tuple[Edit, ...], expected: str) -> None:
    assert apply("abcdef", edits) == expected
