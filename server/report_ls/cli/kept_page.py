"""The `report.html` beside a report that is checked: whether it is what the report gives now.

An editor says nothing of it: it would have to make the page of the whole report at each save, which takes some 50 ms.
"""

from __future__ import annotations

from pathlib import Path

from report_ls.analysis.analysis import Analysis
from report_ls.disk.files import KEPT_PAGE, read_kept_page
from report_ls.disk.folders import Listing
from report_ls.disk.git_state import GitState
from report_ls.page.render import hand_in
from report_ls.rules.stale_page import stale_page

SECONDS = 5.0
"""How long the page may take to be made."""


def with_kept_page(analysis: Analysis, folder: Path) -> Analysis:
    """The analysis with what is to be said of the page in the report's folder, which git does not ignore."""
    kept = read_kept_page(folder)
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
    return analysis.with_further(found)


def _is_ignored(folder: Path) -> bool:
    from report_ls.disk.git import find_git

    states = find_git().states(folder, Listing({KEPT_PAGE: (0, 0)}), (KEPT_PAGE,))
    return states.get(KEPT_PAGE) is GitState.IGNORED
