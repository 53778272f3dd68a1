"""Yields the repairs to try for a fault. None is sure to help: whoever offers one has rendered both pages with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from report_ls.model.rule import Rule
from report_ls.page import rules
from report_ls.page.answer_page import AnswerPage
from report_ls.page.faults import Fault
from report_ls.page.repair import Repair, is_in_list
from report_ls.page.repair_blocks import code, heading, html, pasted_code, table
from report_ls.page.repair_lists import blank_lines, indented_list, list_under_number, lists_apart, numbered_list, text_into_item
from report_ls.page.repair_text import backslash, destination_of_links, emphasis, path
from report_ls.page.tree import DIAGRAM


def repairs(page: AnswerPage, fault: Fault) -> Iterator[Repair]:
    """The changes to try, the best first."""
    first, end = _trimmed(page, fault.lines)
    if not page.first <= first < end <= page.end:
        return
    if fault.is_pasted:
        yield from pasted_code(page, fault, fault.lines)
        return
    if fault.node and fault.node.kind == DIAGRAM:
        return
    fault_lines = (first, end)
    if fault.rule not in {rules.PAGE_LIST, rules.PAGE_HEADING} and is_in_list(page, first):
        yield from indented_list(page, fault, fault_lines)
    for repair in _BY_RULE.get(fault.rule, ()):
        yield from repair(page, fault, fault_lines)
    yield from blank_lines(page, fault, fault_lines)


def _trimmed(page: AnswerPage, lines: tuple[int, int]) -> tuple[int, int]:
    """`lines` without blank ones at their ends."""
    first, end = lines[0], min(lines[1], page.end)
    while first < end - 1 and not page.lines[first].strip():
        first += 1
    while end - 1 > first and not page.lines[end - 1].strip():
        end -= 1
    return first, end


Repairs = Callable[[AnswerPage, Fault, tuple[int, int]], Iterator[Repair]]
_BY_RULE: dict[Rule, tuple[Repairs, ...]] = {
    rules.PAGE_CODE: (code,),
    rules.PAGE_LIST: (list_under_number, lists_apart, blank_lines, indented_list, text_into_item, numbered_list),
    rules.PAGE_TABLE: (table,),
    rules.PAGE_HEADING: (heading,),
    rules.PAGE_HTML: (html,),
    rules.PAGE_IMAGE: (path, html),
    rules.PAGE_LINK: (path, destination_of_links),
    rules.PAGE_TEXT: (destination_of_links,),
    rules.PAGE_BACKSLASH: (backslash,),
    rules.PAGE_EMPHASIS: (emphasis,),
    rules.PAGE_NESTING: (indented_list,),
}
