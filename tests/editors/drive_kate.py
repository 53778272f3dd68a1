"""Kate with the documented configuration, driven by keys on a screen of its own; what it says to the server is noted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.editors.documented import documented
from tests.editors.editor import Editor, find_program
from tests.editors.screen import Screen, screen, wait_for

# What a user does once: the plugin is switched on, and Kate is told that it may start the server.
CONFIGURATION = """[General]
Show welcome view for new window=false

[Kate Plugins]
lspclientplugin=true

[lspclient]
AllowedServerCommandLines={server}
"""


@dataclass(frozen=True)
class Kate:
    editor: Editor
    screen: Screen

    def press(self, *keys: str) -> None:
        self.screen.press(*keys)

    def type(self, text: str) -> None:
        self.screen.type(text)

    def messages(self) -> list[dict[str, Any]]:
        """All that was said, in its order."""
        return [json.loads(line)["message"] for line in self.editor.recorded.splitlines(keepends=True) if line.endswith("\n")]

    def answers(self, method: str) -> list[Any]:
        """What the server answered to each request of a method."""
        said = self.messages()
        asked = {message["id"] for message in said if message.get("method") == method}
        return [message["result"] for message in said if "result" in message and message["id"] in asked]

    def findings(self) -> dict[str, Any]:
        """The last ones that Kate was told, by their codes."""
        told = [message["params"] for message in self.messages() if message.get("method") == "textDocument/publishDiagnostics"]
        return {finding["code"]: finding for finding in told[-1]["diagnostics"]} if told else {}

    def wait_for(self, what: str, look: Any) -> Any:
        return wait_for(what, look, self._told)

    def _told(self) -> str:
        return "\n".join([*self.screen.windows(), *(json.dumps(message)[:400] for message in self.messages()[-12:])])

    def action(self, name: str) -> None:
        """Choose an action by its name, in Kate's "Find Action"."""
        self.press("ctrl+alt+i")
        self.type(name)
        self.press("Return")

    def go_to(self, text: str) -> None:
        """Put the cursor before the last character of the first such text; nothing is selected then."""
        self.press("ctrl+Home", "ctrl+f")
        self.type(text)
        self.press("Return", "Escape", "Left")

    def save(self, expected: str) -> None:
        """Save the report, and wait until it holds a text on the disk."""
        self.press("ctrl+s")
        self.wait_for(f"{expected!r} in the file", lambda: expected in self.editor.saved())


@contextmanager
def kate_with_report(editor: Editor) -> Iterator[Kate]:
    kate, bus = find_program("kate"), find_program("dbus-run-session")
    server = editor.record()
    config = editor.home / ".config"
    (config / "kate" / "lspclient").mkdir(parents=True)
    (config / "kate" / "lspclient" / "settings.json").write_text(documented("kate.md", "kate"), "utf-8")
    (config / "katerc").write_text(CONFIGURATION.format(server=server), "utf-8")
    environment = editor.environment | {"QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(editor.home)}
    with screen([bus, "--", kate, "--startanon", "--new", str(editor.report)], environment) as shown:
        opened = Kate(editor, shown)
        opened.wait_for("findings", opened.findings)
        opened.wait_for("the window", lambda: any("README.md" in title for title in shown.windows()))
        shown.focus("README.md")
        yield opened
    editor.assert_servers_gone()
