"""The recipes of `server/ARCHITECTURE.md`, each followed once: a patch is applied to a copy of the tree, tested there, and thrown away.

A patch touches no more files than its recipe says. What is generated from them, `scripts/write_lists.py` writes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.copied_tree import LISTS, copied_tree

HERE = Path(__file__).parent
COPIED = (*LISTS, "SECURITY.md", "examples", "tests")


class Recipe(NamedTuple):
    """`most` is how many files are written by hand, the test included. `written` are files that the script then changes; other texts of the
    VS Code extension may change with them. `tests` is what has to pass in the copy beside the test that the patch adds, as pytest takes it.
    """

    name: str
    most: int
    written: frozenset[str]
    tests: tuple[str, ...]

    @property
    def patch(self) -> Path:
        return HERE / f"{self.name}.patch"

    @property
    def files(self) -> list[str]:
        return re.findall(r"^\+\+\+ b/(.*)$", self.patch.read_text("utf-8"), re.MULTILINE)


RULE = Recipe(
    "rule",
    2,
    frozenset(
        {
            "README.md",
            "docs/rules.md",
            "editors/vscode/package.json",
            "editors/vscode/package.nls.json",
            "editors/vscode/package.nls.da.json",
        }
    ),
    (
        "tests/test_floors.py",
        "tests/rules/test_table.py",
        "tests/rules/test_examples.py::test_what_stands_before_has_the_fault_and_what_stands_after_does_not[doubled-mark]",
        "tests/fixes/test_quick_fix.py::test_every_finding_that_the_table_has_a_fix_for_is_among_those",
        "tests/cli/test_rules.py::test_every_code_can_be_explained[doubled-mark]",
    ),
)
FEATURE = Recipe(
    "feature",
    3,
    frozenset(
        {
            "editors/neovim/doc/report-ls.txt",
            "editors/neovim/lsp/report_ls.lua",
            "editors/vscode/README.md",
            "editors/vscode/package.json",
            "editors/vscode/package.nls.json",
            "editors/vscode/package.nls.da.json",
            "server/PROTOCOL.md",
            "server/report_ls/lsp/handlers/table.py",
            "server/report_ls/lsp/session/features.py",
        }
    ),
    (
        "tests/test_floors.py",
        "tests/lsp/test_settings.py",
        "tests/lsp/test_session_settings.py::test_every_switch_has_a_method",
        "tests/lsp/test_session_settings.py::test_every_feature_is_announced",
        "tests/lsp/test_session_settings.py::test_a_feature_that_is_switched_off_is_not_announced",
    ),
)
OUTPUT = Recipe("output", 2, frozenset(), ("tests/test_floors.py", "tests/cli/test_start.py"))
RECIPES = (RULE, FEATURE, OUTPUT)
each_recipe = pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)


def run(top: Path, *command: str) -> str:
    """Runs a command in the copy, with the copy's server. Returns what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(top / "server"), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTEST_XDIST_WORKER", None)
    done = subprocess.run(command, cwd=top, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@each_recipe
def test_a_recipe_touches_few_files_and_one_of_them_is_its_test(recipe: Recipe) -> None:
    assert len(recipe.files) <= recipe.most
    assert len([name for name in recipe.files if name.startswith("tests/")]) == 1
    assert not recipe.written & {*recipe.files}


@each_recipe
def test_a_recipe_that_is_followed_leads_to_a_tree_that_passes(recipe: Recipe, tmp_path: Path) -> None:
    copied_tree(tmp_path, COPIED)
    run(tmp_path, "git", "apply", str(recipe.patch))
    written = run(tmp_path, sys.executable, "scripts/write_lists.py")
    names = {*re.findall(r"^(.*) is written\.$", written, re.MULTILINE)}
    assert names >= recipe.written
    assert recipe.written or not names
    run(tmp_path, sys.executable, "scripts/write_lists.py", "--check")
    run(tmp_path, sys.executable, "-m", "ruff", "check", *recipe.files)
    run(tmp_path, sys.executable, "-m", "ruff", "format", "--check", *recipe.files)
    [own] = [name for name in recipe.files if name.startswith("tests/")]
    run(tmp_path, sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", own, *recipe.tests)
