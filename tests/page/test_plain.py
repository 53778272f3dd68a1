"""Character references, and the characters that they may name, in answers that are not rendered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.page.answer_page import NEXT
from report_ls.page.plain import is_plain
from report_ls.page.render import github_tree, hand_in_tree

NUMBERS = ["0", "9", "10", "12", "32", "38", "60", "65", "127", "128", "55296", "65535", "1114111", "1114112", "99999999999"]
"""Of NUL, controls, a space, `&`, `<`, a letter, what HTML reads as another character, a surrogate, and what is out of range."""
NAMES = ["amp", "lt", "quot", "copy", "nbsp", "NotEqualTilde", "notit", "copy1", "a-b", "a.b", "é"]
CHARACTERS = ["\0", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\xa0", "\u2028", "\ufeff", "\ufffe", "\ud800", "\udfff", "\U0010ffff"]
REFERENCES = (
    st.sampled_from(NUMBERS).map(lambda number: f"&#{number}")
    | st.builds(lambda x, number: f"&#{x}{int(number):x}", st.sampled_from("xX"), st.sampled_from(NUMBERS))
    | st.sampled_from(NAMES).map(lambda name: f"&{name}")
)
PIECES = st.one_of(
    REFERENCES,
    REFERENCES.map(lambda reference: f"{reference};"),
    st.sampled_from(CHARACTERS),
    st.sampled_from(["&", "#", "x", ";", "a", "1", " ", " so ", "\n", "\n\n", "AT&T", "`", "**", "*", "[", "](b.c)"]),
)


def is_alike_or_rendered(answer: str) -> bool:
    text = f"> Answer:{answer}{NEXT}"
    return not is_plain(answer) or github_tree(text) == hand_in_tree(text)


@settings(max_examples=1500)
@given(st.lists(PIECES, max_size=8).map("".join), st.sampled_from(["", " so.", "\n"]))
def test_an_answer_with_references_is_rendered_unless_both_pages_show_it_alike(middle: str, end: str) -> None:
    assert is_alike_or_rendered(f"\n\nIt is {middle}{end}")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("form", ["&#{}", "&#{};", "&#x{:x}", "&#X{:x};", "so &#{}b", "`&#{}`", "**&#{}**", "[&#{}](b.c)"])
def test_a_reference_by_number_is_always_rendered(number: str, form: str) -> None:
    assert not is_plain(f"\n\nIt is {form.format(int(number))} so.")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["&{}", "&{};", "so &{}", "`&{}`", "**&{} b**", "&{}\n;"])
def test_a_reference_by_name_is_rendered_unless_both_pages_show_it_alike(name: str, form: str) -> None:
    assert is_alike_or_rendered(f"\n\nIt is {form.format(name)} so.")


@pytest.mark.parametrize("character", CHARACTERS)
def test_a_character_that_the_pages_may_show_differently_is_rendered(character: str) -> None:
    assert not is_plain(f"\n\nIt is {character} so.")
