"""Where people read: the terminal, or the pipe or file in its place."""

from __future__ import annotations

import io
import sys
from functools import cache
from typing import NoReturn

from rich.console import Console
from rich.text import Text

from report_ls.findings import Severity

SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFORMATION: "blue", Severity.HINT: "dim"}


class _Console(Console):
    """Leaves it to the command line what happens when nobody reads the output any more; rich would exit with 1."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


@cache
def open_console(width: int | None = None) -> Console:
    """A console on standard output that takes every string literally and shows what its encoding lacks as an escape. Without a width, it
    has the terminal's.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return _Console(highlight=False, markup=False, emoji=False, width=width)


def wrapped(text: Text, width: int, console: Console) -> list[Text]:
    """The lines of `text`, broken between words to `width` cells, without the spaces at the breaks."""
    lines = list(text.wrap(console, width))
    for line in lines:
        line.rstrip()
    return lines
