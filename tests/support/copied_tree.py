"""A copy of this repository, for tests that change files of it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
LISTS = (
    "README.md",
    "pyproject.toml",
    "docs",
    "scripts",
    "server",
    "editors/neovim",
    "editors/vscode/README.md",
    "editors/vscode/package*.json",
)
"""What `scripts/write_lists.py` reads and writes."""
MADE = shutil.ignore_patterns("__pycache__", "node_modules", "*.egg-info")


def copied_tree(top: Path, names: Sequence[str]) -> None:
    """Copies files and folders of the repository into `top`, under the same names. A name may be a glob."""
    for source in (path for name in names for path in ROOT.glob(name)):
        target = top / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=MADE)
        else:
            shutil.copyfile(source, target)
