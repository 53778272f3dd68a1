"""A figure as a symbol: where its file is, and every place that mentions it."""

from __future__ import annotations

import pytest

from report_ls.features.definition import Definition, definition
from report_ls.features.document_highlight import highlights
from report_ls.features.mentions import find_mentions
from report_ls.features.references import references
from tests.features.marked import WORDS, analysed, with_cursor
from tests.support.reports import report
from tests.support.work import calls

COMPOSED, DECOMPOSED = "figures/m\u00e5l.png", "figures/ma\u030al.png"
FIGURES = ("figures/a.png", "figures/a b.png", "figures/100%.png", "figures/n[1].png", "figures/runs/a.png", DECOMPOSED)


def defined(source: str, figures: tuple[str, ...] | None = FIGURES) -> Definition | None:
    marked, analysis = analysed(source, figures)
    assert marked.cursor is not None
    found = definition(analysis, marked.cursor)
    if found and marked.spans:
        assert found.origin.of(marked.text) == marked.marked[0]
    return found


def answers(first: str, *others: str) -> str:
    """A report with these texts in its answers."""
    return report(answers={14: f"🙂 {first}\n\n{WORDS}", **dict(zip((5, 20, 25), others, strict=False))})


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("![curves](«fig|ures/a.png»)", "figures/a.png"),
        ("![cur|ves](«figures/a.png»)", "figures/a.png"),
        ("|![](«figures/a.png»)", "figures/a.png"),
        ("![](«./figures/|a.png»)", "figures/a.png"),
        ("![](«figures\\|a.png»)", "figures/a.png"),
        ("![](«figures/|A.PNG»)", "figures/a.png"),
        ("![](«figures/a%20b|.png»)", "figures/a b.png"),
        ("![](<«figures/a b|.png»>)", "figures/a b.png"),
        ('![](<«figures/a b|.png»> "A title")', "figures/a b.png"),
        ("![](«figures/a|.png» 'A title')", "figures/a.png"),
        ("![](«figures/100%25|.png»)", "figures/100%.png"),
        ("![](«figures/100%|.png»)", "figures/100%.png"),
        ("![](«figures/n%5B1%5D|.png»)", "figures/n[1].png"),
        (f"![](«{COMPOSED}»|)", DECOMPOSED),
        (f"![](«|{DECOMPOSED}»)", DECOMPOSED),
        ("![](«figures/runs/../|a.png»)", "figures/a.png"),
        ("[the curves](«figures/|a.png»)", "figures/a.png"),
        ('<img width="300" src="«figures/|a.png»">', "figures/a.png"),
        ("<img src=«figures/|a.png»>", "figures/a.png"),
        ('<a href="«figures/|a.png»">large</a>', "figures/a.png"),
        ("[![small](figures/a.png)](«figures/runs/|a.png»)", "figures/runs/a.png"),
        ("[![small](«figures/a|.png»)](figures/runs/a.png)", "figures/a.png"),
        ("![x][curves]\n\n[curves]: «figures/|a.png»", "figures/a.png"),
        ("x\n\n> [curves]: <«figures/|a b.png»>", "figures/a b.png"),
    ],
)
def test_a_mention_leads_to_its_file(written: str, figure: str) -> None:
    found = defined(answers(written))
    assert found is not None
    assert found.figure == figure


@pytest.mark.parametrize(
    "written",
    [
        "![](figures/|missing.png)",
        "![](../figures/|a.png)",
        "![](https://example.org/figures/|a.png)",
        "![](/figures/|a.png)",
        "![](|)",
        "wo|rds",
        "figures/|a.png",
        "[curves|]",
    ],
)
def test_what_is_no_mention_of_a_figure_leads_nowhere(written: str) -> None:
    assert defined(answers(written)) is None


def test_a_text_that_is_not_on_disk_has_no_files() -> None:
    assert defined(answers("![](figures/|a.png)"), None) is None


