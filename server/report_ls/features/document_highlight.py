"""What is marked together with the place of the cursor: the mentions of a figure, or of a study number."""

from __future__ import annotations

from report_ls.analysis.analysis import Analysis
from report_ls.features.references import references
from report_ls.model.members import MEMBERS, Member, find_members
from report_ls.text.spans import Span, line_at

_DIGITS = range(5, 8)
"""How many digits make a study number, be it mistyped: an `S3` is a storage."""


def highlights(analysis: Analysis, offset: int) -> list[Span]:
    """The spans that mean the same as what is at `offset`, in order. None where the cursor is in an image, but not on its path."""
    paths = references(analysis, offset)
    if paths:
        return paths if any(path.holds(offset) for path in paths) else []
    here = next((member for member in _members(analysis, line_at(analysis.report.text, offset)) if member.span.holds(offset)), None)
    if here is None:
        return []
    whole = Span(0, len(analysis.report.text))
    return [member.span for member in _members(analysis, whole) if member.digits == here.digits]


def _members(analysis: Analysis, where: Span) -> list[Member]:
    """The study numbers in a span. A number without its `s` is one in question 2 alone."""
    listing = next((question.answer for question in analysis.report.questions if question.number == MEMBERS), None)
    return [
        member
        for member in find_members(analysis.report.text, where, bare=True)
        if len(member.digits) in _DIGITS and (not member.written.isdigit() or (listing and listing.covers(member.span)))
    ]
