"""Helix with the documented configuration, driven by keys and read on its screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.editors.documented import documented
from tests.editors.editor import Editor, find_program, version_of
from tests.editors.terminal import Terminal


@dataclass(frozen=True)
class Helix:
    editor: Editor
    terminal: Terminal
    version: tuple[int, ...]

    def type(self, *keys: str) -> None:
        self.terminal.type(*keys)

    def insert(self, text: str) -> None:
        """Type a text in insert mode, as fast as it is shown: of a burst of keys Helix 25.01 sends the changes in another order."""
        for end in range(1, len(text) + 1):
            self.terminal.type(text[end - 1])
            self.terminal.wait_for_text(text[:end].rstrip())

    def leave(self) -> None:
        """Leave insert mode, or close what is shown. A key that follows too soon would be one with Alt."""
        self.terminal.type("Escape")
        self.terminal.wait_for("normal mode", lambda: " NOR " in self.terminal.screen())

    def command(self, command: str) -> None:
        self.terminal.type(":", command, "Enter")

    def go_to(self, pattern: str) -> None:
        """Select the next match of a regular expression; in normal mode."""
        self.terminal.type("/", pattern, "Enter")

    def fix(self, pattern: str, title: str) -> None:
        """Apply the fix that is offered first at a match, whose title is this."""
        self.go_to(pattern)
        self.terminal.type("Space", "a")
        self.terminal.wait_for_text(title)
        self.terminal.type("Enter")

    def save(self, expected: str, command: str = "write") -> None:
        """Write the report, and wait until it holds a text on the disk."""
        self.command(command)
        self.terminal.wait_for(f"{expected!r} in the file", lambda: expected in self.editor.saved())


@contextmanager
def helix_with_report(editor: Editor, *configurations: str) -> Iterator[Helix]:
    program = find_program("hx")
    folder = editor.home / ".config" / "helix"
    folder.mkdir(parents=True)
    (folder / "languages.toml").write_text("\n".join(documented("helix.md", name) for name in ("helix", *configurations)), "utf-8")
    with editor.in_terminal([program, str(editor.report)]) as terminal:
        terminal.wait_for_text("● 3")  # the warnings, in the status line
        yield Helix(editor, terminal, version_of(program))
