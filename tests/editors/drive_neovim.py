"""Neovim with a documented configuration, which Lua scripts drive and look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.editors.documented import documented
from tests.editors.editor import Editor, find_program

SCRIPTS = Path(__file__).parent / "neovim"
Run = Callable[[str], Editor]
"""Runs a script by its name in an editor, which is given back."""


def runner(editor: Editor, configuration: str) -> Run:
    program = find_program("nvim")
    config = editor.home / ".config" / "nvim"
    config.mkdir(parents=True)
    (config / "init.lua").write_text(documented("neovim/README.md", configuration), "utf-8")

    def run(script: str) -> Editor:
        editor.run([program, "--clean", "-l", str(SCRIPTS / f"{script}.lua")])
        return editor

    return run
