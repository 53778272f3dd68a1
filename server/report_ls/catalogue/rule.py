"""What is known of one kind of finding."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from report_ls.model.findings import Severity

ERROR, WARNING, INFORMATION, HINT = Severity


class Example(NamedTuple):
    """What is wrong, and the same when it is right: a part of a report, or what lies beside one. `(97 words)` stands for so many."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding. `summary` is a line for tables, `explanation` a paragraph for people, `fix` the rest of a
    sentence that begins with "The fix".
    """

    code: str
    severity: Severity
    summary: str
    explanation: str
    fix: str = ""
    fixed_by_all: bool = False
    example: Example = field(kw_only=True)
