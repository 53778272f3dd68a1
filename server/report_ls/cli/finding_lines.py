"""Findings as people read them: a place that a terminal can open, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.cli.cells import cell_len
from report_ls.cli.printable import printable
from report_ls.cli.signs import Signs
from report_ls.cli.terminal import SEVERITY_STYLES, Screen, Styled, wrapped
from report_ls.model.findings import Finding, Fix
from report_ls.text.spans import LineIndex

GAP = "  "
INDENT = "    "
LEAST_WIDTH = 20
"""Cells: what is said is not made narrower than this."""


def finding_line(finding: Finding, path: str, index: LineIndex, signs: Signs) -> Iterator[Styled]:
    """All on one line, for programs that look for lines such as those of compilers."""
    yield from _place(finding, path, index)
    yield f"{GAP}{printable(finding.message_with_question)}", ""
    if finding.fixes:
        yield GAP, ""
        yield _hint(finding.fixes, signs), "dim"
    yield "\n", ""


def finding_block(finding: Finding, path: str, index: LineIndex, screen: Screen) -> Iterator[Styled]:
    """The place on a line, which is never broken, and what is said below it, broken between words."""
    yield from _place(finding, path, index)
    width = max(screen.width - len(INDENT), LEAST_WIDTH)
    lines = wrapped(printable(finding.message_with_question), width)
    for line in lines:
        yield f"\n{INDENT}{line}", ""
    if finding.fixes:
        hint = _hint(finding.fixes, screen.signs)
        if cell_len(lines[-1]) + len(GAP) + cell_len(hint) <= width:
            yield GAP, ""
            yield hint, "dim"
        else:
            for line in wrapped(hint, width):
                yield f"\n{INDENT}", ""
                yield line, "dim"
    yield "\n", ""


def _place(finding: Finding, path: str, index: LineIndex) -> Iterator[Styled]:
    line, column = index.position(finding.span.start)
    yield f"{printable(path)}:{line + 1}:{column + 1}: ", "dim"
    yield finding.severity.label, SEVERITY_STYLES[finding.severity]
    yield f" {finding.code}", "bold"


def _hint(fixes: tuple[Fix, ...], signs: Signs) -> str:
    """The fix that an editor offers first."""
    first = next((fix for fix in fixes if fix.preferred), fixes[0])
    others = f" (or {len(fixes) - 1} more)" if len(fixes) > 1 else ""
    return f"{signs.fix} {printable(first.title)}{others}"
