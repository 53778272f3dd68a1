"""The exit statuses of the command. Python 3.8 can read this module, as `__main__` imports it first."""

from __future__ import annotations

PASSED = 0
FAILED = 1
"""A question fails, there is a finding of warning or worse, or `--diff` shows a change."""
UNUSABLE = 2
"""Wrong usage, or something that can't be read or written."""
INTERRUPTED = 130
"""Ended by SIGINT; shells use the same number."""
NO_READER = 141
"""Ended by SIGPIPE."""
