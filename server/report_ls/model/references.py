"""What a path in a report means."""

from __future__ import annotations

import re

from report_ls.syntax.machine import is_on_one_machine

_ABSOLUTE = re.compile(r"[\\/]|[a-z]:", re.IGNORECASE)


def is_badly_written(name: str) -> bool:
    """Whether a path is absolute, has a backslash or a `./`, whatever it leads to."""
    return is_absolute(name) or "\\" in name or name.startswith("./") or "/./" in name


def is_absolute(name: str) -> bool:
    return _ABSOLUTE.match(name) is not None or is_on_one_machine(name)
