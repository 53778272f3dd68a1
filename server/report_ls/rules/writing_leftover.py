"""What tools and unfinished writing leave in an answer: marks of a chatbot, addresses that lead nowhere, `TODO`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from report_ls.model.check import QuestionCheck
from report_ls.model.findings import Finding, Fix, Severity, here_too
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.syntax.code import outside_code
from report_ls.syntax.images import OPENING
from report_ls.text.edits import Edit
from report_ls.text.spans import Span, has, is_alone, line_at, room_around

WRITING_LEFTOVER = Rule(
    code="writing-leftover",
    family=Family.ANSWERS,
    position=30,
    severity=Severity.WARNING,
    summary="what a tool or unfinished writing left in an answer: `TODO`, `[citation needed]`, a chatbot's marks",
    explanation=(
        "A chatbot's marks for its sources (`:contentReference[oaicite:0]{index=0}`), an address of a chat in VS Code, "
        "`(MISSING)`, `TODO` at the beginning of a line or alone: those who read the report see them. Nothing is said of what "
        "stands in code."
    ),
    fix="takes the mark away, where it is no word",
    example=Example(
        "TODO: tell of the tests.\n\nWe used DVC [citation needed].",
        "We tested the data and the model.\n\nWe used DVC.",
    ),
)

_BLANKS = " \t"
_CLOSING = re.compile(r"""(?:[ \t]{1,9}(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?[ \t]{0,9}\)""")
_HOLDER = re.compile(r"""=[ \t]{0,9}["']?\Z|\]:[ \t]{0,9}\Z""")
"""What stands before an address that a tag or a reference needs."""
_BEGINNING = r"^(?:[ \t]{0,8}(?:>|[-*+]|\d{1,3}[.)]|\[[ xX]\]|#{1,6})){0,6}[ \t]{0,8}[*_]{0,3}"
"""The signs of markdown that a line may begin with."""

_TASKS = "add|ask|check|cite|complete|describe|explain|fill|find|finish|fix|insert|link|mention|put|remove|replace|rewrite|update|write"
"""How a task begins that somebody has left for later."""
_MAKER = r"(?: (?:developed|created|made|trained) by \w{1,20})?"
_CUT = r"[.\u2026]*\s*\Z"
"""The answer ends in the middle of the sentence."""
_OF_A_CHATBOT = r"am\b|['\u2019]m\b|cannot\b|can['\u2019]t\b|can not\b|could not\b|do not\b|don['\u2019]t\b|have no\b|lack\b|was trained\b"
"""What a chatbot says of itself and a student does not, who may write "As an AI assistant, I used ..."."""
_CHAT = r"https?://_vscodecontentref_(?:/\d{0,6})?"
CHAT_ADDRESS = re.compile(_CHAT)
"""An address of a file in a chat of VS Code, which is known there alone."""


class _Kind(NamedTuple):
    """One kind of leftover. Only where one of `hints` stands in an answer does `pattern` look for it. `said` tells what the mark is and
    what to do; `edit` takes it away where it is no word.
    """

    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    said: str
    edit: Callable[[str, Span], Edit | None] | None = None


def _removed(text: str, span: Span) -> Edit:
    """Without the mark, and without the line or the blanks before it that stood there for it alone."""
    room = room_around(text, span, _BLANKS)
    if is_alone(text, span, _BLANKS):
        return Edit(Span(room.start, min(room.end + 1, len(text))), "")
    ends = room.end > span.end or text[span.end : span.end + 1] in {"", "\n", ".", ",", ";", ":", ")"}
    return Edit(Span(room.start if ends else span.start, span.end), "")


def _without_address(text: str, span: Span) -> Edit | None:
    """The words of a link in its place; the address alone where it is none. None in a tag and behind `[name]:`."""
    line = line_at(text, span.start)
    if _HOLDER.search(text, line.start, span.start):
        return None
    opening = next((match for match in OPENING.finditer(text, *line) if match.end() == span.start), None)
    closing = _CLOSING.match(text, span.end)
    if opening is None or closing is None:
        return _removed(text, span)
    return Edit(Span(opening.start(), closing.end()), opening[1])


_KINDS = (
    _Kind(
        ("oaicite", "contentReference"),
        re.compile(r":contentReference\[[^\[\]\n]{0,60}\](?:\{[^{}\n]{0,60}\})?|\[?\boaicite:\d{1,4}\]?(?:\{index=\d{1,4}\})?"),
        "is a mark of ChatGPT for a source. Remove it, and name the source if you need it.",
        _removed,
    ),
    _Kind(
        ("\u2020",),
        re.compile("\u3010[^\u3010\u3011\n]{0,80}\u2020[^\u3010\u3011\n]{0,80}\u3011"),
        "is a mark of ChatGPT for a source. Remove it, and name the source if you need it.",
        _removed,
    ),
    _Kind(
        ("turn",),
        re.compile(
            "(?:[\ue200-\ue202]|\\b(?:file)?cite(?=turn)|\\b(?=turn))(?:(?:file)?cite)?[\ue200-\ue202]?"
            "(?:turn\\d{1,3}(?:search|news|view|file|image|fetch|academia|product)\\d{1,3}[\ue200-\ue202]?)+"
        ),
        "is a mark of ChatGPT for a source. Remove it, and name the source if you need it.",
        _removed,
    ),
    _Kind(
        ("_vscodecontentref_",),
        re.compile(rf"<{_CHAT}>|{_CHAT}"),
        "is an address of a chat in VS Code, and leads nowhere. Write a path or an address that others can follow.",
        _without_address,
    ),
    _Kind(
        ("(MISSING)", "(NOVERB)"),
        re.compile(r"(?:%!\w?)?\((?:MISSING|NOVERB)\)"),
        "stands where a program had nothing to write. Put in what belongs here.",
    ),
    _Kind(
        ("itation ", "ITATION "),
        re.compile(r"\[citation needed\]", re.IGNORECASE),
        "is left here. Name the source, or take it away.",
    ),
    _Kind(
        ("TODO", "FIXME", "Todo", "todo"),
        re.compile(
            _BEGINNING + r"(?P<mark>(?:TODO|FIXME)(?:\(\w{1,30}\))?)(?=[*_]{0,3}(?::|[ \t]{0,4}[.!]{0,3}[*_]{0,3}[ \t]{0,4}$))"
            "|" + _BEGINNING + r"(?P<task>(?:TODO|FIXME)(?=[ \t]-?[ \t]{0,4}(?:" + _TASKS + r")\b)|[Tt]odo(?=[*_]{0,3}:))"
            r"|(?<=[.!?] )(?P<end>TODO|FIXME)(?=[.!:]?[ \t]{0,4}$)"
            r"|(?<=[.!?,;)] )(?P<within>TODO|FIXME)(?=:[ \t]\w)"
            r"|[(\[](?P<inside>TODO|FIXME)(?=:|[)\]](?!\())",
            re.MULTILINE,
        ),
        "is left here. Write what is missing, or take it away.",
    ),
    _Kind(
        ("anguage model", "AI model", "AI assistant"),
        re.compile(
            r"(?<![\"'\u201c\u2018\w])(?:As|(?<=\bbut )as) an? (?:"
            rf"(?:AI|large) language model{_MAKER}(?=,?\s(?:I\b|my\b)|{_CUT})"
            rf"|AI (?:language )?(?:model|assistant){_MAKER}(?=,?\s(?:I\s?(?:{_OF_A_CHATBOT})|my (?:knowledge|training))|{_CUT}))"
        ),
        "is what a chatbot says of itself. Write here what you did yourselves.",
    ),
)
_COLUMNS = re.compile(_BEGINNING + r"(?:in[ -]progress|doing|done|backlog|in review)\b", re.IGNORECASE | re.MULTILINE)
"""The lists of a board of tasks, one of which is named TODO."""


def writing_leftover(subject: Subject) -> Iterator[Finding]:
    """One finding for each kind, at the first place. What stands in code or in a comment is meant, or not seen."""
    for kind in _KINDS:
        if not any(has(subject.text, hint, subject.body.answer) for hint in kind.hints):
            continue
        if places := outside_code(subject.text, subject.body.answer, [*_places(subject.text, subject.body.answer, kind)]):
            yield _left(subject, kind, places)


def _places(text: str, answer: Span, kind: _Kind) -> Iterator[Span]:
    if "TODO" in kind.hints and _COLUMNS.search(text, *answer):
        return
    for match in kind.pattern.finditer(text, *answer):
        yield Span(*match.span(match.lastgroup or 0))


def _left(subject: Subject, kind: _Kind, places: Sequence[Span]) -> Finding:
    first, *others = places
    times = f" ({len(places)} times)" if others else ""
    fixes: tuple[Fix, ...] = ()
    edits = tuple(edit for place in places if kind.edit and (edit := kind.edit(subject.text, place)))
    if len(edits) == len(places):
        title = f"Remove all {len(places)}" if others else "Remove it"
        fixes = (Fix(title, edits, preferred=True, gone=tuple(edit.span for edit in edits)),)
    return WRITING_LEFTOVER.found(
        first,
        f"`{first.of(subject.text)}`{times} {kind.said}",
        question=subject.number,
        related=here_too(others),
        fixes=fixes,
    )


WRITING_LEFTOVER_CHECK = QuestionCheck(writing_leftover, finds=(WRITING_LEFTOVER,), position=130)
