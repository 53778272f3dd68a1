"""Figures on a real disk: what the folder beside a report holds, and what is said of the images that lead there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from report_ls.analysis.analysis import analyse
from report_ls.disk.folders import DiskFolder
from report_ls.model.figures import Figures
from report_ls.model.findings import Finding, Severity
from report_ls.template.editions import edition
from tests.rules.cases import JPEG, PNG
from tests.support.reports import figure_names, report
from tests.support.systems import with_links, with_modes, with_pipes

LFS_POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0123456789abcdef' * 4}\nsize 48213\n".encode()
IS_POINTER = (
    "{} is a pointer of Git LFS and not the picture, which `git lfs pull` brings. "
    "A downloaded archive has only the pointer, so keep the picture in git itself."
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A report's folder that has the figures of the passing report, and a folder above it."""
    folder = tmp_path / "reports"
    for name in figure_names(report()):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(PNG)
    return folder


def judged(folder: Path, path: str) -> list[Finding]:
    """The findings of a report whose question 3 shows the image `path`."""
    return list(analyse(report(answers={3: f"![a]({path})"}), edition("2026"), Figures(DiskFolder(folder))).findings)


def said(folder: Path, path: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in judged(folder, path)]


def test_a_picture_that_is_there_is_left_alone(reports: Path) -> None:
    assert said(reports, "figures/q19_0.png") == []


def test_a_name_that_differs_in_case(reports: Path) -> None:
    (reports / "figures/Curve.png").write_bytes(PNG)
    (found,) = judged(reports, "figures/curve.PNG")
    assert (found.code, found.message) == ("image-case", "The file is named figures/Curve.png. Upper and lower case must be the same.")
    assert [fix.title for fix in found.fixes] == ["Write figures/Curve.png"]


def test_a_folder_that_differs_in_case(reports: Path) -> None:
    (reports / "figures/Plots").mkdir()
    (reports / "figures/Plots/a.png").write_bytes(PNG)
    assert said(reports, "figures/plots/a.png") == [
        ("image-case", "The file is named figures/Plots/a.png. Upper and lower case must be the same.")
    ]


def test_sub_folders_are_looked_into(reports: Path) -> None:
    (reports / "figures/a/b/c").mkdir(parents=True)
    (reports / "figures/a/b/c/deep.jpg").write_bytes(JPEG)
    assert said(reports, "figures/a/b/c/deep.jpg") == []


def test_a_figure_that_is_a_folder(reports: Path) -> None:
    (reports / "figures/curve.png").mkdir()
    assert said(reports, "figures/curve.png") == [("image-not-found", "figures/curve.png is a folder, so it can't be shown.")]


def test_a_report_at_the_top_of_the_repository_may_show_the_pictures_below_it(reports: Path) -> None:
    top = reports.parent
    (reports / "figures/sub").mkdir()
    (reports / "figures/sub/Curve.png").write_bytes(PNG)
    text = report().replace("(figures/", "(reports/figures/")
    assert [finding.code for finding in analyse(text, edition("2026"), Figures(DiskFolder(top))).findings] == ["report-place"]
    found = dict(said(top, "reports/figures/sub/curve.png"))
    assert found["image-case"] == "The file is named reports/figures/sub/Curve.png. Upper and lower case must be the same."
    assert [fix.title for finding in judged(top, "figures/Curve.png") if finding.question == 3 for fix in finding.fixes] == [
        "Write reports/figures/sub/Curve.png"
    ]
    assert "image-outside-figures" in dict(said(top, "images/Curve.png"))


def test_the_same_path_from_the_reports_folder_itself_leads_out_of_figures(reports: Path) -> None:
    assert [code for code, _ in said(reports, "reports/figures/q19_0.png")] == ["image-outside-figures"]


