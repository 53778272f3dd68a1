"""How a rule that failed is told in a terminal."""

from __future__ import annotations

import logging
from typing import Any


class _WithoutTraceback(logging.Formatter):
    """Tells of a rule that failed by the name and the text of its error."""

    def formatException(self, ei: Any) -> str:  # noqa: N802
        kind, error, _ = ei
        return f"  {kind.__name__}: {error}"


def log_briefly() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(_WithoutTraceback("report-ls: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
