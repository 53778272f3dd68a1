"""Columns in the units of each encoding."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.lsp.positions import Encoding, to_column, to_units
from tests.support.text_model import TextModel

UTF8, UTF16, UTF32 = Encoding.UTF8, Encoding.UTF16, Encoding.UTF32
HIGH, LOW = "\ud83d", "\ude00"  # the halves of a smiling face, which an editor that deletes one of them leaves

# The units in front of each character of a line, and of its end.
COLUMNS = [
    ("", UTF8, [0]),
    ("", UTF16, [0]),
    ("", UTF32, [0]),
    ("abc", UTF8, [0, 1, 2, 3]),
    ("abc", UTF16, [0, 1, 2, 3]),
    ("abc", UTF32, [0, 1, 2, 3]),
    ("aé€🙂b", UTF8, [0, 1, 3, 6, 10, 11]),
    ("aé€🙂b", UTF16, [0, 1, 2, 3, 5, 6]),
    ("aé€🙂b", UTF32, [0, 1, 2, 3, 4, 5]),
    ("e\u0301x", UTF8, [0, 1, 3, 4]),
    ("e\u0301x", UTF16, [0, 1, 2, 3]),
    ("e\u0301x", UTF32, [0, 1, 2, 3]),
    ("👩‍🔬!", UTF8, [0, 4, 7, 11, 12]),
    ("👩‍🔬!", UTF16, [0, 2, 3, 5, 6]),
    ("👩‍🔬!", UTF32, [0, 1, 2, 3, 4]),
    ("a\u2028b\x85c\fd", UTF8, [0, 1, 4, 5, 7, 8, 9, 10]),
    ("a\u2028b\x85c\fd", UTF16, [0, 1, 2, 3, 4, 5, 6, 7]),
    ("a\u2028b\x85c\fd", UTF32, [0, 1, 2, 3, 4, 5, 6, 7]),
    (f"a{HIGH}b🙂", UTF8, [0, 1, 4, 5, 9]),
    (f"a{HIGH}b🙂", UTF16, [0, 1, 2, 3, 5]),
    (f"a{HIGH}b🙂", UTF32, [0, 1, 2, 3, 4]),
    (f"{HIGH}{LOW}b", UTF8, [0, 3, 6, 7]),
    (f"{HIGH}{LOW}b", UTF16, [0, 1, 2, 3]),
    (f"{HIGH}{LOW}b", UTF32, [0, 1, 2, 3]),
]


@pytest.mark.parametrize(("line", "encoding", "units"), COLUMNS)
def test_each_character_of_a_line_has_a_column_in_units(line: str, encoding: Encoding, units: list[int]) -> None:
    assert [to_units(line, column, encoding) for column in range(len(line) + 1)] == units


@pytest.mark.parametrize(("line", "encoding", "units"), COLUMNS)
def test_a_column_in_units_is_that_of_its_character(line: str, encoding: Encoding, units: list[int]) -> None:
    assert [to_column(line, unit, encoding) for unit in units] == list(range(len(line) + 1))


@pytest.mark.parametrize(
    ("line", "encoding", "unit", "column"),
    [
        ("aéb", UTF8, 2, 1),
        ("a€b", UTF8, 2, 1),
        ("a€b", UTF8, 3, 1),
        ("a🙂b", UTF8, 4, 1),
        ("a🙂b", UTF16, 2, 1),
        ("🙂🙂", UTF16, 3, 1),
    ],
)
def test_a_column_within_a_character_is_the_characters_own(line: str, encoding: Encoding, unit: int, column: int) -> None:
    assert to_column(line, unit, encoding) == column


@pytest.mark.parametrize("encoding", Encoding)
@pytest.mark.parametrize("line", ["", "abc", "aé€🙂b", f"a{LOW}", f"{HIGH}{LOW}", "🙂"])
@pytest.mark.parametrize("beyond", [1, 2, 1000, 2**31 - 1])
def test_a_column_behind_the_end_is_the_end(line: str, encoding: Encoding, beyond: int) -> None:
    assert to_column(line, to_units(line, len(line), encoding) + beyond, encoding) == len(line)


@settings(max_examples=300)
@given(st.text(st.sampled_from(f"ab é€\u0301🙂🧪\u2028{HIGH}{LOW}"), max_size=12), st.sampled_from(Encoding))
def test_columns_are_what_counting_one_character_after_the_other_gives(line: str, encoding: Encoding) -> None:
    model = TextModel(line, encoding.value)
    for column in range(len(line) + 1):
        units = model.position(column).character
        assert to_units(line, column, encoding) == units
        assert to_column(line, units, encoding) == column
