"""The members of a group, by their study numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from report_ls.syntax.report import Question, Report
from report_ls.text.spans import Span

MEMBERS = 2
"""The question that lists the study numbers."""

_NUMBER = re.compile(r"(?<![\w.])[sS](\d+)(?![\w])|(?:(?<![\w./-])|(?<=\n-))(\d{5,7})(?![\w/-])")
"""Numbers without an s, also right behind the mark of an item that lacks its space."""
_DIGITS = range(5, 8)
"""How many digits a study number has outside of question 2, be it mistyped: an `S3` is a storage."""


class Member(NamedTuple):
    """A study number as written; `digits` without the s."""

    span: Span
    written: str
    digits: str

    @property
    def is_valid(self) -> bool:
        return len(self.digits) == 6 and self.written[0] in "sS"


class Group(NamedTuple):
    """The members that question 2 lists, and those that the last question names. `listing` and `last` are these questions, as far as they
    are answered.
    """

    listing: Question | None
    last: Question | None
    listed: tuple[Member, ...]
    named: tuple[Member, ...]

    @property
    def numbers(self) -> list[str]:
        """The study numbers of question 2 with their s, each once."""
        return list(dict.fromkeys(f"s{member.digits}" for member in self.listed))


def find_group(report: Report, last: int) -> Group:
    """Finds the members of a report whose last question has the number `last`."""
    listing = _answered(report, MEMBERS)
    naming = _answered(report, last) if last != MEMBERS else None
    return Group(
        listing,
        naming,
        tuple(_listed(report.text, listing.answer)) if listing else (),
        tuple(_named(report.text, naming.answer)) if naming else (),
    )


def find_members(report: Report, within: Span) -> list[Member]:
    """Finds the study numbers in a span of the text, as question 2 lists them or as other text names them."""
    listing = report.question(MEMBERS)
    listed = [member for member in _listed(report.text, within) if listing and listing.answer.covers(member.span)]
    return sorted({*listed, *_named(report.text, within)})


def _answered(report: Report, number: int) -> Question | None:
    question = report.question(number)
    return question if question and not question.body.is_unanswered else None


def _listed(text: str, within: Span) -> Iterator[Member]:
    """Yields all that is meant as a study number where these are asked for: an s and digits, or 5 to 7 digits without an s."""
    for match in _NUMBER.finditer(text, within.start, within.end):
        yield Member(Span(*match.span()), match[0], match[1] or match[2])


def _named(text: str, within: Span) -> Iterator[Member]:
    return (member for member in _listed(text, within) if member.written[0] in "sS" and len(member.digits) in _DIGITS)
