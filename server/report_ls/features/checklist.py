"""The checklist: ticking items, and completing their boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_ls.analysis.analysis import Analysis
from report_ls.features.completion import Item, ItemKind, Items, Offer
from report_ls.syntax.report import ChecklistItem, Report
from report_ls.template.sections import CHECKLISTS
from report_ls.text.edits import Edit
from report_ls.text.spans import Span, line_at

_OPENED = re.compile(r"[ \t]*[-*+][ \t]+(?P<box>\[[ xX]?)")
_REST_OF_BOX = re.compile(r"[ xX]?\](?!\()|(?=\s|\Z)")
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A change that a person may want, and that no finding asks for. The title says what will be there."""

    title: str
    edits: tuple[Edit, ...]


def ticks(report: Report, span: Span) -> Iterator[Rewrite]:
    """Ticking the open items that `span` touches, and unticking the ticked ones. Those with an odd mark have fixes of their own."""
    items = [item for item in report.checklist if item.span.start <= span.end and span.start <= item.span.end]
    open_items = [item for item in items if item.is_task and not item.ticked]
    ticked = [item for item in items if item.ticked]
    if open_items:
        yield _rewrite("Tick", report.text, open_items, "x")
    if ticked:
        yield _rewrite("Untick", report.text, ticked, " ")


def _rewrite(verb: str, text: str, items: list[ChecklistItem], mark: str) -> Rewrite:
    title = f"{verb}: {_title(text, items[0])}" if len(items) == 1 else f"{verb} {len(items)} items"
    return Rewrite(title, tuple(Edit(item.mark, mark) for item in items))


def _title(text: str, item: ChecklistItem) -> str:
    """The item's words without its modules, cut at a word if they are many."""
    words = re.sub(r"\((?: ?(?:\+ ?)?M\d+)+ ?\)$", "", " ".join(item.text.of(text).split())).rstrip()
    return (words or "this item") if len(words) <= _LONGEST_TITLE else f"{words[:_LONGEST_TITLE].rsplit(' ', 1)[0]} ..."


def boxes(analysis: Analysis, offset: int) -> Offer | None:
    """`[x]` and `[ ]` where the box of an item of the checklist is begun."""
    report = analysis.report
    if not any(section.title in CHECKLISTS and section.span.holds(offset) for section in report.sections):
        return None
    line = line_at(report.text, offset)
    opened = _OPENED.fullmatch(report.text, line.start, offset)
    rest = _REST_OF_BOX.match(report.text, offset, line.end)
    if opened is None or rest is None:
        return None
    whole = Span(opened.start("box"), rest.end())
    space = "" if report.text[whole.end : line.end].startswith((" ", "\t")) else " "
    items = tuple(
        Item(ItemKind.BOX, box, box + space, opened["box"] + box[1:], detail) for box, detail in (("[x]", "done"), ("[ ]", "not done yet"))
    )
    return Offer(Items(items), whole, whole)
