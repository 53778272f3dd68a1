"""An edition is added by one file: the recipe of `formats/README.md` is followed in a copy of the tree, which is thrown away."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.support.copied_tree import LISTS, copied_tree

PATCH = Path(__file__).parent / "edition.patch"
TRIED = ("tests/recipes/edition_2027.py", "tests/template", "tests/lsp/test_settings.py", "tests/rules/test_checklist.py")
"""What is new, and the tests that go through all editions."""


def run(folder: Path, *command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder / "server")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_one_file_is_written_by_hand() -> None:
    assert re.findall(r"^diff --git a/(\S+)", PATCH.read_text("utf-8"), re.MULTILINE) == ["server/report_ls/formats/dtu-02476-2027.toml"]


def test_an_edition_is_added_by_one_file(tmp_path: Path) -> None:
    copied_tree(tmp_path, (*LISTS, "tests", "SECURITY.md"))
    run(tmp_path, "git", "apply", str(PATCH))
    written = run(tmp_path, sys.executable, "scripts/write_lists.py")
    assert re.findall(r"^(\S+) is written\.$", written, re.MULTILINE) == [
        "server/report_ls/formats/built.json",
        "server/PROTOCOL.md",
        "editors/neovim/lsp/report_ls.lua",
        "editors/neovim/doc/report-ls.txt",
        "editors/vscode/package.json",
        "editors/vscode/package.nls.json",
        "editors/vscode/package.nls.da.json",
    ]
    assert "passed" in run(tmp_path, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TRIED)
