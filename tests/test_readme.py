"""What the README says is what is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_excerpt_is_what_the_check_of_the_example_prints() -> None:
    excerpt = re.search(r"<!-- check output -->\n```text\n(.*?)\n```", README, re.DOTALL)
    assert excerpt is not None
    environment = {**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "report_ls", "check", "examples/reports"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    shown = [line for line in excerpt[1].splitlines() if line != "..."]
    printed = iter(done.stdout.splitlines())
    assert len(shown) > 10
    assert [line for line in shown if line not in printed] == [], "each line, in this order"
    assert shown[-1] == done.stdout.splitlines()[-1]


@pytest.mark.parametrize("printed", ["python3: command not found", "ensurepip is not available", "requires a different Python"])
def test_a_newcomer_whose_python_will_not_do_is_told_what_to_do(printed: str) -> None:
    start = README[README.index("## Quick start") : README.index("## What it finds")]
    [advice] = re.findall(rf"^\| `{printed}[^|]*\| ([^|]+) \|$", start, re.MULTILINE)
    assert advice.endswith(".")


def test_an_installed_package_has_the_page_of_rules_and_the_formats(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    [wheel] = tmp_path.glob("*.whl")
    with ZipFile(wheel) as packed:
        assert packed.read("report_ls/rules.md") == (ROOT / "docs" / "rules.md").read_bytes()
        formats = ROOT / "server" / "report_ls" / "formats"
        assert {name for name in packed.namelist() if name.startswith("report_ls/formats/")} == {
            f"report_ls/formats/{path.name}" for path in formats.iterdir()
        }
        assert packed.read("report_ls/formats/built.json") == (formats / "built.json").read_bytes()
