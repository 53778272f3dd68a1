"""A line that is a heading."""

from __future__ import annotations

from dataclasses import dataclass

from report_ls.format.text import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line. `number` is None where it is not that of a question, `place` is the number that its position asks for."""

    line: Span
    title: Span
    level: int
    number: int | None
    place: int | None = None
