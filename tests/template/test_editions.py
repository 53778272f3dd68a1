"""Editions, their limits and their marks in a text (docs/format.md, section 2; docs/design.md, section 3)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from report_ls.checker.limits import Bounds, Form, QuestionLimits, Source
from report_ls.template.editions import detect, edition, is_report
from report_ls.template.formats import NAMES
from tests.support.reports import report

EDITIONS = Path(__file__).parents[2].parent / "shared" / "editions.json"
GENERATIVE_AI = "> **How did you use generative AI?**\n"
OPEN_SOURCE = "> **Did you end up using any open-source package that the course does not cover?**\n"
REQUIREMENT = "> **A requirement to the project is one package that the course does not cover.**\n"
FRONT_MATTER = "---\nlayout: default\nnav_exclude: true\n---\n\n"


def words(least: int, most: int) -> QuestionLimits:
    return QuestionLimits(words=Bounds(least, most))


def images(least: int, most: int) -> QuestionLimits:
    return QuestionLimits(images=Bounds(least, most))


@pytest.mark.skipif(not EDITIONS.is_file(), reason="the table of editions (../shared/editions.json) is not here")
def test_the_packaged_editions_are_those_of_the_table() -> None:
    def row(number: int, limits: QuestionLimits) -> dict[str, object]:
        bounds = {"words": limits.words, "images": limits.images}
        return {"question": number} | {name: [of.least, of.most] for name, of in bounds.items() if of}

    table = json.loads(EDITIONS.read_text("utf-8"))
    assert {name: [row(number, limits) for number, limits in enumerate(edition(name).questions, 1)] for name in table} == table


@pytest.mark.parametrize(
    ("name", "number", "limits"),
    [
        *((name, number, QuestionLimits()) for name in NAMES for number in (1, 2)),
        *((name, 11, words(200, 300)) for name in NAMES),
        *((name, 14, QuestionLimits(Bounds(200, 300), Bounds(1, 3))) for name in NAMES),
        *((name, 19, images(1, 2)) for name in NAMES),
        ("2022-12", 7, QuestionLimits()),
        ("2023-01", 7, words(50, 100)),
        ("2022-12", 18, words(50, 100)),
        ("2023-01", 18, words(100, 200)),
        ("2023-01", 6, words(50, 100)),
        ("2024-12", 6, words(100, 200)),
        ("2023-01", 20, images(1, 1)),
        ("2024-12", 21, images(1, 2)),
        ("2022-12", 25, QuestionLimits(Bounds(200, 400), Bounds(1, 1))),
        ("2024-12", 25, words(100, 200)),
        ("2023-01", 27, words(50, 200)),
        ("2024-12", 28, words(0, 200)),
        ("2026", 29, QuestionLimits(Bounds(200, 400), Bounds(1, 1))),
        ("2024-12", 31, words(50, 200)),
        ("2025", 31, words(50, 300)),
        ("2025", 3, words(100, 200)),
        ("2026", 3, words(0, 200)),
    ],
)
def test_a_question_has_the_limits_of_the_table(name: str, number: int, limits: QuestionLimits) -> None:
    assert edition(name).of(number) == limits


@pytest.mark.parametrize(
    ("name", "expected", "form"),
    [("2022-12", 27, Form.OLD), ("2023-01", 27, Form.OLD), ("2024-12", 31, Form.NEW), ("2025", 31, Form.NEW), ("2026", 31, Form.NEW)],
)
def test_an_edition_has_its_number_of_questions_and_form(name: str, expected: int, form: Form) -> None:
    limits = edition(name)
    assert (limits.expected, limits.form, limits.edition, limits.source) == (expected, form, name, Source.EDITION)


@pytest.mark.parametrize("number", [0, -1, 32, 999])
def test_a_question_that_an_edition_lacks_has_no_limits(number: int) -> None:
    assert edition("2026").of(number) == QuestionLimits()


def test_there_is_no_other_edition() -> None:
    with pytest.raises(KeyError):
        edition("../2026")


def test_bounds_hold_both_of_their_ends() -> None:
    assert [count in Bounds(1, 3) for count in range(5)] == [False, True, True, True, False]
    assert (str(Bounds(1, 3)), str(Bounds(1, 1))) == ("1-3", "1")


def template(name: str) -> str:
    """A report of an edition with every mark of that edition."""
    text = report(name, {number: f"--- question {number} fill here ---" for number in range(1, edition(name).expected + 1)})
    text = quoting(text, 3, OPEN_SOURCE if name == "2026" else REQUIREMENT)
    if name in {"2025", "2026"}:
        text = quoting(text, 31, GENERATIVE_AI)
    if name == "2023-01":
        text = text.replace("> Recommended answer length:", "> Answer length:")
    return FRONT_MATTER + text if edition(name).form is Form.OLD else text


def quoting(text: str, number: int, quote: str) -> str:
    return re.sub(rf"(### Question {number}\n\n)> \*\*[^\n]*\n", rf"\1{quote}", text)


def without_length(text: str, *numbers: int) -> str:
    for number in numbers:
        text, count = re.subn(rf"(### Question {number}\n[^#]*?)> (?:Recommended )?[Aa]nswer length:[^\n]*\n", r"\1", text)
        assert count == 1
    return text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_text_of_an_edition_shows_it(name: str, end: str) -> None:
    assert detect(template(name).replace("\n", end)) == name


@pytest.mark.parametrize("name", NAMES)
def test_the_limits_alone_show_an_edition(name: str) -> None:
    assert detect(report(name)) == name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(template("2026").replace(OPEN_SOURCE, ""), "2026", id="2026 without its question 3"),
        pytest.param(template("2026").replace(GENERATIVE_AI, ""), "2026", id="2026 without generative AI"),
        pytest.param(without_length(template("2026"), 3), "2026", id="2026 without the length of question 3"),
        pytest.param(without_length(template("2026"), 31), "2026", id="2026 without the length of question 31"),
        pytest.param(without_length(template("2026"), 3).replace(OPEN_SOURCE, ""), "2026", id="2026 without any mark of question 3"),
        pytest.param(without_length(template("2026"), 3).replace(OPEN_SOURCE, REQUIREMENT), "2025", id="the older question 3, unmeasured"),
        pytest.param(template("2025").replace(REQUIREMENT, ""), "2025", id="2025 without its question 3"),
        pytest.param(template("2025").replace(GENERATIVE_AI, ""), "2025", id="2025 without generative AI"),
        pytest.param(without_length(template("2025"), 31), "2025", id="2025 without the length of question 31"),
        pytest.param(without_length(template("2025"), 3), "2025", id="2025 without the length of question 3"),
        pytest.param(without_length(template("2025").replace(REQUIREMENT, ""), 3), "2026", id="2025 without any mark of question 3"),
        pytest.param(template("2024-12").replace(REQUIREMENT, ""), "2024-12", id="2024-12 without its question 3"),
        pytest.param(without_length(template("2024-12"), 3), "2024-12", id="2024-12 without the length of question 3"),
        pytest.param(without_length(template("2024-12"), 31), "2025", id="2024-12 without the length of question 31"),
        pytest.param(template("2023-01").removeprefix(FRONT_MATTER), "2023-01", id="2023-01 without front matter"),
        pytest.param(without_length(template("2023-01"), 7), "2023-01", id="2023-01 without the length of question 7"),
        pytest.param(without_length(template("2023-01"), 18), "2023-01", id="2023-01 without the length of question 18"),
        pytest.param(without_length(template("2023-01"), 7, 18), "2023-01", id="2023-01 without both lengths that are its own"),
        pytest.param(template("2022-12").removeprefix(FRONT_MATTER), "2022-12", id="2022-12 without front matter"),
        pytest.param(without_length(template("2022-12"), 8), "2022-12", id="2022-12 without the length of question 8"),
        pytest.param(without_length(template("2022-12"), 18), "2023-01", id="2022-12 without the length of question 18"),
    ],
)
def test_a_mark_that_was_deleted_says_nothing(text: str, shown: str) -> None:
    assert detect(text) == shown


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("number", [1, 3, 20, 26])
def test_a_question_heading_that_was_deleted_changes_no_edition(name: str, number: int) -> None:
    assert edition(detect(template(name).replace(f"### Question {number}\n", ""))).expected == edition(name).expected


def test_the_last_headings_may_be_gone_and_the_edition_still_shows() -> None:
    assert detect(re.sub(r"### Question (28|29|30|31)\n", "", template("2026"))) == "2026"


@pytest.mark.parametrize("expected", sorted({edition(name).expected for name in NAMES}))
def test_without_any_mark_it_is_the_newest_with_that_number_of_questions(expected: int) -> None:
    assert detect(bare(expected)) == newest(expected)


@pytest.mark.parametrize("text", ["", "\n", "# A title\n", "### Question 1\n"])
def test_a_text_that_shows_nothing_is_of_the_newest_edition(text: str) -> None:
    assert detect(text) == NEWEST


def bare(count: int) -> str:
    """Headings and markers alone, which show no more than the number of questions."""
    return "".join(f"### Question {number}\n\nAnswer:\n\n" for number in range(1, count + 1))


def newest(count: int) -> str:
    """The newest edition with so many questions."""
    return [name for name in NAMES if edition(name).expected == count][-1]


NEWEST = NAMES[-1]
OF_2025 = without_length(template("2025").replace(REQUIREMENT, ""), 3)
"""Nothing but the length of question 31 and its words tell this from 2024-12, and nothing from 2026."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(FRONT_MATTER + bare(31), newest(31), id="front matter, but 31 questions"),
        pytest.param(FRONT_MATTER + bare(20), "2023-01", id="front matter, and no number of questions of any edition"),
        pytest.param(FRONT_MATTER + bare(20) + OPEN_SOURCE, "2023-01", id="front matter weighs more than words"),
        pytest.param(f"\n{FRONT_MATTER}{bare(20)}", NEWEST, id="front matter that does not begin the text"),
        pytest.param("---\n" + 6 * "a: b\n" + "layout: x\n---\n" + bare(20), NEWEST, id="a layout far below the first line"),
        pytest.param("layout: default\n" + bare(20), NEWEST, id="a layout without front matter"),
        pytest.param(bare(26), NEWEST, id="no number of questions of any edition"),
        pytest.param(bare(28), NEWEST, id="more questions than the old editions have"),
        pytest.param(bare(40), NEWEST, id="more questions than any edition has"),
        pytest.param(bare(27) + "> Answer length: 1-2 words.\n", "2023-01", id="the length line of 2023"),
        pytest.param(bare(20) + "> Answer length: x\n", "2023-01", id="the words of the length line of 2023 alone"),
        pytest.param(bare(20) + "> Our Answer length: x\n", NEWEST, id="the same words within a line of a quote"),
        pytest.param(bare(20) + "Answer length: x\n", NEWEST, id="the same words outside of a quote"),
        pytest.param(bare(20) + f"{REQUIREMENT}", "2025", id="the requirement alone"),
        pytest.param(bare(20) + f"{REQUIREMENT}{OPEN_SOURCE}", NEWEST, id="what speaks for two is decided by age"),
        pytest.param(bare(27) + GENERATIVE_AI, "2023-01", id="the number of questions weighs more than a mark"),
        pytest.param(OF_2025.replace("50-300", "50-200"), "2024-12", id="a length weighs more than a mark"),
        pytest.param(OF_2025.replace("50-300", "60-300"), newest(31), id="a length of no edition"),
        pytest.param(bare(31).replace("### ", "    ### "), newest(31), id="headings that are indented"),
        pytest.param(bare(27).upper(), "2023-01", id="headings in capitals"),
    ],
)
def test_a_mark_tells_where_it_stands_and_by_its_weight(text: str, shown: str) -> None:
    assert detect(text) == shown


