"""Finds the parts of a text between two headings that can be rendered by themselves, so that a fix need not render the whole report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from report_ls.text.edits import Edit, apply, edits_by_part
from report_ls.text.spans import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_END = "###### end\n"
"""Stands behind a part of a text, to see whether anything is still open there."""


def separate_parts(text: str, edits: Sequence[Edit]) -> list[Span] | None:
    """Returns the parts of a text between two headings in which there are edits, if each is rendered alike with and without the rest.

    None if a part leaves something open for the next, or has to do with the others by a link's destination.
    """
    borders = _heading_starts(text)
    if borders is None:
        return None
    spans: list[Span] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        first = bisect_right(borders, max(edit.span.start - 1, 0)) - 1  # what is put before a heading belongs to what is above it
        last = bisect_right(borders, edit.span.end)
        part = Span(borders[max(first, 0)], borders[last] if last < len(borders) else len(text))
        if spans and part.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, part.end))
        else:
            spans.append(part)
    for part, own in zip(spans, edits_by_part(spans, edits), strict=True):
        before = part.of(text)
        after = apply(before, own)
        if not (_is_closed(before) and _is_closed(after)):
            return None
    return spans


@lru_cache(maxsize=1)
def _heading_starts(text: str) -> list[int] | None:
    """Where the headings at the start of a line begin that end whatever stands before them, and the start of the text.

    None if links have destinations elsewhere in the text.
    """
    tokens, has_references = _blocks(text)
    if has_references:
        return None
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    found = [starts[token.map[0]] for token in tokens if token.type == "heading_open" and token.level == 0 and token.map]
    return [0, *(start for start in found if start and text.startswith("#", start))]


@lru_cache(maxsize=4)
def _is_closed(part: str) -> bool:
    """Whether a heading right behind a part of a text is one."""
    if not part:
        return True
    tokens, has_references = _blocks(part + ("" if part.endswith("\n") else "\n") + _END)
    return (
        not has_references
        and [token.type for token in tokens[-3:]] == ["heading_open", "inline", "heading_close"]
        and tokens[-1].level == 0
    )


def _blocks(text: str) -> tuple[list[Token], bool]:
    """The blocks of GitHub's page without what is inside their lines, and whether some are destinations of links."""
    from report_ls.page.render import new_github_parser  # whose library a report without a fix does without

    env: dict[str, object] = {}
    tokens = new_github_parser().disable(["inline", "text_join"]).parse(text, env)
    return tokens, bool(env.get("references"))
