from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.editors.documented import documented
from tests.editors.editor import Editor, find_program
from tests.editors.fixture_report import write_report

HERE = Path(__file__).parent
Run = Callable[[str], Editor]
"""Runs a script by its name in an editor, which is given back."""


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path, write_report(tmp_path / "project" / "reports"))


@pytest.fixture
def emacs(editor: Editor) -> Run:
    program = find_program("emacs")
    (editor.home / ".emacs.d").mkdir()
    (editor.home / ".emacs.d" / "init.el").write_text(documented("emacs.md", "emacs eglot"), "utf-8")

    def run(script: str) -> Editor:
        folder = HERE / "emacs"
        editor.run([program, "-nw", "-l", str(folder / "support.el"), "-l", str(folder / f"{script}.el")])
        return editor

    return run


@pytest.fixture
def vim(editor: Editor) -> Run:
    program = find_program("vim")
    (editor.home / ".vimrc").write_text(documented("vim.md", "vim ale"), "utf-8")

    def run(script: str) -> Editor:
        folder = HERE / "vim"
        editor.run([program, "-N", "-n", "-i", "NONE", "-S", str(folder / "support.vim"), "-S", str(folder / f"{script}.vim")])
        return editor

    return run
