"""Reading a report and the `report.py` beside it."""

from __future__ import annotations

from pathlib import Path

from report_ls.format.checker import MOST_BYTES


def read_checker(folder: Path) -> str | None:
    """The text of the `report.py` in a folder, at most a little more than `MOST_BYTES` of it; None where there is none."""
    try:
        with (folder / "report.py").open("rb") as file:
            return file.read(MOST_BYTES + 1).decode("utf-8", "replace")
    except OSError:
        return None
