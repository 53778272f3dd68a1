"""Makes docs/neovim-hover.svg: the cells of a terminal with the real Neovim, the example report in it, its findings and a hover.

    python -m tests.editors.screenshot

Needs what tests/editors/install.sh installs.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import tempfile
from pathlib import Path

from rich.console import CONSOLE_SVG_FORMAT, Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from tests.editors.editor import PROGRAMS
from tests.editors.terminal import COLUMNS, Terminal, terminal

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "neovim-hover.svg"
# The picture must not load fonts from the web.
SVG_FORMAT = re.sub(r"@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def show_hover(opened: Terminal) -> str:
    """The screen with a finding and the hover of question 5, as it is written to a terminal."""
    opened.wait_for_text(" 20/31")
    opened.type("/Question 5", "Enter", "C-l", "zb", *["C-e"] * 6, "K")
    opened.wait_for_text("97 of 100-200 words, 3 short")
    opened.wait_for_text("Q5 97/100-200")
    return opened.screen("-e", "-N")


def main() -> None:
    program = shutil.which("nvim", path=PROGRAMS)
    assert program, "tests/editors/install.sh installs Neovim"
    environment = os.environ | {"PATH": PROGRAMS, "LC_ALL": "C.UTF-8"}
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "--clean", "-u", str(ROOT / "editors/neovim/try.lua")]
        with terminal(command, environment, Path(folder)) as opened:
            screen = show_hover(opened)
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    without_underline_colours = re.sub(r"\x1b\[58;[0-9;]*m", "", screen)  # which rich reads as something else
    console.print(Text.from_ansi(without_underline_colours.rstrip("\n"), no_wrap=True))
    PICTURE.write_text(console.export_svg(title="reports/README.md", theme=MONOKAI, code_format=SVG_FORMAT), "utf-8")


if __name__ == "__main__":
    main()
