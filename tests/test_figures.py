"""Which file a name was most likely meant to be."""

from __future__ import annotations

from difflib import get_close_matches

from hypothesis import example, given
from hypothesis import strategies as st

from report_ls.figures import closest_match

NAMES = st.text("ab01_", min_size=1, max_size=12)


@example("plo\0t_1", ["plot_0", "plot_1"])
@given(NAMES, st.lists(NAMES, max_size=30, unique=True))
def test_the_closest_match_is_the_one_that_difflib_finds(word: str, others: list[str]) -> None:
    assert [closest_match(word, others)] == (get_close_matches(word, others, 1, 0.6) or [None])
