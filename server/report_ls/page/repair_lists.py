"""Repairs lists, and blocks that have to be apart from the block before or after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from report_ls.page import rewrite_line, rules
from report_ls.page.answer_page import AnswerPage, Lines
from report_ls.page.faults import Fault
from report_ls.page.fences import languages
from report_ls.page.repair import APART, Repair, item_marker, with_blanks
from report_ls.page.tree import LISTS
from report_ls.syntax.body import QUOTE_MARK

_QUOTE = re.compile(rf"{QUOTE_MARK}(?: ?>)*")
_SHOWN_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}\.) +\S")
"""An item that the hand-in shows as one where it begins a block."""
_TAG_LINE = re.compile(r"[ \t]*<[^<>]+>[ \t]*")


def blank_lines(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Puts blank lines, or a comment, between a block and those beside it."""
    first, end = lines
    if fault.rule is rules.PAGE_LIST:
        yield from _apart_in_quote(page, first)
    before = bool(page.lines[first - 1].strip()) if first else False
    after = bool(page.lines[end].strip()) if end < len(page.lines) else False
    new = [APART, "", *page.lines[first:end]]
    apart = Repair("Keep it apart from what is before it by a comment", with_blanks(page, first, end, new))
    if before and not after and fault.rule is rules.PAGE_LIST and _SHOWN_ITEM.match(page.lines[_block_start(page, first)]):
        yield apart  # which a blank line does not do: the hand-in makes one list of two
    for index in range(first, end - 1):
        if _TAG_LINE.fullmatch(page.lines[index]) and page.lines[index + 1].strip():
            yield Repair("Put a blank line behind the HTML", Lines(index + 1, index + 1, ("",)))
    if before:
        yield Repair("Put a blank line before it", Lines(first, first, ("",)))
    if after:
        yield Repair("Put a blank line after it", Lines(end, end, ("",)))
    if before and after:
        yield Repair("Put blank lines around it", with_blanks(page, first, end, list(page.lines[first:end])))
    yield apart


def _apart_in_quote(page: AnswerPage, line: int) -> Iterator[Repair]:
    """Puts a blank line, or a comment, before a block within a quote."""
    mark = _QUOTE.match(page.lines[line])
    if mark and line > page.first and page.lines[line - 1].startswith(mark[0]):
        yield Repair("Put a blank line before it", Lines(line, line, (mark[0],)))
        comment = (mark[0], f"{mark[0]} {APART}", mark[0])
        yield Repair("Keep it apart from what is before it by a comment", Lines(line, line, comment))


def _block_start(page: AnswerPage, line: int) -> int:
    """The first of the lines without a blank one among them that lead to `line`."""
    while line > page.first and page.lines[line - 1].strip():
        line -= 1
    return line


def indented_list(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Writes the whole list anew, with what is in its items indented by four spaces."""
    from report_ls.page.rewrite_list import rewritten  # it imports a library, which most faults do without

    found = rewritten("\n".join(page.lines), lines[0])
    if found is None:
        return
    first, end, new = found
    gone = languages(page, first, end)
    yield Repair("Indent what is in its items by four spaces", with_blanks(page, first, end, new), gone)
    apart = with_blanks(page, first, end, [APART, "", *new])
    yield Repair("Keep it apart by a comment, and indent what is in its items by four spaces", apart, gone)


def lists_apart(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Comments before each of several lists that stand right behind another: the hand-in makes one list of all."""
    blocks = page.github.children
    index = next((index for index, node in enumerate(blocks) if node is fault.node), 0)
    if not index or blocks[index - 1].kind not in LISTS:
        return
    following = list(takewhile(lambda node: node.kind in LISTS and node.lines is not None, blocks[index:]))
    ranges = [node.lines for node in following if node.lines]
    if len(ranges) < 2:
        return
    new: list[str] = []
    for first, end in ranges:
        new += [*([""] if page.lines[first - 1].strip() else []), APART, "", *page.lines[first:end]]
    yield Repair("Keep the lists apart by comments", Lines(ranges[0][0], ranges[-1][1], tuple(new)))


def list_under_number(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """A list that is indented, but by fewer spaces than the number above it takes: it was meant to be in that item."""
    first, end = lines
    indent = len(page.lines[first]) - len(page.lines[first].lstrip(" "))
    if not 0 < indent < 4 or not item_marker(page.lines[first]):
        return
    new = tuple(f"    {line[min(indent, len(line) - len(line.lstrip(' '))) :]}".rstrip() for line in page.lines[first:end])
    yield Repair("Indent it by four spaces", Lines(first, end, new))


def text_into_item(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Text between two numbered items becomes a part of the first, so that the second goes on counting."""
    start = lines[0]
    while start > page.first and not item_marker(page.lines[start - 1]):
        start -= 1
    if start <= page.first:
        return
    new = [f"    {line.strip()}".rstrip() for line in page.lines[start : lines[0]]]
    if any(line.strip() for line in new):
        yield Repair("Indent what is between the items by four spaces", Lines(start, lines[0], tuple(new)))


def numbered_list(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """A list that begins at another number than 1, which only HTML can do on the hand-in."""
    node = fault.node
    if node is None or node.kind != "ol" or node.detail in {"", "1"} or fault.within:
        return
    if all(len(item.children) == 1 and item.children[0].runs for item in node.children):
        gone = tuple(page.span_in_line(line, marker.span()) for line in range(*lines) if (marker := item_marker(page.lines[line])))
        items = [f"<li>{rewrite_line.as_html(item.children[0].runs)}</li>" for item in node.children]
        yield Repair("Write it as <ol>", with_blanks(page, *lines, [f'<ol start="{node.detail}">', *items, "</ol>"]), gone)
