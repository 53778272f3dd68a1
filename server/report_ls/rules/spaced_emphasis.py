"""Text that was meant to be bold or italic, and is not because of spaces inside its stars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from report_ls.model.check import QuestionCheck
from report_ls.model.findings import Finding, Fix, Severity, here_too
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.syntax.code import outside_code
from report_ls.text.edits import Edit
from report_ls.text.spans import Span, has, line_at

SPACED_EMPHASIS = Rule(
    code="spaced-emphasis",
    family=Family.ANSWERS,
    position=40,
    severity=Severity.HINT,
    summary="bold or italic text that is none, because of spaces inside its stars",
    explanation=(
        "Stars make text bold or italic where they stand right at its first and last letter. Both pages show those of `** text "
        "**`, and make a list item of a line that is `* text *`. Nothing is said of what may be arithmetic."
    ),
    fix="takes those spaces away",
    example=Example(
        "** Data: ** We used three buckets.",
        "**Data:** We used three buckets.",
    ),
)

_STARS = re.compile(r"(?<!\\)\*+")
_BEGINNING = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?")
"""What may stand on a line before its words."""
_LETTER = re.compile(r"[^\W\d_]")
_OF_CODE = re.compile(r"(?:\bimport|\bselect|\bfrom|\()\s*$", re.IGNORECASE)
"""What a star of code stands behind: `import *`."""
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])(?:\s|$)")
_LABEL_END = re.compile(r"[^\W\d_][:.!?] +\Z")
"""How a bold label ends whose space stands inside of its stars: `**Data: **text`."""
_WORDS = re.compile(r"\*+ (?:[^\W\d_]{2,}[ ,;:'-]+){1,20}[^\W\d_]{2,}[.:!?]? \*+")
"""Several words, which are no factors."""
_NAMES = {1: "italic", 2: "bold", 3: "bold and italic"}


def spaced_emphasis(subject: Subject) -> Iterator[Finding]:
    """One finding for all places of an answer, at the first. Nothing is said of what may be arithmetic, a wildcard or a list."""
    text, answer = subject.text, subject.body.answer
    if not has(text, "*", answer):
        return
    stars = [Span(*match.span()) for match in _STARS.finditer(text, *answer)]
    if not any(_meant(text, stars)):
        return
    found = list(_meant(text, outside_code(text, answer, stars)))
    if not found:
        return
    first, *others = found
    size = _size(first.of(text))
    if _is_line(text, first) and size == 1 and first.of(text)[1].isspace():
        message = "This is a list item and not italic, because of the space behind its star."
    else:
        message = f"This is not {_NAMES[size]}, because of the spaces inside of its stars: both pages show them."
    title = f"Remove the spaces inside of the stars ({len(found)} times)" if others else "Remove the spaces inside of the stars"
    fix = Fix(title, tuple(edit for span in found for edit in _tightened(text, span)), preferred=True, about=tuple(found))
    yield SPACED_EMPHASIS.found(first, message, question=subject.number, related=here_too(others), fixes=(fix,))


def _meant(text: str, stars: Sequence[Span]) -> Iterator[Span]:
    """What stands between two runs of as many stars, these included, if it is certainly meant as emphasis and is none."""
    closed = -1
    for opening, closing in pairwise(stars):
        inner = text[opening.end : closing.start]
        size = opening.end - opening.start
        if opening.start < closed or size > 3 or closing.end - closing.start != size or "\n" in inner or not _LETTER.search(inner):
            continue
        left, right = inner[0].isspace(), inner[-1].isspace()
        if not (left or right):
            closed = closing.end  # well written
        elif _stands_apart(text, opening, closing) and _is_certain(text, Span(opening.start, closing.end), size, left=left, right=right):
            closed = closing.end
            yield Span(opening.start, closing.end)


def _stands_apart(text: str, opening: Span, closing: Span) -> bool:
    """Whether no word goes on beside the stars."""
    before, after = text[opening.start - 1 : opening.start], text[closing.end : closing.end + 1]
    is_label = closing.end - closing.start > 1 and _LABEL_END.search(text, opening.end, closing.start) is not None
    return (before.isspace() or before in {"", "(", "[", '"', "\u201c"}) and (is_label or not after.isalnum())


def _is_certain(text: str, span: Span, size: int, *, left: bool, right: bool) -> bool:
    """Whether neither arithmetic nor code is written so: these have something on both sides."""
    rest = text[span.end : line_at(text, span.end).end]
    ends = not rest[:1].isspace() or not rest.strip()
    if size > 1:
        begins = _BEGINNING.fullmatch(text, line_at(text, span.start).start, span.start) is not None
        return begins or ends or _WORDS.fullmatch(span.of(text)) is not None if left and right else not rest.lstrip()[:1].isdigit()
    if left:
        return right and _is_line(text, span)
    inner = span.of(text)[1:-1]
    return ends and inner[0].isalpha() and not _OF_CODE.search(inner)


def _is_line(text: str, span: Span) -> bool:
    """Whether it is a line, between others that are blank or no list items."""
    line = line_at(text, span.start)
    if span.of(text).strip() != line.of(text).strip():
        return False
    before = line_at(text, line.start - 1).of(text) if line.start else ""
    after = line_at(text, min(line.end + 1, len(text))).of(text)
    return not before.strip() and not _ITEM.match(after)


def _size(written: str) -> int:
    return len(written) - len(written.lstrip("*"))


def _tightened(text: str, span: Span) -> Iterator[Edit]:
    written = span.of(text)
    size = _size(written)
    inner = written[size : len(written) - size]
    start, end = span.start + size, span.end - size
    if blanks := len(inner) - len(inner.lstrip()):
        yield Edit(Span(start, start + blanks), "")
    if blanks := len(inner) - len(inner.rstrip()):
        if text[span.end : span.end + 1].isalnum():  # the space belongs behind the stars
            yield Edit(Span(end - blanks, span.end), written[:size] + inner[-blanks:])
        else:
            yield Edit(Span(end - blanks, end), "")


SPACED_EMPHASIS_CHECK = QuestionCheck(spaced_emphasis, finds=(SPACED_EMPHASIS,), position=140)
