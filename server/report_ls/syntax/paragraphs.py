"""The paragraphs of an answer that are long enough to be known again by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from report_ls.text.spans import Span, stripped

LEAST_WORDS = 20
"""A shorter one may well be said twice on purpose, as "See our answer to question 14"; one with so many words was copied."""
LEAST_DIFFERENT = 10
"""Different words. What is filled with the same few again and again is no text."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_NO_TEXT = ("#", ">", "|", "<")
"""What a heading, a quote, a table and HTML begin with."""


def paragraphs(text: str, answer: Span) -> Mapping[str, tuple[Span, ...]]:
    """Where each paragraph stands, by its words with one space between them. A list is one, too; code is none."""
    found: dict[str, tuple[Span, ...]] = {}
    for block in _blocks(text, answer):
        words = block.of(text).split()
        if len(words) >= LEAST_WORDS and len({*words}) >= LEAST_DIFFERENT:
            key = " ".join(words)
            found[key] = (*found.get(key, ()), block)
    return found


def _blocks(text: str, answer: Span) -> Iterator[Span]:
    """What stands between blank lines, without white space around it, and is text."""
    in_fence = False
    for span in _parts(text, answer):
        part = span.of(text)
        fences = len(_FENCE.findall(part)) if "```" in part or "~~~" in part else 0
        if not in_fence and not fences and not _is_code(part) and not part.lstrip().startswith(_NO_TEXT):
            yield stripped(text, span)
        in_fence ^= fences % 2 == 1


def _parts(text: str, answer: Span) -> Iterator[Span]:
    start = answer.start
    for gap in _BLANK_LINE.finditer(text, *answer):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, answer.end)


def _is_code(part: str) -> bool:
    """Whether the first line with something on it is indented as code is."""
    indentation = part[: len(part) - len(part.lstrip())].rpartition("\n")[2]
    return "\t" in indentation or len(indentation) >= 4
