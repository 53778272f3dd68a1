"""The fixes of the findings at a place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from report_ls.analysis.analysis import Analysis
from report_ls.analysis.memo import Memo
from report_ls.fixes.effect import completed
from report_ls.model.findings import Finding, Fix
from report_ls.text.spans import Span

MOST = 50
"""How many fixes are judged for one place, each by an analysis; nobody reads on in a longer menu."""


def quick_fixes(analysis: Analysis, findings: tuple[Finding, ...], span: Span, memo: Memo | None = None) -> Iterator[tuple[Finding, Fix]]:
    """The fixes at `span` as they may be offered, each with its finding."""
    memo = memo or Memo()
    given = islice(fixes_at(findings, span), MOST)
    offered = ((finding, completed(analysis, finding, fix, memo)) for finding, fix in given)
    return ((finding, fix) for finding, fix in offered if fix)


def fixes_at(findings: tuple[Finding, ...], span: Span) -> Iterator[tuple[Finding, Fix]]:
    """Each fix of a finding that touches `span` in one of its places, with its finding, not judged yet; a shared fix is given once."""
    given = set()
    for finding in findings:
        if all(own.start > span.end or own.end < span.start for own in finding.own_spans()):
            continue
        for fix in finding.fixes:
            if (fix.title, fix.edits) not in given:
                given.add((fix.title, fix.edits))
                yield finding, fix
