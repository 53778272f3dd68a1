"""The line over each question that tells how it stands."""

from __future__ import annotations

import pytest

from report_ls.features.code_lens import code_lenses
from tests.features.marked import WORDS, analysed
from tests.support.reports import question, report

IMAGE = "![a](figures/a.png)"


@pytest.mark.parametrize(
    ("number", "answer", "text"),
    [
        (5, "word " * 152, "✓ 152 of 100-200 words"),
        (5, "word " * 97, "✗ 97 of 100-200 words, 3 short"),
        (5, "word " * 201, "✗ 201 of 100-200 words, 1 over"),
        (5, f"{IMAGE} {'word ' * 150}", "✓ 151 of 100-200 words · 1 image, no limit"),
        (5, "--- question 5 fill here ---", "○ Unanswered · 100-200 words"),
        (5, "", "○ Unanswered · 100-200 words"),
        (14, WORDS, "✗ 220 of 200-300 words · 0 of 1-3 images, 1 short"),
        (14, "", "○ Unanswered · 200-300 words · 1-3 images"),
        (29, "", "○ Unanswered · 200-400 words · 1 image"),
        (29, f"{IMAGE} {WORDS}", "✓ 221 of 200-400 words · 1 of 1 image"),
        (1, "42", "✓ 1 word, no limit"),
        (1, "", "○ Unanswered"),
    ],
)
def test_a_lens_tells_in_words_and_signs_how_a_question_stands(number: int, answer: str, text: str) -> None:
    _, analysis = analysed(report(answers={number: answer}))
    assert [lens.text for lens in code_lenses(analysis)][number - 1] == text


def test_a_lens_is_over_each_heading() -> None:
    marked, analysis = analysed(report(answers={5: "🙂"}).replace("### Question", "###   Question"))
    assert [lens.span.of(marked.text) for lens in code_lenses(analysis)] == [f"Question {number}" for number in range(1, 32)]


def test_it_is_over_the_answer_sign_where_the_heading_is_gone_and_nowhere_where_all_is_gone() -> None:
    source = report().replace("### Question 5\n", "").replace(question(9), "").replace("\n\n## Running", "\n\n\n## Running")
    marked, analysis = analysed(source)
    over = [lens.span.of(marked.text) for lens in code_lenses(analysis)]
    assert (len(over), over[4], over[8]) == (30, "Answer:", "Question 10")
