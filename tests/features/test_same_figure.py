"""A figure is the same one to every rule and feature, however its path is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

import pytest

from report_ls.analysis.analysis import Analysis
from report_ls.disk.folders import MemoryFolder
from report_ls.features.completion import complete
from report_ls.features.definition import definition
from report_ls.features.document_highlight import highlights
from report_ls.features.hover import hover
from report_ls.features.links import figure_links
from report_ls.features.moved_files import Move, moved_mentions
from report_ls.features.overview import figures as figure_rows
from report_ls.features.references import references
from report_ls.features.rename import renamable, renamed_mentions
from report_ls.model.figures import Figures
from report_ls.page.full_page import page_body
from report_ls.page.marked_page import View, figure_address, marked_page
from tests.features.marked import WORDS, analysed, placed
from tests.lsp.files import png
from tests.support.reports import Marked, report
from tests.support.samples import SAMPLES

A, SPACED, DECOMPOSED, COMPOSED = "figures/a.png", "figures/a b.png", "figures/ma\u030al.png", "figures/r\u00e9.png"
FIGURES = (A, SPACED, DECOMPOSED, COMPOSED)

FORMS = {
    A: (
        "![](|figures/a.png)",
        "![](|figures/a.png 'A title')",
        "![](<|figures/a.png>)",
        "![](|./figures/a.png)",
        "![](|figures/./a.png)",
        "![](|figures//a.png)",
        "![](|figures/x/../a.png)",
        "![](|x/../figures/a.png)",
        "![](|figures/%61.png)",
        "![](|figures\\a.png)",
        "![](|.\\figures\\a.png)",
        "[text](|figures//a.png)",
        "[text](|x/../figures/a.png)",
        '<img src="|figures//a.png">',
        "<img src='|figures/x/../a.png'>",
    ),
    SPACED: ("![](|figures/a b.png)", "![](|figures//a%20b.png)", "![](<|figures/x/../a b.png>)"),
    DECOMPOSED: ("![](|figures/m\u00e5l.png)", "![](|figures/ma\u030al.png)", "![](|figures//m%C3%A5l.png)"),
    COMPOSED: ("![](|figures/r\u00e9.png)", "![](|figures/re\u0301.png)", "![](|figures/x/../re%CC%81.png)"),
}
"""How a path to a file may be written, so that a browser finds it."""
IN_OTHER_CASE = {
    A: ("![](|figures/A.png)", "![](|Figures//a.PNG)", "[text](|figures/x/../A.png)", '<img src="|figures\\A.png">'),
    DECOMPOSED: ("![](|figures/M\u00c5L.png)",),
    COMPOSED: ("![](|figures/RE\u0301.PNG)",),
}
"""How it may be written so that the same file is meant, which only Windows and macOS show."""
SHOWN = [(written, figure) for figure, forms in FORMS.items() for written in forms]
MEANT = SHOWN + [(written, figure) for figure, forms in IN_OTHER_CASE.items() for written in forms]


def _paths_to(analysis: Analysis, figure: str) -> list[str]:
    """The figure, if each edit of a rename is about the one mention of the report."""
    edits = renamed_mentions(analysis, figure, "figures/new.png")
    return [figure for edit in edits if edit.text == "figures/new.png"]


def _hovered(marked: Marked, analysis: Analysis) -> list[str | None]:
    found = hover(analysis, marked.cursor or 0)
    return [found.preview] if found else []


def _defined(marked: Marked, analysis: Analysis) -> list[str]:
    found = definition(analysis, marked.cursor or 0)
    return [found.figure] if found else []


def _renamable(marked: Marked, analysis: Analysis) -> list[str]:
    found = renamable(analysis, marked.cursor or 0)
    return [found.figure] if found else []


def _renamed(_: Marked, analysis: Analysis) -> list[str]:
    return [name for figure in FIGURES for name in _paths_to(analysis, figure)]


def _moved(_: Marked, analysis: Analysis) -> list[str]:
    report_path = PurePosixPath("/work/README.md")
    moves = {figure: Move(report_path.parent / figure, report_path.parent / "figures/new.png") for figure in FIGURES}
    return [figure for figure, move in moves.items() for _ in moved_mentions(analysis, report_path, [move])]


def _used(_: Marked, analysis: Analysis) -> list[str]:
    return [*analysis.used_figures]


def _not_unused(_: Marked, analysis: Analysis) -> list[str]:
    return [figure for figure in FIGURES if figure not in analysis.unused_figures]


def _of_view(_: Marked, analysis: Analysis) -> list[str]:
    return [row.name for row in figure_rows(analysis) if row.used_in == (14,)]


def _completed(_: Marked, analysis: Analysis) -> list[str | None]:
    text = analysis.report.text
    items = placed(complete(analysis, text.rindex("![") + len("![")))
    return [item.figure for item in items if item.detail.startswith("in question 14")]


def _offered(_: Marked, analysis: Analysis) -> list[str]:
    """What no fix offers to put in where an image is missing."""
    [lack] = [finding for finding in analysis.findings if finding.code == "too-few-images" and finding.question == 19]
    titles = {fix.title for fix in lack.fixes}
    return [figure for figure in FIGURES if f"Insert {figure}" not in titles]


CONSUMERS: dict[str, Callable[[Marked, Analysis], list[str]] | Callable[[Marked, Analysis], list[str | None]]] = {
    "hover": _hovered,
    "definition": _defined,
    "what is renamed": _renamable,
    "the edits of a rename": _renamed,
    "the edits of a move": _moved,
    "used figures": _used,
    "unused figures": _not_unused,
    "the view of figures": _of_view,
    "completion": _completed,
    "the fix of too few images": _offered,
}


def mentioned(written: str, figures: tuple[str, ...] = FIGURES) -> tuple[Marked, Analysis]:
    """A report whose only picture is that one; questions 19 to 21 ask for one and have none."""
    return analysed(report(answers={14: f"{written}\n\n{WORDS}", **dict.fromkeys((19, 20, 21, 29), f"{WORDS}![")}), figures)


@pytest.mark.parametrize(("written", "figure"), MEANT)
def test_every_feature_says_the_same_figure(written: str, figure: str) -> None:
    marked, analysis = mentioned(written)
    assert {name: consumer(marked, analysis) for name, consumer in CONSUMERS.items()} == {name: [figure] for name in CONSUMERS}


@pytest.mark.parametrize(("written", "figure"), SHOWN)
def test_what_a_browser_finds_is_a_link_and_in_the_preview(written: str, figure: str) -> None:
    marked, analysis = mentioned(written)
    assert [link.name for link in figure_links(analysis)] == [figure]
    if not written.startswith("[text]"):
        assert _shown(marked.text, View.HAND_IN) == [figure]


@pytest.mark.parametrize("written", [written for forms in IN_OTHER_CASE.values() for written in forms])
def test_what_only_some_systems_find_is_neither(written: str) -> None:
    marked, analysis = mentioned(written)
    assert list(figure_links(analysis)) == []
    assert _shown(marked.text, View.HAND_IN) == []


@pytest.mark.parametrize("view", View)
def test_a_backslash_is_a_slash_to_a_browser_but_not_on_the_page_of_github(view: View) -> None:
    shown = _shown(f"{report()}\n\n![](figures\\a.png)\n", view)
    assert shown == ([A] if view is View.HAND_IN else [])


def _shown(text: str, view: View) -> list[str]:
    """The figures for which a page has an address."""
    figures = Figures(MemoryFolder(dict.fromkeys(FIGURES, png())))
    addresses = {figure_address(figures, figure): figure for figure in FIGURES}
    found: list[str] = []

    def picture(path: str) -> str | None:
        address = figure_address(figures, path)
        if address:
            found.append(addresses[address])
        return address

    marked_page(text, view, picture, [])
    return found


@pytest.mark.parametrize(("written", "figure"), MEANT)
def test_all_forms_are_mentions_of_the_same_figure(written: str, figure: str) -> None:
    marked, analysis = mentioned(f"{written}\n\n[plain]({figure.replace(' ', '%20')})")
    assert marked.cursor is not None
    spans = references(analysis, marked.cursor)
    assert len(spans) == 2
    assert spans[0].start == marked.cursor
    assert highlights(analysis, marked.cursor) == spans


@pytest.mark.parametrize("written", [written.replace("|", "") for written, figure in MEANT if figure == A])
def test_the_courses_own_picture_is_known_in_every_form(written: str) -> None:
    _, analysis = analysed(report(answers={14: f"{written}\n\n{WORDS}"}), {A: SAMPLES["figures/bucket.png"]})
    found = [finding for finding in analysis.findings if finding.code == "sample-picture" and finding.question == 14]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("figures/a.png", None),
        ("figures//a.png", None),
        ("figures/x/../a.png", None),
        ("figures/m\u00e5l.png", None),
        ("figures/re\u0301.png", None),
        ("./figures/a.png", "image-path"),
        ("figures\\a.png", "image-path"),
        ("figures%5Ca.png", "image-path"),
        ("figures//A.png", "image-case"),
        ("figures/x/../A.png", "image-case"),
        ("figures/M\u00c5L.png", "image-case"),
        ("figures//none.png", "image-not-found"),
        ("x/../a.png", "image-outside-figures"),
    ],
)
def test_the_rule_says_nothing_of_what_both_pages_show(path: str, code: str | None) -> None:
    _, analysis = mentioned(f"![]({path})")
    assert [finding.code for finding in analysis.findings if finding.question == 14] == ([code] if code else [])


def test_a_page_has_no_picture_for_a_path_out_of_the_folder() -> None:
    seen: list[str] = []

    def picture(path: str) -> str | None:
        seen.append(path)
        return figure_address(Figures(MemoryFolder({A: png()})), path)

    page = page_body(f"{report()}\n\n![](figures/../../figures/a.png)\n", picture)
    assert "figures/../../figures/a.png" in seen
    assert "figures/a.png?" not in page
