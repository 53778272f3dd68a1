"""Counts what patterns find. This is called in a process that can be ended: a pattern may take forever, and so may reading it."""

from __future__ import annotations

import re
import warnings


def count_patterns(request: tuple[list[str], list[str]]) -> list[int] | str:
    """How often the patterns are found in each of the texts, of all of them together; a pattern that is not valid is answered instead.

    `request` has the patterns and the texts.
    """
    patterns, texts = request
    compiled = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a pattern's odd brackets are not our affair
        for pattern in patterns:
            try:
                compiled.append(re.compile(pattern))
            except (re.error, OverflowError):
                return pattern
    return [sum(1 for pattern in compiled for _ in pattern.finditer(text)) for text in texts]
