"""A line that is a heading."""

from __future__ import annotations

from typing import NamedTuple

from report_ls.text.spans import Span


class Heading(NamedTuple):
    """A heading line. `number` is None where it is not that of a question, `place` is the number that its position asks for."""

    line: Span
    title: Span
    level: int
    number: int | None
    place: int | None = None
