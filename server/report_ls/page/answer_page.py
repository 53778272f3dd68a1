"""Renders one answer as part of both pages: with the line before it and a heading behind it, so that what reaches over its ends is seen."""

from __future__ import annotations

from typing import NamedTuple

from report_ls.page.compare import Difference, differences
from report_ls.page.render import github_tree, hand_in_tree
from report_ls.page.tree import Node
from report_ls.syntax.report import Body
from report_ls.text.spans import Span, line_at

NEXT = "\n\n###### end\n"
"""What stands behind an answer: raw HTML that is not closed swallows it."""


class Lines(NamedTuple):
    """New lines for those from `first` to before `end` of an `AnswerPage`."""

    first: int
    end: int
    new: tuple[str, ...]


class AnswerPage(NamedTuple):
    """`opening` and `answer` with their structures. `lines` are those of both and of what follows; those of the answer alone are from
    `first` to before `end`.
    """

    opening: str
    answer: str
    lines: tuple[str, ...]
    github: Node
    hand_in: Node
    found: tuple[Difference, ...]

    @property
    def text(self) -> str:
        """All that is rendered."""
        return "\n".join(self.lines)

    @property
    def first(self) -> int:
        return self.opening.count("\n") + 1

    @property
    def end(self) -> int:
        return self.first + self.answer.count("\n")

    @property
    def ends_alike(self) -> bool:
        """Whether both pages end with the same paragraph, outside of any other block, and the heading behind the answer."""
        last = self.github.children[-2:]
        return last == self.hand_in.children[-2:] and [node.kind for node in last] == ["p", "h6"]

    def changed(self, change: Lines) -> AnswerPage:
        """The page after a change."""
        lines = (*self.lines[: change.first], *change.new, *self.lines[change.end :])
        text = "\n".join(lines).removesuffix(NEXT)
        return answer_page(self.opening, text[len(self.opening) :])

    def span_in_line(self, line: int, columns: tuple[int, int]) -> Span:
        """A part of a line, in code points of `text`."""
        start = sum(len(other) + 1 for other in self.lines[:line])
        return Span(start + columns[0], start + columns[1])

    def span(self, first: int, end: int) -> Span:
        """Whole lines, in code points of the answer; the last line feed is not part of it."""
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line) + 1)
        start, stop = starts[first] - len(self.opening), starts[max(end, first)] - 1 - len(self.opening)
        size = len(self.answer)
        return Span(min(max(start, 0), size), min(max(stop, start, 0), size))


def answer_page(opening: str, answer: str) -> AnswerPage:
    """Render an answer both ways and compare."""
    text = f"{opening}{answer}{NEXT}"
    github, hand_in = github_tree(text), hand_in_tree(text)
    return AnswerPage(opening, answer, tuple(text.split("\n")), github, hand_in, tuple(differences(github, hand_in)))


def opening_of(body: Body) -> str:
    """What stands before an answer in its last paragraph, as far as it matters: the line of its marker, or the last of its quote."""
    if body.marker is None:
        return "> quote\n" if body.quote else "\n"
    line = line_at(body.text, body.marker.start)
    own = body.text[line.start : body.marker.end]
    if own.lstrip().startswith(">") or line.start <= body.heading_end:
        return own
    above = line_at(body.text, line.start - 1).of(body.text)
    return f"{above}\n{own}" if above.strip() else own
