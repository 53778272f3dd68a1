"""Writes every list that several files hold from the one place that has it: rules, features with a switch, editions and severities.

With `--check` nothing is written; the exit status is 1 if a file is not what it should be.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from lists import code, formats, manifest, rules, settings

ROOT = Path(__file__).parent.parent
ENGLISH = "editors/vscode/package.nls.json"


def written() -> dict[str, Callable[[str], str]]:
    """The files by their paths from the top, each with what makes its text of the one that is there."""
    switches = code.switches()
    described = manifest.texts(switches)
    return {
        "server/report_ls/formats/built.json": lambda _: formats.built(),
        "docs/rules.md": lambda _: rules.page(),
        "README.md": rules.readme,
        "server/report_ls/lsp/handlers/table.py": lambda _: code.table(),
        "server/report_ls/lsp/session/features.py": lambda _: code.names(),
        "server/PROTOCOL.md": lambda text: settings.protocol(text, switches),
        "editors/neovim/lsp/report_ls.lua": lambda text: settings.neovim(text, switches, "---       "),
        "editors/neovim/doc/report-ls.txt": lambda text: settings.neovim(text, switches, "          "),
        "editors/vscode/README.md": lambda text: settings.vscode(text, switches),
        "editors/vscode/package.json": lambda text: manifest.manifest(text, switches),
        ENGLISH: lambda text: manifest.english(text, described),
        "editors/vscode/package.nls.da.json": lambda text: manifest.danish(text, (ROOT / ENGLISH).read_text("utf-8"), switches),
    }


def main(is_check: bool) -> int:
    is_stale = False
    for name, write in written().items():
        path = ROOT / name
        before = path.read_text("utf-8") if path.exists() else ""
        after = write(before)
        if after == before:
            continue
        is_stale = True
        if is_check:
            print(f"{name} is not what the code says. Run scripts/write_lists.py.")
        else:
            path.write_text(after, "utf-8", newline="\n")
            print(f"{name} is written.")
    return int(is_check and is_stale)


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
