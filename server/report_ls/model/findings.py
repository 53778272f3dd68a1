"""What can be said about a place in a report, and how it can be changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from report_ls.text.edits import Edit
from report_ls.text.spans import Span

PAGE_PREFIX = "page-"
"""The beginning of the codes of findings about the hand-in page."""


class Severity(IntEnum):
    """How bad it is; the values are those of the protocol."""

    ERROR = 1
    WARNING = 2
    INFORMATION = 3
    HINT = 4

    @property
    def label(self) -> str:
        return self.name.lower()


class Fix(NamedTuple):
    """A change that takes a finding away. `safe` ones are applied by fix-all: no word of the student is lost by them.

    `gone` is what it takes away on purpose, in the text before it: no word outside of it may be lost. What is in `gone` or in `about` may
    become something else on GitHub's page: a heading that is made bold, a link that is made an image (see `page/guard.py`). `about` may end
    behind the text: a fence that is not closed makes code of all that follows.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False
    preferred: bool = False
    gone: tuple[Span, ...] = ()
    about: tuple[Span, ...] = ()

    def moved(self, map_span: Callable[[Span], Span]) -> Fix:
        edits = tuple([edit.moved(map_span) for edit in self.edits])
        return Fix(self.title, edits, self.safe, self.preferred, tuple(map(map_span, self.gone)), tuple(map(map_span, self.about)))

    def spans(self) -> list[Span]:
        """All places that it knows."""
        return [*[edit.span for edit in self.edits], *self.gone, *self.about]


class Related(NamedTuple):
    """Another place that belongs to a finding. `is_same` tells that the same is wrong there, so that the fixes are for it, too."""

    span: Span
    message: str
    is_same: bool = False

    def moved(self, map_span: Callable[[Span], Span]) -> Related:
        return Related(map_span(self.span), self.message, self.is_same)


def here_too(spans: Iterable[Span]) -> tuple[Related, ...]:
    """The other places of a finding that stands for all of its kind. Its fixes are offered there, too."""
    return tuple(Related(span, "Here, too", is_same=True) for span in spans)


class Finding(NamedTuple):
    """Something to say about `span`. `question` is the number of the question it is about; `unnecessary` marks text that is too much."""

    code: str
    severity: Severity
    span: Span
    message: str
    question: int | None = None
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    unnecessary: bool = False

    @property
    def is_of_page(self) -> bool:
        """Whether it is about the hand-in page."""
        return self.code.startswith(PAGE_PREFIX)

    @property
    def message_with_question(self) -> str:
        """The message for a list of findings: the question that it is about comes first, unless the message names it itself."""
        if self.question is None or re.search(rf"\bquestion {self.question}\b", self.message, re.IGNORECASE):
            return self.message
        return f"Question {self.question}: {self.message}"

    def own_spans(self) -> Iterator[Span]:
        """Yields its own span, and those of the related places at which the same is wrong."""
        yield self.span
        yield from (related.span for related in self.related if related.is_same)

    def spans(self) -> list[Span]:
        """All places that it knows: its own, related ones, and those of its fixes."""
        return [self.span, *[related.span for related in self.related], *[span for fix in self.fixes for span in fix.spans()]]

    def moved(self, map_span: Callable[[Span], Span]) -> Finding:
        """The finding with all its spans where `map_span` puts them."""
        related = tuple([related.moved(map_span) for related in self.related])
        fixes = tuple([fix.moved(map_span) for fix in self.fixes])
        return Finding(self.code, self.severity, map_span(self.span), self.message, self.question, related, fixes, self.unnecessary)

    def shifted(self, by: int) -> Finding:
        return self.moved(lambda span: span.shifted(by))
