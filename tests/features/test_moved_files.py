"""Files that are renamed or moved in the editor: which mentions follow, and which can't."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from report_ls.features.moved_files import Move, moved_mentions
from tests.features.marked import WORDS, analysed
from tests.support.reports import report

REPORTS = "/work place/reports"
FIGURES = ("figures/a.png", "figures/a b.png", "figures/runs/one.png", "figures/runs/two/c.png", "figures/ma\u030al.png")


def followed(written: str, *moves: tuple[str, str], at: str = f"{REPORTS}/README.md", flavour: type[PurePath] = PurePosixPath) -> str:
    """What becomes of the text of an answer."""
    marked, analysis = analysed(report(answers={14: f"«{written}»\n\n{WORDS}"}), FIGURES)
    text = marked.text
    edits = moved_mentions(analysis, flavour(at), [Move(flavour(old), flavour(new)) for old, new in moves])
    end = len(text) - marked.spans[0].end
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text[marked.spans[0].start : len(text) - end]


def beside(*names: str) -> tuple[str, ...]:
    return tuple(f"{REPORTS}/{name}" for name in names)


@pytest.mark.parametrize(
    ("before", "moves", "after"),
    [
        # a figure
        ("![](figures/a.png)", [("figures/a.png", "figures/b.png")], "![](figures/b.png)"),
        ("![](./figures/A.png 'T')", [("figures/a.png", "figures/b.png")], "![](figures/b.png 'T')"),
        ("![](<figures/a b.png>)", [("figures/a b.png", "figures/100% new.png")], "![](<figures/100%25%20new.png>)"),
        ("<img src='figures/a.png'>", [("figures/a.png", "figures/m\u00e5l.png")], "<img src='figures/m\u00e5l.png'>"),
        ("![](figures/m\u00e5l.png)", [("figures/ma\u030al.png", "figures/new.png")], "![](figures/new.png)"),
        ("![](figures/ma\u030al.png)", [("figures/m\u00e5l.png", "figures/new.png")], "![](figures/new.png)"),
        ("![](figures/a.png)", [("figures/a.png", "figures/A.png")], "![](figures/A.png)"),
        ("![](figures/a.png)", [("figures/a.png", "figures/runs/a.png")], "![](figures/runs/a.png)"),
        ("![](figures/a.png)", [("figures/a.png", "figures/a.webp")], "![](figures/a.webp)"),
        (
            "![](figures/a.png) ![](figures/a%20b.png)",
            [("figures/a.png", "figures/a b.png"), ("figures/a b.png", "figures/a.png")],
            "![](figures/a%20b.png) ![](figures/a.png)",
        ),
        # a folder of figures
        (
            "![](figures/runs/one.png) ![](figures/runs/two/c.png) ![](figures/a.png)",
            [("figures/runs", "figures/all runs")],
            "![](figures/all%20runs/one.png) ![](figures/all%20runs/two/c.png) ![](figures/a.png)",
        ),
        (
            "![](figures/runs/one.png) ![](figures/runs/two/c.png)",
            [("figures/runs", "figures/x"), ("figures/runs/two", "figures/y")],
            "![](figures/x/one.png) ![](figures/y/c.png)",
        ),
        ("![](figures/runsaway.png)", [("figures/runs", "figures/x")], "![](figures/runsaway.png)"),
        # a picture that is put where it belongs
        ("![](photo.png)", [("photo.png", "figures/photo.png")], "![](figures/photo.png)"),
        ("![](../photo.png)", [("../photo.png", "figures/photo.png")], "![](figures/photo.png)"),
        ("![](images/x.png)", [("images", "figures")], "![](figures/x.png)"),
    ],
)
def test_mentions_follow_within_the_figures_folder(before: str, moves: list[tuple[str, str]], after: str) -> None:
    absolute = [
        (str(PurePosixPath("/work place") / old[3:]) if old.startswith("../") else beside(old)[0], beside(new)[0]) for old, new in moves
    ]
    assert followed(before, *absolute) == after


MENTIONS = "![](figures/a.png) [x](figures/missing.png) ![](https://example.org/a.png) ![](/figures/a.png)"


@pytest.mark.parametrize(
    "moves",
    [
        pytest.param([(REPORTS, "/work place/my report")], id="the folder of the report"),
        pytest.param([("/work place", "/elsewhere")], id="a folder around it"),
        pytest.param([beside("README.md", "report.md")], id="the report in its folder"),
        pytest.param([beside("README.md", "../README.md"), beside("figures", "../figures")], id="the report and its figures together"),
        pytest.param([beside("README.md", "../README.md")], id="the report without its figures"),
        pytest.param([beside("figures", "images")], id="the figures folder to another name"),
        pytest.param([beside("figures/a.png", "a.png")], id="a figure out of the folder"),
        pytest.param([beside("figures/other.png", "figures/new.png")], id="a figure that is not mentioned"),
        pytest.param([("/other/reports/figures/a.png", "/other/reports/figures/b.png")], id="a figure of another report"),
        pytest.param([beside("figures/a.png", "figures/a.png")], id="to where it is"),
        pytest.param([], id="nothing"),
    ],
)
def test_mentions_stay_where_they_are_right_still_or_can_not_be(moves: list[tuple[str, str]]) -> None:
    plain = [(old, str(PurePosixPath("/work place/") / new.split("/../")[1]) if "/../" in new else new) for old, new in moves]
    assert followed(MENTIONS, *plain) == MENTIONS


def test_a_report_that_is_moved_to_its_figures_mentions_them_from_there() -> None:
    at = "/work place/README.md"
    moved = followed("![](reports/figures/a.png)", (at, f"{REPORTS}/README.md"), at=at)
    assert moved == "![](figures/a.png)"


@pytest.mark.parametrize("root", [r"c:\work place\reports", r"\\server\share\reports"])
def test_a_figure_is_followed_on_windows_in_any_letter_case(root: str) -> None:
    moves = (rf"{root.upper()}\figures\A.png", rf"{root}\figures\runs\new one.png")
    assert followed("![](figures/a.png)", moves, at=rf"{root}\README.md", flavour=PureWindowsPath) == "![](figures/runs/new%20one.png)"
    assert followed("![](figures/a.png)", (root, r"d:\elsewhere"), at=rf"{root}\README.md", flavour=PureWindowsPath) == "![](figures/a.png)"
