"""The structural view: what stands under which heading, whatever is broken (docs/design.md, section 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.checker.official import official
from report_ls.syntax.body import parse_body
from report_ls.syntax.checklist import find_items
from report_ls.syntax.conflicts import find_conflicts
from report_ls.syntax.order import places
from report_ls.syntax.parse import parse
from report_ls.syntax.report import Absent, Body, Question, Report
from report_ls.template.editions import edition
from report_ls.template.formats import NAMES
from report_ls.template.sections import openers
from report_ls.text.spans import Span, newlines
from tests.support.reports import report, sections, unmark
from tests.support.strategies import mutated, scraps

TEXT = report()
WHOLE = parse(TEXT, 31)
EVERY = range(1, 32)


def question(number: int, of: Report = WHOLE) -> Question:
    (found,) = [question for question in of.questions if question.number == number]
    return found


def source(number: int) -> str:
    """Question `number` as it stands in the passing report."""
    return question(number).span.of(TEXT)


def with_question(number: int, new: str) -> str:
    span = question(number).span
    return TEXT[: span.start] + new + TEXT[span.end :]


def replaced(number: int, old: str, new: str) -> str:
    """The passing report with a change in one question."""
    assert old in source(number)
    return with_question(number, source(number).replace(old, new, 1))


def quote(question: Question) -> str | None:
    return question.body.quote.of(question.body.text) if question.body.quote else None


def marker(question: Question, text: str) -> str | None:
    return question.marker.of(text) if question.marker else None


def numbers(of: Report) -> list[int]:
    return [question.number for question in of.questions]


def assert_others_unmoved(text: str, found: Report, *changed: int) -> None:
    """Every question but `changed` is what it is in the passing report."""
    for number in sorted({*EVERY} - {*changed}):
        here, there = question(number, found), question(number)
        assert here.place == number
        assert here.span.of(text) == there.span.of(TEXT)
        assert (here.level, quote(here), here.content.of(text)) == (3, quote(there), there.content.of(TEXT))


# A whole report


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_report_has_every_question_in_its_place(name: str) -> None:
    text = report(name)
    expected = edition(name).expected
    found = parse(text, expected)
    assert [(question.number, question.place) for question in found.questions] == [(number, number) for number in range(1, expected + 1)]
    assert (found.absent, found.stray_markers, found.conflicts) == ((), (), ())
    assert found.title.of(text) == "# Exam template for 02476 Machine Learning Operations"


def test_a_question_is_its_heading_its_quote_its_marker_and_its_answer() -> None:
    found = question(5)
    assert found.heading is not None
    assert found.heading.of(TEXT) == "Question 5"
    assert found.level == 3
    assert found.span.of(TEXT).startswith("### Question 5\n")
    assert quote(found) == source(5)[source(5).index(">") : source(5).index("> Answer:\n")] + "> Answer:\n"
    assert marker(found, TEXT) == "Answer:"
    assert found.answer == Span(found.marker.end if found.marker else -1, found.span.end)
    assert re.fullmatch(r"(?:word )+word\.", found.content.of(TEXT))
    assert found.anchor == found.heading
    assert found.body.near_miss is None
    assert found.body.extra_markers == ()


@pytest.mark.parametrize("number", EVERY)
def test_the_structural_answer_is_the_official_one(number: int) -> None:
    span = official(TEXT, edition("2026")).span(number - 1)
    assert question(number).content.of(TEXT) == span.of(TEXT).strip()


def test_sections_run_from_title_to_title() -> None:
    assert [section.title for section in WHOLE.sections] == ["Overall project checklist", *sections().values()]
    for section, following in zip(WHOLE.sections, WHOLE.sections[1:], strict=False):
        assert section.heading.of(TEXT) == section.title
        assert section.span.end == following.span.start
    assert WHOLE.sections[-1].span.end == len(TEXT)


@pytest.mark.parametrize("number", sections())
def test_a_section_begins_where_the_question_before_it_ends(number: int) -> None:
    (section,) = [section for section in WHOLE.sections if section.title == sections()[number]]
    assert section.span.start < question(number).start < section.span.end
    if number > 1:
        assert section.span.start == question(number - 1).span.end


def test_the_question_at_an_offset_is_the_one_that_holds_it() -> None:
    assert WHOLE.question_at(question(7).content.start) is question(7)
    assert WHOLE.question_at(question(7).start) is question(7)
    assert WHOLE.question_at(0) is None
    assert WHOLE.question_at(len(TEXT)) is question(31)


# Headings

FORMS = [
    ("### Question 20", "Question 20", 3),
    ("###Question 20", "Question 20", 3),
    ("### question 20", "question 20", 3),
    ("### QUESTION 20", "QUESTION 20", 3),
    ("### Question20", "Question20", 3),
    ("###  Question  20  ", "Question  20", 3),
    ("### Question 20:", "Question 20", 3),
    ("### Question 20.", "Question 20", 3),
    ("### Question 20 - the registry", "Question 20", 3),
    ("### Question 20 ###", "Question 20", 3),
    ("### **Question 20**", "Question 20", 3),
    ("   ### Question 20", "Question 20", 3),
    ("# Question 20", "Question 20", 1),
    ("## Question 20", "Question 20", 2),
    ("#### Question 20", "Question 20", 4),
    ("###### Question 20", "Question 20", 6),
    ("Question 20", "Question 20", 0),
    ("**Question 20**", "Question 20", 0),
    ("> Question 20", "Question 20", 0),
    ("  question 20:", "question 20", 0),
]


@pytest.mark.parametrize(("line", "heading", "level"), FORMS)
def test_a_heading_is_found_however_it_is_written(line: str, heading: str, level: int) -> None:
    text = replaced(20, "### Question 20", line)
    found = parse(text, 31)
    here = question(20, found)
    assert numbers(found) == [*EVERY]
    assert here.heading is not None
    assert (here.heading.of(text), here.level, here.place) == (heading, level, 20)
    assert (quote(here), here.content.of(text)) == (quote(question(20)), question(20).content.of(TEXT))
    assert found.absent == ()
    assert_others_unmoved(text, found, 20)


@pytest.mark.parametrize("line", ["### Question 20a", "### Question 20.5", "### Question twenty", "### A question 20", "- Question 20"])
def test_a_line_that_is_no_heading_of_a_question_leaves_the_question_without_one(line: str) -> None:
    text = replaced(20, "### Question 20", line)
    found = parse(text, 31)
    assert question(20, found).heading is None
    assert question(19, found).content.of(text).endswith(line)
    assert_others_unmoved(text, found, 19, 20)


@pytest.mark.parametrize("number", EVERY)
def test_a_question_whose_heading_was_deleted_begins_at_its_quote(number: int) -> None:
    text = replaced(number, f"### Question {number}\n\n", "")
    found = parse(text, 31)
    here = question(number, found)
    assert numbers(found) == [*EVERY]
    assert (here.heading, here.level, here.place) == (None, 0, number)
    assert here.span.of(text) == source(number).removeprefix(f"### Question {number}\n\n")
    assert (quote(here), marker(here, text)) == (quote(question(number)), "Answer:")
    assert here.content.of(text) == question(number).content.of(TEXT)
    assert here.anchor == here.marker
    assert found.absent == ()
    assert [section.title for section in found.sections] == [section.title for section in WHOLE.sections]
    assert_others_unmoved(text, found, number)


def test_two_headings_in_a_row_may_be_deleted() -> None:
    text = TEXT.replace("### Question 10\n\n", "").replace("### Question 11\n\n", "")
    found = parse(text, 31)
    assert numbers(found) == [*EVERY]
    assert [question.number for question in found.questions if question.heading is None] == [10, 11]
    assert_others_unmoved(text, found, 10, 11)


@pytest.mark.parametrize(
    ("left", "has_quote", "has_marker"),
    [
        pytest.param(r"(?s)### Question 10\n\n|> Answer:\n", True, False, id="the quote and the answer are left"),
        pytest.param(r"(?s)### Question 10\n\n.*?> (?=Answer:\n)", False, True, id="the marker and the answer are left"),
    ],
)
def test_what_is_left_of_a_question_is_enough(left: str, has_quote: bool, has_marker: bool) -> None:
    text = with_question(10, re.sub(left, "", source(10)))
    found = parse(text, 31)
    here = question(10, found)
    assert numbers(found) == [*EVERY]
    assert here.heading is None
    assert (quote(here) is not None, here.marker is not None) == (has_quote, has_marker)
    assert here.content.of(text) == question(10).content.of(TEXT)
    assert_others_unmoved(text, found, 10)


@pytest.mark.parametrize("number", EVERY)
def test_a_question_that_was_deleted_whole_is_absent_at_the_place_where_it_belongs(number: int) -> None:
    text = with_question(number, "")
    found = parse(text, 31, openers=openers(edition("2026")))
    assert numbers(found) == [other for other in EVERY if other != number]
    (absent,) = found.absent
    assert absent.number == number
    assert section_at(absent.offset, found) == section_at(question(number).start, WHOLE)
    again = text[: absent.offset] + source(number) + "\n" + text[absent.offset :]
    restored = parse(again, 31)
    assert numbers(restored) == [*EVERY]
    assert restored.absent == ()
    assert official(again, edition("2026")).passed == 31
    assert_others_unmoved(text, found, number)


def section_at(offset: int, of: Report) -> str:
    return [section.title for section in of.sections if section.span.start < offset][-1]


@pytest.mark.parametrize(("name", "first"), [(name, first) for name in NAMES for first in list(sections(name))[1:]])
def test_a_question_that_was_deleted_before_a_section_is_absent_in_its_own(name: str, first: int) -> None:
    whole = report(name)
    text = re.sub(rf"### Question {first - 1}\n.*?(?=## )", "", whole, count=1, flags=re.DOTALL)
    (absent,) = parse(text, edition(name).expected, openers=openers(edition(name))).absent
    assert text[absent.offset :].startswith(f"## {sections(name)[first]}\n")


def test_where_sections_begin_is_not_guessed() -> None:
    text = re.sub(r"### Question 3\n.*?(?=## )", "", TEXT, count=1, flags=re.DOTALL)
    assert parse(text, 31).absent == (Absent(3, text.index("### Question 4\n")),)


def test_several_questions_that_were_deleted_are_absent_in_order() -> None:
    text = TEXT.replace(source(9), "").replace(source(10), "").replace(source(31), "")
    at_11 = text.index("### Question 11\n")
    assert parse(text, 31).absent == (Absent(9, at_11), Absent(10, at_11), Absent(31, len(text)))


@pytest.mark.parametrize("text", ["", "\n", " \n\r\n", "# Only a title\n", "words\n"])
def test_of_a_text_without_questions_all_are_absent(text: str) -> None:
    found = parse(text, 31)
    assert found.questions == ()
    assert [absent.number for absent in found.absent] == [*EVERY]


# The quote and the marker


@pytest.mark.parametrize("number", EVERY)
def test_without_a_marker_the_answer_begins_after_the_quote(number: int) -> None:
    text = replaced(number, "> Answer:\n", "")
    found = parse(text, 31)
    here = question(number, found)
    assert (here.marker, here.body.near_miss) == (None, None)
    assert here.body.quote is not None
    assert here.body.answer.start == here.body.quote.end
    assert here.content.of(text) == question(number).content.of(TEXT)
    assert here.anchor == here.heading
    assert_others_unmoved(text, found, number)


@pytest.mark.parametrize("number", [1, 4, 14, 31])
def test_a_quote_that_was_deleted_leaves_the_answer(number: int) -> None:
    guidance = quote(question(number))
    assert guidance
    text = replaced(number, guidance, "")
    here = question(number, parse(text, 31))
    assert (quote(here), here.marker) == (None, None)
    assert here.content.of(text) == question(number).content.of(TEXT)


def test_a_marker_without_its_quote_is_found() -> None:
    guidance = quote(question(5))
    assert guidance
    text = replaced(5, guidance, "Answer:\n")
    here = question(5, parse(text, 31))
    assert (quote(here), marker(here, text)) == (None, "Answer:")
    assert here.content.of(text) == question(5).content.of(TEXT)


@pytest.mark.parametrize(
    ("line", "near_miss"),
    [
        ("> Answer :", "Answer :"),
        ("> answer:", "answer:"),
        ("> ANSWER:", "ANSWER:"),
        ("> **Answer**:", "**Answer**:"),
        ("> _Answer_ :", "_Answer_ :"),
        ("> Answers:", "Answers:"),
        ("> Answer：", "Answer："),
        ("> Answer", "Answer"),
        (">Answer :", "Answer :"),
        ("Answer :", "Answer :"),
        ("answer:", "answer:"),
        ("### Answer", "### Answer"),
        ("## answer:", "## answer:"),
    ],
)
def test_what_was_meant_as_a_marker_is_a_near_miss(line: str, near_miss: str) -> None:
    text = replaced(5, "> Answer:", line)
    found = parse(text, 31)
    here = question(5, found)
    assert here.marker is None
    assert here.body.near_miss is not None
    assert here.body.near_miss.of(here.body.text) == near_miss
    assert here.content.of(text) == question(5).content.of(TEXT)
    assert_others_unmoved(text, found, 5)


@pytest.mark.parametrize("line", ["> The answer", "> Answered:", "> Anwser:", "> Question:"])
def test_other_words_are_no_near_miss(line: str) -> None:
    here = question(5, parse(replaced(5, "> Answer:", line), 31))
    assert (here.marker, here.body.near_miss) == (None, None)


def test_a_near_miss_beside_a_marker_says_nothing() -> None:
    here = question(5, parse(replaced(5, "word.", "word.\n\nanswer: more\n"), 31))
    assert (marker(here, here.body.text) is not None, here.body.near_miss) == (True, None)


@pytest.mark.parametrize("line", [">Answer:", ">> Answer:", "  > Answer:", "Answer:", "   Answer:", "> **Answer:**", "> _Answer:_"])
def test_a_marker_stands_at_the_start_of_a_line(line: str) -> None:
    text = replaced(5, "> Answer:", line)
    here = question(5, parse(text, 31))
    assert marker(here, text) == "Answer:"
    assert here.answer.start == text.index(line, here.start) + line.index("Answer:") + len("Answer:")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("because ...*\n>\n> Answer:", "because ...* Answer:"),
        ("> Example:\n> *We did ... because ...*\n>\n> Answer:", "> Example: _We did ... because ..._ Answer:"),
    ],
)
def test_a_marker_that_a_formatter_joined_to_the_quote_is_found_at_the_end_of_its_line(lines: str, joined: str) -> None:
    text = replaced(5, lines, joined)
    found = parse(text, 31)
    here = question(5, found)
    assert marker(here, text) == "Answer:"
    assert here.content.of(text) == question(5).content.of(TEXT)
    assert_others_unmoved(text, found, 5)


@pytest.mark.parametrize(
    ("answer", "extra"),
    [
        ("one Answer: two", 1),
        ("Answer: one\n\n> Answer: two", 2),
        ("`Answer:` and <!-- Answer: -->", 2),
        ("answer: Answer : Answer", 0),
    ],
)
def test_a_marker_in_an_answer_is_an_extra_one(answer: str, extra: int) -> None:
    text = report(answers={5: answer})
    here = question(5, parse(text, 31))
    assert [span.of(here.body.text) for span in here.body.extra_markers] == ["Answer:"] * extra
    assert here.content.of(text) == answer


def test_the_text_on_the_line_of_the_marker_belongs_to_the_answer() -> None:
    text = replaced(5, "> Answer:\n\n", "> Answer: one\n> two\n\n")
    assert question(5, parse(text, 31)).content.of(text).startswith("one\n> two\n\nword")


def test_a_marker_outside_any_question_that_the_checker_takes_for_one_is_stray() -> None:
    text = TEXT.replace("Read this first.", "Write under Answer: and not above it.")
    assert [stray.of(text) for stray in parse(text, 31).stray_markers] == ["Answer:"]
    assert official(text, edition("2026")).stopped


# Sections and other headings


@pytest.mark.parametrize("title", ["## Our own words", "## 20 things", "# Question of taste", "### Details", "## Deployment plan"])
def test_a_heading_of_the_students_own_belongs_to_the_answer(title: str) -> None:
    answer = f"words\n\n{title}\n\nmore words"
    text = report(answers={5: answer})
    found = parse(text, 31)
    assert question(5, found).content.of(text) == answer
    assert len(found.sections) == len(WHOLE.sections)


@pytest.mark.parametrize("title", ["## Deployment", "## deployment", "##Deployment", "## Deployment ##"])
def test_a_title_of_the_template_is_a_section_wherever_it_stands(title: str) -> None:
    text = report(answers={5: f"words\n\n{title}\n\nmore words"})
    found = parse(text, 31)
    assert question(5, found).content.of(text) == "words"
    assert [section.title for section in found.sections].count("Deployment") == 2


def test_a_title_of_the_template_at_another_level_is_none() -> None:
    text = report(answers={5: "words\n\n### Deployment\n\nmore words"})
    assert question(5, parse(text, 31)).content.of(text).endswith("more words")


def test_a_heading_with_only_a_quote_before_the_next_question_is_a_section() -> None:
    text = report(answers={5: "words\n\n## A renamed section\n\n> In this section we ask."})
    found = parse(text, 31)
    assert question(5, found).content.of(text) == "words"
    assert "A renamed section" in [section.title for section in found.sections]


def test_sections_after_the_last_question_belong_to_its_answer() -> None:
    rest = "\n## Deployment\n\nmore\n\n## Appendix\n\n> quoted\n\n### A\n"
    found = parse(TEXT + rest, 31)
    assert question(31, found).content.of(TEXT + rest).endswith(rest.strip())
    assert [section.title for section in found.sections] == [section.title for section in WHOLE.sections]


# Order


@pytest.mark.parametrize(
    ("given", "expected", "found"),
    [
        pytest.param((1, 2, 3), 3, (1, 2, 3), id="right"),
        pytest.param((), 3, (), id="none"),
        pytest.param((17, 17, 19), 19, (17, 18, 19), id="17 twice, 18 missing"),
        pytest.param((1, 2, 2, 4), 4, (1, 2, 3, 4), id="2 twice, 3 missing"),
        pytest.param((1, 2, 7, 4), 4, (1, 2, 3, 4), id="a wrong number"),
        pytest.param((1, 1, 1), 3, (1, 2, 3), id="the same number everywhere"),
        pytest.param((1, 2, 4, 5), 5, (1, 2, 4, 5), id="3 missing"),
        pytest.param((2, 3, 4), 4, (2, 3, 4), id="the first missing"),
        pytest.param((1, 2, 3), 4, (1, 2, 3), id="the last missing"),
        pytest.param((1, 2, 3, 4, 5, 6, 5), 6, (1, 2, 3, 4, 5, 6, None), id="an extra 5 later"),
        pytest.param((1, 2, 3, 4, 2, 5, 6), 6, (1, 2, 3, 4, None, 5, 6), id="an extra 2 in between"),
        pytest.param((1, 2, 3, 4), 3, (1, 2, 3, None), id="a number above the last"),
        pytest.param((1, 2, 40, 3), 3, (1, 2, None, 3), id="a number far above the last in between"),
        pytest.param((1, 2, 3, 40), 4, (1, 2, 3, 4), id="a number above the last in place of the last"),
        pytest.param((4, 1, 2, 3), 4, (None, 1, 2, 3), id="the last moved to the front"),
        pytest.param((2, 3, 4, 1), 4, (2, 3, 4, None), id="the first moved to the end"),
        pytest.param((1, 2, 5, 3, 4, 6), 6, (1, 2, None, 3, 4, 6), id="5 moved up"),
        pytest.param((1, 3, 4, 5, 2, 6), 6, (1, 3, 4, 5, None, 6), id="2 moved down"),
    ],
)
def test_each_heading_has_the_place_of_the_cheapest_reading(given: tuple[int, ...], expected: int, found: tuple[int | None, ...]) -> None:
    assert places(given, expected) == found


def test_of_swapped_neighbours_one_keeps_its_place() -> None:
    assert places((1, 3, 2, 4), 4) in {(1, 3, None, 4), (1, None, 2, 4)}


@settings(max_examples=500)
@given(st.lists(st.integers(0, 8), max_size=10), st.integers(1, 8))
def test_places_rise_and_a_right_order_is_left_alone(given: list[int], expected: int) -> None:
    found = places(tuple(given), expected)
    placed = [place for place in found if place is not None]
    assert len(found) == len(given)
    assert placed == sorted(set(placed))
    assert all(1 <= place <= expected for place in placed)
    if given == sorted(set(given)) and all(1 <= number <= expected for number in given):
        assert found == tuple(given)


def test_a_question_with_a_repeated_number_has_the_place_of_the_missing_one() -> None:
    found = parse(TEXT.replace("### Question 18\n", "### Question 17\n"), 31)
    assert [(question.number, question.place) for question in found.questions[16:19]] == [(17, 17), (17, 18), (19, 19)]
    assert found.absent == ()


@pytest.mark.parametrize("number", [5, 32, 99])
def test_an_extra_question_with_a_marker_is_a_question_without_a_place(number: int) -> None:
    found = parse(f"{TEXT}\n### Question {number}\n\n> Answer:\n\nmore\n", 31)
    assert [(question.number, question.place) for question in found.questions[-2:]] == [(31, 31), (number, None)]


def test_an_extra_heading_without_a_marker_belongs_to_the_answer() -> None:
    text = report(answers={7: "words\n\n### Question 3\n\nas we said"})
    found = parse(text, 31)
    assert numbers(found) == [*EVERY]
    assert question(7, found).content.of(text).endswith("as we said")


def test_a_question_that_was_moved_is_neither_absent_nor_placed() -> None:
    text = with_question(10, "").replace(source(20), source(10) + "\n" + source(20))
    found = parse(text, 31)
    assert question(10, found).place is None
    assert found.absent == ()


# Conflicts


@pytest.mark.parametrize(
    ("text", "conflicts"),
    [
        ("a\n=======\nb\n", []),
        ("text <<<<<<< HEAD\n <<<<<<< HEAD\n<<<<<<<< HEAD\n<<<<<<<HEAD\n", []),
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n", [("a\n", "b\n", 3)]),
        ("<<<<<<<\na\n=======\nb\n>>>>>>>", [("a\n", "b\n", 3)]),
        ("<<<<<<< HEAD\n=======\n>>>>>>> x", [("", "", 3)]),
        ("<<<<<<< HEAD\na\n||||||| base\no\n=======\nb\n>>>>>>> main", [("a\n", "b\n", 4)]),
        ("<<<<<<< HEAD\na\n", [(None, None, 1)]),
        (">>>>>>> main\n", [(None, None, 1)]),
        ("<<<<<<< A\na\n>>>>>>> b\n", [(None, None, 1), (None, None, 1)]),
        ("<<<<<<< A\na\n<<<<<<< B\nb\n=======\nc\n>>>>>>> x\n", [(None, None, 1), ("b\n", "c\n", 3)]),
        ("<<<<<<< A\n1\n=======\n2\n>>>>>>> x\n\n<<<<<<< A\n3\n=======\n4\n>>>>>>> x\n", [("1\n", "2\n", 3), ("3\n", "4\n", 3)]),
    ],
)
def test_a_conflict_is_its_marker_lines_and_both_sides(text: str, conflicts: list[tuple[str | None, str | None, int]]) -> None:
    found = list(find_conflicts(text))
    assert [(c.ours and c.ours.of(text), c.theirs and c.theirs.of(text), len(c.markers)) for c in found] == conflicts
    for conflict in found:
        assert conflict.span == Span(conflict.markers[0].start, conflict.markers[-1].end)
        assert all(re.fullmatch(r"([<|=>])\1{6}(?: \w+)?", line.of(text)) for line in conflict.markers)


def test_a_conflict_leaves_the_questions_around_it() -> None:
    text = report(answers={5: "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> main"})
    found = parse(text, 31)
    assert len(found.conflicts) == 1
    assert numbers(found) == [*EVERY]
    assert_others_unmoved(text, found, 5)


# The checklist


@pytest.mark.parametrize(
    ("item", "mark", "ticked", "text", "modules"),
    [
        ("* [ ] Plain (M5)", " ", False, "Plain (M5)", ("M5",)),
        ("* [x] Ticked (M2+M6)", "x", True, "Ticked (M2+M6)", ("M2", "M6")),
        ("- [X] A dash (M2 + M16)", "X", True, "A dash (M2 + M16)", ("M2", "M16")),
        ("+ [ ] A plus", " ", False, "A plus", ()),
        ("  * [ ] Nested (M7)", " ", False, "Nested (M7)", ("M7",)),
        ("* [ ] Over two\n    lines (M9)", " ", False, "Over two\n    lines (M9)", ("M9",)),
        ("* [ ] Not at the end (M4) of it", " ", False, "Not at the end (M4) of it", ()),
        ("* [ ] Without brackets M4", " ", False, "Without brackets M4", ()),
        ("* [50%] Half", "50%", False, "Half", ()),
        ("* [] Empty", "", False, "Empty", ()),
        ("* [~] Odd", "~", False, "Odd", ()),
        ("* [ x ] Wide", " x ", False, "Wide", ()),
        ("* [-] Dash", "-", False, "Dash", ()),
        ("* [/] Slash", "/", False, "Slash", ()),
        ("* [ok] Word", "ok", False, "Word", ()),
        ("* [Y] Yes", "Y", False, "Yes", ()),
    ],
)
def test_an_item_has_a_mark_a_text_and_modules(item: str, mark: str, ticked: bool, text: str, modules: tuple[str, ...]) -> None:
    source = f"### Week 1\n\n{item}\n"
    (found,) = find_items(source, Span(0, len(source)))
    assert (found.mark.of(source), found.ticked, found.text.of(source), found.modules) == (mark, ticked, text, modules)
    assert found.span.of(source) == item.lstrip()
    assert found.week == "Week 1"


@pytest.mark.parametrize(
    "line",
    [
        "* [a link](figures/a.png)",
        "* [x](u) a link",
        "* [a long text] it is",
        "text [ ] more",
        "1. [ ] a number",
        "*[ ]* italics",
        "* [",
    ],
)
def test_other_lines_are_no_items(line: str) -> None:
    assert list(find_items(f"{line}\n", Span(0, len(line) + 1))) == []


@pytest.mark.parametrize("line", ["*[ ] tight", "*[x]tight", "* [x](M5) tight"])
def test_a_box_without_its_space_is_an_item_and_no_task(line: str) -> None:
    (found,) = find_items(f"{line}\n", Span(0, len(line) + 1))
    assert (found.is_task, found.ticked) == (False, False)


def test_the_checklist_of_a_report_is_that_of_its_section_alone() -> None:
    text = report(answers={5: "* [x] a list in an answer (M1)"})
    found = [(item.week, item.text.of(text), item.modules, item.ticked) for item in parse(text, 31).checklist]
    assert found == [
        ("Week 1", "Make a repository (M5)", ("M5",), True),
        ("Week 1", "Write a requirements file (M2+M6)", ("M2", "M6"), False),
        ("Week 2", "Test the data (M16)", ("M16",), True),
    ]


# Anything at all


def spans(value: object) -> Iterator[Span]:
    """Every span of a report, those of bodies and images in the report's own offsets."""
    if isinstance(value, Question):
        yield from (span for span in (value.span, value.heading, value.answer, value.content, value.marker, value.anchor) if span)
        yield from (span.shifted(value.start) for part in value.body for span in spans(part))
    elif isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        yield from (span for part in value for span in spans(part))


