"""Counts what patterns find. This is called in a process that can be ended: a pattern may take forever, and so may reading it."""

from __future__ import annotations

import re
import time
import warnings


def count_patterns(request: tuple[list[str], list[str]]) -> tuple[list[int], float] | None:
    """How often the patterns are found in each of the texts, all of them together, and how many seconds of the processor that took. None
    where a pattern is not valid.

    `request` has the patterns and the texts.
    """
    started = time.process_time()
    patterns, texts = request
    compiled = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a pattern's odd brackets are not our affair
        for pattern in patterns:
            try:
                compiled.append(re.compile(pattern))
            except (re.error, OverflowError):
                return None
    counts = [sum(1 for pattern in compiled for _ in pattern.finditer(text)) for text in texts]
    return counts, time.process_time() - started
