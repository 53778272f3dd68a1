"""A function that looks for what is wrong, with the rules whose findings it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from report_ls.model.findings import Finding
from report_ls.model.rule import Rule
from report_ls.model.subject import Subject, Whole


class Dependency(Enum):
    """A part of the report that a check of the whole report reads. What it found stays true while none of its parts changes."""

    STRUCTURE = "structure"
    """Headings and `Answer:`, their order and place; the checklist; conflicts; the limits in force."""
    MEMBERS = "members"
    """The study numbers in question 2 and in the last question."""
    CHARACTERS = "characters"
    """Which characters stand in the text, wherever they stand."""
    BEGINNING = "beginning"
    """The characters at the top of the text, as many as the checker drops."""
    ANSWERS = "answers"
    """The words of all answers."""


@dataclass(frozen=True, slots=True)
class QuestionCheck:
    """Looks at one question. Its spans are relative to the question's start, so that what it finds is kept until the question changes.

    `finds` are the rules of its findings. `position` is its place among the checks of its kind: of two findings with one place and one
    severity, that of the lower position comes first.
    """

    find: Callable[[Subject], Iterator[Finding]]
    finds: tuple[Rule, ...]
    position: int


@dataclass(frozen=True, slots=True)
class PictureCheck:
    """Looks at one question that mentions a picture, after the checks of all questions. The fields are those of `QuestionCheck`."""

    find: Callable[[Subject], Iterator[Finding]]
    finds: tuple[Rule, ...]
    position: int


@dataclass(frozen=True, slots=True)
class ReportCheck:
    """Looks at the whole report. `depends_on` are the parts of the report that it reads; the other fields are those of `QuestionCheck`."""

    find: Callable[[Whole], Iterator[Finding]]
    finds: tuple[Rule, ...]
    position: int
    depends_on: frozenset[Dependency]