def outline(value: object) -> object:
    """A report as plain data, which can be compared."""
    if isinstance(value, Question):
        images = [(image.kind, image.in_code) for image in value.body.images]
        return value.number, value.place, value.level, images, list(spans(value))
    if isinstance(value, tuple):
        return [outline(part) for part in value]
    return value


def structure(report: Report) -> list[object]:
    return [outline(part) for part in report]


def assert_sound(source: str, expected: int) -> None:
    found = parse(source, expected)
    text = found.text
    assert text == newlines(source)
    for span in spans(found):
        assert 0 <= span.start <= span.end <= len(text)
    for before, after in zip(found.questions, found.questions[1:], strict=False):
        assert before.span.end <= after.span.start
    for question in found.questions:
        assert question.body.text == question.span.of(text)
        assert question.span.covers(question.answer)
        assert question.answer.covers(question.content)
    assert all(0 <= absent.offset <= len(text) for absent in found.absent)
    there = {question.number for question in found.questions} | {question.place for question in found.questions}
    assert {absent.number for absent in found.absent} | there >= {*range(1, expected + 1)}


THOROUGH = settings(max_examples=400)


@THOROUGH
@given(scraps, st.sampled_from([1, 3, 27, 31]))
def test_any_text_is_parsed_and_every_span_lies_in_it(text: str, expected: int) -> None:
    assert_sound(text, expected)


