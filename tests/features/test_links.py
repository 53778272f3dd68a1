"""What can be followed."""

from __future__ import annotations

import pytest

from report_ls.features.links import figure_links, module_links
from tests.features.marked import analysed
from tests.support.reports import report

FIGURES = ("figures/a.png", "figures/loss curves.png", "figures/blå 100%.png", "figures/sub/b.jpg", "figures/notes.txt")


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("![🙂](«figures/a.png») words", ["figures/a.png"]),
        ("![a](«./figures/a.png»)", ["figures/a.png"]),
        ("![a](«figures/loss%20curves.png») ![b](<«figures/loss curves.png»>)", ["figures/loss curves.png"] * 2),
        ("![a](«figures/blå 100%25.png»)", ["figures/blå 100%.png"]),
        ('![a](«figures/sub/b.jpg» "A title")', ["figures/sub/b.jpg"]),
        ("[a link](«figures/a.png»)", ["figures/a.png"]),
        ('<img src="«figures/a.png»">', ["figures/a.png"]),
        ("![gone](figures/gone.png)", []),
        ("![case](figures/A.png)", []),
        ("![out](figures/../../etc/passwd)", []),
        ("![out](/figures/a.png)", []),
        ("![web](https://example.org/figures/a.png)", []),
        ("`![code](figures/a.png)`", []),
        ("```\n![code](figures/a.png)\n```", []),
        ("<!-- ![comment](figures/a.png) -->", []),
    ],
)
def test_the_path_of_a_picture_that_is_there_leads_to_its_file(answer: str, names: list[str]) -> None:
    marked, analysis = analysed(report(answers={14: answer, **dict.fromkeys((19, 20, 21, 29), "words")}), FIGURES)
    found = list(figure_links(analysis))
    assert [link.name for link in found] == names
    assert tuple(link.span for link in found) == marked.spans


def test_without_a_folder_there_are_no_links_to_files() -> None:
    _, analysis = analysed(report(answers={14: "![a](figures/a.png)"}), None)
    assert list(figure_links(analysis)) == []


@pytest.mark.parametrize(
    ("item", "titles"),
    [
        ("* [x] Make a repository («M5»)", ["M5 Git"]),
        ("* [ ] Log M1 things 🙂 («M2» + «M6»)", ["M2 Package Manager", "M6 Code structure"]),
        ("* [ ] On two\n  lines ( «M14» )", ["M14 Logging"]),
        ("* [ ] A module of no course (M99)", []),
        ("* [ ] Not at (M5) the end", []),
        ("* [ ] None", []),
    ],
)
def test_a_module_of_the_checklist_leads_to_its_page(item: str, titles: list[str]) -> None:
    source = report().replace("* [x] Make a repository (M5)", item).replace(" (M2+M6)", "").replace(" (M16)", "")
    marked, analysis = analysed(source)
    found = list(module_links(analysis))
    assert [link.title for link in found] == titles
    assert tuple(link.span for link in found) == marked.spans
    assert all(link.url.startswith("https://skaftenicki.github.io/dtu_mlops/") for link in found)
