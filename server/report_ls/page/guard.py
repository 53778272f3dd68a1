"""The guard of all fixes: what a change of a text would lose, of its words and of what GitHub's page shows.

After a fix every word of the source is there, in its order, as are the backslashes with which commands go on, and GitHub's page has every
word, list item, line of code, image, row, quote, link and heading that it had. A fix says what it is about: words may go only from its
`gone`, and only what stands in its `gone` or `about` may become something else on GitHub's page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from report_ls.model.findings import Fix
from report_ls.page.tree import CODE, DIAGRAM, HEADINGS, Node, Run
from report_ls.syntax.commands import joints
from report_ls.text.edits import Edit, apply
from report_ls.text.spans import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST = 1_000_000
"""Code points: of a longer part of a report that has to be rendered as a whole, nothing is known."""
MOST_MARKS = 2500
"""Signs of markdown in one paragraph that take a second; several paragraphs take less."""
_MARKS = "[]<>!&`*_~|\\"
_END = "###### end\n"
"""Stands behind a part of a text, to see whether anything is still open there."""
_LINE_END = re.compile(r"\\$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_ESCAPED = re.compile(r"%[2-7][0-9a-fA-F]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufe0f\ufeff]")
_EMPHASIS = re.compile(r"[*_`~\\]")
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


def loss(text: str, fixes: Sequence[Fix]) -> str | None:
    """What `fixes`, which do not overlap, would lose of `text` together, as a sentence; None if they keep all."""
    edits = tuple(edit for fix in fixes for edit in fix.edits)
    gone = tuple(span for fix in fixes for span in fix.gone)
    if lost := lost_words(text, edits, gone):
        return f"The word `{lost}` would be lost."
    about = _joined((*gone, *(span for fix in fixes for span in fix.about)))
    parts = _parts(text, edits)
    if parts is None:
        parts = [Span(0, len(text))]
    touching = _by_place(parts, about)
    for part, own, inside in zip(parts, _own_edits(parts, edits), touching, strict=True):
        if part.end - part.start > MOST:
            return "It stands in a part of the report that is too long for its page to be looked at."
        before = part.of(text)
        if _is_heavy(before):
            return "It stands in a part of the report whose page would take too long to make."
        if lost := _lost(_page_parts(before), _page_parts(apply(before, own)), allowed(before, inside)):
            return f"GitHub's page would lose {lost}."
    return None


def _is_heavy(part: str) -> bool:
    """Whether the markdown library may take more than a second: its time grows with the square of the marks in a paragraph."""
    return sum(sum(map(block.count, _MARKS)) ** 2 for block in part.split("\n\n")) > MOST_MARKS**2


def allowed(text: str, spans: Iterable[Span]) -> list[Allowed]:
    """What a fix may change on GitHub's page of `text`, from the spans that it is about."""
    ends = [match.start() for match in re.finditer("\n", text)]

    def lines(span: Span) -> Span:
        return Span(bisect_left(ends, span.start), bisect_left(ends, max(span.end, span.start)) + 1)

    def words(written: str) -> frozenset[str]:
        return frozenset((*_words(written), *_WORD.findall(written)))  # GitHub shows a path that is none as it is written

    return [Allowed(lines(span), span.of(text), words(span.of(text))) for span in spans]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one: many may be of the same paragraph."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _by_place(places: Sequence[Span], spans: Iterable[Span]) -> list[list[Span]]:
    """For each of `places`, which are in order and apart, the spans that touch it, counted from its start."""
    found: list[list[Span]] = [[] for _ in places]
    for span in spans:
        index = bisect_left(places, span.start, key=lambda place: place.end)
        while index < len(places) and places[index].start <= span.end:
            found[index].append(span.shifted(-places[index].start))
            index += 1
    return found


def _own_edits(places: Sequence[Span], edits: Iterable[Edit]) -> list[tuple[Edit, ...]]:
    """For each of `places`, which are in order and apart but may meet, the edits within it, counted from its start."""
    found: list[list[Edit]] = [[] for _ in places]
    for edit in edits:
        index = bisect_left(places, edit.span.start, key=lambda place: place.end)
        while index < len(places) and places[index].start <= edit.span.start:
            if places[index].covers(edit.span):
                found[index].append(edit.shifted(-places[index].start))
            index += 1
    return [tuple(own) for own in found]


# The words of the source


