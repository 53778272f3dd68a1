"""The outline of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from report_ls.features.document_symbols import Symbol, document_symbols
from tests.features.marked import analysed
from tests.support.reports import question, report, sections


def outline(source: str) -> tuple[str, list[Symbol]]:
    marked, analysis = analysed(source)
    return marked.text, document_symbols(analysis)


def flat(symbols: Sequence[Symbol]) -> Iterator[Symbol]:
    for symbol in symbols:
        yield symbol
        yield from flat(symbol.children)


def test_the_outline_is_the_checklist_with_its_weeks_and_the_sections_with_their_questions() -> None:
    text, symbols = outline(report(answers={5: "word"}))
    assert [symbol.name for symbol in symbols] == ["Overall project checklist", *sections().values()]
    assert [(week.name, week.detail) for week in symbols[0].children] == [("Week 1", "1 of 2 done"), ("Week 2", "1 of 1 done")]
    assert [(symbol.name, symbol.detail) for symbol in (symbols[0], symbols[2])] == [
        ("Overall project checklist", "2 of 3 done"),
        ("Coding environment", "2 of 3 pass"),
    ]
    assert [(child.name, child.detail) for child in symbols[2].children][1] == (
        "Question 5: Code structure",
        "✗ 1 of 100-200 words, 99 short",
    )
    assert symbols[2].children[1].selection.of(text) == "Question 5"
    assert symbols[0].children[1].selection.of(text) == "### Week 2"


def test_one_question_passes_where_several_pass() -> None:
    heading = "## Overall discussion of project\n\n"
    _, symbols = outline(report().replace(heading, "").replace("### Question 31\n", f"{heading}### Question 31\n"))
    assert symbols[-1].detail == "1 of 1 passes"


@pytest.mark.parametrize(
    "source",
    [
        report(),
        report("2022-12"),
        report(answers={5: "🙂 " * 150, 31: "## Not a section\n\n### Nor a question"}),
        report().replace("### Question 5\n", ""),
        report().replace("### Question 5\n\n", "### Question 5").replace("> Answer:", "", 5),
        report().replace("### Week 1\n", "").replace("### Week 2", "###"),
        report().replace("## ", "### "),
        report().replace(question(5), "").replace(question(31), ""),
        question(5) + question(5),
        "",
    ],
)
def test_names_are_never_empty_and_what_is_selected_is_within_the_symbol_and_that_within_its_parent(source: str) -> None:
    _, symbols = outline(source)
    for symbol in flat(symbols):
        assert symbol.name.strip()
        assert symbol.span.covers(symbol.selection)
    for symbol in symbols:
        assert all(symbol.span.covers(child.span) for child in symbol.children if child.span.start < child.span.end)


def test_questions_before_every_section_stand_at_the_top() -> None:
    _, symbols = outline(question(5) + "\n" + question(6))
    assert [symbol.name for symbol in symbols if symbol.span.start < symbol.span.end] == [
        "Question 5: Code structure",
        "Question 6: Code quality",
    ]


def test_a_question_of_which_nothing_is_left_is_shown_where_it_should_stand() -> None:
    text, symbols = outline(report().replace(question(9), ""))
    [gone] = [symbol for symbol in flat(symbols) if symbol.name.startswith("Question 9:")]
    assert gone.detail == "✗ Missing"
    assert gone.span.start == gone.span.end
    assert text[gone.span.start :].lstrip().startswith("### Question 10")
