"""Edits put together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_ls.fixes.edits import applied_to_file, composed
from report_ls.text.edits import Edit, apply
from report_ls.text.spans import Span, newlines


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, list[tuple[Edit, ...]]]:
    """A text, and edits that do not overlap in each round."""
    text = after = draw(st.text("ab\n", max_size=12))
    found = []
    for _ in range(draw(st.integers(0, 4))):
        places = sorted(draw(st.lists(st.integers(0, len(after)), max_size=6, unique=True)))
        pairs = zip(places[::2], places[1::2], strict=False)
        edits = tuple(Edit(Span(*pair), draw(st.text("xa\n", max_size=3))) for pair in pairs)
        after = apply(after, edits)
        found.append(edits)
    return text, found


@given(rounds())
def test_several_rounds_as_one_lead_to_the_same_text(case: tuple[str, list[tuple[Edit, ...]]]) -> None:
    text, found = case
    after = text
    for edits in found:
        after = apply(after, edits)
    whole = composed(text, found)
    assert apply(text, whole) == after
    assert all(edit.span.of(text) != edit.text for edit in whole)
    assert all(one.span.end < other.span.start for one, other in pairwise(whole))


def test_they_touch_only_what_changes() -> None:
    edits = composed("one\n## two\nthree\n", [(Edit(Span(4, 10), "**two**"),), (Edit(Span(0, 3), "One"),)])
    assert edits == (Edit(Span(0, 3), "One"), Edit(Span(4, 7), "**"), Edit(Span(10, 10), "**"))


@pytest.mark.parametrize(
    ("text", "edit", "fixed"),
    [
        ("a\r\nb\r\nc", Edit(Span(2, 3), "x\ny"), "a\r\nx\r\ny\r\nc"),
        ("a\nb\r\nc\r", Edit(Span(2, 3), "x\ny"), "a\nx\ny\r\nc\r"),
        ("a\rb\r", Edit(Span(4, 4), "\nc"), "a\rb\r\rc"),
        ("a\r\nb\nc", Edit(Span(0, 2), ""), "b\nc"),
        ("a\r\nb\nc", Edit(Span(1, 1), "!"), "a!\r\nb\nc"),
        ("🙂\u2028\x0c\r\nb", Edit(Span(4, 5), "c"), "🙂\u2028\x0c\r\nc"),
        ("\ufeffa\r\nb", Edit(Span(1, 2), "c"), "\ufeffc\r\nb"),
        ("", Edit(Span(0, 0), "a\n"), "a\n"),
    ],
)
def test_in_a_file_the_line_ends_stay(text: str, edit: Edit, fixed: str) -> None:
    assert applied_to_file(text, (edit,)) == fixed
    assert newlines(fixed) == apply(newlines(text), (edit,))
