"""A real Neovim without a screen, set up as documented, and the Lua scripts of `neovim/` that drive it over its socket as a person would."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.editors.documented import documented
from tests.editors.editor import SECONDS, Editor, find_program
from tests.editors.fixture_report import write_report

SCRIPTS = Path(__file__).parent / "neovim"
PROGRAM = os.environ.get("REPORT_LS_NVIM", "nvim")
"""The name or the path of the Neovim that is tested, so that the same tests run in older and newer ones."""


@dataclass(frozen=True)
class Neovim:
    editor: Editor
    program: str
    process: subprocess.Popen[bytes]
    environment: dict[str, str]

    def run(self, script: str) -> None:
        """Run a script, which begins with a report or a file as `neovim/support.lua` opens it. Fails with what the script wrote."""
        command = [self.program, "--clean", "-l", str(SCRIPTS / f"{script}.lua")]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS)
        if done.returncode != 0:
            pytest.fail(f"{script}.lua\n{done.stdout}{done.stderr}", pytrace=False)

    def wait(self) -> None:
        self.process.wait(SECONDS)


@contextmanager
def neovim(folder: Path, marker: str) -> Iterator[Neovim]:
    """A Neovim with a configuration of editors/neovim/README.md. It is quit at the end, and no server may be left then."""
    program = find_program(PROGRAM)
    editor = Editor(folder, write_report(folder / "project" / "reports"))
    config = editor.home / ".config" / "nvim"
    config.mkdir(parents=True)
    (config / "init.lua").write_text(documented("neovim/README.md", marker), "utf-8")
    environment = editor.environment | {"NEOVIM": str(folder / "socket"), "LUA_PATH": f"{SCRIPTS}/?.lua;;"}
    command = [program, "--headless", "-n", "-i", "NONE", "--listen", environment["NEOVIM"]]
    process = subprocess.Popen(command, env=environment, cwd=editor.report.parent, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    started = Neovim(editor, program, process, environment)
    try:
        yield started
        if process.poll() is None:
            started.run("quit")
            started.wait()
    finally:
        process.kill()
        process.wait()
    editor.assert_servers_gone()
