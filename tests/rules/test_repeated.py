"""The same paragraph in two answers, or twice in one."""

from __future__ import annotations

import pytest

from report_ls.analysis.analysis import analyse
from report_ls.analysis.reanalysis import reanalysed
from report_ls.template.editions import edition
from report_ls.text.edits import Edit
from report_ls.text.spans import Span
from tests.rules.cases import Case, changed, check, codes
from tests.support.reports import question, report

LONG = (
    "We kept the data in a bucket and gave each version of it a tag, so that every run could be made again "
    "by whoever had the commit and the tag of the data."
)
WRAPPED = LONG.replace("each version", "each\nversion").replace("by whoever", "by\nwhoever")
OTHER = LONG.replace("data", "model")
BOTH = f"{LONG}\n\nIn short:\n\n{OTHER}"
WORDS = ("word " * 90).strip()
LIST = "- " + LONG.replace(", so", "\n- so")


IN_5 = "This stands in question 5 already, word for word. Say here what is different, or take it out."
HERE = "This stands in this answer already, word for word. Say here what is different, or take it out."


def repeated(name: str, answers: dict[int, str], message: str, *related: tuple[str, str]) -> Case:
    return Case(name, "repeated-paragraph", report(answers=answers), (message,), related=related)


CASES = [
    repeated("in two answers", {5: f"{LONG}\n\n{WORDS}", 15: f"{WORDS}\n\n«{LONG}»"}, IN_5, (LONG, "The same words in question 5")),
    repeated("twice in one", {5: f"{LONG}\n\n{WORDS}\n\n«{LONG}»"}, HERE, (LONG, "The same words in question 5")),
    repeated(
        "broken into other lines",
        {5: f"{LONG}\n\n{WORDS}", 15: f"{WORDS}\n\n«{WRAPPED}»"},
        IN_5,
        (LONG, "The same words in question 5"),
    ),
    repeated("a list", {5: f"{LIST}\n\n{WORDS}", 15: f"«{LIST}»\n\n{WORDS}"}, IN_5, (LIST, "The same words in question 5")),
    repeated(
        "three times, which are one finding",
        {5: f"{LONG}\n\n{WORDS}", 15: f"{WORDS}\n\n«{LONG}»\n \t\n{LONG}"},
        IN_5,
        (LONG, "The same words in question 5"),
    ),
    repeated(
        "a whole answer, which is one finding",
        {5: f"{BOTH}\n\n{WORDS}", 15: f"{WORDS}\n\n«{BOTH}»"},
        IN_5,
        (BOTH, "The same words in question 5"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_repeated_paragraphs(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    "paragraph",
    [
        LONG.rpartition(",")[0].partition(" in ")[0],
        "word " * 60,
        f"    {LONG}",
        f"\t{LONG}",
        f"```\n{LONG}\n\n{LONG}\n```",
        f"> {LONG}",
        f"| {LONG} |",
        f"<!-- {LONG} -->",
    ],
)
def test_short_paragraphs_filled_ones_code_quotes_and_tables_may_be_repeated(paragraph: str) -> None:
    text = report(answers={5: f"{WORDS}\n\n{paragraph}", 15: f"{WORDS}\n\n{paragraph}"})
    assert "repeated-paragraph" not in codes(analyse(text, edition("2026"), None))


def test_the_guidance_is_no_answer() -> None:
    text = report().replace("> **What did you do, and why did you do it?**", f"> **{LONG}**")
    assert codes(analyse(text, edition("2026"), None)) == []


def test_a_question_that_is_there_twice_is_told_as_that_alone() -> None:
    own = question(8, body=f"{LONG}\n\n{WORDS}")
    text = changed(question(8), f"{own}\n{own}")
    assert "repeated-paragraph" not in codes(analyse(text, edition("2026"), None))


@pytest.mark.parametrize("number", [5, 15])
def test_a_key_makes_two_paragraphs_the_same_and_different_again(number: int) -> None:
    """The rules of the whole report are asked where a key is about such a paragraph."""
    text = report(answers={5: f"{LONG}\n\n{WORDS}", 15: f"{WORDS}\n\n{LONG}"})
    place = text.index(LONG, text.index(f"### Question {number}\n")) + 20
    same = analyse(text, edition("2026"), None)
    other = reanalysed(same, Edit(Span(place, place), "x"))
    assert other is not None
    again = reanalysed(other, Edit(Span(place, place + 1), ""))
    assert again is not None
    assert [codes(analysis).count("repeated-paragraph") for analysis in (same, other, again)] == [1, 0, 1]
    assert again.findings == same.findings


@pytest.mark.parametrize("key", ["x", "\n", "```\n"])
def test_a_key_elsewhere_moves_the_finding(key: str) -> None:
    text = report(answers={5: f"{WORDS}\n\n{LONG}", 15: f"{WORDS}\n\n{LONG}"})
    place = text.index(WORDS, text.index("### Question 5\n"))
    after = reanalysed(analyse(text, edition("2026"), None), Edit(Span(place, place), key))
    assert after is not None
    assert after.findings == analyse(text[:place] + key + text[place:], edition("2026"), None).findings
