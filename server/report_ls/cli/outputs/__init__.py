"""How `check` writes reports: a module for each value of `--format`, whose function `output` returns an `Output`.

A new format is a new module here: the command line offers every module by its name.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from report_ls.cli.check import Output

FOR_PEOPLE = "text"


def formats() -> tuple[str, ...]:
    """The values of `--format`: the one for people, which is the default, then the others by their names."""
    return FOR_PEOPLE, *sorted(found.name for found in iter_modules(__path__) if found.name != FOR_PEOPLE)


def output_of(name: str) -> Output[Any]:
    """The output of that format. Only its own module is imported."""
    made: Output[Any] = import_module(f"{__name__}.{name}").output()
    return made
