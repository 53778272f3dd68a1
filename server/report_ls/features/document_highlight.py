"""What is marked together with the place of the cursor: the mentions of a figure, or of a study number."""

from __future__ import annotations

from report_ls.analysis.analysis import Analysis
from report_ls.features.references import references
from report_ls.model.members import find_members
from report_ls.text.spans import Span, line_at


def highlights(analysis: Analysis, offset: int) -> list[Span]:
    """Returns the spans that mean the same as what is at `offset`, in order. None where the cursor is in an image, but not on its path."""
    paths = references(analysis, offset)
    if paths:
        return paths if any(path.holds(offset) for path in paths) else []
    report = analysis.report
    here = next((member for member in find_members(report, line_at(report.text, offset)) if member.span.holds(offset)), None)
    if here is None:
        return []
    return [member.span for member in find_members(report, Span(0, len(report.text))) if member.digits == here.digits]
