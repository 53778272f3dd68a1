"""Which parts of an answer are code or comments, and so are not read as markdown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from report_ls.text.spans import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BACKTICKS = re.compile(r"(?<!`)`+(?!`)")
_HINT = re.compile(r"`|~~~|<!--|^(?: {4}|\t)", re.MULTILINE)


def code_spans(text: str) -> tuple[Span, ...]:
    """Fences, indented code, backticks and comments of a text, in order."""
    if not _HINT.search(text):
        return ()
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    blocks: list[Span] = []
    prose: list[Span] = []
    for token in block_tokens(text):
        if token.map is None or token.type not in {"fence", "code_block", "inline"}:
            continue
        first, last = token.map
        span = Span(starts[first], starts[min(last, len(starts) - 1)])
        (prose if token.type == "inline" else blocks).append(span)
    found = sorted(blocks + [code for span in prose for code in inline_code(text, span)])
    found += [comment for comment in _comments(text) if covering(found, Span(comment.start, comment.start)) is None]
    return tuple(sorted(found))


def may_cover(text: str, spans: Iterable[Span]) -> bool:
    """Whether `code_spans` could give one that covers one of `spans`, which are in order. Most often it can't, and the markdown need not be
    parsed.
    """
    if "```" in text or "~~~" in text or "<!--" in text:
        return True
    looked_at = 0
    for span in spans:
        if span.end <= looked_at:
            continue
        start, end = text.rfind("\n\n", looked_at, span.start), text.find("\n\n", span.end)
        start, looked_at = max(start, looked_at), end if end >= 0 else len(text)
        if _HINT.search(text[start:looked_at]):
            return True
    return False


def covering(code: Sequence[Span], span: Span) -> Span | None:
    """The one of the spans that `code_spans` gave, all of them moved alike, that covers `span`."""
    index = bisect_right(code, span.start, key=lambda region: region.start) - 1
    return code[index] if index >= 0 and code[index].covers(span) else None


def outside_code(text: str, part: Span, places: Sequence[Span]) -> Sequence[Span]:
    """Those of `places`, which are in order and in `part`, that stand neither in code nor in a comment of it."""
    if not may_cover(part.of(text), [place.shifted(-part.start) for place in places]):
        return places
    code = [span.shifted(part.start) for span in code_spans(part.of(text))]
    return [place for place in places if covering(code, place) is None]


def block_tokens(text: str) -> list[Token]:
    """The blocks of a text, without what is inside their lines."""
    return _parser().parse(text)


@cache
def _parser() -> MarkdownIt:
    """The block structure alone: what is inline has no positions in markdown-it and is read below."""
    from markdown_it import MarkdownIt  # its import takes a third of the time of a short check

    return MarkdownIt("commonmark").disable(["inline", "text_join"])


def _comments(text: str) -> Iterator[Span]:
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield Span(start, end + 3)
        start = text.find("<!--", end + 3)


def inline_code(text: str, span: Span) -> Iterator[Span]:
    """Code between runs of backticks of the same length."""
    runs = [Span(*match.span()) for match in _BACKTICKS.finditer(text, span.start, span.end)]
    closing = _next_of_the_same_length(runs)
    index = 0
    while index < len(runs):
        opening, closed_by = runs[index].start, closing[index]
        index += 1
        if closed_by is None or (opening > span.start and text[opening - 1] == "\\"):
            continue
        yield Span(opening, runs[closed_by].end)
        index = closed_by + 1


def _next_of_the_same_length(runs: Sequence[Span]) -> list[int | None]:
    """For each of the runs the index of the next one that is as long; None where there is none."""
    following: dict[int, int] = {}
    found: list[int | None] = [None] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index].end - runs[index].start
        found[index] = following.get(length)
        following[length] = index
    return found
