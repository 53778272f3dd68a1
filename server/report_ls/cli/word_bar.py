"""A number of words drawn beside the limits that it is held against."""

from __future__ import annotations

from typing import NamedTuple

from report_ls.checker.limits import Bounds

SCALE = 10
"""The cell in which the upper limit is reached."""
BEYOND = 2
"""Cells for what is over the limit."""


class WordBar(NamedTuple):
    """Lengths in cells, as they are drawn: words up to the limit, what lacks to the lower one, what is left, words over."""

    filled: int
    lacking: int
    left: int
    over: int


def word_bar(count: int, bounds: Bounds) -> WordBar:
    """One cell at least is lacking where words are, and one is over where there are too many."""
    most = max(bounds.most, 1)
    allowed_from = max(min(bounds.least * SCALE // most, SCALE), int(bounds.least > 0))
    if count < bounds.least:
        filled = min(count * SCALE // most, allowed_from - 1)
        return WordBar(filled, allowed_from - filled, SCALE - allowed_from, 0)
    filled = max(min(count * SCALE // most, SCALE), allowed_from)
    over = min(-((bounds.most - count) * SCALE // most), BEYOND) if count > bounds.most else 0
    return WordBar(filled, 0, SCALE - filled, over)
