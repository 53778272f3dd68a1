"""The report as a whole, for views of a client's own."""

from __future__ import annotations

import re

import pytest

from report_ls.checker.limits import Bounds
from report_ls.disk.folders import MemoryFolder
from report_ls.features.counts import bar, short_count, size_text
from report_ls.features.overview import FigureRow, figures, sections
from report_ls.features.usage import in_order
from report_ls.model.figures import Figures
from report_ls.model.state import State
from report_ls.template.editions import edition
from tests.features.marked import WORDS, analysed
from tests.lsp.files import png
from tests.support.reports import question, report
from tests.support.reports import sections as section_titles
from tests.support.samples import SAMPLES


def told(source: str) -> list[tuple[str | None, list[int]]]:
    """Titles of sections with the numbers of their questions."""
    _, analysis = analysed(source)
    return [
        (row.section.title if row.section else None, [question.status.number for question in row.questions]) for row in sections(analysis)
    ]


WHOLE = [
    (title, list(range(first, following)))
    for (first, title), following in zip(section_titles().items(), [*list(section_titles())[1:], 32], strict=True)
]


def test_each_question_stands_in_its_section() -> None:
    assert told(report()) == WHOLE


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_it_is_the_same_with_other_line_ends(end: str) -> None:
    assert told(report().replace("\n", end)) == WHOLE


def test_a_question_of_which_nothing_is_left_stands_where_its_number_belongs() -> None:
    assert told(report().replace(question(8), "").replace(question(31), "")) == WHOLE


def test_the_first_questions_stand_together_where_they_are_gone() -> None:
    source = report()
    for number in (1, 2):
        source = source.replace(question(number, "2026"), "")
    assert [number for _, numbers in told(source) for number in numbers] == list(range(1, 32))


def test_questions_before_every_section_stand_first_without_a_title() -> None:
    source = re.sub("^## (?!Deployment).*", "", report(), flags=re.MULTILINE)
    assert told(source) == [(None, list(range(1, 23))), ("Deployment", list(range(23, 32)))]


def test_a_heading_in_an_answer_is_no_section() -> None:
    assert told(report(answers={5: f"## Our own\n\n{WORDS}"})) == WHOLE


@pytest.mark.parametrize(
    ("source", "number", "state", "title"),
    [
        (report(), 5, State.PASSED, "Code structure"),
        (report(answers={5: "word"}), 5, State.FAILED, "Code structure"),
        (report(answers={5: "--- question 5 fill here ---"}), 5, State.UNANSWERED, "Code structure"),
        (report(answers={5: ""}), 5, State.UNANSWERED, "Code structure"),
        (report().replace(question(5), ""), 5, State.MISSING, "Code structure"),
        (report(answers={14: WORDS}), 14, State.FAILED, "Experiment tracking"),
        (report("2023-01"), 27, State.PASSED, "Contributions"),
    ],
)
def test_a_question_has_a_state_and_a_title(source: str, number: int, state: State, title: str) -> None:
    _, analysis = analysed(source)
    rows = {row.status.number: row for section in sections(analysis) for row in section.questions}
    assert (rows[number].status.state, rows[number].title) == (state, title)


FIGURES = {
    "figures/used.png": png(640, 480),
    "figures/a b.png": png(8, 9),
    **SAMPLES,
    "figures/broken.jpg": b"\xff\xd8\xff",
    "figures/notes.txt": b"",
}


def test_figures_that_no_answer_uses_come_first_and_the_samples_of_the_course_last() -> None:
    answers = {5: "![x](figures/used.png)", 14: f"![x](./figures/used.png) [y](figures/used.png) ![w](figures/wandb.png) {WORDS}"}
    _, analysis = analysed(report(answers=answers), FIGURES)
    assert figures(analysis) == (
        FigureRow("figures/a b.png", len(png(8, 9)), (8, 9), (), is_sample=False),
        FigureRow("figures/broken.jpg", 3, None, (), is_sample=False),
        FigureRow("figures/used.png", len(png(640, 480)), (640, 480), (5, 14), is_sample=False),
        FigureRow("figures/wandb.png", 37, (4, 3), (14,), is_sample=False),
        FigureRow("figures/bucket.png", 37, (4, 3), (), is_sample=True),
        FigureRow("figures/overview.png", 37, (4, 3), (), is_sample=True),
    )


def test_a_text_that_is_not_on_disk_has_no_figures() -> None:
    _, analysis = analysed(report(), None)
    assert figures(analysis) == ()


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("![x](figures/a.png)", "figures/a.png"),
        ("![x](./figures/a%20b.png)", "figures/a b.png"),
        ("![x](<figures/a b.png>)", "figures/a b.png"),
        ('![x](figures/a.png "A title")', "figures/a.png"),
        ("[x](figures/a.png)", "figures/a.png"),
        ('<img src="figures/a.png">', "figures/a.png"),
        ("```\n![x](figures/a.png)\n```", "figures/a.png"),
    ],
)
def test_a_figure_is_used_however_it_is_mentioned(answer: str, name: str) -> None:
    _, analysis = analysed(report(answers={5: answer}))
    assert analysis.used_figures[name] == [5]


def test_names_are_in_the_order_of_the_alphabet_within_their_kind() -> None:
    names = ["figures/build.png", "figures/c.png", "figures/b.png", "figures/a.png"]
    assert in_order(Figures(MemoryFolder(dict.fromkeys(names, png()) | SAMPLES)), {"figures/a.png": [3]}) == [
        "figures/b.png",
        "figures/build.png",
        "figures/c.png",
        "figures/a.png",
        *sorted(SAMPLES),
    ]


@pytest.mark.parametrize(
    ("number", "answer", "text"),
    [(5, "word " * 97, "97/100-200"), (14, WORDS, "220/200-300 · 0/1-3 img"), (1, "42", "1"), (29, WORDS, "220/200-400 · 0/1 img")],
)
def test_a_count_for_a_status_bar_is_short(number: int, answer: str, text: str) -> None:
    _, analysis = analysed(report(answers={number: answer}))
    status = next(status for status in analysis.statuses if status.number == number)
    assert short_count(status, edition("2026").of(number)) == text


@pytest.mark.parametrize(("count", "cells"), [(0, 0), (1, 0), (100, 6), (199, 11), (200, 12), (5000, 12)])
def test_a_bar_is_full_when_the_upper_limit_is_reached_and_not_before(count: int, cells: int) -> None:
    assert bar(count, Bounds(100, 200)) == "█" * cells + "░" * (12 - cells)


def test_a_bar_without_room_is_empty() -> None:
    assert bar(0, Bounds(0, 0)) == "░" * 12


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (812, "812 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (45_400, "45 kB"),
        (999_499, "999 kB"),
        (999_999, "1.0 MB"),
        (1_234_567, "1.2 MB"),
    ],
)
def test_a_number_of_bytes_is_told_as_people_do(count: int, text: str) -> None:
    assert size_text(count) == text
