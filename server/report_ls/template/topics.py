"""What each question asks for, what a good answer covers and which course modules it belongs to.

Source of the numbers: format.md, section 2. Titles and addresses of the modules are the course's; all other wording is our own.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path  # importlib.resources would take 20 ms of each start
from typing import Any, NamedTuple


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


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((Path(__file__).parent / "topics.json").read_text("utf-8"))
    return table


@cache
def _topics(family: str) -> dict[int, Topic]:
    return {
        row[family]: Topic(row["title"], row["asks"], tuple(row["covers"]), tuple(row["modules"]), tuple(row.get("checklist", ())))
        for row in _table()["questions"]
        if family in row
    }


def _family(expected: int) -> str:
    return "number_31" if expected > 27 else "number_27"


def topic(number: int, expected: int) -> Topic | None:
    """What question `number` is about in an edition with `expected` questions; None where it has no such question."""
    return _topics(_family(expected)).get(number)


@cache
def _words_of_items(family: str) -> tuple[tuple[str, int], ...]:
    return tuple((words, number) for number, topic in _topics(family).items() for words in topic.checklist)


def question_of_item(item: str, expected: int) -> int | None:
    """The question that asks about the work a checklist item names; None where that is not certain."""
    text = " ".join(item.casefold().split())
    found = {number for words, number in _words_of_items(_family(expected)) if words in text}
    return found.pop() if len(found) == 1 else None


@cache
def module(name: str) -> Module | None:
    """The module `name`, as in `M5`."""
    row = _table()["modules"].get(name)
    return Module(row["title"], row["url"]) if row else None
