"""The count behind each question's heading."""

from __future__ import annotations

import pytest

from report_ls.features.inlay_hints import inlay_hints
from report_ls.text.spans import Span
from tests.features.marked import WORDS, analysed
from tests.support.reports import report


@pytest.mark.parametrize(
    ("number", "answer", "text", "tooltip"),
    [
        (5, "word " * 97, "97/100-200", "97 of 100-200 words, 3 short"),
        (14, WORDS, "220/200-300 · 0/1-3 img", "220 of 200-300 words; 0 of 1-3 images, 1 short"),
        (1, "42", "1", "1 word, no limit"),
    ],
)
def test_a_hint_is_short_and_its_tooltip_says_it_in_words(number: int, answer: str, text: str, tooltip: str) -> None:
    source, analysis = analysed(report(answers={number: answer}))
    hint = list(inlay_hints(analysis, Span(0, len(source.text))))[number - 1]
    assert (hint.text, hint.tooltip) == (text, tooltip)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("### Question 5\n", "### Question 5|\n"),
        ("### Question 5\n", "### Question 5|  \n"),
        ("### Question 5\n", "### Question 5: 🙂 structure ###|\n"),
        ("### Question 5\n", "> ### Question 5|\n"),
    ],
)
def test_a_hint_stands_behind_the_whole_heading(old: str, new: str) -> None:
    marked, analysis = analysed(report().replace(old, new))
    assert marked.cursor is not None
    assert len(list(inlay_hints(analysis, Span(marked.cursor, marked.cursor)))) == 1


def test_only_the_headings_of_the_range_get_one() -> None:
    marked, analysis = analysed(report())
    start, end = (marked.text.index(f"### Question {number}\n") for number in (5, 8))
    assert len(list(inlay_hints(analysis, Span(start, end)))) == 3
    assert list(inlay_hints(analysis, Span(0, 10))) == []


def test_a_question_without_its_heading_has_it_behind_the_answer_sign() -> None:
    marked, analysis = analysed(report(answers={5: "word"}).replace("### Question 5\n", ""))
    [place] = [hint.offset for hint in inlay_hints(analysis, Span(0, len(marked.text))) if hint.text == "1/100-200"]
    assert marked.text[:place].endswith("> Answer:")