@settings(THOROUGH, max_examples=200)
@given(mutated("2026"))
def test_a_damaged_report_is_parsed_and_every_span_lies_in_it(text: str) -> None:
    assert_sound(text, 31)


def assert_same_with_other_line_ends(text: str) -> None:
    text = newlines(text)
    expected = structure(parse(text, 31))
    assert structure(parse(text.replace("\n", "\r\n"), 31)) == expected
    assert structure(parse(text.replace("\n", "\r"), 31)) == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_report_has_the_same_structure_with_each_line_end(name: str) -> None:
    assert_same_with_other_line_ends(report(name, {14: "a\n\n- b\n\n      c\n\n```\n![a](b.png)\n\n```\n\n![d](figures/e.png)\n"}))


@settings(THOROUGH, max_examples=200)
@given(mutated("2026"))
def test_a_damaged_report_has_the_same_structure_with_each_line_end(text: str) -> None:
    assert_same_with_other_line_ends(text)


@THOROUGH
@given(scraps)
def test_any_text_has_the_same_structure_with_each_line_end(text: str) -> None:
    assert_same_with_other_line_ends(text)


def test_a_remembering_parser_of_questions_is_asked_once_for_each() -> None:
    asked: list[str] = []

    def remembering(text: str, heading: Span | None = None, level: int = 0) -> Body:
        asked.append(text)
        return parse_body(text, heading, level)

    parse(TEXT, 31, remembering)
    assert asked == [source(number) for number in EVERY]


