"""What is known after a key is what an analysis of the whole text says, and most keys are answered by looking at one question."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from report_ls.analysis.analysis import Analysis, analyse
from report_ls.analysis.reanalysis import reanalysed
from report_ls.disk.folders import MemoryFolder
from report_ls.lsp.positions import Encoding
from report_ls.lsp.session.document import Document
from report_ls.model.figures import Figures
from report_ls.template.in_force import limits_in_force
from report_ls.text.edits import Edit
from report_ls.text.spans import Span
from tests.rules.cases import Case, folder
from tests.rules.collected import cases
from tests.support.reports import report, unmark

FIGURES = Figures(MemoryFolder(folder("figures/spare.png")))
TYPED = st.sampled_from(
    (
        *("x", " ", "\n", "word word", "", "---", "`", "```\n", "- ", "\t", "| a |", "<h2>", "s123456"),
        *("!", "[", "](", "figures/a.png", "![a](figures/spare.png)"),
        *(
            "Question 6",
            "#",
            "## x",
            "###",
            "Answer:",
            "answer:",
            ">",
            "\n> x",
            "<<<<<<<",
            "Did you end up using any open-source",
            "é",
            "🙂",
        ),
    )
)


def described(analysis: Analysis) -> dict[str, object]:
    """All of an analysis, as what can be compared: a `Body` is equal only to itself."""
    report = analysis.report
    found = {name: value for name, value in report._asdict().items() if name not in {"parts", "questions"}}
    found |= {"text": report.text, "questions": [repr(question) for question in report.questions]}
    found |= {"statuses": [(status.number, status.state, status.counted, status.is_official) for status in analysis.statuses]}
    return found | {
        "official": analysis.official,
        "findings": analysis.findings,
        "unused": analysis.unused_figures,
        "limits": analysis.limits,
    }


def analysed(text: str, figures: Figures = FIGURES) -> Analysis:
    return analyse(text, limits_in_force(text, None), figures)


def expect_the_same(text: str, edits: list[tuple[int, int, str]], figures: Figures = FIGURES) -> int:
    """Make edits one after the other, each (place, length, new text); how many were answered by looking at one question."""
    analysis = analysed(text, figures)
    taken = 0
    for place, length, new in edits:
        start = place % (len(text) + 1)
        span = Span(start, min(start + length, len(text)))
        text = text[: span.start] + new + text[span.end :]
        again = reanalysed(analysis, Edit(span, new))
        taken += again is not None
        analysis = again or analysed(text, figures)
        assert described(analysis) == described(analysed(text, figures))
    return taken


edits = st.lists(st.tuples(st.integers(0, 60_000), st.sampled_from([0, 0, 0, 1, 2, 30]), TYPED), min_size=1, max_size=3)


@settings(max_examples=250)
@given(st.sampled_from(cases()), edits)
def test_after_edits_of_a_report_with_a_finding(case: Case, changes: list[tuple[int, int, str]]) -> None:
    expect_the_same(unmark(case.source, cursor="").text, changes)


@settings(max_examples=250)
@given(st.sampled_from([2, 5, 15, 30, 31]), st.integers(-20, 60), st.sampled_from([0, 0, 1, 5]), TYPED, TYPED)
def test_after_keys_in_and_around_an_answer(number: int, place: int, length: int, one: str, other: str) -> None:
    text = report(answers={number: "Some words of mine.\n\n- an item\n\n" + "word " * 120})
    start = text.index("Answer:", text.index(f"### Question {number}\n")) + place
    expect_the_same(text, [(start, length, one), (start + len(one), 0, other)])


def borders(text: str) -> list[int]:
    """Where something begins or ends: questions, sections, markers, what the checker counts, and the text."""
    analysis = analysed(text)
    found = {0, len(text), *analysis.official.starts}
    found |= {analysis.official.span(index).end for index in range(len(analysis.official.answers))}
    for question in analysis.report.questions:
        found |= {*question.span, *question.answer, *question.content, *(question.heading or ()), *(question.quote or ())}
    return sorted(found | {place for section in analysis.report.sections for place in (*section.span, *section.heading)})


AT_BORDERS = [
    report(),
    report("2023-01").rstrip("\n"),
    report(answers={3: "One.\n\n## More\n\nTwo.", 31: "s900001 did it.\n\n## More\n\nwords"}),
    report(answers={6: "", 11: "--- question 11 fill here ---", 16: "`code`"}) + "\n\n",
]
WORDS = st.sampled_from(["word", "word\n", "\nword", "\n", "word word\n\n", "", " ", "é\n", "s123456\n", "![a](figures/spare.png)\n"])


@settings(max_examples=400, deadline=None, database=None)
@given(st.sampled_from(AT_BORDERS), st.data(), st.integers(-1, 1), st.sampled_from([0, 0, 0, 1, 2, 40]), WORDS | TYPED)
def test_after_an_edit_at_a_border(text: str, data: st.DataObject, beside: int, length: int, new: str) -> None:
    place = data.draw(st.sampled_from(borders(text))) + beside
    expect_the_same(text, [(max(place, 0), length, new)])


@pytest.mark.parametrize("new", ["word word\n", "word\n\n", "word"])
@pytest.mark.parametrize("length", [0, 1, 10])
def test_after_an_edit_at_the_end_of_each_question(new: str, length: int) -> None:
    text = report()
    for question in analysed(text).report.questions:
        expect_the_same(text, [(question.span.end - length, length, new)])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_document_hands_over_edits_that_hold_whatever_its_line_ends_are(end: str) -> None:
    text = report(answers={5: "It was good."}).replace("\n", end)
    document = Document.of(text, 1, Encoding.UTF16)
    analysis = analysed(text)
    for line in range(0, len(document.lines), 3):
        at = types.Position(line, 0)
        change = types.TextDocumentContentChangePartial(types.Range(at, at), "word ")
        changed, edit = Document.of(text, 1, Encoding.UTF16).changed([change], 2)
        assert edit is not None
        again = reanalysed(analysis, edit)
        assert again is None or described(again) == described(analysed(changed.text))


@pytest.mark.parametrize("name", ["2026", "2025", "2023-01"])
def test_typing_a_sentence_looks_at_one_question_alone(name: str) -> None:
    text = report(name, {5: "It was good."})
    place = text.index("It was good.") + len("It was good.")
    sentence = " We measured it (twice), and wrote it down: 97 %.\n\n- så 🙂 \u201dhere\u201d\n"
    assert expect_the_same(text, [(place + index, 0, key) for index, key in enumerate(sentence)]) == len(sentence)


@pytest.mark.parametrize(
    ("place", "new"),
    [
        ("It was good.", "#"),
        ("It was good.", "Answer:"),
        ("It was good.", "\n>"),
        ("> Answer:", "x"),
        ("## Overall", "x"),
    ],
)
def test_what_may_tell_of_the_whole_report_is_analysed_anew(place: str, new: str) -> None:
    text = report(answers={5: "It was good."})
    assert expect_the_same(text, [(text.index(place) + len(place), 0, new)]) == 0


@pytest.mark.parametrize("number", [2, 31])
def test_a_study_number_is_compared_with_the_other_question_while_it_is_typed(number: int) -> None:
    text = report(answers={2: "s123456, 98765", 31: "Student s123456 did all of it."})
    place = text.index("s123456", text.index(f"### Question {number}\n")) + 1
    edits = [(place + index, 1, key) for index, key in enumerate("987654")]
    assert expect_the_same(text, edits) == len(edits)


@pytest.mark.parametrize("typed", ["an\u017fwer:", "An\u017fWER LENGTH: 1-2"])
def test_a_letter_that_is_another_one_where_case_is_ignored_is_no_way_around(typed: str) -> None:
    text = report(answers={5: "It was good.\n\nAnd so on."})
    place = text.index("It was good.") + len("It was good.\n")
    assert expect_the_same(text, [(place, 0, typed)]) == 0


def test_what_is_broken_elsewhere_is_analysed_anew() -> None:
    text = report(answers={5: "It was good."}).replace("### Question 9\n", "")
    assert expect_the_same(text, [(text.index("It was good."), 0, "x")]) == 0


def test_dashes_of_a_placeholder_that_come_and_go_with_a_key_are_counted_in_all_answers() -> None:
    text = report(answers={3: "--- It was.", 5: "It was good. ---"})
    first, last = text.index("It was."), text.index(" good. ---")
    assert expect_the_same(text, [(first + 6, 1, " ---"), (last, 0, "x"), (last + 3, 9, ""), (first - 4, 4, "")]) == 4


def test_a_figure_that_the_answer_tells_of_with_the_last_key_is_the_first_that_is_offered() -> None:
    text = report(answers={19: "We did a swee."})
    figures = Figures(MemoryFolder(folder("figures/data.png", "figures/sweep.png")))
    place = text.index("swee.")
    assert expect_the_same(text, [(place + 4, 0, "p"), (place, 5, "data")], figures) == 2


def test_a_figure_that_is_used_or_no_longer_used_is_looked_for_everywhere() -> None:
    text = report(answers={5: "It was good.  ![a](figures/spare.png)"})
    assert expect_the_same(text, [(text.index("/spare") + 1, 0, "x")]) == 0
