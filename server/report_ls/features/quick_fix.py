"""The fixes of the findings at a place."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.analysis import Analysis, Memo
from report_ls.features.effect import completed
from report_ls.findings import Finding, Fix
from report_ls.format.text import Span


def quick_fixes(analysis: Analysis, findings: tuple[Finding, ...], span: Span, memo: Memo | None = None) -> Iterator[tuple[Finding, Fix]]:
    """Each fix of a finding that touches `span`, with its finding; a fix that several findings share is given once."""
    memo = memo or Memo()
    given = set()
    for finding in findings:
        if finding.span.start > span.end or finding.span.end < span.start:
            continue
        for fix in finding.fixes:
            if (fix.title, fix.edits) in given:
                continue
            given.add((fix.title, fix.edits))
            if offered := completed(analysis, finding, fix, memo):
                yield finding, offered
