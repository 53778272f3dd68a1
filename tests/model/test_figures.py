"""Which file a name was most likely meant to be, and which pictures are the template's own."""

from __future__ import annotations

import subprocess
from difflib import get_close_matches
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from report_ls.disk.folders import DiskFolder, MemoryFolder
from report_ls.model.figures import SAMPLES as IDS
from report_ls.model.figures import Figures, closest_match
from tests.support.samples import SAMPLES

NAMES = st.text("ab01_", min_size=1, max_size=12)
BUCKET = SAMPLES["figures/bucket.png"]


@example("plo\0t_1", ["plot_0", "plot_1"])
@given(NAMES, st.lists(NAMES, max_size=30, unique=True))
def test_the_closest_match_is_the_one_that_difflib_finds(word: str, others: list[str]) -> None:
    assert [closest_match(word, others)] == (get_close_matches(word, others, 1, 0.6) or [None])


@pytest.mark.parametrize("name", SAMPLES)
def test_the_files_that_stand_for_the_samples_have_their_ids_in_git(name: str) -> None:
    known = subprocess.run(["git", "hash-object", "--stdin"], input=SAMPLES[name], capture_output=True, check=True)
    assert known.stdout.decode().startswith(IDS[Path(name).stem])


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("figures/bucket.png", BUCKET, True),
        ("figures/our_data.png", BUCKET, True),
        ("figures/runs/Bucket.PNG", BUCKET, True),
        ("figures/bucket.jpg", SAMPLES["figures/wandb.png"], True),
        ("figures/bucket.png", BUCKET + b"\0", False),
        ("figures/bucket.png", BUCKET[:-1], False),
        ("figures/bucket.png", b"", False),
        ("figures/bucket.png", BUCKET + bytes(5_000_000), False),
    ],
)
def test_a_sample_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path, name: str, content: bytes, expected: bool) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    for folder in (DiskFolder(tmp_path), MemoryFolder({name: content})):
        figures = Figures(folder)
        assert figures.is_sample(name) is expected
        assert figures.samples == (frozenset({name}) if expected and "bucket" in name.lower() else frozenset())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See our cloud build history.", ["build_history.png", "build.png"]),
        ("The history of the builds", ["build.png", "build_history.png"]),
        ("All is in build_HISTORY.png", ["build_history.png", "build.png"]),
        ("The loss curves of both runs", ["lossCurves.jpg"]),
        ("See figures/q19_0.png", ["q19_0.png"]),
        ("It was rebuilt", []),
        ("A figure of our own", []),
        ("", []),
    ],
)
def test_a_text_tells_of_a_figure_by_its_file_or_by_the_words_of_its_name(text: str, expected: list[str]) -> None:
    names = ("build.png", "build_history.png", "lossCurves.jpg", "q19_0.png", "figure_1.png", "our.png", "screenshot.png")
    figures = Figures(MemoryFolder({f"figures/{name}": b"" for name in names}))
    assert figures.in_words.told_by(text) == [f"figures/{name}" for name in expected]


def test_what_is_no_file_is_no_sample(tmp_path: Path) -> None:
    (tmp_path / "figures/bucket.png").mkdir(parents=True)
    figures = Figures(DiskFolder(tmp_path))
    assert not figures.is_sample("figures/bucket.png")
    assert not figures.is_sample("figures/nothing.png")
    assert figures.samples == frozenset()
