"""A Python that is too old is told so in a sentence, by pip and by the package itself."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

from report_ls.__main__ import OLDEST, main

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "server" / "report_ls"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py", "cli/__init__.py", "cli/exit_status.py"])
def test_an_old_python_can_read_what_it_runs_first(name: str) -> None:
    tree = ast.parse((PACKAGE / name).read_text("utf-8"), feature_version=(3, 8))
    imported = {module for node in tree.body for module in _modules(node)}
    assert imported <= sys.stdlib_module_names | {"__future__", "report_ls.cli.exit_status"}


def _modules(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [module if (module := str(node.module)).startswith("report_ls") else module.split(".")[0]]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


@pytest.mark.parametrize("arguments", [[], ["--stdio"], ["--version"], ["check", "examples"]])
def test_an_old_python_is_told_what_is_needed(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12, "final", 0))
    monkeypatch.setattr(sys, "version", "3.10.12 (main, Jan  1 2025) [GCC]")
    assert main(arguments) == 2
    told = "report-ls needs Python 3.11 or later, and this is Python 3.10.12. Start it with a later one.\n"
    assert capsys.readouterr() == ("", told)


def test_all_speak_of_the_same_python() -> None:
    oldest = ".".join(map(str, OLDEST))
    assert PROJECT["requires-python"] == f">={oldest}"
    readme = (ROOT / "README.md").read_text("utf-8")
    assert f"\nPython {oldest} or later is all you need." in readme
    assert f"| `requires a different Python: 3.10.12 not in '>={oldest}'` |" in readme
    assert f"Install Python {oldest} or later" in readme
    assert f"write `python{oldest}`, or a later one" in readme


def test_pip_on_an_old_python_complains_of_the_python_and_not_of_what_we_depend_on() -> None:
    """pip before 24 looks for what a package needs first, and Markdown 3.11 does not take Python 3.10 either."""
    markdown = next(needed for needed in PROJECT["dependencies"] if needed.startswith("markdown>"))
    assert re.search(r"; *python_version >= '(\d\.\d+)'", markdown)
