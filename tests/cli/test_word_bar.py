"""The bar shows at a glance whether words lack or are too many."""

from __future__ import annotations

import pytest

from report_ls.checker.limits import Bounds
from report_ls.cli.word_bar import BEYOND, SCALE, word_bar


@pytest.mark.parametrize(
    ("count", "least", "most", "drawn"),
    [
        (0, 100, 200, ".....-----"),
        (6, 100, 200, ".....-----"),
        (97, 100, 200, "====.-----"),
        (100, 100, 200, "=====-----"),
        (150, 100, 200, "=======---"),
        (199, 100, 200, "=========-"),
        (200, 100, 200, "=========="),
        (201, 100, 200, "==========>"),
        (220, 100, 200, "==========>"),
        (221, 100, 200, "==========>>"),
        (9999, 100, 200, "==========>>"),
        (0, 0, 200, "----------"),
        (49, 50, 300, ".---------"),
        (50, 50, 300, "=---------"),
        (1, 1, 100, "=---------"),
        (100, 100, 100, "=========="),
        (99, 100, 100, "=========."),
        (1, 0, 0, "==========>>"),
    ],
)
def test_words_are_drawn_against_their_limits(count: int, least: int, most: int, drawn: str) -> None:
    bar = word_bar(count, Bounds(least, most))
    assert "=" * bar.filled + "." * bar.lacking + "-" * bar.left + ">" * bar.over == drawn


@pytest.mark.parametrize("bounds", [Bounds(0, 0), Bounds(0, 200), Bounds(50, 100), Bounds(100, 200), Bounds(1, 1000), Bounds(7, 7)])
def test_a_bar_lacks_cells_exactly_when_words_lack_and_goes_over_exactly_when_they_are_too_many(bounds: Bounds) -> None:
    for count in range(1200):
        bar = word_bar(count, bounds)
        assert bar.filled + bar.lacking + bar.left == SCALE
        assert (bar.lacking > 0) == (count < bounds.least)
        assert (bar.over > 0) == (count > bounds.most)
        assert 0 <= bar.over <= BEYOND
