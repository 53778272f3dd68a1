"""`report-ls check`: each report is judged and drawn by itself, so that of many only a few are ever held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from report_ls.analysis.analysis import Analysis, analyse, with_page
from report_ls.analysis.memo import Memo
from report_ls.checker.image_pattern import IMAGE_PATTERN
from report_ls.checker.limits import Limits
from report_ls.checker.script import Script, Unreadable
from report_ls.cli.exit_status import FAILED, PASSED, UNUSABLE
from report_ls.cli.printable import tell
from report_ls.cli.workers import in_order
from report_ls.disk.files import KEPT_PAGE, has_entry, read_checker
from report_ls.disk.find_reports import Found, NoReport, Problem, find_reports
from report_ls.disk.folders import DiskFolder
from report_ls.disk.git_state import GitState
from report_ls.model.figures import Figures
from report_ls.model.findings import Severity
from report_ls.page.judge_in_process import PageJudge
from report_ls.template.in_force import limits_in_force
from report_ls.text.failure import LOST, failure

D = TypeVar("D")
Target = Found | Problem | NoReport


class Checked(NamedTuple):
    """A report and all that is known of it. `fixes` is how many were made; None where none were asked for."""

    path: str
    analysis: Analysis
    fixes: int | None = None


class Output(NamedTuple, Generic[D]):
    """What is written of reports: `draw` says what of one, perhaps in another process, and `write` writes that of all as it comes."""

    draw: Callable[[Checked | Problem], D]
    write: Callable[[Iterator[D]], None]


class _Outcome(NamedTuple, Generic[D]):
    """What came of one target: its exit status, what to tell on standard error and what to write."""

    status: int
    complaint: NoReport | Problem | None
    drawn: tuple[D, ...]


class UnfixableError(Exception):
    """A report that can't be fixed. The message is one sentence, which does not name the file."""


ApplyFixes = Callable[[Found, Checked], Checked]
"""Fixes a report that was checked, and returns it checked again. Raises UnfixableError."""


def check(paths: Iterable[str], edition: str | None, output: Output[D], apply_fixes: ApplyFixes | None = None) -> int:
    """Judge the reports at `paths`, by the limits of `edition` if one is forced, and write them. Returns the exit status.

    What can't be checked, or fixed, is told on standard error, too. Only what writes nothing but its output is done by several processes.
    """
    status = PASSED

    def drawn() -> Iterator[D]:
        nonlocal status
        work = partial(_outcome, edition=edition, draw=output.draw, apply_fixes=apply_fixes)
        targets = find_reports(paths)
        for outcome in map(work, targets) if apply_fixes else in_order(work, targets, partial(_lost, draw=output.draw)):
            status = max(status, outcome.status)
            if outcome.complaint:
                complain(outcome.complaint)
            yield from outcome.drawn

    output.write(drawn())
    return status


def _outcome(target: Target, edition: str | None, draw: Callable[[Checked | Problem], D], apply_fixes: ApplyFixes | None) -> _Outcome[D]:
    """Never raises, so that no report can end the run for the others."""
    if isinstance(target, NoReport):
        return _Outcome(UNUSABLE, target, ())
    if isinstance(target, Problem):
        return _unusable(target, draw)
    try:
        return _of_report(target, edition, draw, apply_fixes)
    except Exception as error:
        return _unusable(Problem(target.path, failure(error)), draw)


def _unusable(target: Problem, draw: Callable[[Checked | Problem], D]) -> _Outcome[D]:
    return _Outcome(UNUSABLE, target, (draw(target),))


def _lost(target: Target, draw: Callable[[Checked | Problem], D]) -> _Outcome[D]:
    """Of a target on which a process was killed."""
    return _unusable(Problem(target.path, LOST), draw)


def _of_report(target: Found, edition: str | None, draw: Callable[[Checked | Problem], D], apply_fixes: ApplyFixes | None) -> _Outcome[D]:
    checked = Checked(target.path, analyse_report(target.path, target.text, edition))
    try:
        checked = apply_fixes(target, checked) if apply_fixes else checked
    except UnfixableError as error:
        return _Outcome(UNUSABLE, Problem(target.path, str(error)), (draw(checked._replace(fixes=0)),))
    return _Outcome(PASSED if passes(checked.analysis) else FAILED, None, (draw(checked),))


def complain(target: NoReport | Problem) -> None:
    sentence = target.reason if isinstance(target, Problem) else "There is no report in this folder."
    tell(f"{target.path}: {sentence}")


def analyse_report(path: str, text: str, edition: str | None) -> Analysis:
    """Analyses the report at `path`, whose text is `text`, with all that lies beside it."""
    folder = Path(path).parent
    analysis = _without_kept_page(folder, text, edition)
    if not has_entry(folder, KEPT_PAGE) or _makes_another_page(analysis, folder, edition):
        return analysis
    from report_ls.cli.kept_page import with_kept_page  # imported here, as most reports have no such file

    return with_kept_page(analysis, folder)


def _makes_another_page(analysis: Analysis, folder: Path, edition: str | None) -> bool:
    if edition is None:
        return analysis.limits.page_note is not None
    source = read_checker(folder)  # which was not asked, as its limits are not those in force
    script = _script(source) if isinstance(source, str) else source
    return script is not None and script.page is not None


def _without_kept_page(folder: Path, text: str, edition: str | None) -> Analysis:
    """What is found without the page beside it. Its figures are looked up in git only if the report shows some that are there."""
    figures = Figures(DiskFolder(folder))
    memo = Memo()
    pages = PageJudge()
    source = None if edition else read_checker(folder)
    if isinstance(source, str):
        analysis = _by_script(text, source, lambda limits: analyse(text, limits, figures, memo))
    else:
        analysis = analyse(text, limits_in_force(text, source, edition), figures, memo)
    shown = [name for name in analysis.used_figures if figures.holds(name)]
    if not shown:
        return with_page(analysis, pages.judge)
    from report_ls.disk.git import find_git  # imported here, as starting a program takes a large import

    states = find_git().figure_states(folder, figures.listing)
    if all(states.get(name, GitState.TRACKED) is GitState.TRACKED for name in shown):
        return with_page(analysis, pages.judge)
    return with_page(analyse(text, analysis.limits, figures.with_git(states), memo), pages.judge)


def _by_script(text: str, source: str, analysed: Callable[[Limits], Analysis]) -> Analysis:
    """The analysis by what a `report.py` decides, with its own patterns of images where they can be counted."""
    limits = limits_in_force(text, _script(source))
    if limits.image_patterns == (IMAGE_PATTERN,):
        return analysed(limits)
    from report_ls.checker.process import AskedCounts, CheckerProcess, without_patterns

    counts = AskedCounts(CheckerProcess(), limits.image_patterns)  # a process that ends when nobody counts by it any more
    analysis = analysed(limits._replace(count_images=counts))
    return analysed(without_patterns(limits, counts.refused)) if counts.refused else analysis


@lru_cache(maxsize=8)
def _script(source: str) -> Script | Unreadable | None:
    """What a script decides. It is remembered, as most reports of a course have the same one, and a process takes as long as a report."""
    from report_ls.checker.process import CheckerProcess  # imported here, as it starts a program, too

    return CheckerProcess().read(source)


def passes(analysis: Analysis) -> bool:
    """Whether every question passes and nothing is a warning or worse."""
    official = analysis.official
    return official.passed == official.expected and all(finding.severity > Severity.WARNING for finding in analysis.findings)
