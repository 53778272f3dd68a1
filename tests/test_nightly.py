"""Property tests are the same in each run of CI, and random at night, when what fails is kept for the next night."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WORKFLOW = (ROOT / ".github/workflows/nightly.yml").read_text("utf-8")
FAILING = """
from hypothesis import given, settings, strategies as st

@settings(max_examples=50)
@given(st.integers())
def test_a_number_is_small(number):
    print("tried", number)
    assert number < 1000
"""


def run(folder: Path, *arguments: str, **variables: str) -> str:
    """What a run of a failing property test in a copy of the configuration prints."""
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", *arguments, "test_property.py"]
    environment = {"PATH": "", "SYSTEMROOT": "", **variables}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, text=True).stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "conftest.py").write_text((ROOT / "tests/conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "test_property.py").write_text(FAILING, "utf-8")
    return tmp_path


def tried(output: str) -> list[str]:
    return re.findall(r"tried (-?\d+)", output)


def test_in_ci_the_examples_are_the_same_in_each_run(folder: Path) -> None:
    first, second = (tried(run(folder, CI="true")) for _ in range(2))
    assert first
    assert first == second


def test_at_night_what_failed_is_tried_first_in_the_next_run(folder: Path) -> None:
    options = re.findall(r"--hypothesis-profile \w+", WORKFLOW)
    assert len(options) == 1
    found = tried(run(folder, *options[0].split(), CI="true"))
    assert "1000" in found
    assert tried(run(folder, *options[0].split(), CI="true"))[0] == "1000"


def test_no_property_test_takes_the_same_examples_at_night() -> None:
    derandomized = [path for path in (ROOT / "tests").rglob("test_*.py") if "derandomize" + "=True" in path.read_text("utf-8")]
    assert derandomized == []
