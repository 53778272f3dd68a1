"""Fill in the address of the published repository, which a release does once: `set_repository.py https://github.com/OWNER/NAME`.

It stands in the manifest of the VS Code extension, from where the Marketplace has its links, and in the server, whose codes link to
`docs/rules.md`. Until it is known the manifest has an address that leads nowhere, and the server has none.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MANIFEST = Path("editors/vscode/package.json")
SERVER = Path("server/report_ls/__init__.py")
FOLDER = "editors/vscode"


def links(address: str) -> dict[str, object]:
    """What the manifest has of the repository."""
    return {
        "homepage": f"{address}/tree/main/{FOLDER}#readme",
        "repository": {"type": "git", "url": f"{address}.git", "directory": FOLDER},
        "bugs": {"url": f"{address}/issues"},
    }


def fill_in(root: Path, address: str) -> None:
    manifest = json.loads((root / MANIFEST).read_text("utf-8")) | links(address)
    (root / MANIFEST).write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", "utf-8", newline="\n")
    code = (root / SERVER).read_text("utf-8")
    filled = re.sub(r"(?m)^(REPOSITORY: str \| None = ).*$", lambda line: line[1] + json.dumps(address), code)
    (root / SERVER).write_text(filled, "utf-8", newline="\n")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [address] if re.fullmatch(r"https://[\w.-]+(/[\w.-]+)+", address) and not address.endswith(".git"):
            fill_in(ROOT, address)
        case _:
            sys.exit("The address of the repository is missing, as https://github.com/OWNER/NAME.")
