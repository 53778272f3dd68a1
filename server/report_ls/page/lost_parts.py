"""Finds the first part of a page, such as a word, an image or a list item, that another page does not show."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from report_ls.page.lost_words import INVISIBLE, WORD, first_missing, words_of
from report_ls.page.tree import CODE, DIAGRAM, HEADINGS, Node, Run
from report_ls.text.spans import Span

_KINDS = {"li": "list item", "tr": "row"} | dict.fromkeys(HEADINGS, "heading")
_BLOCK_TEXTS = HEADINGS | {"p"}


class Part(NamedTuple):
    """Something that a page shows: its words and its lines in the source. A line of code is one word, with its indentation."""

    kind: str
    words: tuple[str, ...]
    lines: Span


class Allowed(NamedTuple):
    """What a fix is about, within a text: lines, half-open, and the text and the words that stand there."""

    lines: Span
    text: str
    words: frozenset[str]

    def takes(self, lines: Span) -> bool:
        return lines.start < self.lines.end and self.lines.start < lines.end


def allowed(text: str, spans: Iterable[Span]) -> list[Allowed]:
    """Returns what a fix may change on GitHub's page of `text`, from the spans that it is about."""
    ends = [match.start() for match in re.finditer("\n", text)]

    def lines(span: Span) -> Span:
        return Span(bisect_left(ends, span.start), bisect_left(ends, max(span.end, span.start)) + 1)

    def words(written: str) -> frozenset[str]:
        return frozenset((*words_of(written), *WORD.findall(written)))  # GitHub shows a path that is none as it is written

    return [Allowed(lines(span), span.of(text), words(span.of(text))) for span in spans]


def lost_parts(before: Node, after: Node, may_change: Sequence[Allowed]) -> str | None:
    """Describes the first part of the page `before` that the page `after` does not have, in its order; None if it has all."""
    return first_lost([*_parts_of(before, Span(0, 0))], [*_parts_of(after, Span(0, 0))], may_change)


def first_lost(had: Sequence[Part], has: Sequence[Part], may_change: Sequence[Allowed]) -> str | None:
    """Describes the first of the parts `had` that is not among the parts `has`, in their order; None if all are."""

    @cache  # many parts are on the same lines
    def concerned(lines: Span) -> Allowed | None:
        there = [other for other in may_change if other.takes(lines)]
        if not there:
            return None
        written = dict.fromkeys(line for other in there for line in other.text.split("\n"))
        return Allowed(lines, "\n".join(written), frozenset[str]().union(*(other.words for other in there)))

    for kind in dict.fromkeys(part.kind for part in had):
        ours = [kept for part in had if part.kind == kind and (kept := _without(part, concerned(part.lines)))]
        left = iter([part for part in has if part.kind == kind])
        for part in ours:
            if not any(first_missing(part.words, other.words) is None for other in left):
                return _named(part)
    return None


def _named(part: Part) -> str:
    if not part.words:
        return f"{'an' if part.kind == 'image' else 'a'} {part.kind}"
    joint = " " if part.kind in {"word", "line of code"} else " with "
    return f"the {part.kind}{joint}`{' '.join(part.words)[:60]}`"


def _without(part: Part, about: Allowed | None) -> Part | None:
    """A part without the words that a fix is about; None if nothing is left that had to be kept."""
    if about is None:
        return part
    if part.kind == "line of code":
        code = part.words[0].strip()
        return None if any(line.endswith(code) for line in about.text.split("\n")) else part
    words = tuple(word for word in part.words if word not in about.words)
    return part._replace(words=words) if words else None


@lru_cache(maxsize=8)
def github_parts(text: str) -> tuple[Part, ...]:
    """Returns all that GitHub's page of a text shows."""
    from report_ls.page.render import github_tree

    return tuple(_parts_of(github_tree(text), Span(0, 0)))


def _parts_of(node: Node, lines: Span) -> Iterator[Part]:
    """Yields all that is shown of a block, in order."""
    lines = Span(*node.lines) if node.lines else lines
    if node.kind in _KINDS:
        yield Part(_KINDS[node.kind], tuple(_own_words(node)), lines)
    if node.kind == "blockquote":  # which may be cut in two
        yield from (Part("quote", (word,), lines) for word in _own_words(node))
    if node.kind == DIAGRAM:
        yield Part("diagram", tuple(WORD.findall(node.detail)), lines)
    if node.kind in CODE:
        yield from (Part("line of code", (line,), lines) for line in node.code.split("\n") if line.strip())
    yield from (Part("word", (word,), lines) for word in WORD.findall(_text(node)))
    for run in node.runs:
        yield from _marked(run, lines)
    for child in node.children:
        yield from _parts_of(child, lines)


def _own_words(node: Node) -> Iterator[str]:
    """The words of a block, without those of lists and quotes in it, which are parts of their own."""
    yield from WORD.findall(_text(node))
    for child in node.children:
        if child.kind in _BLOCK_TEXTS or node.kind == "tr":
            yield from _own_words(child)


def _text(node: Node) -> str:
    if node.kind in CODE:
        return node.detail
    return INVISIBLE.sub("", "".join(f" {run.text}" if run.spaced else run.text for run in node.runs))


def _marked(run: Run, lines: Span) -> Iterator[Part]:
    for mark in sorted(run.marks):
        name, _, target = mark.partition(" ")
        if name == "img":
            yield Part("image", (), lines)
        elif name == "a":
            yield Part("link", (*words_of(target), *WORD.findall(run.text)), lines)
