"""The fixes of the findings at a place."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.findings import Finding, Fix
from report_ls.format.text import Span


def quick_fixes(findings: tuple[Finding, ...], span: Span) -> Iterator[tuple[Finding, Fix]]:
    """Each fix of a finding that touches `span`, with its finding; a fix that several findings share is given once."""
    given = set()
    for finding in findings:
        if finding.span.start > span.end or finding.span.end < span.start:
            continue
        for fix in finding.fixes:
            if (fix.title, fix.edits) not in given:
                given.add((fix.title, fix.edits))
                yield finding, fix
