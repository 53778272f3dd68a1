"""How a question stands: passed, failed, unanswered or missing."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """How a question stands."""

    PASSED = "passed"
    FAILED = "failed"
    UNANSWERED = "unanswered"
    MISSING = "missing"
