"""The `report.html` beside a report that is checked: whether it is what the report gives now.

An editor says nothing of it: it would have to make the page of the whole report at each save, which takes some 50 ms.
"""

from __future__ import annotations

import os
from pathlib import Path

from report_ls.analysis.analysis import Analysis
from report_ls.cli.html import NAME
from report_ls.disk.files import open_within
from report_ls.disk.folders import Listing
from report_ls.disk.git_state import GitState
from report_ls.page.render import hand_in
from report_ls.rules.stale_page import stale_page

MOST_BYTES = 4_000_000
SECONDS = 5.0
"""How long the page may take to be made."""


def with_kept_page(analysis: Analysis, folder: Path) -> Analysis:
    """The analysis with what is to be said of the page in the report's folder, which git does not ignore."""
    kept = _read(folder)
    if kept is None:
        return analysis
    from report_ls.killable import Killable, NoAnswerError, RaisedError  # imported here, as starting a program takes a large import

    process = Killable()
    try:
        made = process.call(hand_in, analysis.report.text, SECONDS)
    except (NoAnswerError, RaisedError):
        return analysis
    finally:
        process.close()
    found = tuple(stale_page(analysis.report, kept, made))
    if not found or _is_ignored(folder):
        return analysis
    return analysis.with_of_report((*found, *analysis.of_report))


def _read(folder: Path) -> str | None:
    """None where there is no such file, or none that the course's script would have written."""
    try:
        with open_within(folder / NAME, folder) as file:
            content = file.read(MOST_BYTES + 1)
        return content.decode("utf-8") if len(content) <= MOST_BYTES else None
    except (OSError, UnicodeDecodeError):
        return None


def _is_ignored(folder: Path) -> bool:
    from report_ls.disk.git import find_git

    states = find_git(os.environ.get("PATH", "")).states(folder, Listing({NAME: (0, 0)}), (NAME,))
    return states.get(NAME) is GitState.IGNORED
