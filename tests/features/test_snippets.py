"""The passages that are offered on an empty line, and what the pages show of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import markdown
import pytest

from report_ls.features.snippets import snippets
from tests.features.marked import Placed, analysed, placed
from tests.lsp.files import png
from tests.support.reports import Marked, report
from tests.support.samples import SAMPLES

FIGURES = ("figures/q14_0.png", "figures/loss curves.png")
MEMBERS = {2: "s900001, 900002 and s900001"}
IMAGE, CODE, CONTRIBUTIONS = "image figures/loss curves.png", "code block", "contributions"


def offered(source: str, figures: Mapping[str, bytes] | Iterable[str] | None = FIGURES) -> tuple[Marked, list[Placed]]:
    marked, analysis = analysed(source, figures)
    assert marked.cursor is not None
    return marked, placed(snippets(analysis, marked.cursor))


def labels(source: str, figures: Mapping[str, bytes] | Iterable[str] | None = FIGURES) -> list[str]:
    return [item.label for item in offered(source, figures)[1]]


def in_answer(lines: str, number: int = 5) -> str:
    return report(answers={**MEMBERS, number: f"Some words.\n\n{lines}\n\nMore words."})


def taken(source: str, label: str) -> str:
    """The answer after a snippet was taken, as it was made by `in_answer`."""
    marked, items = offered(source)
    item = next(item for item in items if item.label == label)
    text = marked.text[: item.replace.start] + item.text + marked.text[item.replace.end :]
    start = text.index("Some words.")
    return text[start : text.index("More words.", start) + len("More words.")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [IMAGE, CODE]),
        ("im", [IMAGE]),
        ("image", [IMAGE]),
        ("co", [CODE]),
        ("code", [CODE]),
    ],
)
def test_what_is_on_the_line_is_the_beginning_of_a_name(typed: str, found: list[str]) -> None:
    assert labels(in_answer(f"{typed}|")) == found


@pytest.mark.parametrize(("typed", "found"), [("", [IMAGE, CODE, CONTRIBUTIONS]), ("co", [CODE, CONTRIBUTIONS]), ("con", [CONTRIBUTIONS])])
def test_the_last_question_has_the_contributions_too(typed: str, found: list[str]) -> None:
    assert labels(in_answer(f"{typed}|", 31)) == found


@pytest.mark.parametrize(
    "source",
    [
        in_answer("c|"),
        in_answer("i|"),
        in_answer("codes|"),
        in_answer("Code|"),
        in_answer("the code|"),
        in_answer("code|ends"),
        in_answer("|code"),
        in_answer("- code|"),
        in_answer("> code|"),
        in_answer("  |"),
        in_answer("```sh\ncode|\n```"),
        in_answer("```sh\nls\n|\n\nls\n```"),
        in_answer("<!--\ncode|\n-->"),
        report(answers={5: "word"}).replace("> Answer:\n\nword", "> Answer:|\n\nword"),
        report().replace("Read this first.", "code|"),
        report().replace("### Week 2\n", "### Week 2\n|\n"),
        report().replace("> In this section", "|\n> In this section", 1),
        report().replace("### Question 5\n\n", "### Question 5\n|\n"),
        report().replace("> Example:", "code|\n> Example:", 1),
        "# Notes\n\ncode|\n",
    ],
)
def test_nothing_is_offered_elsewhere(source: str) -> None:
    assert labels(source) == []


def test_an_image_is_one_of_a_figure_that_is_not_used_yet() -> None:
    assert taken(in_answer("im|"), IMAGE) == "Some words.\n\n![loss curves](figures/loss%20curves.png)\n\nMore words."
    assert labels(in_answer("|"), {"figures/q14_0.png": png(), **SAMPLES}) == [CODE]
    assert labels(in_answer("|"), None) == [CODE]
    assert labels(in_answer("|").replace("Some words", "A sweep"), ("figures/a.png", "figures/sweep.png")) == [
        "image figures/sweep.png",
        CODE,
    ]


def test_the_contributions_have_a_line_for_each_member_once() -> None:
    assert taken(in_answer("con|", 31), CONTRIBUTIONS) == "Some words.\n\n- s900001: \n- s900002: \n\nMore words."
    assert labels(report(answers={2: "Guest students", 31: "|"})) == [IMAGE, CODE]


@pytest.mark.parametrize("label", [IMAGE, CODE, CONTRIBUTIONS])
def test_what_is_typed_over_is_marked(label: str) -> None:
    _, items = offered(in_answer("|", 31))
    item = next(item for item in items if item.label == label)
    assert [stop.of(item.text) for stop in item.stops] == {IMAGE: ["loss curves"], CODE: ["code"], CONTRIBUTIONS: ["", ""]}[label]
    if label == CONTRIBUTIONS:
        assert [item.text[: stop.start][-9:] for stop in item.stops] == ["s900001: ", "s900002: "]


LISTS = ["- a\n- b\n\n", "1. a\n\n    more\n\n", "* a\n\n        other\n\n"]
OTHERS = ["", "Words.\n", "Words.\n\n", "Words:\n- no list on the page\n\n", "- a\n\nWords.\n\n", "    other\n\nWords.\n\n", "2 words\n\n"]


@pytest.mark.parametrize("after", ["", "\nWords."])
@pytest.mark.parametrize("before", [*LISTS, *OTHERS])
@pytest.mark.parametrize("label", [IMAGE, CODE, CONTRIBUTIONS])
def test_the_hand_in_page_shows_it_as_what_it_is(label: str, before: str, after: str) -> None:
    answer = taken(in_answer(f"{before}|{after}", 31), label)
    shown = {
        IMAGE: '<img alt="loss curves" src="figures/loss%20curves.png" />',
        CODE: "code\n</code></pre>",
        CONTRIBUTIONS: "<li>s900001:",
    }
    page = markdown.markdown(answer)
    assert shown[label] in page.replace("<p>s9", "s9").replace("<li>\n", "<li>")
    assert "s900002: Words" not in page
