"""Guards all fixes: tells what a change of a text would lose, of its words and of what GitHub's page shows.

After a fix every word of the source is there, in its order, as are the backslashes with which commands go on, and GitHub's page has every
word, list item, line of code, image, row, quote, link and heading that it had. A fix says what it is about: words may go only from its
`gone`, and only what stands in its `gone` or `about` may become something else on GitHub's page.
"""

from __future__ import annotations

from collections.abc import Sequence

from report_ls.model.findings import Fix
from report_ls.page.lost_parts import allowed, first_lost, github_parts
from report_ls.page.lost_words import lost_words
from report_ls.page.separate_parts import separate_parts
from report_ls.text.edits import apply, edits_by_part
from report_ls.text.spans import Span, join_overlapping, spans_by_part

MOST = 1_000_000
"""Code points of a part of a report; a longer one is not rendered, so no fix of it is offered."""
MOST_MARKS = 2500
"""Marks of markdown in one paragraph that take a second; several paragraphs take less."""
_MARKS = "[]<>!&`*_~|\\"


def loss(text: str, fixes: Sequence[Fix]) -> str | None:
    """Returns what `fixes`, which do not overlap, would lose of `text` together, as a sentence; None if they keep all."""
    edits = tuple(edit for fix in fixes for edit in fix.edits)
    gone = tuple(span for fix in fixes for span in fix.gone)
    if lost := lost_words(text, edits, gone):
        return f"The word `{lost}` would be lost."
    about = join_overlapping((*gone, *(span for fix in fixes for span in fix.about)))
    parts = separate_parts(text, edits)
    if parts is None:
        parts = [Span(0, len(text))]
    touching = spans_by_part(parts, about)
    for part, own, inside in zip(parts, edits_by_part(parts, edits), touching, strict=True):
        if part.end - part.start > MOST:
            return "It stands in a part of the report that is too long for its page to be looked at."
        before = part.of(text)
        if _is_heavy(before):
            return "It stands in a part of the report whose page would take too long to make."
        if lost := first_lost(github_parts(before), github_parts(apply(before, own)), allowed(before, inside)):
            return f"GitHub's page would lose {lost}."
    return None


def _is_heavy(part: str) -> bool:
    """Whether the markdown library may take more than a second: its time grows with the square of the marks in a paragraph."""
    return sum(sum(map(block.count, _MARKS)) ** 2 for block in part.split("\n\n")) > MOST_MARKS**2
