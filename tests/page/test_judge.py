"""Answers that may take the markdown libraries very long are judged in a process, and are given up after a second."""

from __future__ import annotations

import pytest

from report_ls.analysis.analysis import analyse
from report_ls.model.findings import Severity
from report_ls.page.judge import judge_page
from report_ls.page.judge_in_process import LIGHT, PageJudge, is_light
from report_ls.page.make_in_process import PageMaker
from report_ls.page.marked_page import Mark, View, marked_page
from report_ls.page.unchecked import TOO_LONG
from report_ls.syntax.report import Body
from report_ls.template.editions import edition
from tests.support.reports import report

FILLING = "\n\n" + "a & b, c & d\n" * LIGHT


@pytest.fixture(scope="module")
def judge() -> PageJudge:
    return PageJudge()


def body(answer: str, number: int = 5) -> Body:
    analysis = analyse(report(answers={number: answer}), edition("2026"), None)
    return next(question.body for question in analysis.report.questions if question.number == number)


SLOW = ["[" * 11_000, "[![" * 3_900, "![" * 5_900, "- [[x](" * 1_600]
"""Texts that take several seconds in every version of Python; HTML that is not closed takes as long in older ones only."""


@pytest.mark.parametrize("answer", SLOW, ids=lambda answer: answer[:10])
def test_an_answer_that_takes_too_long_is_said_to_be_unchecked(judge: PageJudge, answer: str) -> None:
    slow = body(f"Some words.\n\n{answer}")
    assert not is_light(slow)
    [found] = judge.judge(slow, 5)
    assert (found.code, found.message, found.question) == ("page-unchecked", TOO_LONG, 5)
    assert found.span.of(slow.text) == "Some words."


@pytest.mark.parametrize(
    "answer",
    [
        "We did:\n- one\n- two",
        "```sh\n# a\n\nls\n```",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "- one\n  - two\n\n> - three\n\n1. a\n\nb\n\n2. c",
        "a \\| b <x.y> **bold**text ~~gone~~ 🙂 [a](b c)",
    ],
)
def test_a_process_finds_what_is_found_without_one(judge: PageJudge, answer: str) -> None:
    heavy = body(answer + FILLING)
    assert not is_light(heavy)
    assert judge.judge(heavy, 5) == judge_page(heavy, 5) != ()


def test_a_question_without_its_heading_is_judged_the_same(judge: PageJudge) -> None:
    text = report(answers={5: f"We did:\n- one{FILLING}"}).replace("### Question 5\n", "")
    questions = analyse(text, edition("2026"), None).report.questions
    headless = next(question for question in questions if "- one" in question.body.text)
    assert judge.judge(headless.body, headless.number) == judge_page(headless.body, headless.number) != ()


@pytest.mark.parametrize("answer", ["[" * 20, "word " * 2_000, "- item\n" * 100, "a_b `c` " * 40, "--- question 5 fill here ---"])
def test_what_takes_no_time_is_judged_without_a_process(answer: str) -> None:
    assert is_light(body(answer))


def test_a_page_is_made_as_without_a_process() -> None:
    text = report(answers={3: "![a](figures/a.png) ![b](b.png) <script>x</script>\n- one"})
    marks = [Mark(12, 0, Severity.HINT, "page-list", "A <list>.")]

    def picture(path: str) -> str | None:
        return f"shown/{path}" if path.startswith("figures/") else None

    maker = PageMaker()
    for view in View:
        assert maker.make(text, view, picture, marks) == marked_page(text, view, picture, marks)


def test_a_page_that_takes_too_long_is_said_to_and_the_next_one_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("report_ls.page.make_in_process.SECONDS", 1.0)
    maker = PageMaker()
    for answer, is_made in (("[" * 50_000, False), ("word", True)):
        page = maker.make(report(answers={3: answer}), View.HAND_IN, lambda path: None, [])
        assert ("takes too long" not in page) is is_made
