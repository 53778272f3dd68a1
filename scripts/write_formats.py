"""Writes what is made from the format files: their built form, and the names of editions in settings and documents.

With `--check` nothing is written; the exit status is 1 if a file is not what it should be.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
FORMATS = ROOT / "server" / "report_ls" / "formats"
BUILT = FORMATS / "built.json"


def built() -> str:
    """Returns what all format files say, as one JSON file that is read at each start."""
    files = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FORMATS.glob("*.toml"))}
    return json.dumps(files, indent=1, ensure_ascii=False) + "\n"


def names() -> list[str]:
    """Returns the names of all editions, oldest first."""
    return sorted(file["edition"] for file in json.loads(built()).values() if "edition" in file)


def documents() -> Iterator[tuple[str, str, str]]:
    """Yields the places that name all editions: the file, a pattern for what stands before and behind the names, and the names."""
    line = ",\n" + 12 * " "
    described = (f'"The limits of the template of {name}."' for name in names())
    yield "editors/vscode/package.json", r'("enum": \[\s*"auto",\s*)[^]]*?(\s*\])', line.join(f'"{name}"' for name in names())
    yield "editors/vscode/package.json", r'("The report\.py beside [^"]*",\s*)[^]]*?(\s*\])', line.join(described)
    yield "server/PROTOCOL.md", r'(edition\?: "auto" \| )[^;]*(;)', " | ".join(f'"{name}"' for name in names())
    for plugin in ("editors/neovim/doc/report-ls.txt", "editors/neovim/lsp/report_ls.lua"):
        yield plugin, r"(edition = 'auto', -- or )[^\n]*(\n)", ", ".join(f"'{name}'" for name in names())


def written() -> dict[Path, str]:
    """Returns the text that each file should have."""
    texts = {BUILT: built()}
    for name, pattern, text in documents():
        path = ROOT / name
        before = texts.get(path) or path.read_text("utf-8")
        texts[path], count = re.subn(pattern, lambda around, text=text: f"{around[1]}{text}{around[2]}", before)
        assert count == 1, f"{name} has {count} places for the names of editions"
    return texts


def main(is_check: bool) -> int:
    stale = {path: text for path, text in written().items() if not path.exists() or path.read_text("utf-8") != text}
    for path, text in stale.items():
        print(path.relative_to(ROOT), "is not what the formats say." if is_check else "is written.")
        if not is_check:
            path.write_text(text, "utf-8", newline="\n")
    return int(is_check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
