"""What is known of one kind of finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from report_ls.model.findings import Finding, Fix, Related, Severity
from report_ls.text.spans import Span


class Family(IntEnum):
    """What a rule is about, in the order of the tables."""

    STRUCTURE = 1
    ANSWERS = 2
    IMAGES = 3
    PAGE = 4


class Example(NamedTuple):
    """What is wrong, and the same when it is right: a part of a report, or what lies beside one. `(97 words)` stands for so many."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """One kind of finding. Each is one object, so a code is written once.

    `position` is its place in the tables, within its family; they go in tens, so that a new rule fits between two others. `summary` is a
    line for tables, `explanation` a paragraph for people, `fix` the rest of a sentence that begins with "The fix".
    """

    code: str
    family: Family
    position: int
    severity: Severity
    summary: str
    explanation: str
    fix: str = ""
    fixed_by_all: bool = False
    example: Example

    @property
    def place(self) -> tuple[Family, int]:
        """What the tables are sorted by."""
        return self.family, self.position

    def found(
        self,
        span: Span,
        message: str,
        *,
        question: int | None = None,
        severity: Severity | None = None,
        related: tuple[Related, ...] = (),
        fixes: tuple[Fix, ...] = (),
        unnecessary: bool = False,
    ) -> Finding:
        """A finding of this rule, with its severity unless another one is given."""
        return Finding(self.code, severity or self.severity, span, message, question, related, fixes, unnecessary)
