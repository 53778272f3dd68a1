"""Tells which faults of a page another rule reports, so that one cause is one finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from report_ls.page.faults import Fault
from report_ls.page.pasted import comments
from report_ls.page.rules import PAGE_HEADING, PAGE_HTML, PAGE_IMAGE, PAGE_LINK, PAGE_LIST, PAGE_NESTING, PAGE_TEXT
from report_ls.page.tree import Run
from report_ls.syntax.machine import is_on_one_machine
from report_ls.syntax.open_fence import open_fence
from report_ls.syntax.paths import WrittenPath, read_path
from report_ls.syntax.report import Body
from report_ls.syntax.unclosed import find_unclosed
from report_ls.syntax.unspaced_items import unspaced_paragraphs
from report_ls.text.spans import Span


class ReportedElsewhere(NamedTuple):
    """Places of the part of an answer that is judged: the paragraphs of items without their space, the links without their `)`, the lines
    that are comments of several `#`, and where code begins that is never closed.
    """

    unspaced: tuple[Span, ...] = ()
    unclosed: tuple[Span, ...] = ()
    comments: frozenset[int] = frozenset()
    open_code: int | None = None

    def explains(self, fault: Fault, at: Span) -> bool:
        """Whether a fault whose finding would stand at the span `at` is reported by another rule."""
        if self.open_code is not None and at.start >= self.open_code:
            return True
        if fault.rule is PAGE_HEADING:
            return not self.comments.isdisjoint(range(*fault.lines))
        if fault.rule is PAGE_LINK:
            return _all_lead(fault, "a ", lambda path: is_on_one_machine(path.decoded))
        if fault.rule in {PAGE_HTML, PAGE_IMAGE}:
            is_unclosed = any(span.start < at.end and at.start < span.end for span in self.unclosed)
            return is_unclosed or _all_lead(fault, "img ", lambda path: path.is_badly_written)
        is_of_list = fault.rule in {PAGE_LIST, PAGE_NESTING, PAGE_TEXT} or fault.is_pasted
        return is_of_list and any(span.holds(at.start) for span in self.unspaced)


def reported_elsewhere(body: Body, part: Span, lines: Sequence[str]) -> ReportedElsewhere:
    """The places in `part` of an answer, counted from its start. `lines` are those of its page."""
    by = body.answer.start + part.start
    answer = body.answer.of(body.text)
    fence = open_fence(answer)
    return ReportedElsewhere(
        tuple(span.shifted(-part.start) for span in unspaced_paragraphs(answer)),
        tuple(link.span.shifted(-by) for link in find_unclosed(body.text, body.answer)),
        frozenset(comments(lines)),
        None if fence is None else fence.span.start - part.start,
    )


def _all_lead(fault: Fault, kind: str, where: Callable[[WrittenPath], bool]) -> bool:
    """Whether the images or the links that only the hand-in page has all lead to paths of a kind, or have a `<` without its `>`."""
    added = _targets(fault.hand_in, kind) - _targets(fault.github, kind)
    return bool(added) and all(target.startswith("<") or where(read_path(target)) for target in added)


def _targets(words: tuple[Run, ...], kind: str) -> set[str]:
    return {mark.removeprefix(kind) for word in words for mark in word.marks if mark.startswith(kind)}
