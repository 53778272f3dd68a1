"""Which parts of an answer are code or comments, and so are not read as markdown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from report_ls.format.text import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_BACKTICKS = re.compile(r"(?<!`)`+(?!`)")
_HINT = re.compile(r"`|~~~|<!--|^(?: {4}|\t)", re.MULTILINE)


def code_spans(text: str) -> tuple[Span, ...]:
    """Fences, indented code, backticks and comments of a text, in order."""
    if not _HINT.search(text):
        return ()
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    blocks: list[Span] = []
    prose: list[Span] = []
    for token in _parser().parse(text):
        if token.map is None or token.type not in {"fence", "code_block", "inline"}:
            continue
        first, last = token.map
        span = Span(starts[first], starts[min(last, len(starts) - 1)])
        (prose if token.type == "inline" else blocks).append(span)
    found = sorted(blocks + [code for span in prose for code in inline_code(text, span)])
    found += [comment for comment in _comments(text) if covering(found, Span(comment.start, comment.start)) is None]
    return tuple(sorted(found))


def may_cover(text: str, span: Span) -> bool:
    """Whether `code_spans` could give one that covers `span`. Most often it can't, and the markdown need not be parsed."""
    if "```" in text or "~~~" in text or "<!--" in text:
        return True
    start, end = text.rfind("\n\n", 0, span.start), text.find("\n\n", span.end)
    paragraph = text[max(start, 0) : end if end >= 0 else len(text)]
    return _HINT.search(paragraph) is not None


def covering(code: Sequence[Span], span: Span) -> Span | None:
    """The one of the spans that `code_spans` gave, all of them moved alike, that covers `span`."""
    index = bisect_right(code, span.start, key=lambda region: region.start) - 1
    return code[index] if index >= 0 and code[index].covers(span) else None


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
    runs = list(_BACKTICKS.finditer(text, span.start, span.end))
    index = 0
    while index < len(runs):
        run = runs[index]
        index += 1
        opening = run.start()
        if opening > span.start and text[opening - 1] == "\\":
            continue
        for later in range(index, len(runs)):
            if len(runs[later][0]) == len(run[0]):
                yield Span(opening, runs[later].end())
                index = later + 1
                break
