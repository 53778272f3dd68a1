"""The built form of the format files, which is read at each start, and the names of the editions in them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "server" / "report_ls" / "formats"


def built() -> str:
    """All that the format files say, by their names."""
    return json.dumps(_files(), indent=1, ensure_ascii=False) + "\n"


def names() -> list[str]:
    """The names of all editions, oldest first. They come from the files themselves, because the built form may be an older one."""
    return sorted(file["edition"] for file in _files().values() if "edition" in file)


def _files() -> dict[str, dict[str, Any]]:
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
