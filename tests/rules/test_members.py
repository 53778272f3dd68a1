"""Study numbers, in question 2 and in the last question."""

from __future__ import annotations

import pytest

from report_ls.model.findings import Severity
from report_ls.template.editions import edition
from report_ls.template.formats import NAMES
from tests.rules.cases import Case, changed, changed_in, check, codes
from tests.support.reports import report

FILLER = "word " * 60 + "end."


def of_members(
    name: str,
    code: str,
    listed: str,
    told: str,
    *messages: str,
    fixes: dict[str, tuple[str, str]] | None = None,
    severity: Severity | None = None,
    related: tuple[tuple[str, str], ...] = (),
    also: tuple[str, ...] = (),
) -> Case:
    """What question 2 lists and whom the last question tells about; without a mark the finding is at the last question's heading."""

    def written(listed: str, told: str) -> str:
        return report(answers={2: listed, 31: f"{told} {FILLER}"})

    source = written(listed, told)
    if "«" not in source:
        source = changed("### Question 31", "### «Question 31»", source)
    fixed = {title: written(*result) for title, result in (fixes or {}).items()}
    return Case(name, code, source, messages, fixed, severity=severity, related=related, also=also)


NUMBERS = [
    of_members(
        "a digit too few",
        "study-number",
        "s900001, «s90002»",
        "s900001 did.",
        "s90002 has 5 digits. A study number is an s and six digits.",
        severity=Severity.WARNING,
    ),
    of_members(
        "a digit too many",
        "study-number",
        "s900001, «s9000021»",
        "s900001 did.",
        "s9000021 has 7 digits. A study number is an s and six digits.",
    ),
    of_members(
        "a digit too few, and the last question has the right one",
        "study-number",
        "s900001, «s90002»",
        "s900001 and s900002 did.",
        "s90002 has 5 digits. A study number is an s and six digits.",
        fixes={"Write s900002, as in question 31": ("s900001, s900002", "s900001 and s900002 did.")},
        related=(("s900002", "Question 31 has s900002"),),
    ),
    of_members(
        "the s is missing",
        "study-number",
        "s900001, «900002»",
        "s900001 and s900002 did.",
        "900002 lacks its s: a study number is an s and six digits.",
        fixes={"Write s900002": ("s900001, s900002", "s900001 and s900002 did.")},
    ),
    of_members(
        "the s is missing everywhere",
        "study-number",
        "- «900001»\n- «900002»",
        "We did.",
        "900001 lacks its s: a study number is an s and six digits.",
        "900002 lacks its s: a study number is an s and six digits.",
        fixes={"Write s900001": ("- s900001\n- 900002", "We did.")},
    ),
    of_members(
        "five digits without an s",
        "study-number",
        "s900001, «90002»",
        "s900001 did.",
        "90002 has 5 digits. A study number is an s and six digits.",
    ),
]

MISMATCHES = [
    of_members(
        "one whom question 2 lacks",
        "member-mismatch",
        "s900001",
        "s900001 did, and «s123456» too. s123456 did more.",
        "s123456 is not listed in question 2.",
        severity=Severity.INFORMATION,
    ),
    of_members(
        "one whom the last question lacks",
        "member-mismatch",
        "s900001, s123456",
        "s900001 did.",
        "s123456 is listed in question 2, but is not mentioned here.",
        related=(("s123456", "Listed here"),),
    ),
    of_members(
        "one who is mistyped in the last question is one finding, not two",
        "member-mismatch",
        "s900001, s918562",
        "s900001 did, «s912856» too.",
        "s912856 is not listed in question 2. It has s918562; one of them may be mistyped.",
        fixes={"Write s918562, as in question 2": ("s900001, s918562", "s900001 did, s918562 too.")},
        related=(("s918562", "Question 2 has s918562"),),
    ),
    of_members(
        "a number with a digit too few in the last question",
        "member-mismatch",
        "s900001, s900002",
        "s900001 did, «s90002» too.",
        "s90002 is not listed in question 2. It has s900002; one of them may be mistyped.",
        fixes={"Write s900002, as in question 2": ("s900001, s900002", "s900001 did, s900002 too.")},
        related=(("s900002", "Question 2 has s900002"),),
    ),
]


CASES = [*NUMBERS, *MISMATCHES]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_members(case: Case) -> None:
    check(case)


def test_a_number_that_could_be_either_of_two_is_compared_with_one_of_them() -> None:
    text = report(answers={2: "s900001, s912856, s912857", 31: f"s900001 did, s912858 too. {FILLER}"})
    assert [finding.message for finding in Case("", "", "", ()).analysed(text).findings] == [
        "s912857 is listed in question 2, but is not mentioned here.",
        "s912858 is not listed in question 2. It has s912856; one of them may be mistyped.",
    ]


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("s900001, s900002", "s900001 did, s900002 too."),
        ("S900001 / s900002", "s900001 did, S900002 too."),
        ("*s900001*, `s900002`", "**s900001** and s900002."),
        ("- s900001\n- s900002", "Student s900001: all. Student s900002: rest."),
        ("s900001, s900002", "Anna did all, Bo the rest."),
        ("Guest students without numbers", "s900001 did all."),
        ("Two guests", "Anna and Bo did all."),
        ("s900001 (room 1234, phone 12345678)", "s900001 did."),
        ("s900001, born 01-02-2000", "s900001 used 123456 steps and 98765 images."),
        ("s900001", "s900001 ran https://x.dk/s123456x and models3."),
        ("s900001", "s900001 kept the data in S3 and s3fs."),
        ("s900001", "s900001 kept s4 and s12345678."),
    ],
)
def test_what_is_right_or_no_study_number_is_left_alone(listed: str, told: str) -> None:
    found = codes(Case("", "", "", ()).analysed(report(answers={2: listed, 31: f"{told} {FILLER}"})))
    assert [code for code in found if code in {"study-number", "member-mismatch"}] == (
        ["member-mismatch"] if listed.startswith("Guest") else []
    )


@pytest.mark.parametrize("listed", ["--- question 2 fill here ---", ""])
def test_without_an_answer_to_question_2_nothing_is_compared(listed: str) -> None:
    assert codes(Case("", "", "", ()).analysed(report(answers={2: listed}))) == ["unanswered"]


def test_without_an_answer_to_the_last_question_nothing_is_compared() -> None:
    assert codes(Case("", "", "", ()).analysed(report(answers={31: ""}))) == ["unanswered"]


def test_numbers_in_other_questions_are_none_of_ours() -> None:
    assert codes(Case("", "", "", ()).analysed(report(answers={1: "900012", 3: "s123 and 123456"}))) == []


def test_the_example_of_the_quote_is_no_member() -> None:
    text = changed_in(2, "> *We did ... because ...*", "> *sXXXXXX, s123456, s12345*")
    assert codes(Case("", "", "", ()).analysed(text)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_last_question_is_that_of_the_edition(name: str) -> None:
    last = edition(name).expected
    bounds = edition(name).of(last).words
    assert bounds is not None
    text = report(name, {2: "s900001", last: "s900001 and s123456 " + "word " * (bounds.least + 5)})
    analysis = Case("", "", "", (), edition=name).analysed(text)
    assert [(finding.code, finding.question) for finding in analysis.findings] == [("member-mismatch", last)]
