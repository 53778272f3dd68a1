"""How a failure of our own is told, after which the rest goes on."""

from __future__ import annotations

import logging
from typing import Any

log = logging.getLogger("report_ls")


class _WithoutTraceback(logging.Formatter):
    """Tells of an error by its name and its text."""

    def formatException(self, ei: Any) -> str:  # noqa: N802
        kind, error, _ = ei
        return f"  {kind.__name__}: {error}"


def log_failure(what: str) -> None:
    """Log that something failed, by the error that is being handled. Where logging is not set up, as in a terminal, it is told briefly."""
    if not logging.root.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(_WithoutTraceback("report-ls: %(message)s"))
        logging.basicConfig(handlers=[handler], level=logging.WARNING)
    log.exception("%s failed", what)
