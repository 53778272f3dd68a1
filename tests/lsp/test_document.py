"""The text of an open document under edits."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lsprotocol import types

from report_ls.lsp.positions import Encoding
from report_ls.lsp.session.document import Document
from report_ls.text.edits import Edit, apply
from report_ls.text.spans import Span, newlines, split_lines
from tests.support.reports import unmark
from tests.support.text_model import TextModel

THOROUGH = settings(max_examples=300)
SCRAPS = [
    "word",
    " ",
    "é",
    "e\u0301",
    "🙂",
    "👩‍🔬",
    "\n",
    "\r\n",
    "\r",
    "\u2028",
    "\u2029",
    "\x85",
    "\f",
    "\v",
    "\x1c",
    "\ud83d",
    "\ude00",
    "",
]

texts = st.lists(st.sampled_from(SCRAPS), max_size=14).map("".join)
encodings = st.sampled_from(Encoding)
edits = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12), texts), max_size=8)


@THOROUGH
@given(texts, encodings, edits, st.booleans())
@example("a\r", Encoding.UTF16, [(2, 0, "\n")], False)  # a line feed typed behind a carriage return: two lines become one line end
@example("a\r\nb", Encoding.UTF16, [(0, 1, "\n")], True)
@example("\r\nb", Encoding.UTF8, [(0, 0, "\r")], True)
@example("a\rb\nc", Encoding.UTF32, [(2, 1, "")], True)
@example("ab\fc\n", Encoding.UTF16, [(5, 0, "X")], True)
def test_a_document_is_the_same_text_as_the_editors_after_any_edits(
    text: str, encoding: Encoding, changes: list[tuple[int, int, str]], at_once: bool
) -> None:
    model = TextModel(text, encoding.value)
    document = Document.of(text, 1, encoding)
    events: list[types.TextDocumentContentChangeEvent] = []
    for version, (place, length, new) in enumerate(changes, 2):
        range_ = model.range(min(place, len(model.text)), min(place + length, len(model.text)))
        events.append(types.TextDocumentContentChangePartial(range_, new))
        model.replace(*model.span(range_), new)
        if not at_once:
            (document, _), events = document.changed(events, version), []
            assert document.text == model.text
    document, _ = document.changed(events, 100)
    assert (document.text, document.version) == (model.text, 100)
    assert document.lines == split_lines(model.text)


@THOROUGH
@given(texts, encodings, edits)
@example("a\rb\nc", Encoding.UTF32, [(2, 1, "")])
def test_after_each_edit_a_document_knows_where_its_lines_start_and_what_was_changed(
    text: str, encoding: Encoding, changes: list[tuple[int, int, str]]
) -> None:
    model = TextModel(text, encoding.value)
    document = Document.of(text, 1, encoding)
    for version, (place, length, new) in enumerate(changes, 2):
        range_ = model.range(min(place, len(model.text)), min(place + length, len(model.text)))
        before = newlines(model.text)
        model.replace(*model.span(range_), new)
        document, edit = document.changed([types.TextDocumentContentChangePartial(range_, new)], version)
        fresh = Document.of(model.text, version, encoding)
        assert [document.index.start(line) for line in range(len(document.lines))] == [
            fresh.index.start(line) for line in range(len(fresh.lines))
        ]
        if edit:
            assert apply(before, (edit,)) == newlines(model.text)


@THOROUGH
@given(texts, encodings)
def test_every_place_of_a_document_has_the_position_that_the_editor_gives_it(text: str, encoding: Encoding) -> None:
    model, document = TextModel(text, encoding.value), Document.of(text, 1, encoding)
    places = [match.start() for match in re.finditer(r"\r\n|[\s\S]|\Z", text)]  # of the text with one kind of line end
    for offset, place in enumerate(places):
        position = model.position(place)
        assert document.position(offset) == position
        assert document.offset(position) == offset


CLAMPED = [
    # text with the cursor where a position leads, line, character
    ("«»ab\ncd|", 1, 99),
    ("ab|\ncd", 0, 99),
    ("ab|\r\ncd", 0, 3),
    ("ab|\rcd", 0, 3),
    ("ab\r\n|", 1, 7),
    ("ab\n|", 9, 0),
    ("ab\ncd|", 2, 0),
    ("ab\ncd|", 2**31 - 1, 2**31 - 1),
    ("|", 0, 5),
    ("|", 3, 5),
    ("a🙂|\nb", 0, 50),
]


@pytest.mark.parametrize("encoding", Encoding)
@pytest.mark.parametrize(("source", "line", "character"), CLAMPED)
def test_a_position_outside_of_the_text_is_the_nearest_end(encoding: Encoding, source: str, line: int, character: int) -> None:
    marked = unmark(source)
    position = types.Position(line, character)
    assert Document.of(marked.text, 1, encoding).offset(position) == len(newlines(marked.text[: marked.cursor]))
    assert (position.line, position.character) == (line, character), "the client's own position was changed"


@pytest.mark.parametrize(
    ("text", "range_", "new", "after"),
    [
        ("ab\ncd", (0, 9, 1, 0), "", "abcd"),
        ("ab\ncd", (1, 9, 9, 9), "!", "ab\ncd!"),
        ("ab\r\ncd", (0, 0, 7, 0), "", ""),
        ("", (5, 5, 6, 6), "x\ny", "x\ny"),
    ],
)
def test_an_edit_whose_range_leaves_the_text_is_put_at_its_end(text: str, range_: tuple[int, int, int, int], new: str, after: str) -> None:
    start, end = types.Position(*range_[:2]), types.Position(*range_[2:])
    change = types.TextDocumentContentChangePartial(types.Range(start, end), new)
    assert Document.of(text, 1, Encoding.UTF16).changed([change], 2)[0].text == after


def test_a_change_without_a_range_is_the_whole_text() -> None:
    insertion = types.TextDocumentContentChangePartial(types.Range(types.Position(1, 0), types.Position(1, 0)), "X")
    whole = types.TextDocumentContentChangeWholeDocument("new\r\ntext")
    document = Document.of("old\ntext", 1, Encoding.UTF16)
    document, _ = document.changed([insertion, whole, insertion], 2)
    assert (document.text, document.lines, document.version) == ("new\r\nXtext", ["new\r\n", "Xtext"], 2)


@pytest.mark.parametrize(("text", "end"), [("a\nb", "\n"), ("a\r\nb\nc", "\r\n"), ("a\rb", "\r"), ("a", "\n")])
def test_an_edit_is_written_with_the_line_ends_of_the_document(text: str, end: str) -> None:
    edit = Document.of(text, 1, Encoding.UTF16).text_edit(Edit(Span(1, 1), "\n\nx"))
    assert edit == types.TextEdit(types.Range(types.Position(0, 1), types.Position(0, 1)), f"{end}{end}x")
