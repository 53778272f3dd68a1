"""The members of a group, by their study numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from report_ls.text.spans import Span

MEMBERS = 2
"""The question that lists the study numbers."""

_NUMBER = re.compile(r"(?<![\w.])[sS](\d+)(?![\w])|(?:(?<![\w./-])|(?<=\n-))(\d{5,7})(?![\w/-])")
"""Numbers without an s, also right behind the mark of an item that lacks its space."""


class Member(NamedTuple):
    """A study number as written; `digits` without the s."""

    span: Span
    written: str
    digits: str

    @property
    def is_valid(self) -> bool:
        return len(self.digits) == 6 and self.written[0] in "sS"


def find_members(text: str, answer: Span, *, bare: bool = False) -> list[Member]:
    """The study numbers in a span of text; with `bare`, runs of 5 to 7 digits without an s too."""
    return [
        Member(Span(*match.span()), match[0], match[1] or match[2])
        for match in _NUMBER.finditer(text, answer.start, answer.end)
        if match[1] or bare
    ]
