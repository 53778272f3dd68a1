"""Where people read: the terminal, or the pipe or file in its place. rich is imported only for a terminal, as it takes 16 ms."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from report_ls.cli.signs import ASCII, UNICODE, Signs
from report_ls.model.findings import Severity

if TYPE_CHECKING:
    from rich.console import Console

SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFORMATION: "blue", Severity.HINT: "dim"}
NO_TERMINAL = 80
"""Cells, where nothing says how many there are."""

Styled = tuple[str, str]
"""A text and its style, in the words of rich; "" for none."""


class Screen(NamedTuple):
    """What is known of standard output. `width` is in cells."""

    width: int
    is_terminal: bool
    signs: Signs


def open_screen() -> Screen:
    """Standard output, made ready to show what its encoding lacks as an escape."""
    if not isinstance(sys.stdout, io.TextIOWrapper):  # it is closed
        return Screen(width(), is_terminal=False, signs=UNICODE)
    sys.stdout.reconfigure(errors="backslashreplace")
    signs = UNICODE if sys.stdout.encoding.lower().startswith("utf") else ASCII
    if sys.stdout.isatty() or os.environ.keys() & {"FORCE_COLOR", "TTY_COMPATIBLE"}:
        console = _console()
        return Screen(console.width, console.is_terminal, signs)
    return Screen(width(), is_terminal=False, signs=signs)


def write(parts: Iterable[Styled], screen: Screen) -> None:
    """Write texts as they are, one behind the other, and in a terminal with their styles."""
    if not screen.is_terminal:
        print("".join(text for text, _ in parts), end="", flush=True)
        return
    from rich.segment import Segments
    from rich.text import Text

    # rendered here, as its lines are not broken any more: Text would look for breaks, which takes twice as long
    _console().print(Segments(Text.assemble(*parts).render(_console())), soft_wrap=True, end="")


def wrapped(text: str, width: int) -> list[str]:
    """The lines of `text`, broken between words to `width` cells, without the spaces at the breaks."""
    from rich.text import Text

    return [line.plain.rstrip() for line in Text(text).wrap(_console(), width)]


@cache
def _console() -> Console:
    """A console that takes every string literally."""
    from rich.console import Console

    class LoudConsole(Console):
        """Leaves it to the command line what happens when nobody reads the output any more; rich would exit with 1."""

        def on_broken_pipe(self) -> NoReturn:
            raise BrokenPipeError

    return LoudConsole(highlight=False, markup=False, emoji=False)


def width() -> int:
    """That of the terminal from which a command is run whose output goes elsewhere, found as rich does."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit():
        return int(columns) or NO_TERMINAL
    for stream in range(3):
        with suppress(OSError, ValueError):
            return os.get_terminal_size(stream).columns or NO_TERMINAL
    return NO_TERMINAL