THREE = "### Question 1\n\n### Question 2\n\n### Question 3\n"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_template_is_a_report(name: str, end: str) -> None:
    assert is_report(template(name).replace("\n", end))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(THREE + "> Answer:\n", id="three headings and a marker"),
        pytest.param(THREE + "> Recommended answer length: 100-200 words.\n", id="three headings and a length line"),
        pytest.param(THREE + "> Answer length: 100-200 words.\n", id="three headings and a length line of 2023"),
        pytest.param(THREE + "--- question 3 fill here ---\n", id="three headings and a placeholder"),
        pytest.param(THREE.replace("### ", "###") + "Answer:", id="headings without a space"),
        pytest.param(THREE.replace("### ", "# ") + "Answer:", id="headings of another level"),
        pytest.param(THREE.upper() + "Answer:", id="headings in capitals"),
        pytest.param((THREE + "Answer:").replace("\n", "\r\n"), id="with Windows line ends"),
        pytest.param(
            "### Question 1\n\n```sh\nls\n\n### Question 2\n\n### Question 3\n\nAnswer:\n", id="with a fence that is never closed"
        ),
        pytest.param("```text\n### Question 9\n```\n" + THREE + "Answer:\n", id="with a part of another in a fence"),
        pytest.param(THREE.replace("Question 2", "Question 2\n~~~\nls\n~~~") + "Answer:\n", id="with a fence in an answer"),
    ],
)
def test_a_text_with_three_question_headings_and_a_place_for_an_answer_is_a_report(text: str) -> None:
    assert is_report(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("# A project\n\n## Installation\n\n    pip install x\n\nAnswer: 42\n", id="an ordinary README"),
        pytest.param(THREE, id="three headings without a place for an answer"),
        pytest.param(THREE.replace("### Question 3", "") + "> Answer:\n", id="two headings"),
        pytest.param("Answer:\nanswer length: 100-200\n--- question 1 fill here ---\n", id="places without headings"),
        pytest.param("Question 1\nQuestion 2\nQuestion 3\nAnswer:\n", id="lines that are no headings"),
        pytest.param("### Questions\n### Question A\n### Question\n### FAQ\nAnswer:\n", id="headings without a number"),
        pytest.param(f"# How to\n\n```markdown\n{THREE}\nAnswer:\n```\n", id="in a fence"),
        pytest.param(f"# How to\n\n~~~~\n{THREE}```\nAnswer:\n~~~~~\n", id="in a fence of other signs"),
        pytest.param("a ### Question 1\nb ### Question 2\nc ### Question 3\nAnswer:\n", id="in running text"),
    ],
)
def test_any_other_text_is_no_report(text: str) -> None:
    assert not is_report(text)


def test_a_length_of_any_number_of_digits_is_read_past() -> None:
    assert detect(template("2025").replace("length: 100-200", f"length: {'9' * 5000}-200", 1)) == "2025"