@with_links
def test_figures_below_a_report_that_lead_out_of_its_folder_are_not_looked_into(tmp_path: Path) -> None:
    (tmp_path / "elsewhere/figures").mkdir(parents=True)
    (tmp_path / "elsewhere/figures/a.png").write_bytes(PNG)
    (tmp_path / "top").mkdir()
    (tmp_path / "top/reports").symlink_to("../elsewhere", target_is_directory=True)
    assert DiskFolder(tmp_path / "top").scan().files == {}


@with_links
def test_a_link_within_the_folder_is_followed(reports: Path) -> None:
    (reports / "figures/again.png").symlink_to("q19_0.png")
    assert said(reports, "figures/again.png") == []


@with_links
def test_a_link_that_leads_out_of_the_folder_is_not_followed(reports: Path) -> None:
    (reports.parent / "secret.png").write_bytes(b"not to be read")
    (reports / "figures/out.png").symlink_to("../../secret.png")
    assert said(reports, "figures/out.png") == [
        ("image-not-found", "figures/out.png is a link that leads out of the report's folder, so it can't be shown.")
    ]
    assert "figures/out.png" not in DiskFolder(reports).scan().files


@with_links
def test_a_folder_link_that_leads_out_of_the_folder_is_not_followed(reports: Path) -> None:
    (reports.parent / "elsewhere").mkdir()
    (reports.parent / "elsewhere/a.png").write_bytes(PNG)
    (reports / "figures/more").symlink_to("../../elsewhere", target_is_directory=True)
    listing = DiskFolder(reports).scan()
    assert not [name for name in listing.files if name.startswith("figures/more")]
    assert listing.refused["figures/more"] == "is a link that leads out of the report's folder"


@with_links
def test_a_figures_folder_that_leads_out_is_not_looked_into(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.png").write_bytes(PNG)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/figures").symlink_to("../elsewhere", target_is_directory=True)
    listing = DiskFolder(tmp_path / "reports").scan()
    assert (listing.files, listing.problem) == (
        {},
        "The figures folder is a link that leads out of the report's folder, so it is not looked into.",
    )


@with_links
def test_links_that_go_round_in_circles_end(reports: Path) -> None:
    (reports / "figures/loop").symlink_to(".", target_is_directory=True)
    (reports / "figures/self.png").symlink_to("self.png")
    listing = DiskFolder(reports).scan()
    assert sorted(listing.files) == figure_names(report())
    assert set(listing.refused) == {"figures/loop", "figures/self.png"}


@with_links
def test_a_figures_folder_that_is_a_link_to_itself_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "figures").symlink_to("figures")
    assert DiskFolder(tmp_path).scan().problem == "The figures folder can't be read: too many levels of symbolic links."


def test_without_a_figures_folder_every_figure_is_missing(tmp_path: Path) -> None:
    assert set(said(tmp_path, "figures/a.png")) >= {
        ("image-not-found", "There is no figures/a.png beside this report. Put the picture there, or correct the path.")
    }


@with_modes
def test_a_figures_folder_that_is_a_file_can_not_be_read_and_nothing_is_said_of_figures(tmp_path: Path) -> None:
    (tmp_path / "figures").write_bytes(b"")
    assert DiskFolder(tmp_path).scan().problem == "The figures folder can't be read: not a directory."
    assert said(tmp_path, "figures/a.png") == []


@with_modes
def test_a_folder_without_permission_can_not_be_read_and_nothing_is_said_of_figures(reports: Path) -> None:
    (reports / "figures").chmod(0)
    try:
        if os.access(reports / "figures", os.R_OK):
            pytest.skip("this user may read every folder")
        assert DiskFolder(reports).scan().problem == "The figures folder can't be read: permission denied."
        assert said(reports, "figures/a.png") == []
    finally:
        (reports / "figures").chmod(0o755)


