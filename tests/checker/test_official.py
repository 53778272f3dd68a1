"""The official count against a plain restatement of docs/format.md (restatement.py), the real checker's results, and cases from that section."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from report_ls.checker.image_pattern import IMAGE_PATTERN, KnownCounts, image_spans
from report_ls.checker.limits import Bounds, Form, Limits, QuestionLimits
from report_ls.checker.official import Count, Official, count_answer, official
from report_ls.template.editions import edition
from report_ls.text.spans import Span
from tests.checker import restatement
from tests.support.reports import question, report
from tests.support.strategies import mutated, scraps

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
THOROUGH = settings(max_examples=2500)
ANY = settings(THOROUGH, phases=[Phase.generate])
"""For finding an example that need not be a small one."""

bounds = st.none() | st.tuples(st.integers(0, 4), st.integers(0, 12)).map(lambda pair: Bounds(*pair))
few_limits = st.lists(st.builds(QuestionLimits, words=bounds, images=bounds), min_size=1, max_size=4)


def pair(bounds: Bounds | None) -> tuple[int, int] | None:
    return (bounds.least, bounds.most) if bounds else None


def assert_as_restated(text: str, limits: Limits) -> None:
    find_answers = restatement.new_answers if limits.form is Form.NEW else restatement.old_answers
    answers = find_answers(restatement.read_as_text(text))
    expected = len(limits.questions)
    passes = [
        restatement.within(restatement.words(answer), pair(of.words)) and restatement.within(restatement.images(answer), pair(of.images))
        for answer, of in zip(answers, limits.questions, strict=False)
    ]
    found = official(text, limits)
    assert [found.span(index).of(restatement.read_as_text(text)).strip("\n") for index in range(len(answers))] == answers
    assert [answer.counted.words for answer in found.answers] == [restatement.words(answer) for answer in answers]
    assert [answer.counted.images for answer in found.answers] == [restatement.images(answer) for answer in answers]
    assert found.expected == expected
    assert found.stopped == (len(answers) != expected)
    if found.stopped:
        assert found.passed is None
    else:
        assert [answer.passed for answer in found.answers] == passes
        assert found.passed == sum(passes)


@THOROUGH
@given(scraps, few_limits)
def test_the_new_count_of_any_text_is_as_restated(text: str, questions: list[QuestionLimits]) -> None:
    assert_as_restated(text, Limits(tuple(questions), "2026", form=Form.NEW))


@THOROUGH
@given(scraps, few_limits)
def test_the_old_count_of_any_text_is_as_restated(text: str, questions: list[QuestionLimits]) -> None:
    assert_as_restated(text, Limits(tuple(questions), "2023-01", form=Form.OLD))


@THOROUGH
@given(mutated("2026"))
def test_the_new_count_of_a_damaged_report_is_as_restated(text: str) -> None:
    assert_as_restated(text, edition("2026"))


@THOROUGH
@given(mutated("2023-01"))
def test_the_old_count_of_a_damaged_report_is_as_restated(text: str) -> None:
    assert_as_restated(text, edition("2023-01"))


def kind_of(found: Official) -> str:
    if found.passed is None:
        return {-1: "one too few", 1: "one too many"}.get(len(found.answers) - found.expected, "stopped")
    return "all pass" if found.passed == found.expected else "some fail"


@pytest.mark.parametrize("name", ["2026", "2023-01"])
def test_damaged_reports_are_of_each_kind(name: str) -> None:
    """Else the four tests above would compare little."""
    limits = edition(name)
    for kind in ("all pass", "some fail", "one too few", "one too many"):
        text = find(mutated(name), lambda text, kind=kind: kind_of(official(text, limits)) == kind, settings=ANY)  # type: ignore[misc]
        assert kind_of(official(text, limits)) == kind


def as_json(found: Official, limits: Limits) -> dict[str, object]:
    questions = [
        {
            "number": number,
            "passed": answer.passed,
            "words": answer.counted.words,
            "images": answer.counted.images,
            "min_words": of.words and of.words.least,
            "max_words": of.words and of.words.most,
            "min_images": of.images and of.images.least,
            "max_images": of.images and of.images.most,
        }
        for number, (answer, of) in enumerate(zip(found.answers, limits.questions, strict=False), 1)
    ]
    return {
        "outcome": "wrong-answer-count" if found.stopped else "checked",
        "answers": len(found.answers),
        "expected_answers": found.expected,
        "passed": found.passed,
        "questions": [] if found.stopped else questions,
    }


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the five real reports (../shared/reports) are not here")
@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_a_real_report_counts_as_the_real_checker_counted_it(name: str) -> None:
    text = (REPORTS / name / "README.md").read_bytes().decode("utf-8")
    expected = json.loads((REPORTS / name / "official.json").read_text("utf-8"))
    limits = edition("2026")
    assert as_json(official(text, limits), limits) == expected


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("", 0),
        (" \n\t\r\n", 0),
        ("one", 1),
        ("--- question 4 fill here ---", 6),
        ("- a\n- b", 4),
        ("| a | b |", 5),
        ("> quoted", 2),
        ("![alt](path)", 1),
        ("![an alt text](path)", 3),
        ("<!-- a comment -->", 4),
        ("`a b`", 2),
        ("a\x1cb\x1dc\x1ed\x1fe", 5),
        ("a\x85b\xa0c\u2028d\u2029e\u3000f", 6),
        ("a\fb\vc", 3),
        ("a\u200bb\u2060c\ufeffd", 1),
        ("don't well-known a/b", 3),
    ],
)
def test_a_word_is_what_stands_between_white_space(answer: str, words: int) -> None:
    assert count_answer(answer).words == words


@pytest.mark.parametrize(
    ("answer", "images"),
    [
        ("![]()", 1),
        ("![a](b.png) ![c](d.png)", 2),
        ("`![a](b)` <!-- ![a](b) -->\n```\n![a](b)\n```", 3),
        ("![note] see [link](u)", 1),
        ("hello![x](y)", 1),
        ("![a ![b](c)", 1),
        ("\\![a](b)", 1),
        ("![a](b](c)", 1),
        ("![a](figures/a (1).png)", 1),
        ("![a](b\u2028c)", 1),
        ("!\\[a](b)", 0),
        ("[a](b)", 0),
        ("![a][b]", 0),
        ("![a]: b", 0),
        ("![a] (b)", 0),
        ("![a\nb](c)", 0),
        ("![a](b\nc)", 0),
        ("![a](b\r\nc)", 0),
        ("![a](b\rc)", 0),
        ('<img src="a.png">', 0),
    ],
)
def test_an_image_is_what_the_pattern_finds_on_a_line(answer: str, images: int) -> None:
    assert count_answer(restatement.read_as_text(answer)).images == images


@pytest.mark.parametrize(
    ("words", "images", "passes"),
    [(9, 1, False), (10, 1, True), (20, 1, True), (21, 1, False), (15, 0, False), (15, 2, True), (15, 3, False), (9, 0, False)],
)
def test_a_question_passes_if_every_limit_holds_both_ends_included(words: int, images: int, passes: bool) -> None:
    limits = Limits((QuestionLimits(Bounds(10, 20), Bounds(1, 2)),), "2026")
    text = "Answer: " + "![a](b) " * images + "word " * (words - images)
    assert official(text, limits).answers[0].counted == Count(words, images)
    assert official(text, limits).passed == passes


def test_the_counts_of_several_patterns_add() -> None:
    counts = KnownCounts((IMAGE_PATTERN, "<img"), {"![a](b) <img c> <img d>": 2})
    assert count_answer("![a](b) <img c> <img d>", counts).images == 3


def test_the_counting_of_an_answer_can_be_replaced() -> None:
    assert official("Answer: a", edition("2026"), lambda text, patterns: Count(len(text), 7)).answers[0].counted == Count(2, 7)


def counts(text: str, form: Form = Form.NEW) -> list[int]:
    return [answer.counted.words for answer in official(text, Limits((), "2026", form=form)).answers]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no marker at all", []),
        ("before ### Answer:", [0]),
        ("Answer: a b", [2]),
        ("Answer:a\r### x", [1, 3]),
        ("Answer: a ### Answer: b c", [1, 2]),
        ("Answer: a #### Answer: b", [1, 1]),
        ("Answer: a ## b ### Answer: c", [1, 1]),
        ("Answer: a ### b ## c Answer: d", [1, 1]),
        ("Answer: a b Answer: c ### Answer: d e f", [1, 3]),
        ("Answer: a ## no third Answer: b", [1]),
        ("Answer: a ### Answer: b ## c", [1, 3]),
        ("Answer: a ### Answer: b ### c", [1, 1, 3]),
        ("`Answer:` a <!-- ### Answer: b -->", [3, 2]),
        ("answer: a ### Answer : b ### **Answer**: c", []),
    ],
)
def test_the_new_form_splits_at_each_marker_and_cuts_at_hashes(text: str, words: list[int]) -> None:
    assert counts(text) == words


HEADER = "x" * 43


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (HEADER + "no marker", []),
        (HEADER + "no marker, but ### a heading", [6]),
        (HEADER + "### Answer: a ### Answer: b", [1, 1]),
        (HEADER + "no heading Answer: a ### Answer: b", [1]),
        ("Answer:" + "x" * 36 + "### Answer: a ### Answer: b", [1, 1]),
        ("\r\n" * 43 + "### Answer: a", [1]),
        ("\r\n" * 40 + "### Answer: a", []),
    ],
)
def test_the_old_form_drops_43_characters_and_the_first_answer(text: str, words: list[int]) -> None:
    assert counts(text, Form.OLD) == words


def without(text: str, *scraps: str) -> str:
    for scrap in scraps:
        assert scrap in text
        text = text.replace(scrap, "", 1)
    return text


def without_marker(text: str, number: int) -> str:
    before, heading, after = text.partition(f"### Question {number}\n")
    return before + heading + after.replace("> Answer:\n", "", 1)


PASSING = report()
LAST = f"{PASSING.rstrip()}\n"


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (PASSING, 31),
        (PASSING.replace("### Question 20", "###Question 20"), 31),
        (PASSING.replace("### Question 20", "#### Question 20"), 31),
        (PASSING.replace("### Question 20", "### Question 99"), 31),
        (PASSING.replace("### Question 20", "## Question 20"), 30),
        (PASSING.replace("### Question 14", "# Question 14"), 30),
        (without(PASSING, "### Question 14\n"), 30),
        (without(PASSING, "### Question 1\n"), 31),
        (without_marker(PASSING, 14), 30),
        (without_marker(PASSING, 31), 31),
        (PASSING.replace("> Answer:", "> Answer :", 1), 30),
        (LAST + "\n## Appendix\n", 31),
        (LAST + "\n### Appendix\n", 32),
        (without_marker(LAST, 14) + "\n### Appendix\n", 31),
        (report(answers={5: "An Answer: in an answer"}), 31),
        (report(answers={5: "An ### Answer: in an answer"}), 32),
    ],
)
def test_the_number_of_answers_decides_whether_the_check_stops(text: str, answers: int) -> None:
    found = official(text, edition("2026"))
    assert len(found.answers) == answers
    assert found.stopped == (answers != 31)


def test_a_lack_and_an_excess_cancel_and_every_answer_between_is_judged_as_its_neighbour() -> None:
    whole = official(PASSING, edition("2026"))
    shifted = official(without_marker(LAST, 14) + "\n### Appendix\n", edition("2026"))
    assert shifted.passed is not None
    assert [answer.counted for answer in shifted.answers[13:29]] == [answer.counted for answer in whole.answers[14:30]]


@pytest.mark.parametrize("sign", ["## Sub", "### Sub", "#### Sub", "- ### Locally:", "C## is", "`###`"])
def test_words_after_a_run_of_hashes_in_an_answer_are_not_counted(sign: str) -> None:
    text = report(answers={5: f"one two three\n{sign}\nfour five"})
    before_the_run = sign.split("##")[0].split()
    assert official(text, edition("2026")).answers[4].counted.words == 3 + len(before_the_run)


def test_an_answer_loses_what_stands_before_a_second_marker() -> None:
    assert official(report(answers={5: "one two Answer: three"}), edition("2026")).answers[4].counted.words == 1


def test_what_stands_in_the_quote_after_the_marker_counts_with_its_signs() -> None:
    text = report(answers={5: "gone"}).replace("> Answer:\n\ngone", "> Answer: one\n> two\n\nthree")
    assert official(text, edition("2026")).answers[4].counted.words == 4


def test_an_appendix_counts_in_the_last_answer() -> None:
    whole, longer = (official(text, edition("2026")).answers[-1].counted.words for text in (LAST, LAST + "\n## Appendix\n\none two\n"))
    assert longer == whole + 4


@pytest.mark.parametrize(("name", "passed"), [("2022-12", 3), ("2024-12", 3), ("2025", 3), ("2026", 4)])
def test_an_untouched_template_passes_the_questions_that_ask_for_nothing(name: str, passed: int) -> None:
    expected = edition(name).expected
    untouched = report(name, {number: f"--- question {number} fill here ---" for number in range(1, expected + 1)})
    assert official(untouched, edition(name)).passed == passed


@pytest.mark.parametrize("name", ["2022-12", "2023-01", "2024-12", "2025", "2026"])
def test_a_report_made_for_an_edition_passes_it(name: str) -> None:
    assert official(report(name), edition(name)).passed == edition(name).expected


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("name", ["2023-01", "2026"])
def test_line_ends_change_nothing(name: str, end: str) -> None:
    text = report(name, {5: question(5)})
    counts = [[answer.counted for answer in official(version, edition(name)).answers] for version in (text, text.replace("\n", end))]
    assert counts[0] == counts[1]


@settings(max_examples=2000)
@given(st.lists(st.sampled_from(["![", "](", ")", "!", "[", "]", "(", "a", " ", "\n", "\u2028", "\f", "\\"]), max_size=30).map("".join))
def test_image_spans_are_the_matches_of_the_pattern(line: str) -> None:
    assert [(span.start, span.end) for span in image_spans(line)] == [match.span() for match in re.finditer(IMAGE_PATTERN, line)]


class Scanned(str):
    """A text that knows how many characters were looked at in it by `find`."""

    looked_at = 0

    def find(self, sign: str, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
        end = len(self) if end is None else end
        found = str.find(self, sign, start, end)
        self.looked_at += max((end if found < 0 else found + len(sign)) - start, 0)
        return found


@pytest.mark.parametrize("unit", ["![", "![a](", "![]", "[", "![]()", "![]()\n", "![\n", "![]("])
def test_a_line_of_two_megabytes_is_looked_at_a_few_times_whatever_is_in_it(unit: str) -> None:
    line = Scanned(unit * (2_000_000 // len(unit)))
    found = image_spans(line)
    assert line.looked_at <= 5 * len(line)
    assert len(found) == (len(line) // len(unit) if "![]()" in unit else 0)
    assert official(f"Answer: {line}", edition("2026")).answers[0].counted.images == len(found)


def test_bounds_are_equal_to_bounds_alone() -> None:
    assert Bounds(1, 3) == Bounds(1, 3)
    assert Bounds(1, 3) != Span(1, 3)
    assert Bounds(1, 3) != (1, 3)
