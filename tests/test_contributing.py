"""The commands that a developer is given are those of CI and of the README, and what they run exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
JUSTFILE = (ROOT / "justfile").read_text("utf-8")
CI = (ROOT / ".ci" / "run").read_text("utf-8") + (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")


def recipes() -> dict[str, list[str]]:
    """The commands of each recipe of the justfile, as they are on Linux."""
    text = JUSTFILE.replace("{{bin}}", ".venv/bin").replace("{{python}}", "python3")
    found = re.findall(r"^([\w-]+)[^:=\n]*:\n((?:    [^\n]+\n)+)", text, re.MULTILINE)
    return {name: [line.strip() for line in lines.splitlines()] for name, lines in found}


RECIPES = recipes()


def command(document: str, name: str) -> str:
    """The command under a mark of a document."""
    [found] = re.findall(rf"<!-- {name} command -->\n```sh\n([^\n]+)\n```", document)
    return str(found)


def paths(line: str) -> set[str]:
    """The files and folders of the project that a command names."""
    return {
        word
        for word in re.findall(r"(?<![\w./-])(?:\.ci|benchmarks|editors|examples|requirements|scripts|tests)/[\w./-]+", line)
        if "$" not in word
    }


def test_the_set_up_is_the_beginning_of_the_readmes_test_command() -> None:
    set_up = command(CONTRIBUTING, "set-up")
    assert command(README, "test") == f"{set_up} && .venv/bin/pytest -n auto"


def test_just_sets_up_as_the_documents_say() -> None:
    assert [line.replace(".venv/bin/python -m pip", ".venv/bin/pip") for line in RECIPES["setup"]] == command(CONTRIBUTING, "set-up").split(
        " && "
    )


@pytest.mark.parametrize("recipe", ["lint", "extension"])
def test_just_checks_what_ci_checks(recipe: str) -> None:
    assert [line for line in RECIPES[recipe] if line not in CI] == []


@pytest.mark.parametrize("recipe", RECIPES)
def test_what_a_recipe_runs_exists(recipe: str) -> None:
    lines = " ".join(RECIPES[recipe]).replace("test_{{EDITOR}}.py", "")
    assert [path for path in sorted(paths(lines)) if not (ROOT / path).exists()] == []
    development = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["dev"]
    programs = set(re.findall(r"\.venv/bin/([\w-]+)", lines))
    assert programs <= {"python", "pip", "report-ls", "nvim", *development}


def test_each_editor_that_just_names_has_its_tests() -> None:
    [named] = re.findall(r"# Run the tests in one real editor: (.*)\n", JUSTFILE)
    editors = re.split(r", | or ", named)
    assert len(editors) > 5
    assert [name for name in editors if not (ROOT / f"tests/editors/test_{name}.py").exists()] == []


def test_what_a_command_of_the_contributors_page_runs_exists() -> None:
    commands = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", CONTRIBUTING, flags=re.DOTALL | re.MULTILINE))
    named = {path for line in commands for path in paths(line)}
    assert len(named) > 8
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
