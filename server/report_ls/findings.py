"""What can be said about a place in a report, and how it can be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import IntEnum

from report_ls.format.text import Span


class Severity(IntEnum):
    """How bad it is; the values are those of the protocol."""

    ERROR = 1
    WARNING = 2
    INFORMATION = 3
    HINT = 4

    @property
    def label(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Edit:
    r"""Put `text` in place of `span`. `text` has `\n` as its line end; whoever applies it uses that of the report."""

    span: Span
    text: str

    def moved(self, place: Callable[[Span], Span]) -> Edit:
        return Edit(place(self.span), self.text)

    def shifted(self, by: int) -> Edit:
        return Edit(self.span.shifted(by), self.text)


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that takes a finding away. `safe` ones are applied by fix-all: no word of the student is lost by them."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False
    preferred: bool = False

    def moved(self, place: Callable[[Span], Span]) -> Fix:
        return replace(self, edits=tuple(edit.moved(place) for edit in self.edits))


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding."""

    span: Span
    message: str

    def moved(self, place: Callable[[Span], Span]) -> Related:
        return Related(place(self.span), self.message)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about `span`. `question` is the number of the question it is about; `unnecessary` marks text that is too much."""

    code: str
    severity: Severity
    span: Span
    message: str
    question: int | None = None
    related: tuple[Related, ...] = field(default=())
    fixes: tuple[Fix, ...] = field(default=())
    unnecessary: bool = False

    def moved(self, place: Callable[[Span], Span]) -> Finding:
        """The finding with all its spans where `place` puts them."""
        return replace(
            self,
            span=place(self.span),
            related=tuple(related.moved(place) for related in self.related),
            fixes=tuple(fix.moved(place) for fix in self.fixes),
        )

    def shifted(self, by: int) -> Finding:
        return self.moved(lambda span: span.shifted(by))


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    """`text` after edits that do not overlap; those at the same place are put in one after the other."""
    parts = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += [text[done : edit.span.start], edit.text]
        done = edit.span.end
    return "".join([*parts, text[done:]])