def lost_words(text: str, edits: Sequence[Edit], gone: Sequence[Span]) -> str | None:
    """The first word that edits take away, or from its place, outside of `gone`."""
    runs = [*_edited_lines(text, edits)]
    found = joints(text)
    for (lines, inside), blanks in zip(runs, _by_place([lines for lines, _ in runs], gone), strict=True):
        before = lines.of(text)
        after = apply(before, tuple(edit.shifted(-lines.start) for edit in inside))
        kept = _blanked(before, blanks)
        own = found[bisect_left(found, lines.start) : bisect_left(found, lines.end)]
        if sum(kept[joint - lines.start] == "\\" for joint in own) > len(_LINE_END.findall(after)):
            return "\\"
        lost = _missing(_words(kept), _words(after))
        # A word may be marked within, `Ques**tion`, and the marks go
        if lost and _missing(_words(_EMPHASIS.sub("", kept)), _words(_EMPHASIS.sub("", after))):
            return lost
    return None


def _edited_lines(text: str, edits: Sequence[Edit]) -> Iterator[tuple[Span, list[Edit]]]:
    """The runs of whole lines that edits touch, each with its edits, so that the words of one place stand for no others."""
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


def _words(text: str) -> list[str]:
    """The words of markdown, whatever way their letters and the signs between them are escaped."""
    text = _ESCAPED.sub(lambda escape: unquote(escape[0]), unescape(text) if "&" in text else text)
    return _WORD.findall(_INVISIBLE.sub("", text))


def _missing(before: Sequence[str], after: Sequence[str]) -> str | None:
    """The first of `before` that is not in `after` behind those before it."""
    left = iter(after)
    return next((word for word in before if word not in left), None)


# GitHub's page


def lost_parts(before: Node, after: Node, may_change: Sequence[Allowed]) -> str | None:
    """What one page shows and the other does not, in their order, in a few words; None if all is there."""
    return _lost([*_shown(before, Span(0, 0))], [*_shown(after, Span(0, 0))], may_change)


def _lost(had: Sequence[Part], has: Sequence[Part], may_change: Sequence[Allowed]) -> str | None:
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
            if not any(_missing(part.words, other.words) is None for other in left):
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


def _shown(node: Node, lines: Span) -> Iterator[Part]:
    """All that is shown of a block, in order."""
    lines = Span(*node.lines) if node.lines else lines
    if node.kind in _KINDS:
        yield Part(_KINDS[node.kind], tuple(_own_words(node)), lines)
    if node.kind == "blockquote":  # which may be cut in two
        yield from (Part("quote", (word,), lines) for word in _own_words(node))
    if node.kind == DIAGRAM:
        yield Part("diagram", tuple(_WORD.findall(node.detail)), lines)
    if node.kind in CODE:
        yield from (Part("line of code", (line,), lines) for line in node.code.split("\n") if line.strip())
    yield from (Part("word", (word,), lines) for word in _WORD.findall(_text(node)))
    for run in node.runs:
        yield from _marked(run, lines)
    for child in node.children:
        yield from _shown(child, lines)


def _own_words(node: Node) -> Iterator[str]:
    """The words of a block, without those of lists and quotes in it, which are parts of their own."""
    yield from _WORD.findall(_text(node))
    for child in node.children:
        if child.kind in _BLOCK_TEXTS or node.kind == "tr":
            yield from _own_words(child)


def _text(node: Node) -> str:
    if node.kind in CODE:
        return node.detail
    return _INVISIBLE.sub("", "".join(f" {run.text}" if run.spaced else run.text for run in node.runs))


def _marked(run: Run, lines: Span) -> Iterator[Part]:
    for mark in sorted(run.marks):
        name, _, target = mark.partition(" ")
        if name == "img":
            yield Part("image", (), lines)
        elif name == "a":
            yield Part("link", (*_words(target), *_WORD.findall(run.text)), lines)


# The part of a text that has to be rendered


def _parts(text: str, edits: Sequence[Edit]) -> list[Span] | None:
    """The parts of a text between two headings in which there are edits, if their pages before and after tell of these alone.

    None if a part leaves something open for the next, or has to do with the others by a link's destination.
    """
    borders = _borders(text)
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
    for part, own in zip(spans, _own_edits(spans, edits), strict=True):
        before = part.of(text)
        after = apply(before, own)
        if not (_is_closed(before) and _is_closed(after)):
            return None
    return spans


@lru_cache(maxsize=1)
def _borders(text: str) -> list[int] | None:
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


@lru_cache(maxsize=8)
def _page_parts(text: str) -> tuple[Part, ...]:
    """All that GitHub's page of a text shows."""
    from report_ls.page.render import github_tree

    return tuple(_shown(github_tree(text), Span(0, 0)))
