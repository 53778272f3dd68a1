"""A real Neovim without a screen, set up as documented, and the Lua scripts of `neovim/` that drive it over its socket as a person would."""

from __future__ import annotations

import functools
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.editors.documented import documented
from tests.editors.editor import SECONDS, Editor, find_program
from tests.editors.fixture_report import write_report

ENABLE, START = "neovim 0.11", "neovim 0.10"
"""The two ways to start the server that editors/neovim/README.md has: by `vim.lsp.enable()` and, where there is none, by hand."""
SCRIPTS = Path(__file__).parent / "neovim"
PROGRAM = os.environ.get("REPORT_LS_NVIM", "nvim")
"""The name or the path of the Neovim that is tested, so that the same tests run in older and newer ones."""


@functools.cache
def minor_version() -> int:
    """The 11 of 0.11.4."""
    said = subprocess.run([find_program(PROGRAM), "--version"], check=True, capture_output=True, text=True).stdout
    found = re.match(r"NVIM v0\.(\d+)\.", said)
    assert found, said
    return int(found[1])


def needs_0_11(what: str) -> None:
    """Skip a test of something that Neovim 0.10 lacks, as the documentation says."""
    if minor_version() < 11:
        pytest.skip(f"Neovim 0.10 has no {what}")


def set_up(way: str) -> str:
    """The configuration for a way to start the server."""
    return documented("neovim/README.md", way)


def newest_way() -> str:
    return ENABLE if minor_version() >= 11 else START


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
def neovim(folder: Path, *blocks: str) -> Iterator[Neovim]:
    """A Neovim with these pieces of documented configuration as its `init.lua`. It is quit at the end, and no server may be left then."""
    program = find_program(PROGRAM)
    editor = Editor(folder, write_report(folder / "project" / "reports"))
    config = editor.home / ".config" / "nvim"
    config.mkdir(parents=True)
    (config / "init.lua").write_text("\n".join(blocks), "utf-8")
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
