"""Findings as people read them: a place that a terminal can open, and what is said of it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from report_ls.cli.printable import printable
from report_ls.cli.signs import Signs
from report_ls.cli.terminal import SEVERITY_STYLES, wrapped
from report_ls.findings import Finding, Fix
from report_ls.format.text import LineIndex

GAP = "  "
INDENT = "    "
LEAST_WIDTH = 20
"""Cells: what is said is not made narrower than this."""


def finding_line(finding: Finding, path: str, index: LineIndex, signs: Signs) -> Text:
    """All on one line, for programs that look for lines such as those of compilers."""
    line = _place(finding, path, index).append(GAP).append(printable(finding.message))
    if finding.fixes:
        line.append(GAP).append_text(_hint(finding.fixes, signs))
    return line.append("\n")


def finding_block(finding: Finding, path: str, index: LineIndex, signs: Signs, console: Console) -> Text:
    """The place on a line, which is never broken, and what is said below it, broken between words."""
    width = max(console.width - len(INDENT), LEAST_WIDTH)
    lines = wrapped(Text(printable(finding.message)), width, console)
    if finding.fixes:
        hint = _hint(finding.fixes, signs)
        if lines[-1].cell_len + len(GAP) + hint.cell_len <= width:
            lines[-1].append(GAP).append_text(hint)
        else:
            lines += wrapped(hint, width, console)
    block = _place(finding, path, index)
    for line in lines:
        block.append(f"\n{INDENT}").append_text(line)
    return block.append("\n")


def _place(finding: Finding, path: str, index: LineIndex) -> Text:
    line, column = index.position(finding.span.start)
    text = Text().append(f"{printable(path)}:{line + 1}:{column + 1}: ", "dim")
    return text.append(finding.severity.label, SEVERITY_STYLES[finding.severity]).append(f" {finding.code}", "bold")


def _hint(fixes: tuple[Fix, ...], signs: Signs) -> Text:
    """The fix that an editor offers first."""
    first = next((fix for fix in fixes if fix.preferred), fixes[0])
    others = f" (or {len(fixes) - 1} more)" if len(fixes) > 1 else ""
    return Text(f"{signs.fix} {printable(first.title)}{others}", "dim")
