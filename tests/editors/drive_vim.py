"""Vim with the documented configuration, driven by keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.editors.documented import documented
from tests.editors.editor import Editor, find_program
from tests.editors.terminal import SOON, Terminal


@dataclass(frozen=True)
class Vim:
    editor: Editor
    terminal: Terminal

    def type(self, *keys: str) -> None:
        self.terminal.type(*keys)

    def command(self, command: str) -> None:
        self.terminal.type(f":{command}", "Enter")

    def ask(self, expression: str) -> Any:
        """The value of an expression; in normal mode."""
        answer = self.editor.home / "answer"
        answer.unlink(missing_ok=True)
        self.command(f"call writefile([json_encode({expression})], '{answer}.new') | call rename('{answer}.new', '{answer}')")
        self.terminal.wait_for(f"the value of {expression}", answer.exists)
        return json.loads(answer.read_text("utf-8"))

    def findings(self) -> dict[str, tuple[str, str]]:
        """By their codes: the text that is marked, and the message."""
        value = self.ask(
            "map(copy(ale#engine#GetLoclist(bufnr(''))), '[v:val.code, getline(v:val.lnum), v:val.col, v:val.end_col, v:val.text]')"
        )
        return {code: (line.encode()[start - 1 : end].decode(), text) for code, line, start, end, text in value}

    def wait_for_finding(self, code: str, seconds: float = SOON) -> tuple[str, str]:
        """What is marked, and the message."""
        return self.terminal.wait_for(code, lambda: self.findings().get(code), seconds)

    def wait_until_fixed(self, code: str, seconds: float = SOON) -> None:
        self.terminal.wait_for(f"the end of {code}", lambda: code not in self.findings(), seconds)

    def go_to(self, pattern: str) -> None:
        self.command(f"1 | call search('{pattern}', 'c')")

    def line(self) -> str:
        return str(self.ask("getline('.')"))


@contextmanager
def vim_with_report(editor: Editor, more: str = "") -> Iterator[Vim]:
    """Vim with the report open. `more` are further lines of the linter's definition."""
    program = find_program("vim")
    configuration = documented("vim.md", "vim ale").replace("\n\\})", f"\n{more}\\}})") + documented("vim.md", "vim ale commands")
    (editor.home / ".vimrc").write_text(configuration, "utf-8")
    with editor.in_terminal([program, "-n", "-i", "NONE", str(editor.report)]) as terminal:
        vim = Vim(editor, terminal)
        vim.wait_for_finding("too-short")
        yield vim
