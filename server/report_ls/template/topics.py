"""What each question asks for, what a good answer covers and which course modules it belongs to."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from report_ls.checker.limits import Limits
from report_ls.template.formats import NAMES, format_of, known_format


class Topic(NamedTuple):
    """What a question is about. `modules` are names as `M5`.

    `checklist` are words that name work which the question asks about: whoever has ticked such an item has something to answer.
    """

    title: str
    asks: str
    covers: tuple[str, ...]
    modules: tuple[str, ...]
    checklist: tuple[str, ...]


class Module(NamedTuple):
    """A module of the course and its page."""

    title: str
    url: str


def topic(number: int, limits: Limits) -> Topic | None:
    """Returns what question `number` is about; None where there is no such question, and where the template is not known."""
    topics = _topics(limits.edition) if known_format(limits) else ()
    return topics[number - 1] if 1 <= number <= len(topics) else None


def question_of_item(item: str, limits: Limits) -> int | None:
    """Returns the number of the question that asks about the work a checklist item names; None where that is not certain."""
    if known_format(limits) is None:
        return None
    text = " ".join(item.casefold().split())
    found = {number for words, number in _words_of_items(limits.edition) if words in text}
    return found.pop() if len(found) == 1 else None


@cache
def module(name: str) -> Module | None:
    """Returns the module `name`, such as `M5`, as the newest template has it."""
    row = format_of(NAMES[-1]).modules.get(name)
    return Module(**row) if row else None


@cache
def _topics(edition: str) -> tuple[Topic, ...]:
    known = format_of(edition)
    rows = (known.questions[name] for name in known.ids)
    return tuple(
        Topic(row["title"], row["asks"], tuple(row["covers"]), tuple(row["modules"]), tuple(row.get("checklist", ()))) for row in rows
    )


@cache
def _words_of_items(edition: str) -> tuple[tuple[str, int], ...]:
    return tuple((words, number) for number, topic in enumerate(_topics(edition), 1) for words in topic.checklist)
