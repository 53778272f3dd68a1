"""Which names a figure may get, and the sentences that refuse the others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from report_ls.disk.folders import DiskFolder, MemoryFolder
from report_ls.features.figure_name import RefusedError, new_name
from report_ls.model.figures import Figures
from tests.lsp.files import draw, png
from tests.support.systems import with_links

JPEG = b"\xff\xd8\xff\xe0"
FILES = {"figures/a.png": png(), "figures/b.png": png(), "figures/runs/c.png": png(), "figures/d.jpg": JPEG, "figures/e.gif": b"GIF89a"}


def named(typed: str, old: str = "figures/a.png", files: Mapping[str, bytes] = FILES) -> str:
    return new_name(Figures(MemoryFolder(files)), old, typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("figures/new.png", "figures/new.png"),
        ("./figures/new.png", "figures/new.png"),
        ("  figures/new.png\n", "figures/new.png"),
        ("new.png", "figures/new.png"),
        ("figures/new one (1).png", "figures/new one (1).png"),
        ("figures/n[1] #2 & 50%.png", "figures/n[1] #2 & 50%.png"),
        ("figures/a%20b.png", "figures/a%20b.png"),
        ("figures/🙂 m\u00e5l.png", "figures/🙂 m\u00e5l.png"),
        ("figures/ma\u030al.png", "figures/m\u00e5l.png"),
        ("figures/A.png", "figures/A.png"),
        ("figures/a.PNG", "figures/a.PNG"),
        ("figures/a.png", "figures/a.png"),
        ("figures/runs/a.png", "figures/runs/a.png"),
        ("figures/1/2/3/4/a.png", "figures/1/2/3/4/a.png"),
        ("figures/aux1.png", "figures/aux1.png"),
        ("figures/bucket.png", "figures/bucket.png"),
    ],
)
def test_a_good_name_is_taken_as_it_is_typed(typed: str, name: str) -> None:
    assert named(typed) == name


def test_a_name_without_a_folder_stays_in_the_folder_of_its_figure() -> None:
    assert named("new.png", "figures/runs/c.png") == "figures/runs/new.png"


@pytest.mark.parametrize(("typed", "name"), [("d.jpeg", "figures/d.jpeg"), ("d.JPG", "figures/d.JPG")])
def test_an_extension_that_says_the_same_is_another_name(typed: str, name: str) -> None:
    assert named(typed, "figures/d.jpg") == name


def test_an_extension_may_be_corrected_to_what_the_picture_is() -> None:
    assert named("a.png", "figures/a.jpg", {"figures/a.jpg": png()}) == "figures/a.png"


EVERYBODY = "Leave it out, so that everybody can open the report."
FORMATS = "The name of a figure has to end in .png, .jpg or .jpeg: a report may show nothing else."
OTHER = "The extension says what kind of picture figures/a.png is. Save it in another format to change that."
STAY = "A figure has to stay in the figures folder, with a path as figures/"
SAME = "which is the same name on Windows and macOS."


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "A figure needs a name."),
        (" ", "A figure needs a name."),
        ("figures\\new.png", "Write / between folders, not \\."),
        *((f"figures/a{sign}b.png", f"No file can have a {sign} in its name on Windows. {EVERYBODY}") for sign in ':*?"<>|'),
        ("C:/figures/new.png", f"No file can have a : in its name on Windows. {EVERYBODY}"),
        ("figures/a\0.png", "This name has characters that no file name can have."),
        ("figures/a\nb.png", "This name has characters that no file name can have."),
        ("figures/\ud83d.png", "This name has characters that no file name can have."),
        ("figures/runs /a.png", f"No name can end in a space or a dot on Windows. {EVERYBODY}"),
        ("figures/runs./a.png", f"No name can end in a space or a dot on Windows. {EVERYBODY}"),
        ("figures/NUL.png", "Windows keeps the name NUL.png for itself. Use another one."),
        ("figures/com1/a.png", "Windows keeps the name com1 for itself. Use another one."),
        (f"figures/{'å' * 126}.png", "This name is too long for a file."),
        ("../new.png", f"{STAY}new.png."),
        ("../../figures/new.png", f"{STAY}new.png."),
        ("/figures/new.png", f"{STAY}new.png."),
        ("/new.png", f"{STAY}new.png."),
        ("images/new.png", f"{STAY}new.png."),
        ("Figures/new.png", f"{STAY}new.png."),
        ("figures/../new.png", f"{STAY}new.png."),
        ("figures//new.png", f"{STAY}new.png."),
        ("figures/", f"{STAY}name.png."),
        ("figures/1/2/3/4/5/a.png", "Figures are looked for in at most 4 folders, one in the other. Use fewer."),
        ("figures/new", FORMATS),
        ("figures/new.gif", FORMATS),
        ("figures/.png", FORMATS),
        ("figures/new.jpg", OTHER),
        ("figures/b.png", "There is figures/b.png already."),
        ("figures/B.PNG", f"There is figures/b.png already, {SAME}"),
        ("figures/b.png/a.png", "figures/b.png is a file, so no figure can be put into it."),
    ],
)
def test_a_bad_name_is_refused_with_its_reason(typed: str, reason: str) -> None:
    with pytest.raises(RefusedError) as refused:
        named(typed)
    assert str(refused.value) == reason


def test_a_picture_of_a_format_that_is_not_allowed_keeps_its_name() -> None:
    for typed, reason in (("f.gif", FORMATS), ("f.png", OTHER.replace("a.png", "e.gif"))):
        with pytest.raises(RefusedError) as refused:
            named(typed, "figures/e.gif")
        assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("figures/Runs/a.png", f"There is a folder figures/runs already, {SAME[:-1]}. Use that one."),
        ("figures/runs", FORMATS),
        ("figures/folder.png", "There is figures/folder.png already."),
        ("figures/Folder.png", f"There is figures/folder.png already, {SAME}"),
        ("figures/link/a.png", "figures/link is a link to a folder, so no figure can be put into it."),
        ("figures/out/a.png", "figures/out is a link that leads out of the report's folder, so no figure can be put into it."),
        ("figures/out.png", "There is figures/out.png already."),
    ],
)
@with_links
def test_folders_and_links_on_disk_are_not_stepped_over(tmp_path: Path, typed: str, reason: str) -> None:
    draw(tmp_path, "figures/a.png", "figures/runs/c.png", "figures/folder.png/x.png")
    (tmp_path / "figures/link").symlink_to(tmp_path / "figures/runs")
    (tmp_path / "figures/out").symlink_to(tmp_path.parent)
    (tmp_path / "figures/out.png").symlink_to(tmp_path.parent / "nothing.png")
    with pytest.raises(RefusedError) as refused:
        new_name(Figures(DiskFolder(tmp_path)), "figures/a.png", typed)
    assert str(refused.value) == reason