def test_all_mentions_of_a_figure_are_its_references() -> None:
    source = answers(
        "![curves](«figures/|a.png»)\n\n![](figures/a b.png)",
        "[a](«./figures/a.png») `![](«figures/a.png»)`\n\n<img src='«figures/a.png»'>\n\n```\n![](«figures/a.png»)\n```",
        "![](<«figures/a.png»> 'Title') [![](«figures/%61.png»)](«figures/A.png»)",
        "![](figures/runs/a.png)\n\n[a]: «figures/a.png»",
    )
    source = source.replace("> *We did ... because ...*", "> *As in [this one](«figures/a.png»).*", 1)
    marked, analysis = analysed(source, FIGURES)
    assert marked.cursor is not None
    assert tuple(references(analysis, marked.cursor)) == marked.spans
    assert tuple(highlights(analysis, marked.cursor)) == marked.spans


def test_files_that_differ_in_letter_case_alone_are_two_figures() -> None:
    marked, analysis = analysed(answers("![](«figures/|a.png») ![](figures/A.png)"), ("figures/a.png", "figures/A.png"))
    assert marked.cursor is not None
    assert tuple(references(analysis, marked.cursor)) == marked.spans


@pytest.mark.parametrize("figures", [(), None])
def test_a_figure_that_is_not_on_disk_has_references_too(figures: tuple[str, ...] | None) -> None:
    marked, analysis = analysed(answers(f"![](«{COMPOSED}») ![](«fig|ures/ma%CC%8Al.png») ![](figures/other.png)"), figures)
    assert marked.cursor is not None
    assert tuple(references(analysis, marked.cursor)) == marked.spans


@pytest.mark.parametrize("written", ["wo|rds", "![](https://example.org/|a.png)", "[x](notes/|a.txt)", "![](images/|a.png)"])
def test_what_is_no_figure_has_no_references(written: str) -> None:
    marked, analysis = analysed(answers(written), FIGURES)
    assert marked.cursor is not None
    assert references(analysis, marked.cursor) == []
    assert highlights(analysis, marked.cursor) == []


def test_a_cursor_in_the_text_of_an_image_finds_references_but_marks_nothing() -> None:
    marked, analysis = analysed(answers("![cur|ves](«figures/a.png»)"), FIGURES)
    assert marked.cursor is not None
    assert tuple(references(analysis, marked.cursor)) == marked.spans
    assert highlights(analysis, marked.cursor) == []


@pytest.mark.parametrize("cursor", ["«s90|0001», s900002", "|«s900001», s900002", "«900|001», s900002"])
def test_a_study_number_is_marked_in_all_answers(cursor: str) -> None:
    source = report(answers={2: cursor, 20: "«s900001» wrote to S3 and S3, 900001 times.", 31: f"«s900001», «S900001» and s900002 {WORDS}"})
    marked, analysis = analysed(source)
    assert marked.cursor is not None
    assert tuple(highlights(analysis, marked.cursor)) == marked.spans


@pytest.mark.parametrize("words", ["S|3 and S3", "9000|01 times", "We| We"])
def test_what_only_looks_like_a_study_number_is_left_to_the_editor(words: str) -> None:
    marked, analysis = analysed(report(answers={2: "s900001", 20: words}))
    assert marked.cursor is not None
    assert highlights(analysis, marked.cursor) == []


def test_a_question_heading_is_left_to_the_editor() -> None:
    marked, analysis = analysed(with_cursor(report(), "### Question 5"))
    assert marked.cursor is not None
    assert highlights(analysis, marked.cursor) == []


@pytest.mark.parametrize(
    "piece", ["![", "](", "[x]: ", ")](", "<a ", "<a href='", "<img src=", "> ", " ", "![](figures/a.png) ", "[a]: b\n"]
)
def test_the_work_of_a_text_that_is_made_to_be_slow_grows_as_the_text_does(piece: str) -> None:
    find_mentions(piece * 50_000, None)
    assert calls(lambda: find_mentions(piece * 2_000, None)) <= 2 * calls(lambda: find_mentions(piece * 1_000, None))
