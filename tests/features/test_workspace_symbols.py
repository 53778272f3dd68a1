"""Going to a question by what a person types."""

from __future__ import annotations

import pytest

from report_ls.features.workspace_symbols import workspace_symbols
from tests.features.marked import analysed
from tests.support.reports import question, report


def names(query: str, source: str | None = None) -> list[str]:
    _, analysis = analysed(source or report())
    return [match.name for match in workspace_symbols(analysis, query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("5", "Question 5: Code structure"),
        ("q5", "Question 5: Code structure"),
        ("Question 5", "Question 5: Code structure"),
        ("15", "Question 15: "),
        ("code str", "Question 5: Code structure"),
        ("CODE STR", "Question 5: Code structure"),
        ("cdstr", "Question 5: Code structure"),
        ("structure", "Question 5: Code structure"),
    ],
)
def test_a_question_is_found_by_number_title_and_letters_in_their_order(query: str, first: str) -> None:
    assert names(query)[0].startswith(first)


def test_nothing_typed_finds_every_question_in_order() -> None:
    found = names("")
    assert [name.split(":")[0] for name in found] == [f"Question {number}" for number in range(1, 32)]
    assert names(" ") == found


@pytest.mark.parametrize("query", ["99", "xyzzy", "🙂", "rutcurts"])
def test_what_matches_nothing_finds_nothing(query: str) -> None:
    assert names(query) == []


def test_a_question_leads_to_its_heading_and_names_its_section() -> None:
    marked, analysis = analysed(report())
    [match, *_] = workspace_symbols(analysis, "5")
    assert (match.span.of(marked.text), match.section) == ("Question 5", "Coding environment")


def test_a_question_of_which_nothing_is_left_is_not_found() -> None:
    assert "Question 9" not in str(names("", report().replace(question(9), "")))
