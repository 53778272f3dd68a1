"""Renaming a figure: what is renamed at a cursor, and what its mentions become."""

from __future__ import annotations

import pytest

from report_ls.features.figure_name import RefusedError
from report_ls.features.rename import renamable, renamed_mentions
from report_ls.text.edits import Edit
from tests.features.marked import WORDS, analysed
from tests.support.reports import report

DECOMPOSED = "figures/ma\u030al.png"
FIGURES = ("figures/a.png", "figures/a b.png", "figures/100%.png", DECOMPOSED)


def answer(written: str) -> str:
    return report(answers={14: f"🙂 {written}\n\n{WORDS}"})


def applied(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("![curves](«fig|ures/a.png»)", "figures/a.png"),
        ("![curves](«|figures/a%20b.png» 'Title')", "figures/a b.png"),
        ("![curves](<«figures/a b.png|»>)", "figures/a b.png"),
        ("<img src='«./figures/100%25|.png»'>", "figures/100%.png"),
        ("![curves](«figures/A.p|ng»)", "figures/a.png"),
        ("[curves](«figures/m\u00e5l.p|ng»)", DECOMPOSED),
    ],
)
def test_the_path_at_the_cursor_is_renamed_by_its_name_on_disk(written: str, figure: str) -> None:
    marked, analysis = analysed(answer(written), FIGURES)
    assert marked.cursor is not None
    found = renamable(analysis, marked.cursor)
    assert found is not None
    assert ((found.span,), found.figure) == (marked.spans, figure)


@pytest.mark.parametrize("written", ["![cur|ves](figures/a.png)", "wo|rds", "![](https://example.org/|a.png)", "![](images/|a.png)"])
def test_nothing_else_is_renamed(written: str) -> None:
    marked, analysis = analysed(answer(written), FIGURES)
    assert marked.cursor is not None
    assert renamable(analysis, marked.cursor) is None


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        (FIGURES, "There is no figures/missing.png beside this report. Correct the path first."),
        (None, "This report is not on disk yet, so it has no figures. Save it first."),
    ],
)
def test_a_figure_that_is_not_on_disk_is_refused(figures: tuple[str, ...] | None, reason: str) -> None:
    marked, analysis = analysed(answer("![](figures/|missing.png)"), figures)
    assert marked.cursor is not None
    with pytest.raises(RefusedError) as refused:
        renamable(analysis, marked.cursor)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("figures/new.png", "figures/new.png"),
        ("figures/a new (1).png", "figures/a%20new%20%281%29.png"),
        ("figures/50%.png", "figures/50%25.png"),
        ("figures/a%20b.png", "figures/a%2520b.png"),
        ("figures/n[1].png", "figures/n%5B1%5D.png"),
        ("figures/m\u00e5l 🙂.png", "figures/m\u00e5l%20🙂.png"),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "![x]({})",
        "![x](<{}>)",
        "![x](<{}> 'A title')",
        '![x]({} "A title")',
        "[x]({})",
        "<img width=3 src='{}' alt='x'>",
        '<a href="{}">x</a>',
        "[![x]({})]({})",
        "`![x]({})`",
        "![x][y]\n\n[y]: {}",
        "![other](figures/a%20b.png) ![x]({})",
    ],
)
def test_only_the_path_of_a_mention_changes(form: str, name: str, path: str) -> None:
    marked, analysis = analysed(answer(form.replace("{}", "figures/a.png")), FIGURES)
    changed = applied(marked.text, renamed_mentions(analysis, "figures/a.png", name))
    assert changed == answer(form.replace("{}", path))


def test_a_mention_that_says_it_already_is_left_alone() -> None:
    _, analysis = analysed(answer("![](figures/A.png) ![](figures/a.png)"), FIGURES)
    assert [edit.text for edit in renamed_mentions(analysis, "figures/a.png", "figures/A.png")] == ["figures/A.png"]
