"""What the tests of this folder declare, collected: so a new rule has its cases in its own test, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.page import test_findings
from tests.rules.cases import Case, Fixable


def declaring(name: str) -> Iterator[ModuleType]:
    """The tests of rules that assign `name` at the top. The others may be importing this module just now."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        if re.search(rf"^{name}\b[^\n]* = ", path.read_text("utf-8"), re.MULTILINE):
            yield import_module(f"{__package__}.{path.stem}")


def cases() -> list[Case]:
    """The cases of all rules, those of the hand-in page last."""
    return [case for module in (*declaring("CASES"), test_findings) for case in module.CASES]


def fixables() -> list[Fixable]:
    """What the tests of single rules add to `tests/fixes/fixable.py`."""
    return [fixable for module in declaring("FIXABLE") for fixable in module.FIXABLE]
