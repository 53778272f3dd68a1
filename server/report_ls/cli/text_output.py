"""The output of `check` for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from rich.console import Console
from rich.segment import Segments
from rich.text import Text

from report_ls.analysis import Analysis
from report_ls.cli.check import Checked, Output
from report_ls.cli.find_reports import Unreadable
from report_ls.cli.finding_lines import finding_block, finding_line
from report_ls.cli.printable import printable
from report_ls.cli.question_table import question_table
from report_ls.cli.signs import ASCII, UNICODE
from report_ls.cli.terminal import open_console
from report_ls.findings import Finding, Severity
from report_ls.format.limits import Source
from report_ls.format.official import Official
from report_ls.format.text import LineIndex, split_lines


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A report, and its line below several."""

    report: Text
    summary: Text


def text_output() -> Output[_Drawn | None]:
    """Each report, written as soon as it is there; after several, a line for each."""
    console = open_console()
    return Output(partial(_drawn, console.width), partial(_write, console))


def _drawn(width: int, result: Checked | Unreadable) -> _Drawn | None:
    """`width` is that of the terminal, which another process can't see. Of what can't be read only standard error tells."""
    return None if isinstance(result, Unreadable) else _Drawn(_report(result, open_console(width)), _summary_line(result))


def _write(console: Console, reports: Iterator[_Drawn | None]) -> None:
    summary: list[Text] = []
    for drawn in reports:
        if drawn is None:
            continue
        if summary:
            console.print("\n")
        # rendered here, as its lines are not broken any more: Text would look for breaks, which takes twice as long
        console.print(Segments(drawn.report.render(console)), soft_wrap=True, end="")
        summary.append(drawn.summary)
    if len(summary) > 1:
        heading = Text("\n\n").append(f"{len(summary)} reports", "bold").append("\n")
        console.print(heading.append_text(Text().join(summary)), soft_wrap=True, end="")


def _report(checked: Checked, console: Console) -> Text:
    analysis = checked.analysis
    signs = ASCII if console.options.ascii_only else UNICODE
    text = Text().append(printable(checked.path), "bold").append("\n")
    if checked.fixes is not None:
        text.append(f"{_fixes(checked.fixes)}\n")
    for remark in _remarks(analysis):
        text.append(printable(remark), "dim").append("\n")
    text.append_text(question_table(analysis, console.width, signs))
    if analysis.findings:
        text.append("\n").append(_amounts(analysis.findings), "bold").append("\n")
    index = LineIndex(split_lines(analysis.report.text))
    for finding in analysis.findings:
        if console.is_terminal:
            text.append_text(finding_block(finding, checked.path, index, signs, console))
        else:
            text.append_text(finding_line(finding, checked.path, index, signs))
    return text.append("\n").append_text(_last_line(analysis.official))


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
    if analysis.figures and analysis.figures.listing.problem:
        yield analysis.figures.listing.problem
    if analysis.official.stopped:
        yield "report.py stops on this report; the words are those under each heading."
    elif not all(status.is_official for status in analysis.statuses):
        yield "Where report.py counts another question's answer, the words are those under the heading."


def _amounts(findings: Iterable[Finding]) -> str:
    """Such as "1 error, 2 warnings, 3 notes"."""
    counted = Counter("note" if finding.severity > Severity.WARNING else finding.severity.label for finding in findings)
    return ", ".join(f"{counted[kind]} {kind}{'' if counted[kind] == 1 else 's'}" for kind in ("error", "warning", "note") if counted[kind])


def _last_line(official: Official) -> Text:
    """The last line of the course's checker (format.md, section 3)."""
    if official.stopped:
        message = f"ValueError: Number of answers are different from the expected {official.expected}. Have you changed the template?"
        return Text().append(message, "bold red").append("\n")
    style = "bold green" if official.passed == official.expected else "bold"
    return Text().append(f"Total number of questions passed: {official.passed}/{official.expected}", style).append("\n")


def _summary_line(checked: Checked) -> Text:
    official = checked.analysis.official
    verdict = "stops" if official.stopped else f"{official.passed}/{official.expected}"
    line = Text().append(f" {verdict:>5}  ", "green" if official.passed == official.expected else "red")
    line.append(printable(checked.path))
    if checked.analysis.findings:
        line.append(f"  {_amounts(checked.analysis.findings)}", "dim")
    return line.append("\n")
