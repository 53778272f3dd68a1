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


def _neovim(editor: Editor, marker: str) -> Run:
    program = find_program("nvim")
    config = editor.home / ".config" / "nvim"
    config.mkdir(parents=True)
    (config / "init.lua").write_text(documented("neovim/README.md", marker), "utf-8")

    def run(script: str) -> Editor:
        editor.run([program, "--clean", "-l", str(HERE / "neovim" / f"{script}.lua")])
        return editor

    return run


@pytest.fixture(params=["neovim 0.11", "neovim 0.10"], ids=["vim.lsp.enable", "vim.lsp.start"])
def neovim(request: pytest.FixtureRequest, editor: Editor) -> Run:
    """Neovim in both ways to start a server."""
    return _neovim(editor, request.param)


@pytest.fixture
def neovim_plugin(editor: Editor) -> Run:
    """Neovim as its current version is set up."""
    return _neovim(editor, "neovim 0.11")


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
