"""What is left of the template in an answer: placeholders and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from report_ls.findings import Edit, Finding, Fix, Related
from report_ls.format.body import PLACEHOLDER
from report_ls.format.text import Cursor, Span, has, is_alone, room_around
from report_ls.rules.catalogue import finding
from report_ls.rules.subject import Subject

_DASHES = re.compile(r"\A-{3,}(?![-|:])[ \t]*\n*|(?:(?<=\s)|(?<=[^\s|:-]))-{3,}\Z")
_EXAMPLE = re.compile(r"Examples?:(.*)", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_BLANKS = " \t"


def unanswered(subject: Subject) -> Iterator[Finding]:
    body = subject.body
    if not body.is_unanswered:
        return
    placeholder = PLACEHOLDER.search(body.text, body.answer.start)
    if placeholder:
        span = Span(*placeholder.span())
    else:
        line = body.text.find("\n", body.answer.start)
        place = body.answer.start if line < 0 else line + 1
        span = Span(place, place)
    yield finding("unanswered", span, f"Question {subject.number} has no answer yet.", question=subject.number)


def placeholder_left(subject: Subject) -> Iterator[Finding]:
    body = subject.body
    if body.is_unanswered or not has(body.text, "--", body.answer):
        return
    paragraphs = Cursor(body.text, border="\n\n")
    for match in PLACEHOLDER.finditer(body.text, body.answer.start):
        message = "This placeholder stands beside an answer. It counts as words and shows on the page; remove it."
        yield _left(subject, Span(*match.span()), paragraphs, message, "Remove the placeholder")
    yield from _dashes_left(subject, paragraphs)


def _dashes_left(subject: Subject, paragraphs: Cursor) -> Iterator[Finding]:
    """The dashes of a placeholder at either end of an answer, or one finding for those at both."""
    body = subject.body
    found = []
    content = body.content.of(body.text)
    for match in _DASHES.finditer(content):
        span = Span(*match.span()).shifted(body.content.start)
        if PLACEHOLDER.match(content, match.start()) or PLACEHOLDER.search(content[: match.end()][-60:] if match.start() else ""):
            continue
        found.append(Span(span.start, span.start + len(span.of(body.text).rstrip())))
    if len(found) == 2:
        message = "These dashes and those at the end are left from the placeholder, and count as words; remove them."
        one, other = (_left(subject, span, paragraphs, message, "Remove the dashes") for span in found)
        both = one.fixes[0]._replace(edits=one.fixes[0].edits + other.fixes[0].edits)
        yield one._replace(related=(Related(found[1], "The dashes at the end"),), fixes=(both,))
    for span in found[:1] if len(found) == 1 else []:
        message = "These dashes are left from the placeholder, and count as a word; remove them."
        yield _left(subject, span, paragraphs, message, "Remove the dashes")


def _left(subject: Subject, span: Span, paragraphs: Cursor, message: str, title: str) -> Finding:
    """The edit takes the whole line where nothing else is on it."""
    text = subject.text
    room = room_around(text, span, _BLANKS)
    alone = is_alone(text, span, _BLANKS)
    gone = Span(room.start, min(room.end + 1, len(text))) if alone else Span(span.start, room.end)
    about = Span(min(paragraphs.at(span.start).start, span.start), span.end)  # under text, dashes make a heading of it
    fix = Fix(title, (Edit(gone, ""),), preferred=True, gone=(gone,), about=(about,))
    return finding("placeholder-left", span, message, question=subject.number, fixes=(fix,))


def example_left(subject: Subject) -> Iterator[Finding]:
    body = subject.body
    if body.quote is None or body.is_unanswered:
        return
    guidance = body.text[body.quote.start : body.quote.end if body.marker is None else body.marker.start]
    example = _EXAMPLE.search(guidance)
    if example and _has_the_words_of(body.content.of(body.text), example[1]):
        yield finding(
            "example-left",
            body.content,
            "This is still the example of the question. Put your own answer in its place.",
            question=subject.number,
        )


def _has_the_words_of(text: str, example: str) -> bool:
    """Whether the words of both are the same and there are any; stops at the first that differs."""
    pairs = zip_longest(_words(text), _words(example))
    return any(True for _ in _words(example)) and all(one == other for one, other in pairs)


def _words(text: str) -> Iterator[str]:
    return (match[0].casefold() for match in _WORD.finditer(text))
