"""The structural view of a report: what a student thinks in (docs/design.md, section 1).

Spans are code points of the report's text. Those of a `Body` and of an `Image` count from the start of their question, so that a question
that did not change need not be parsed again when text before it did. To whoever has a `Question` they are `LocalSpan`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, cast

from report_ls.syntax.paragraphs import paragraphs
from report_ls.syntax.placeholder import may_be_left
from report_ls.text.spans import LocalSpan, Span, stripped


class ImageKind(StrEnum):
    """How a picture is mentioned."""

    MARKDOWN = "markdown"
    HTML = "html"
    LINK = "link"


if TYPE_CHECKING:
    from typing_extensions import TypeVar

    S = TypeVar("S", bound=LocalSpan, default=Span, covariant=True)
else:
    from typing import TypeVar

    S = TypeVar("S")


class Image(NamedTuple, Generic[S]):
    """A mention of a picture in an answer.

    `path` is the destination as written, without `<>` and title; `alt` the text in brackets. `in_code` tells that it stands in a fence, in
    backticks or in a comment.
    """

    kind: ImageKind
    span: S
    alt: S
    path: S
    raw_path: str
    in_code: bool


class _Body(NamedTuple, Generic[S]):  # which itself has no room for what is cached
    text: str
    heading: S | None
    level: int
    heading_end: int
    quote: S | None
    marker: S | None
    near_miss: S | None
    answer: S
    content: S
    is_unanswered: bool
    extra_markers: tuple[S, ...]
    images: tuple[Image[S], ...]


class Body(_Body[S]):
    """One question, relative to its start. Equal only to itself, so that it is a cheap key.

    `heading` is its title, None where the heading is gone; `level` counts the `#` of the heading: 0 for a line without, and where there is
    no heading. `quote` is the block quote of guidance, its lines whole; `marker` the `Answer:` that opens the answer; `near_miss` what was
    meant as one. `is_unanswered`: the answer is empty, or still the placeholder. `extra_markers` are the `Answer:` in the answer itself.
    """

    @cached_property
    def paragraphs(self) -> Mapping[str, tuple[S, ...]]:
        """Where each longer paragraph of the answer stands, by its words."""
        return cast("Mapping[str, tuple[S, ...]]", paragraphs(self.text, self.alone.answer))

    @property
    def alone(self) -> Body[Span]:
        """The question as a text of its own, which is all that its rules and its page see of the report."""
        return cast("Body[Span]", self)

    @cached_property
    def may_have_placeholder(self) -> bool:
        """Whether a placeholder, or the dashes of one, may be left in the answer."""
        return may_be_left(self.text, self.alone.content)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __hash__(self) -> int:
        return id(self)


class Question(NamedTuple):
    """A question: from its heading (or where that should stand) to the next question or section.

    `number` is the one in its heading, or the missing one where the heading is gone. `place` is the number that its position asks for, None
    where there is one question too many. `start` is all that changes when text before it does.
    """

    number: int
    place: int | None
    start: int
    body: Body[LocalSpan]

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.body.text))

    @property
    def heading(self) -> Span | None:
        return self.body.heading and self.body.heading.placed(self.start)

    @property
    def level(self) -> int:
        return self.body.level

    @property
    def answer(self) -> Span:
        return self.body.answer.placed(self.start)

    @property
    def content(self) -> Span:
        """The answer without the white space around it; empty, at the answer's start, where there is none."""
        return self.body.content.placed(self.start)

    @property
    def marker(self) -> Span | None:
        return self.body.marker and self.body.marker.placed(self.start)

    @property
    def quote(self) -> Span | None:
        """The block quote of guidance, its lines whole, without white space around it."""
        quote = self.body.alone.quote
        return quote and stripped(self.body.text, quote).placed(self.start)

    @property
    def anchor(self) -> Span:
        """Where a finding on the whole question stands: its heading, else its `Answer:`, else its first character."""
        return self.heading or self.marker or Span(self.start, self.start)


class Absent(NamedTuple):
    """A question of which nothing is left; `offset` is where it should be inserted."""

    number: int
    offset: int


class Section(NamedTuple):
    """A section of the template: `heading` is its title, `span` runs to the next section or the end."""

    title: str
    heading: Span
    span: Span


class ChecklistItem(NamedTuple):
    """A task-list item of the checklist. `box` is its box as it is written, and `mark` what stands between the brackets; `is_task` tells
    that GitHub reads it as a task. `modules` are those that the item ends in, as `M5`.
    """

    span: Span
    box: Span
    mark: Span
    is_task: bool
    text: Span
    week: str
    modules: tuple[str, ...]
    ticked: bool


class Conflict(NamedTuple):
    """What git left of a conflict. `markers` are the marker lines; `ours` and `theirs` are None where a marker stands alone."""

    span: Span
    markers: tuple[Span, ...]
    ours: Span | None
    theirs: Span | None


class _Parsed(NamedTuple):  # which itself has no room for what is cached
    parts: tuple[str, ...]
    title: Span
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    absent: tuple[Absent, ...]
    stray_markers: tuple[Span, ...]
    checklist: tuple[ChecklistItem, ...]
    conflicts: tuple[Conflict, ...]


class Report(_Parsed):
    """A report as a student sees it. Whatever is broken is data here; parsing never fails.

    `parts` is its text, in one part or, after a key, in three: those around a question need not be copied at the next key in it.
    """

    @cached_property
    def text(self) -> str:
        return "".join(self.parts)

    def question(self, number: int) -> Question | None:
        """Returns the first question with that number."""
        return next((question for question in self.questions if question.number == number), None)

    def question_at(self, offset: int) -> Question | None:
        """Returns the question that holds `offset`."""
        return next((question for question in reversed(self.questions) if question.span.holds(offset)), None)
