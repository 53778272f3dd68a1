"""An edition is added by one file: the recipe of `formats/README.md` is followed in a copy of the tree, which is thrown away."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATCH = Path(__file__).parent / "edition.patch"
COPIED = (
    "server",
    "scripts",
    "tests",
    "docs",
    "editors/neovim",
    "editors/vscode/package.json",
    "pyproject.toml",
    "README.md",
    "SECURITY.md",
)
TRIED = ("tests/recipes/edition_2027.py", "tests/template", "tests/lsp/test_settings.py", "tests/rules/test_checklist.py")
"""What is new, and the tests that go through all editions."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in COPIED:
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        else:
            shutil.copy(source, target)
    return tmp_path


def run(folder: Path, *command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder / "server")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_one_file_is_written_by_hand() -> None:
    assert re.findall(r"^diff --git a/(\S+)", PATCH.read_text("utf-8"), re.MULTILINE) == ["server/report_ls/formats/dtu-02476-2027.toml"]


def test_an_edition_is_added_by_one_file(copy: Path) -> None:
    run(copy, "git", "apply", str(PATCH))
    written = run(copy, sys.executable, "scripts/write_formats.py")
    assert re.findall(r"^(\S+) is written\.$", written, re.MULTILINE) == [
        "server/report_ls/formats/built.json",
        "editors/vscode/package.json",
        "server/PROTOCOL.md",
        "editors/neovim/doc/report-ls.txt",
        "editors/neovim/lsp/report_ls.lua",
    ]
    assert "passed" in run(copy, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TRIED)
