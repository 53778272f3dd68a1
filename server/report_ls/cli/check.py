"""`report-ls check`: reports judged one after the other, so that of many reports only one is ever held."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from report_ls.analysis import Analysis, Memo, analyse, with_page
from report_ls.cli.find_reports import Found, NoReport, Unreadable, find_reports
from report_ls.cli.printable import printable
from report_ls.features.usage import used_figures
from report_ls.figures import DiskFolder, Figures, GitState
from report_ls.files import read_checker
from report_ls.findings import Severity
from report_ls.format.checker import limits_in_force

PASSED, FAILED, UNUSABLE = range(3)
"""The exit statuses; that of a run is the highest that applies."""


Results = Iterator["Checked | Unreadable"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A report and all that is known of it. `fixes` is how many were made; None where none were asked for."""

    path: str
    analysis: Analysis
    fixes: int | None = None


class UnfixableError(Exception):
    """A report that can't be fixed. The message is one sentence, which does not name the file."""


def check(paths: Iterable[str], edition: str | None, show: Callable[[Results], None], mend: Callable[[Found, Checked], Checked]) -> int:
    """Judge the reports at `paths`, by the limits of `edition` if one is forced, and hand them to `show`. Returns the exit status.

    `mend` may fix a report that was judged, and returns what it is then; it may raise UnfixableError. What can't be checked, or fixed, is
    told on standard error, too.
    """
    status = PASSED

    def results() -> Results:
        nonlocal status
        for place in find_reports(paths):
            if not isinstance(place, Found):
                status = UNUSABLE
                complain(place)
                if isinstance(place, Unreadable):
                    yield place
                continue
            checked = Checked(place.path, judge(place.path, place.text, edition))
            try:
                checked = mend(place, checked)
            except UnfixableError as error:
                status = UNUSABLE
                complain(Unreadable(place.path, str(error)))
                checked = replace(checked, fixes=0)
            status = max(status, PASSED if passes(checked.analysis) else FAILED)
            yield checked

    show(results())
    return status


def leave(_: Found, checked: Checked) -> Checked:
    """Fix nothing."""
    return checked


def complain(place: NoReport | Unreadable) -> None:
    sentence = place.reason if isinstance(place, Unreadable) else "There is no report in this folder."
    print(f"report-ls: {printable(place.path)}: {sentence}", file=sys.stderr)


def judge(path: str, text: str, edition: str | None) -> Analysis:
    """All that is known of the report at `path`. git is asked about its figures only if it shows some that are there."""
    folder = Path(path).parent
    limits = limits_in_force(text, None if edition else read_checker(folder), edition)
    figures = Figures(DiskFolder(folder))
    memo = Memo()
    analysis = analyse(text, limits, figures, memo)
    shown = [name for name in map(figures.find, used_figures(analysis)) if name is not None]
    if not shown:
        return with_page(analysis)
    from report_ls.git import figure_states  # imported here, as starting a program takes a large import

    states = figure_states(folder, figures.listing)
    if all(states.get(name, GitState.TRACKED) is GitState.TRACKED for name in shown):
        return with_page(analysis)
    return with_page(analyse(text, limits, figures.with_git(states), memo))


def passes(analysis: Analysis) -> bool:
    """Whether every question passes and nothing is a warning or worse."""
    official = analysis.official
    return official.passed == official.expected and all(finding.severity > Severity.WARNING for finding in analysis.findings)