def test_an_empty_file(reports: Path) -> None:
    (reports / "figures/a.png").write_bytes(b"")
    assert said(reports, "figures/a.png") == [("image-format", "figures/a.png is empty. Save the picture again.")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.png", b"<svg></svg>", "figures/a.png is neither a PNG nor a JPEG picture. Save it again as what its name says."),
        ("a.png", JPEG, "figures/a.png is a JPEG picture, although its name says otherwise. Every browser shows it all the same."),
        ("a.jpg", PNG, "figures/a.jpg is a PNG picture, although its name says otherwise. Every browser shows it all the same."),
        ("a.jpeg", b"\xff", "figures/a.jpeg is neither a PNG nor a JPEG picture. Save it again as what its name says."),
        ("a.png", b"\x89PNG", "figures/a.png is neither a PNG nor a JPEG picture. Save it again as what its name says."),
        ("a.png", LFS_POINTER, IS_POINTER.format("figures/a.png")),
        ("a.jpg", LFS_POINTER, IS_POINTER.format("figures/a.jpg")),
        ("a.svg", b"<svg></svg>", "Only .png, .jpg and .jpeg are allowed. Save the picture as one of them."),
    ],
)
def test_bytes_that_are_not_the_picture_the_name_says(reports: Path, name: str, content: bytes, message: str) -> None:
    (reports / "figures" / name).write_bytes(content)
    assert said(reports, f"figures/{name}") == [("image-format", message)]


@pytest.mark.parametrize(("name", "content"), [("a.png", JPEG), ("a.jpeg", PNG)])
def test_a_picture_of_the_other_kind_is_only_information_because_browsers_show_it(reports: Path, name: str, content: bytes) -> None:
    (reports / "figures" / name).write_bytes(content)
    assert [finding.severity for finding in judged(reports, f"figures/{name}")] == [Severity.INFORMATION]


def test_a_pointer_of_git_lfs_has_no_size_as_a_picture(reports: Path) -> None:
    (reports / "figures/a.png").write_bytes(LFS_POINTER)
    assert Figures(DiskFolder(reports)).size("figures/a.png") is None


@pytest.mark.parametrize(("name", "content", "signature", "kind"), [("a.png", PNG, 8, "png"), ("a.jpg", JPEG, 3, "jpeg")])
def test_a_picture_that_is_cut_off_breaks_nothing(reports: Path, name: str, content: bytes, signature: int, kind: str) -> None:
    for size in range(len(content)):
        (reports / "figures" / name).write_bytes(content[:size])
        assert Figures(DiskFolder(reports)).format(f"figures/{name}") == (kind if size >= signature else None)
    assert said(reports, f"figures/{name}") == []


@pytest.mark.parametrize(("name", "content"), [("a.png", PNG), ("a.jpg", JPEG)])
def test_the_size_of_a_picture_is_read_from_its_head(reports: Path, name: str, content: bytes) -> None:
    (reports / "figures" / name).write_bytes(content)
    assert Figures(DiskFolder(reports)).size(f"figures/{name}") == (4, 3)


def test_a_file_that_is_gone_after_the_look_says_nothing(reports: Path) -> None:
    figures = Figures(DiskFolder(reports))
    (reports / "figures/q19_0.png").unlink()
    assert figures.format("figures/q19_0.png") is None


def test_a_folder_with_very_many_files_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("report_ls.disk.folders.MOST_ENTRIES", 100)
    (tmp_path / "figures").mkdir()
    for index in range(101):
        (tmp_path / f"figures/{index}.png").touch()
    assert len(DiskFolder(tmp_path).scan().files) == 100


@with_pipes
def test_a_pipe_is_not_opened(reports: Path) -> None:
    os.mkfifo(reports / "figures/pipe.png")
    assert said(reports, "figures/pipe.png") == [("image-not-found", "figures/pipe.png is not a file, so it can't be shown.")]


def test_a_path_that_leaves_the_folder_is_never_looked_for(reports: Path) -> None:
    """It gets the same finding whether the file is there or not."""
    (reports.parent / "there.png").write_bytes(PNG)
    there, gone = (said(reports, f"../{name}.png") for name in ("there", "gone"))
    assert there == gone
    assert [code for code, _ in there] == ["image-outside-figures"]
