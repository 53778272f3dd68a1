"""The command of the README that opens the example report in Neovim, run as it stands there in a copy of the repository."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from tests.editors.drive_neovim import PROGRAM
from tests.editors.editor import Editor, find_program
from tests.editors.terminal import terminal

ROOT = Path(__file__).parents[2]
INSTALLED = 300.0
"""Seconds in which the packages must be there."""


def try_command() -> str:
    """The command, with the Neovim that is tested where that is named: it then finds the server on the PATH, as it is in no environment."""
    found = re.search(r"<!-- try command -->\n```sh\n(.+)\n```", (ROOT / "README.md").read_text("utf-8"))
    assert found
    return found[1] if PROGRAM == "nvim" else found[1].replace(".venv/bin/nvim", find_program(PROGRAM))


def test_the_command_opens_the_example_report_and_touches_nothing_of_the_users(editor: Editor, tmp_path: Path) -> None:
    find_program("tmux")
    clone = tmp_path / "clone"
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in filter(None, files):
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_bytes((ROOT / name).read_bytes())
    config = editor.home / ".config" / "nvim"
    config.mkdir(parents=True)
    (config / "init.lua").write_text("error('the configuration of the user was read')")

    environment = {name: value for name, value in editor.environment.items() if name != "PYTHONPATH"}
    environment["PATH"] = os.pathsep.join([str(clone / ".venv/bin"), environment["PATH"]])
    with terminal(["sh", "-c", try_command()], environment, clone) as opened:
        opened.wait_for_text(" 20/31", INSTALLED)
        opened.wait_for_text("]r [r: unfinished questions")
        opened.type("]r")
        opened.wait_for_text("Q5 97/100-200")
        opened.type("K")
        # Not the count: it is also in the message of "]r", and a hover that comes after the next keys would lie over what they show.
        opened.wait_for_text("A good answer")
        opened.type("[d")
        opened.wait_for_text("Question 5: 97 words, 3 short of 100 (100-200).")
        assert "the configuration of the user" not in opened.screen()
        opened.type("A", " not saved", "Escape", ":qa!", "Enter")
        opened.wait_for_end()

    # Every Neovim opens its log before it reads its arguments; it stays empty.
    left = [
        path.relative_to(editor.home) for path in editor.home.rglob("*") if "nvim" in path.parts and path.stat().st_size and path.is_file()
    ]
    assert left == [Path(".config/nvim/init.lua")]
    example = Path("examples/reports/README.md")
    assert (clone / example).read_bytes() == (ROOT / example).read_bytes()