def test_the_marks_of_the_test_support_are_read() -> None:
    found = unmark("a«b»c|d")
    assert (found.text, found.cursor, found.marked) == ("abcd", 3, ("b",))


@pytest.mark.parametrize(
    ("text", "title"),
    [("# A\n\n# B\n", "# A"), ("---\nlayout: default\n---\n\n# A\n", "# A"), ("\n words \n", "words"), ("", ""), ("## B\n# A\n", "# A")],
)
def test_the_title_is_the_first_heading_of_level_1_else_the_first_line(text: str, title: str) -> None:
    assert parse(text, 31).title.of(text) == title


@pytest.mark.parametrize(
    ("answer", "is_unanswered"),
    [
        ("", True),
        ("Answer:", True),
        ("**Answer:**", True),
        ("--- question 5 fill here ---", True),
        ("Answer: --- question 5 fill here ---", True),
        ("Answer: yes", False),
        ("Answers", False),
        ("yes --- question 5 fill here ---", False),
        ("1", False),
        ("é", False),
    ],
)
def test_an_answer_that_says_nothing_is_none(answer: str, is_unanswered: bool) -> None:
    assert parse_body(f"> Answer:\n\n{answer}\n").is_unanswered is is_unanswered


@pytest.mark.parametrize("written", ["### Question 1", "## Question 1", "Question 1"])
def test_a_byte_order_mark_belongs_to_no_heading(written: str) -> None:
    text = "\ufeff" + TEXT[question(1).span.start :].replace("### Question 1", written, 1)
    assert numbers(parse(text, 31)) == [*EVERY]


@pytest.mark.parametrize("line", ["##", "## ", "## ##"])
def test_a_heading_without_words_is_no_section(line: str) -> None:
    assert "" not in [
        section.title for section in parse(TEXT.replace("## Version control", f"## Version control\n\n{line}\n", 1), 31).sections
    ]
