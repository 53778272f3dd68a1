"""Finds the first word of a text that edits take away, or move from its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from urllib.parse import unquote

from report_ls.syntax.commands import joints
from report_ls.text.edits import Edit, apply
from report_ls.text.spans import Span, spans_by_part

_LINE_END = re.compile(r"\\$", re.MULTILINE)
WORD = re.compile(r"[^\W_]+")
_ESCAPED = re.compile(r"%[2-7][0-9a-fA-F]")
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufe0f\ufeff]")
_EMPHASIS = re.compile(r"[*_`~\\]")


def lost_words(text: str, edits: Sequence[Edit], gone: Sequence[Span]) -> str | None:
    """Returns the first word outside of `gone` that edits take away or move; None if there is none.

    It is a backslash where one with which a command goes on is taken away.
    """
    runs = [*_edited_lines(text, edits)]
    found = joints(text)
    for (lines, inside), blanks in zip(runs, spans_by_part([lines for lines, _ in runs], gone), strict=True):
        before = lines.of(text)
        after = apply(before, tuple(edit.shifted(-lines.start) for edit in inside))
        kept = _blanked(before, blanks)
        own = found[bisect_left(found, lines.start) : bisect_left(found, lines.end)]
        if sum(kept[joint - lines.start] == "\\" for joint in own) > len(_LINE_END.findall(after)):
            return "\\"
        lost = first_missing(words_of(kept), words_of(after))
        # A word may be marked within, `Ques**tion`, and the marks go
        if lost and first_missing(words_of(_EMPHASIS.sub("", kept)), words_of(_EMPHASIS.sub("", after))):
            return lost
    return None


def _edited_lines(text: str, edits: Sequence[Edit]) -> Iterator[tuple[Span, list[Edit]]]:
    """Yields the runs of whole lines that edits touch, each with its edits, so that the words of one place stand for no others."""
    lines, inside = Span(0, 0), list[Edit]()
    for edit in sorted(edits, key=lambda edit: edit.span):
        end = text.find("\n", edit.span.end)
        own = Span(text.rfind("\n", 0, edit.span.start) + 1, len(text) if end < 0 else end + 1)
        if inside and own.start <= lines.end:
            lines = Span(lines.start, max(lines.end, own.end))
        else:
            if inside:
                yield lines, inside
            lines, inside = own, []
        inside.append(edit)
    if inside:
        yield lines, inside


def _blanked(text: str, gone: Iterable[Span]) -> str:
    pieces, done = [], 0
    for span in sorted(gone):
        start, end = max(span.start, done), min(span.end, len(text))
        if start < end:
            pieces += [text[done:start], " " * (end - start)]
            done = end
    return "".join([*pieces, text[done:]])


def words_of(text: str) -> list[str]:
    """Returns the words of markdown, in whatever way their letters and the characters between them are escaped."""
    text = _ESCAPED.sub(lambda escape: unquote(escape[0]), unescape(text) if "&" in text else text)
    return WORD.findall(INVISIBLE.sub("", text))


def first_missing(before: Sequence[str], after: Sequence[str]) -> str | None:
    """Returns the first of `before` that is not in `after`, behind those before it; None if all are."""
    left = iter(after)
    return next((word for word in before if word not in left), None)
