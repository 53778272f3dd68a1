"""Spans, lines and words: what everything else counts in."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.text.spans import LineIndex, Span, line_at, line_end, newlines, nth_word, split_lines, stripped
from tests.support.strategies import scraps

THOROUGH = settings(max_examples=400)
texts = scraps | st.text(max_size=80)


@st.composite
def texts_with_span(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


@THOROUGH
@given(texts)
def test_newlines_are_those_of_a_file_that_is_opened_as_text(text: str) -> None:
    encoded = text.encode("utf-8", "surrogatepass")
    assert newlines(text) == io.TextIOWrapper(io.BytesIO(encoded), "utf-8", "surrogatepass", newline=None).read()


@THOROUGH
@given(texts)
def test_lines_join_back_to_the_text(text: str) -> None:
    lines = split_lines(text)
    assert "".join(lines) == text
    assert all(re.fullmatch(r"[^\r\n]*(?:\r\n|\r|\n)", line) for line in lines[:-1])
    assert not re.search(r"[\r\n]", lines[-1])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a\n", ""]),
        ("a\nb\r\nc\rd", ["a\n", "b\r\n", "c\r", "d"]),
        ("a\n\rb", ["a\n", "\r", "b"]),
        ("a\r\r\n", ["a\r", "\r\n", ""]),
        ("a\u2028b\u2029c\x85d\fe\vf\x1cg\x1dh\x1ei", ["a\u2028b\u2029c\x85d\fe\vf\x1cg\x1dh\x1ei"]),
    ],
)
def test_a_line_ends_at_a_line_feed_a_carriage_return_or_both_and_nowhere_else(text: str, lines: list[str]) -> None:
    assert split_lines(text) == lines


@THOROUGH
@given(texts)
def test_the_line_index_finds_every_offset_of_the_text_with_one_line_end(text: str) -> None:
    index = LineIndex(split_lines(text))
    lines = newlines(text).split("\n")
    for offset in range(len(newlines(text)) + 1):
        line, column = index.position(offset)
        assert sum(len(before) + 1 for before in lines[:line]) + column == offset
        assert column <= len(lines[line])


@pytest.mark.parametrize(("offset", "position"), [(0, (0, 0)), (2, (0, 2)), (3, (1, 0)), (4, (2, 0)), (5, (2, 1)), (6, (3, 0))])
def test_a_position_is_a_line_and_a_column_from_0(offset: int, position: tuple[int, int]) -> None:
    assert LineIndex(split_lines("ab\n\n🙂\r\n")).position(offset) == position


@THOROUGH
@given(texts_with_span())
def test_words_are_those_of_split(of: tuple[str, Span]) -> None:
    text, span = of
    expected = span.of(text).split()
    found = [nth_word(text, span, index) for index in range(len(expected))]
    assert [word.of(text) for word in found] == expected
    assert found == sorted(found)
    assert all(span.covers(word) for word in found)
    with pytest.raises(IndexError):
        nth_word(text, span, len(expected))


@THOROUGH
@given(texts_with_span())
def test_stripped_leaves_what_strip_leaves_at_its_place(of: tuple[str, Span]) -> None:
    text, span = of
    inner = stripped(text, span)
    assert inner.of(text) == span.of(text).strip()
    assert span.covers(inner)


@pytest.mark.parametrize("text", ["", " ", " \n\t\r\n", "\u2028\xa0"])
def test_of_white_space_nothing_is_left_at_its_start(text: str) -> None:
    assert stripped(f"a{text}b", Span(1, 1 + len(text))) == Span(1, 1)


@pytest.mark.parametrize(("offset", "line"), [(0, "one"), (3, "one"), (4, ""), (5, "two"), (7, "two"), (8, "two"), (9, "")])
def test_the_line_at_an_offset_has_no_line_feed(offset: int, line: str) -> None:
    text = "one\n\ntwo\n"
    assert line_at(text, offset).of(text) == line


@pytest.mark.parametrize(
    ("text", "end"), [("", "\n"), ("a", "\n"), ("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n"), ("a\rb", "\r"), ("\n", "\n"), ("\r\n", "\r\n")]
)
def test_new_text_ends_its_lines_as_the_first_line_ends(text: str, end: str) -> None:
    assert line_end(text) == end


def test_a_span_is_half_open_but_a_cursor_touches_both_of_its_ends() -> None:
    span = Span(2, 4)
    assert span.of("abcdef") == "cd"
    assert [span.holds(offset) for offset in range(1, 6)] == [False, True, True, True, False]
    assert span.shifted(3) == Span(5, 7)
    assert span.covers(Span(2, 4))
    assert not span.covers(Span(1, 3))
    assert not span.covers(Span(3, 5))


@THOROUGH
@given(
    st.lists(st.sampled_from(["", "a", "bc🙂", "def"]), min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(-2, 3)), max_size=8),
)
def test_an_index_that_follows_changes_is_the_one_of_the_changed_lines(words: list[str], changes: list[tuple[int, int]]) -> None:
    lines = [f"{word}\n" for word in words]
    index = LineIndex(lines)
    for line, by in changes:
        if line < len(lines):
            by = max(by, 1 - len(lines[line]))
            lines[line] = "x" * (len(lines[line]) - 1 + by) + "\n"
            index = index.with_longer_line(line, by)
    fresh = LineIndex(lines)
    assert [index.start(line) for line in range(len(lines))] == [fresh.start(line) for line in range(len(lines))]
    length = sum(map(len, lines))
    assert [index.position(offset) for offset in range(length)] == [fresh.position(offset) for offset in range(length)]
