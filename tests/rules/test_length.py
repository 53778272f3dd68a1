"""Answers that are too short or too long, and length lines that say something else."""

from __future__ import annotations

import re

import pytest

from report_ls.analysis.analysis import analyse
from report_ls.checker.read_script import read_script
from report_ls.model.findings import Severity
from report_ls.template.editions import edition
from report_ls.template.formats import NAMES
from report_ls.template.in_force import limits_in_force
from tests.rules.cases import Case, changed_in, check, check_silent, codes, in_answer
from tests.support.reports import report, unmark


def words(count: int) -> str:
    return " ".join(["word"] * (count - 1) + ["end."])


CASES = [
    in_answer("by three words", "too-short", 5, words(97), "97 words, 3 short of 100 (100-200).", severity=Severity.WARNING),
    in_answer("by all but one", "too-short", 7, "Git.", "1 word, 49 short of 50 (50-100)."),
    in_answer(
        "by one word",
        "too-long",
        5,
        words(199) + " word «end.»",
        "201 words, 1 over 200 (100-200). The marked word is too many.",
        severity=Severity.WARNING,
    ),
    in_answer(
        "by two paragraphs and a list",
        "too-long",
        3,
        words(199) + "\n\nThe «last.\n\n- one\n- two»",
        "205 words, 5 over 200 (0-200). The marked words are too many.",
    ),
    in_answer(
        "where only what follows a second Answer: is counted",
        "too-long",
        5,
        f"One two.\n\nThe Answer: {words(200)} «too many.»",
        "202 words, 2 over 200 (100-200). The marked words are too many.",
        also=("repeated-answer-marker",),
    ),
    in_answer(
        "where the count ends at a heading",
        "too-long",
        5,
        f"{words(200)} «too many.»\n\n## More\n\nOne two.",
        "202 words, 2 over 200 (100-200). The marked words are too many.",
        also=("heading-in-answer",),
    ),
    in_answer(
        "by what stands in an appendix, which counts in the last answer",
        "too-long",
        31,
        f"s900001 and s900002 {words(297)}\n\n«## Appendix\n\nAll.»",
        "303 words, 3 over 300 (50-300). The marked words are too many.",
    ),
    in_answer(
        "where no-break spaces separate words and zero-width ones do not",
        "too-long",
        3,
        words(199) + "\u00a0b\u200bc\u3000«d»",
        "201 words, 1 over 200 (0-200). The marked word is too many.",
    ),
    Case(
        "the line of an earlier edition",
        "limits-differ",
        changed_in(3, "length: 0-200", "length: «100-200»", report(answers={3: "We did."})),
        ("This line says 100-200 words, but 0-200 words are in force (2026 edition).",),
        severity=Severity.INFORMATION,
    ),
    Case(
        "a line where no limit is in force",
        "limits-differ",
        changed_in(1, "> Answer:", "> Recommended answer length: «50-100» words.\n>\n> Answer:"),
        ("This line says 50-100 words, but no limit is in force (2026 edition).",),
    ),
    Case(
        "the line of 2023",
        "limits-differ",
        changed_in(7, "Recommended answer length: 50-100", "Answer length: «50-200»", report("2023-01")),
        ("This line says 50-200 words, but 50-100 words are in force (2023-01 edition).",),
        edition="2023-01",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_length(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("count", [100, 101, 199, 200])
def test_both_limits_are_allowed(count: int) -> None:
    check_silent(words(count), 5)


@pytest.mark.parametrize("name", NAMES)
def test_each_answer_is_held_against_its_own_limits(name: str) -> None:
    """One word less than the least and one more than the most of every question, all at once."""
    limits = edition(name)
    numbers = [number for number in range(3, limits.expected) if (bounds := limits.of(number).words) and bounds.least]
    short = report(name, {number: words(limits.of(number).words.least - 1) for number in numbers})  # type: ignore[union-attr]
    long = report(name, {number: words(limits.of(number).words.most + 1) for number in numbers})  # type: ignore[union-attr]
    for text, code in ((short, "too-short"), (long, "too-long")):
        findings = analyse(text, limits, None).findings
        assert [finding.question for finding in findings if finding.code == code] == numbers
        assert {finding.code for finding in findings} <= {code, "too-few-images"}


def test_the_words_that_are_too_many_are_marked_unnecessary() -> None:
    case = next(case for case in CASES if case.code == "too-long")
    found = next(finding for finding in case.analysed(unmark(case.source, cursor="").text).findings if finding.code == "too-long")
    assert found.unnecessary


def test_the_limits_of_a_report_py_are_named_as_such() -> None:
    table = ", ".join(f"'question_{number}': LengthConstraints(min_length=1, max_length=5)" for number in range(1, 32))
    script = f"question_constraints = {{{table}}}\nanswers.pop(0)\nif len(answers) != 31: pass"
    text = report(answers={number: words(4) for number in range(3, 31)} | {31: "s900001 and s900002 did."})
    analysis = analyse(text, limits_in_force(text, read_script(script)), None)
    assert set(codes(analysis)) == {"limits-differ"}
    assert analysis.findings[0].message == "This line says 0-200 words, but 1-5 words are in force (report.py)."


def test_one_of_a_thing_is_told_in_the_singular() -> None:
    table = ", ".join(f"'question_{number}': LengthConstraints(min_length=1, max_length=1)" for number in range(1, 32))
    script = f"question_constraints = {{{table}}}\nanswers.pop(0)\nif len(answers) != 31: pass"
    limits = limits_in_force(report(), read_script(script))
    number = changed_in(2, "s900001, s900002", "s9")
    one_answer = "".join(f"### Question {number}\n\n" for number in range(1, 32)) + "> Answer:\n\nWe did.\n"
    cut = changed_in(5, "> Answer:\n", "> Answer:\n\n## Word\n", report(answers={5: ""}))
    messages = [
        *(finding.message for text in (report(), number) for finding in analyse(text, limits, None).findings),
        *(finding.message for text in (one_answer, cut) for finding in analyse(text, edition("2026"), None).findings),
    ]
    assert [message for message in messages if re.search(r"\b(?:1|1-1) (?:answers|words|images|digits)\b", message)] == []
    assert "This line says 0-200 words, but 1 word is in force (report.py)." in messages
    assert "s9 has 1 digit. A study number is an s and six digits." in messages
    assert any(message.startswith("report.py stops: it finds 1 answer where it expects 31,") for message in messages)


def test_where_the_check_stops_an_answer_is_held_against_the_limits_of_its_heading() -> None:
    text = changed_in(7, "> Answer:\n", "", report(answers={12: words(101)}))
    found = [finding for finding in Case("", "", "", ()).analysed(text).findings if finding.code == "too-long"]
    assert [(finding.question, finding.message[:9]) for finding in found] == [(12, "101 words")]
