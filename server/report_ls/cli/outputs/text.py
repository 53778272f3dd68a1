"""The output of `check` for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import NamedTuple

from report_ls.analysis.analysis import Analysis
from report_ls.checker.limits import Source
from report_ls.checker.official import Official
from report_ls.cli.check import Checked, Output
from report_ls.cli.finding_lines import finding_block, finding_line
from report_ls.cli.printable import printable
from report_ls.cli.question_table import question_table
from report_ls.cli.terminal import Screen, Styled, open_screen, write
from report_ls.disk.find_reports import Problem
from report_ls.model.findings import Finding, Severity
from report_ls.text.spans import LineIndex, split_lines


class _Drawn(NamedTuple):
    """A report, and its line below several."""

    report: tuple[Styled, ...]
    summary: tuple[Styled, ...]


def output() -> Output[_Drawn | None]:
    """Each report, written as soon as it is there; after several, a line for each."""
    screen = open_screen()
    return Output(partial(_drawn, screen), partial(_write, screen))


def _drawn(screen: Screen, result: Checked | Problem) -> _Drawn | None:
    """`screen` is the one that is written to, which another process can't see. Of what can't be read only standard error tells."""
    return None if isinstance(result, Problem) else _Drawn(tuple(_report(result, screen)), tuple(_summary_line(result)))


def _write(screen: Screen, reports: Iterator[_Drawn | None]) -> None:
    summary: list[tuple[Styled, ...]] = []
    for drawn in reports:
        if drawn is None:
            continue
        write([("\n\n", "")] if summary else [], screen)
        write(drawn.report, screen)
        summary.append(drawn.summary)
    if len(summary) > 1:
        write([("\n\n", ""), (f"{len(summary)} reports", "bold"), ("\n", ""), *chain.from_iterable(summary)], screen)


def _report(checked: Checked, screen: Screen) -> Iterator[Styled]:
    analysis = checked.analysis
    yield printable(checked.path), "bold"
    yield "\n", ""
    if checked.fixes is not None:
        yield f"{_fixes(checked.fixes)}\n", ""
    for remark in _remarks(analysis):
        yield printable(remark), "dim"
        yield "\n", ""
    yield from question_table(analysis, screen)
    if analysis.findings:
        yield "\n", ""
        yield _amounts(analysis.findings), "bold"
        yield "\n", ""
    index = LineIndex(split_lines(analysis.report.text))
    for finding in analysis.findings:
        if screen.is_terminal:
            yield from finding_block(finding, checked.path, index, screen)
        else:
            yield from finding_line(finding, checked.path, index, screen.signs)
    yield "\n", ""
    yield from _last_line(analysis.official)


def _fixes(amount: int) -> str:
    return "1 fix made." if amount == 1 else f"{amount or 'No'} fixes made."


def _remarks(analysis: Analysis) -> Iterator[str]:
    """What has to be known to read the table, a sentence each."""
    limits = analysis.limits
    if limits.source is Source.CHECKER:
        yield f"Limits of the report.py beside it, {limits.edition} edition."
    else:
        yield f"Limits of the {limits.edition} edition."
    if limits.note:
        yield limits.note
    if analysis.figures and analysis.figures.listing.note:
        yield analysis.figures.listing.note
    if analysis.official.stopped:
        yield "report.py stops on this report; the words are those under each heading."
    elif not all(status.is_official for status in analysis.statuses):
        yield "Where report.py counts another question's answer, the words are those under the heading."


def _amounts(findings: Iterable[Finding]) -> str:
    """Such as "1 error, 2 warnings, 3 notes"."""
    counted = Counter("note" if finding.severity > Severity.WARNING else finding.severity.label for finding in findings)
    return ", ".join(f"{counted[kind]} {kind}{'' if counted[kind] == 1 else 's'}" for kind in ("error", "warning", "note") if counted[kind])


def _last_line(official: Official) -> Iterator[Styled]:
    """The last line of the course's checker (docs/format.md, section 3)."""
    if official.stopped:
        message = f"ValueError: Number of answers are different from the expected {official.expected}. Have you changed the template?"
        yield message, "bold red"
    else:
        style = "bold green" if official.passed == official.expected else "bold"
        yield f"Total number of questions passed: {official.passed}/{official.expected}", style
    yield "\n", ""


def _summary_line(checked: Checked) -> Iterator[Styled]:
    official = checked.analysis.official
    verdict = "stops" if official.stopped else f"{official.passed}/{official.expected}"
    yield f" {verdict:>5}  ", "green" if official.passed == official.expected else "red"
    yield printable(checked.path), ""
    if checked.analysis.findings:
        yield f"  {_amounts(checked.analysis.findings)}", "dim"
    yield "\n", ""
