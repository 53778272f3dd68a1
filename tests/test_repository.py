"""The address of the repository is the same wherever it stands, and a release fills it in at once."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from report_ls import REPOSITORY

ROOT = Path(__file__).parent.parent
SCRIPT = "scripts/set_repository.py"
MANIFEST = "editors/vscode/package.json"
SERVER = "server/report_ls/__init__.py"
NOWHERE = "https://example.invalid/report-ls"
"""A domain that leads nowhere, for good (RFC 2606)."""


def manifest(root: Path = ROOT) -> dict[str, Any]:
    return dict(json.loads((root / MANIFEST).read_text("utf-8")))


def addresses(found: dict[str, Any]) -> list[str]:
    """The repository, as each of the links of a manifest has it."""
    parts = (r"(.*)\.git", found["repository"]["url"]), (r"(.*)/issues", found["bugs"]["url"]), (r"(.*)/tree/main/.*", found["homepage"])
    return [match[1] for pattern, link in parts if (match := re.fullmatch(pattern, link))]


def test_the_manifest_and_the_server_have_the_same_address() -> None:
    assert addresses(manifest()) == [REPOSITORY or NOWHERE] * 3


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in (SCRIPT, MANIFEST, SERVER):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def run(root: Path, *arguments: str) -> int:
    return subprocess.run([sys.executable, SCRIPT, *arguments], cwd=root, capture_output=True, check=False).returncode


def test_a_release_fills_in_all_of_them(copy: Path) -> None:
    assert run(copy, "https://github.com/group/report-ls") == 0
    assert addresses(manifest(copy)) == ["https://github.com/group/report-ls"] * 3
    assert '\nREPOSITORY: str | None = "https://github.com/group/report-ls"\n' in (copy / SERVER).read_text("utf-8")
    assert manifest(copy).keys() == manifest().keys()


@pytest.mark.parametrize(
    "arguments", [[], ["github.com/group/report-ls"], ["https://github.com/group/report-ls.git"], ["https://a/b", "c"]]
)
def test_what_is_no_address_changes_nothing(copy: Path, arguments: list[str]) -> None:
    assert run(copy, *arguments) == 1
    assert addresses(manifest(copy)) == addresses(manifest())


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="a copy without git's folder does not tell what belongs to it")
def test_nothing_lies_at_the_top_that_a_run_left_there() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    files = {name for name in listed if name and "/" not in name}
    documents = {"CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md"}
    assert files == {".gitattributes", ".gitignore", "justfile", "pyproject.toml"} | documents
