"""What a path in a report means: how it is written, which figure it is about, and how that was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_ls.disk.folders import DiskFolder, Listing, MemoryFolder
from report_ls.lsp.session.known_folder import KnownFolder
from report_ls.model.figures import Figures
from report_ls.model.references import Found, resolve
from report_ls.syntax.paths import PathKind, read_path
from tests.lsp.files import png

COMPOSED, DECOMPOSED = "figures/m\u00e5l.png", "figures/ma\u030al.png"
OTHER_COMPOSED, OTHER_DECOMPOSED = "figures/r\u00f8d \u00e9.png", "figures/r\u00f8d e\u0301.png"
NAMES = ("figures/a.png", "figures/a b.png", "figures/100%.png", "figures/runs/one.png", DECOMPOSED, OTHER_COMPOSED)


def figures(*names: str) -> Figures:
    return Figures(MemoryFolder(dict.fromkeys(names or NAMES, png())))


@pytest.mark.parametrize(
    ("raw", "path", "kind"),
    [
        ("figures/a.png", "figures/a.png", PathKind.RELATIVE),
        ("figures//a.png", "figures/a.png", PathKind.RELATIVE),
        ("figures/x/../a.png", "figures/a.png", PathKind.RELATIVE),
        (".\\figures\\a%20b.png", "figures/a b.png", PathKind.RELATIVE),
        ("%2E/figures/%2e%2E/a.png", "a.png", PathKind.RELATIVE),
        ("figures/%ff.png", "figures/%ff.png", PathKind.RELATIVE),
        ("../a.png", "../a.png", PathKind.RELATIVE),
        ("/figures/a.png", "/figures/a.png", PathKind.REPOSITORY),
        ("%2Ffigures/a.png", "/figures/a.png", PathKind.REPOSITORY),
        ("C:\\figures\\a.png", "C:/figures/a.png", PathKind.MACHINE),
        ("\\figures\\a.png", "/figures/a.png", PathKind.MACHINE),
        ("~/figures/a.png", "~/figures/a.png", PathKind.MACHINE),
        ("/home/me/a.png", "/home/me/a.png", PathKind.MACHINE),
        ("file:///a.png", "file:/a.png", PathKind.MACHINE),
    ],
)
def test_a_path_is_what_a_browser_looks_for(raw: str, path: str, kind: PathKind) -> None:
    written = read_path(raw)
    assert (written.path, written.kind) == (path, kind)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("https://example.org/a.png", PathKind.WEB),
        ("HTTP://example.org/a.png", PathKind.WEB),
        ("//example.org/a.png", PathKind.WEB),
        ("data:image/png;base64,aGk=", PathKind.SCHEME),
        ("mailto:a@b.dk", PathKind.SCHEME),
        ("#part", PathKind.PLACE),
        ("?raw=true", PathKind.PLACE),
        ("", PathKind.PLACE),
    ],
)
def test_an_address_is_known_by_its_beginning(raw: str, kind: PathKind) -> None:
    assert read_path(raw).kind is kind


@pytest.mark.parametrize(
    ("raw", "found", "figure"),
    [
        ("figures/a.png", Found.EXACT, "figures/a.png"),
        ("./figures/a.png", Found.EXACT, "figures/a.png"),
        ("figures//a.png", Found.EXACT, "figures/a.png"),
        ("figures/x/../a.png", Found.EXACT, "figures/a.png"),
        ("x/..//figures/a.png", Found.EXACT, "figures/a.png"),
        ("figures\\runs\\one.png", Found.EXACT, "figures/runs/one.png"),
        ("figures/a%20b.png", Found.EXACT, "figures/a b.png"),
        ("figures/100%.png", Found.EXACT, "figures/100%.png"),
        ("figures/100%25.png", Found.EXACT, "figures/100%.png"),
        (COMPOSED, Found.FORM, DECOMPOSED),
        (DECOMPOSED, Found.EXACT, DECOMPOSED),
        (OTHER_DECOMPOSED, Found.FORM, OTHER_COMPOSED),
        ("figures/ma%CC%8Al.png", Found.EXACT, DECOMPOSED),
        ("figures/m%C3%A5l.png", Found.FORM, DECOMPOSED),
        ("Figures/A.PNG", Found.CASE, "figures/a.png"),
        ("figures/M\u00c5L.png", Found.CASE, DECOMPOSED),
        ("figures/runs/../A.png", Found.CASE, "figures/a.png"),
    ],
)
def test_a_path_leads_to_its_figure(raw: str, found: Found, figure: str) -> None:
    reference = resolve(raw, figures())
    assert (reference.found, reference.figure, reference.candidate, reference.name) == (found, figure, None, figure)


@pytest.mark.parametrize(
    ("raw", "found", "candidate"),
    [
        ("figures/one.png", Found.ELSEWHERE, "figures/runs/one.png"),
        ("figures/runs/A.png", Found.ELSEWHERE, "figures/a.png"),
        ("figures/none.png", Found.NONE, None),
        ("figures/../a.png", Found.OUTSIDE, "figures/a.png"),
        ("../figures/a.png", Found.OUTSIDE, "figures/a.png"),
        ("images/one.png", Found.OUTSIDE, "figures/runs/one.png"),
        ("images/none.png", Found.OUTSIDE, None),
        ("reports/figures/a.png", Found.OUTSIDE, "figures/a.png"),
        ("/reports/figures/runs/one.png", Found.OUTSIDE, "figures/runs/one.png"),
        ("C:\\me\\figures\\x\\..\\a.png", Found.OUTSIDE, "figures/a.png"),
        ("C:\\me\\figures\\x\\none.png", Found.OUTSIDE, "figures/x/none.png"),
        ("#part", Found.OUTSIDE, None),
        ("", Found.OUTSIDE, None),
        ("https://example.org/x/a%20b.png?size=3#top", Found.REMOTE, "figures/a b.png"),
        ("https://[a.png", Found.REMOTE, None),
        ("data:image/png;base64,a.png", Found.REMOTE, None),
    ],
)
def test_a_path_that_leads_to_no_figure_may_have_the_name_of_one(raw: str, found: Found, candidate: str | None) -> None:
    reference = resolve(raw, figures())
    assert (reference.found, reference.figure, reference.candidate) == (found, None, candidate)


def test_a_report_at_the_top_of_a_repository_has_its_figures_below() -> None:
    below = figures("reports/figures/a.png")
    assert resolve("reports//figures/a.png", below).found is Found.EXACT
    assert resolve("Reports/figures/A.png", below).figure == "reports/figures/a.png"


@pytest.mark.parametrize("raw", ["figures/a.png", "figures/A.png", "figures//none.png"])
def test_nothing_is_known_of_figures_that_nobody_has_read(raw: str, tmp_path: Path) -> None:
    assert resolve(raw, None).found is Found.UNKNOWN
    assert resolve(raw, Figures(MemoryFolder({}), Listing(problem="It can't be read."))).found is Found.UNKNOWN
    unread = Figures(KnownFolder(tmp_path, Listing(is_cut=True)))
    assert resolve(raw, unread).found is Found.UNKNOWN
    assert Figures(DiskFolder(tmp_path)).find(raw) is None


@pytest.mark.parametrize("raw", ["images/a.png", "../a.png", "/a.png", "https://example.org/a.png", "data:x"])
def test_what_leads_to_elsewhere_is_known_without_a_disk(raw: str) -> None:
    assert resolve(raw, None).found in {Found.OUTSIDE, Found.REMOTE}


def test_of_two_files_that_differ_in_case_or_form_each_path_means_its_own() -> None:
    both = figures("figures/a.png", "figures/A.png", COMPOSED, DECOMPOSED)
    for name in both.names:
        assert resolve(name, both).figure == name
