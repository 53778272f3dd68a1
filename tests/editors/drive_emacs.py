"""Emacs with documented configurations, driven by keys, and asked through its own server."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.editors.documented import documented
from tests.editors.editor import Editor, find_program
from tests.editors.terminal import SOON, Terminal

SUPPORT = Path(__file__).parent / "emacs.el"


@dataclass(frozen=True)
class Emacs:
    editor: Editor
    terminal: Terminal
    client: str
    """The path of emacsclient."""

    def type(self, *keys: str) -> None:
        self.terminal.type(*keys)

    def command(self, command: str) -> None:
        self.terminal.type("M-x", command, "Enter")

    def ask(self, expression: str) -> Any:
        """The value of an expression in the report's buffer, as JSON has it."""
        form = f"(report-test-answer (lambda () {expression}))"
        arguments = [self.client, "--socket-name", str(self.editor.home / "server"), "--eval", form]
        done = subprocess.run(arguments, env=self.editor.environment, capture_output=True, text=True, encoding="utf-8", timeout=SOON)
        assert done.returncode == 0, done.stderr
        return json.loads(json.loads(done.stdout))

    def begin_again(self) -> None:
        """Read the report from the disk, where it is not saved, after leaving a minibuffer that a failed test left open."""
        if self.ask("(minibuffer-depth)"):
            # Not by C-g: it is typed at some time, and would interrupt what is asked then.
            self.ask("(progn (run-at-time 0 nil #'top-level) t)")
            self.terminal.wait_for("the end of the minibuffer", lambda: self.ask("(zerop (minibuffer-depth))"))
        self.ask("(progn (revert-buffer t t t) t)")
        self.wait_for_finding("3 short of 100")

    def findings(self) -> list[tuple[str, str]]:
        """What is marked, and the message."""
        return [(marked, message) for marked, message in self.ask("(report-test-findings)")]

    def wait_for_finding(self, message: str, seconds: float = SOON) -> str:
        """What is marked by the finding whose message holds a text."""
        found = self.terminal.wait_for(message, lambda: [marked for marked, text in self.findings() if message in text], seconds)
        return found[0]

    def wait_until_fixed(self, message: str, seconds: float = SOON) -> None:
        self.terminal.wait_for(f"the end of {message}", lambda: not any(message in text for _, text in self.findings()), seconds)

    def go_to(self, text: str) -> None:
        self.ask(f"(progn (goto-char (point-min)) (search-forward {json.dumps(text)}) (set-window-point (get-buffer-window) (point)))")

    def preview(self) -> bool:
        """Whether the page was opened in the browser, or its address told, where the client can't be asked for that."""
        address = "http://127.0.0.1:"
        return f"The preview is at {address}" in self.terminal.screen() or str(self.ask("report-test-opened")).startswith(address)

    def line(self) -> str:
        return str(self.ask("(buffer-substring-no-properties (line-beginning-position) (line-end-position))"))


@contextmanager
def emacs_with_report(editor: Editor, *configurations: str) -> Iterator[Emacs]:
    program, client = find_program("emacs"), find_program("emacsclient")
    folder = editor.home / ".emacs.d"
    folder.mkdir()
    (folder / "early-init.el").write_text(
        ";; What is compiled is lost with this folder.\n(setq native-comp-deferred-compilation nil)\n", "utf-8"
    )
    (folder / "init.el").write_text("\n".join(documented("emacs.md", name) for name in configurations), "utf-8")
    with editor.in_terminal([program, "-nw", "--load", str(SUPPORT), str(editor.report)]) as terminal:
        terminal.wait_for("Emacs", (editor.home / "server").exists)
        emacs = Emacs(editor, terminal, client)
        emacs.wait_for_finding("3 short of 100")
        yield emacs
