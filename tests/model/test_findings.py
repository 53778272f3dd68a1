"""What a finding tells of itself."""

from __future__ import annotations

import pytest

from report_ls.model.findings import Finding, Severity
from report_ls.text.spans import Span


@pytest.mark.parametrize(
    ("question", "message", "told"),
    [
        (5, "97 words, 3 short of 100.", "Question 5: 97 words, 3 short of 100."),
        (15, "report.py stops counting here, at ##.", "Question 15: report.py stops counting here, at ##."),
        (None, "report.py stops on this report.", "report.py stops on this report."),
        (5, "Question 5 has no answer yet.", "Question 5 has no answer yet."),
        (32, "There is no question 32 in this edition.", "There is no question 32 in this edition."),
        (5, "The heading `### Question 5` is missing here.", "The heading `### Question 5` is missing here."),
        (3, "Question 31 is out of order here.", "Question 3: Question 31 is out of order here."),
        (31, "s900014 is not listed in question 2.", "Question 31: s900014 is not listed in question 2."),
    ],
)
def test_what_is_told_names_the_question_once(question: int | None, message: str, told: str) -> None:
    assert Finding("too-short", Severity.WARNING, Span(0, 1), message, question).message_with_question == told
