"""The questions of a report that match what a person types to go to one."""

from __future__ import annotations

from dataclasses import dataclass

from report_ls.analysis.analysis import Analysis
from report_ls.features.document_symbols import question_name
from report_ls.features.overview import sections
from report_ls.text.spans import Span


@dataclass(frozen=True, slots=True)
class Match:
    """A question, the section that it stands in, and how well it matches: 0 is best."""

    name: str
    section: str | None
    span: Span
    rank: int


def workspace_symbols(analysis: Analysis, query: str) -> list[Match]:
    """The questions whose number is `query`, or whose name has its characters in their order; the best first."""
    found = []
    for row in sections(analysis):
        for question in row.questions:
            name = question_name(question)
            rank = _rank(question.status.number, name, query)
            if question.status.question and rank is not None:
                section = row.section.title if row.section else None
                found.append(Match(name, section, question.status.question.anchor, rank))
    return sorted(found, key=lambda match: match.rank)


def _rank(number: int, name: str, query: str) -> int | None:
    """None where the query does not match; no query matches all alike."""
    wanted = "".join(query.casefold().split())
    letters = "".join(name.casefold().split())
    if not wanted or wanted in {str(number), f"q{number}", f"question{number}"}:
        return 0
    if wanted in letters:
        return 1
    rest = iter(letters)
    return 2 if all(letter in rest for letter in wanted) else None
