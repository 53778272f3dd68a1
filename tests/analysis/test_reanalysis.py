"""What is known after a key is what an analysis of the whole text says, and most keys are answered by looking at one question."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from report_ls.analysis.analysis import Analysis, analyse
from report_ls.analysis.reanalysis import reanalysed
from report_ls.disk.folders import MemoryFolder
from report_ls.lsp.positions import Encoding
from report_ls.lsp.session.document import Document
from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.figures import Figures
from report_ls.rules import REPORT_CHECKS
from report_ls.rules.extra_question import EXTRA_QUESTION_CHECK
from report_ls.rules.members import MEMBERS_CHECK
from report_ls.rules.placeholder_left import PLACEHOLDER_LEFT_CHECK
from report_ls.rules.repeated_paragraph import REPEATED_PARAGRAPH_CHECK
from report_ls.rules.windows_encoding import WINDOWS_ENCODING_CHECK
from report_ls.template.in_force import limits_in_force
from report_ls.text.edits import Edit
from report_ls.text.spans import Span
from tests.rules.cases import Case, folder
from tests.rules.collected import cases
from tests.support.broken import BROKEN, broken
from tests.support.reports import question, report, unmark

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


PARAGRAPH = "One two three four five six seven eight nine ten eleven twelve one two three four five six seven eight nine te"
DECLARED = [
    pytest.param(MEMBERS_CHECK, {2: "s900001, s900002"}, "s900001, s900002", ", s900007", id="members"),
    pytest.param(WINDOWS_ENCODING_CHECK, {5: "We wrote."}, "We wrote.", " \u201d", id="characters"),
    pytest.param(PLACEHOLDER_LEFT_CHECK, {5: "It was good."}, "It was good.", " ---", id="dashes"),
    pytest.param(REPEATED_PARAGRAPH_CHECK, {5: f"{PARAGRAPH}n", 15: PARAGRAPH}, PARAGRAPH, "n", id="paragraphs"),
    pytest.param(EXTRA_QUESTION_CHECK, {5: "It was goo"}, "It was goo", "d.", id="questions"),
]
"""Rules that depend on more than the structure, and an edit that changes what each of them finds."""


def described(analysis: Analysis) -> dict[str, object]:
    """All of an analysis, as what can be compared: a `Body` is equal only to itself."""
    report = analysis.report
    found = {name: value for name, value in report._asdict().items() if name not in {"parts", "questions"}}
    found |= {"text": report.text, "questions": [repr(question) for question in report.questions]}
    found |= {"statuses": [(status.number, status.state, status.counted, status.is_official) for status in analysis.statuses]}
    found |= {check.find.__name__: findings for check, findings in zip(REPORT_CHECKS, analysis.of_rules, strict=True)}
    found |= {"official": analysis.official, "subjects": [subject._replace(body=None) for subject in analysis.subjects]}
    return found | {"findings": analysis.findings, "unused": analysis.unused_figures, "limits": analysis.limits}


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
    for known in analysis.report.questions:
        found |= {*known.span, *known.answer, *known.content, *(known.heading or ()), *(known.quote or ())}
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
    for known in analysed(text).report.questions:
        expect_the_same(text, [(known.span.end - length, length, new)])


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


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_elsewhere_leaves_a_key_about_one_question(name: str) -> None:
    text = broken(name, {5: "It was good."})
    assert expect_the_same(text, [(text.index("It was good."), 0, "x"), (text.index("It was good."), 1, "")]) == 2


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(list(BROKEN)), st.data(), edits)
def test_after_edits_of_a_broken_report(name: str, data: st.DataObject, changes: list[tuple[int, int, str]]) -> None:
    text = broken(
        name, {5: "It was good.\n\n- an item", 19: "Some words --- of mine.\n\nAnd these", 20: "Here.\n\nThere", 31: "s900001 was\nhere"}
    )
    places = [match.end() for match in re.finditer("Answer:\n|mine|item|These|Here|was\n|end", text)] + borders(text)
    expect_the_same(text, [(max(data.draw(st.sampled_from(places)) + place % 7 - 3, 0), length, new) for place, length, new in changes])


@pytest.mark.parametrize(
    ("answer", "edit"),
    [
        pytest.param("One.\n\n## More\n\nx\n\n> quote", ("x\n\n>", 1, ""), id="a quote follows a heading"),
        pytest.param("One.\n\n## More\n\n> quote\n\nx", ("x\n\n###", 1, ""), id="a question follows a quote"),
        pytest.param("One.\n\n## More\n\n> quote\n\n", ("\n\n###", 0, "\n\nx"), id="words follow a quote"),
    ],
)
def test_a_heading_in_an_answer_becomes_a_section_by_what_stands_behind_it(answer: str, edit: tuple[str, int, str]) -> None:
    text = report(answers={5: answer})
    place, length, new = edit
    expect_the_same(text, [(text.index(place, text.index("## More")), length, new)])


def test_a_list_in_an_answer_is_of_the_checklist_where_the_heading_of_its_section_is_gone() -> None:
    text = report(answers={3: "It was good."}).replace("## Group information\n", "")
    expect_the_same(text, [(text.index("It was good."), 0, "- [x] Done "), (text.index("It was good."), 0, "- [ ]")])


def test_an_answer_that_becomes_that_of_the_other_question_with_its_number() -> None:
    text = report(answers={5: "It was goo."})
    twice = text.replace("### Question 6\n", f"{question(5, body='It was good.')}\n### Question 6\n")
    place = twice.index("goo.") + 3
    assert expect_the_same(twice, [(place, 0, "d"), (place, 1, "")]) == 2


@pytest.mark.parametrize(("check", "answers", "place", "new"), DECLARED)
def test_a_rule_that_does_not_declare_what_it_depends_on_is_seen(
    check: ReportCheck, answers: dict[int, str], place: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = report(answers=answers)
    if check is EXTRA_QUESTION_CHECK:
        text = text.replace("### Question 6\n", f"{question(5, body='It was good.')}\n### Question 6\n")
    edits = [(text.index(f"{place}\n") + len(place), 0, new)]
    assert expect_the_same(text, edits) == 1
    wrong = replace(check, depends_on=frozenset({Dependency.STRUCTURE}))
    checks = tuple(wrong if other is check else other for other in REPORT_CHECKS)
    monkeypatch.setattr("report_ls.analysis.reanalysis.REPORT_CHECKS", checks)
    with pytest.raises(AssertionError):
        expect_the_same(text, edits)


def test_each_check_of_the_whole_report_declares_what_it_depends_on() -> None:
    assert all(check.depends_on for check in REPORT_CHECKS)


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
