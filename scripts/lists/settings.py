"""What the documents of the protocol and of Neovim say of the settings: editions, severities, and the switches of features."""

from __future__ import annotations

from collections.abc import Sequence

from lists.blocks import part_of_line, run_of_lines
from lists.formats import names
from report_ls.features.explanation import sentence
from report_ls.lsp.handlers.switched import Switch
from report_ls.model.findings import Severity

EDITIONS = ("auto", *names())
SEVERITIES = ("off", *(severity.label for severity in Severity))


def protocol(text: str, switches: Sequence[Switch]) -> str:
    """`PROTOCOL.md` with the interface `Settings` as it should be."""
    text = part_of_line(text, "  edition?: ", ";", _union(EDITIONS))
    text = part_of_line(text, "  severity?: { [code: string]: ", " };", _union(SEVERITIES))
    lines = (line for switch in switches for line in (f"  /** {sentence(switch.summary)} */", f"  {switch.name}?: {{ enabled: boolean }};"))
    return run_of_lines(text, r"(?:  /\*\* [^\n]* \*/\n)?  \w+\?: \{ enabled: boolean \};", lines)


def _union(values: Sequence[str]) -> str:
    return " | ".join(f'"{value}"' for value in values)


def neovim(text: str, switches: Sequence[Switch], margin: str) -> str:
    """A page of the Neovim plugin with its example of all settings as it should be. `margin` stands before each line of the table."""
    text = part_of_line(text, f"{margin}edition = 'auto', -- or ", "\n", ", ".join(f"'{name}'" for name in EDITIONS[1:]))
    return run_of_lines(
        text, rf"{margin}\w+ = \{{ enabled = true \}},", (f"{margin}{switch.name} = {{ enabled = true }}," for switch in switches)
    )


def vscode(text: str, switches: Sequence[Switch]) -> str:
    """The README of the VS Code extension with the rows of the switches as they should be."""
    rows = (f"| `reportLs.{switch.name}.enabled` | {switch.summary} |" for switch in switches)
    return run_of_lines(text, r"\| `reportLs\.\w+\.enabled` \| [^\n]* \|", rows)
