"""Where the explanation of a code is, for clients that make links of codes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from report_ls import REPOSITORY

CODE = "{code}"
"""What stands for a code in an address."""
_PACKAGE = Path(__file__).parents[1]
_PAGES = (_PACKAGE / "rules.md", _PACKAGE.parents[1] / "docs" / "rules.md")
"""The page of explanations, in an installed package and in a clone."""


def explanations(options: Any) -> str | None:
    """The address that the client names, as `explanations` beside its settings; else that of the published page, or of the one on disk."""
    named = options.get("explanations") if isinstance(options, Mapping) else None
    if isinstance(named, str) and CODE in named:
        return named
    if REPOSITORY:
        return f"{REPOSITORY}/blob/main/docs/rules.md#{CODE}"
    return next((f"{page.as_uri()}#{CODE}" for page in _PAGES if page.is_file()), None)
