"""Repairs blocks other than lists: code, tables, headings and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from report_ls.page import rewrite_line
from report_ls.page.answer_page import AnswerPage, Lines
from report_ls.page.faults import Fault
from report_ls.page.fences import fence_at, languages
from report_ls.page.repair import APART, Repair, each_line, is_in_list, item_marker, margin, with_blanks
from report_ls.page.tags import is_closed, removable_lines
from report_ls.page.tree import Node
from report_ls.syntax.commands import is_prose
from report_ls.text.spans import Span

_UNDERLINE = re.compile(r" {0,3}(?:-+|=+)[ \t]*$")
_NUMBER = re.compile(r"(?<!\S)[+-]?\d[\d.,]*%?(?!\S)")


def code(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Indents fenced code, or writes it as HTML."""
    node = fault.node
    if node is None or node.kind != "pre" or not (node.detail.strip() or fence_at(page.lines[lines[0]]).words):
        return
    first, end = lines
    fence = fence_at(page.lines[first])
    gone = languages(page, first, first + 1)
    code = [*fence.words, *(node.code.split("\n") if node.code else ())]
    if not fault.within:
        new = [f"    {line}".rstrip() for line in code]
        yield Repair("Indent the code by four spaces, without the fence", with_blanks(page, first, end, new), gone)
        yield Repair("Indent the code by four spaces, after a comment", with_blanks(page, first, end, [APART, "", *new]), gone)
    if any(node.kind == "li" for node in fault.within):  # whose indentation would be a part of the code
        return
    text = escape("\n".join(code), quote=False)
    html = [f"{margin(fault)}{line}" for line in f"<pre><code>{text}\n</code></pre>".split("\n")]
    yield Repair("Write the code as <pre>", with_blanks(page, first, end, html), gone)


def pasted_code(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Code without a mark. Where GitHub takes a row of it for a heading, a person is asked."""
    first, end = lines
    about = Span(page.span_in_line(first, (0, 0)).start, page.span_in_line(end, (0, 0)).start)
    for title, change in _indented_in_item(page, lines) if is_in_list(page, first) else _indented(page, lines):
        yield Repair(title, change)
        yield Repair(title, change, about=(about,), is_sure=False)


def _indented(page: AnswerPage, lines: tuple[int, int]) -> Iterator[tuple[str, Lines]]:
    first, end = lines
    new = [f"    {line}".rstrip() for line in page.lines[first:end]]
    yield "Indent the code by four spaces", with_blanks(page, first, end, new)
    yield "Indent the code by four spaces, after a comment", with_blanks(page, first, end, [APART, "", *new])


def _indented_in_item(page: AnswerPage, lines: tuple[int, int]) -> Iterator[tuple[str, Lines]]:
    """The whole list written anew, with the code indented below what is in its item. Code on the line of a mark is left as it is."""
    from report_ls.page.rewrite_list import rewritten

    first, end = lines
    if item_marker(page.lines[first]):
        return
    fence = f"{' ' * (len(page.lines[first]) - len(page.lines[first].lstrip(' ')))}```"
    fenced = [*page.lines[:first], fence, *page.lines[first:end], fence, *page.lines[end:]]
    if found := rewritten("\n".join(fenced), first):
        start, stop, new = found
        yield "Indent the code by eight spaces, so that it stays in its item", with_blanks(page, start, stop - 2, new)


def table(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Writes a table as HTML."""
    if fault.node is None or fault.node.kind != "table":
        return
    rows = [f"<tr>{''.join(_cell(cell) for cell in row.children)}</tr>" for row in fault.node.children]
    new = [f"{margin(fault)}{line}" for line in ("<table>", *rows, "</table>")]
    yield Repair("Write it as a <table>", with_blanks(page, *lines, new))


def _cell(cell: Node) -> str:
    inner = "".join(rewrite_line.as_html(paragraph.runs) for paragraph in cell.children)
    return f"<{cell.kind}>{inner}</{cell.kind}>"


def heading(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Rewrites what only one page takes for a heading."""
    first, end = lines
    text = page.lines[first:end]
    for index in range(first, end):
        line = page.lines[index]
        if re.match(r" {1,3}#", line):
            yield Repair("Begin the heading at the start of the line", Lines(index, index + 1, (line.lstrip(),)))
        if re.match(r"#+[^#\s]", line):
            yield Repair("Write a backslash before the #", Lines(index, index + 1, (f"\\{line}",)))
    if len(text) > 2 and _UNDERLINE.match(text[-1]) and not _are_rows(page, first, end - 1):
        joined = " ".join(line.strip() for line in text[:-1])
        yield Repair("Write the heading on one line", Lines(first, end, (joined, text[-1])))
    for index in (end - 1, end):
        if page.first < index < page.end and _UNDERLINE.match(page.lines[index]):
            yield Repair("Put a blank line before the rule", Lines(index, index, ("",)))


def _are_rows(page: AnswerPage, first: int, end: int) -> bool:
    """Whether lines above a rule are rows of a table and no heading of several lines: another rule is above them, each has a number, or
    each has as many words and they are no sentence.
    """
    lines = page.lines[first:end]
    sizes = {len(line.split()) for line in lines}
    are_alike = len(sizes) == 1 and sizes != {1} and not is_prose(" ".join(lines))
    return _UNDERLINE.match(page.lines[first - 1]) is not None or are_alike or all(map(_NUMBER.search, lines))


def html(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Closes, removes or escapes tags that the hand-in reads otherwise than GitHub."""
    first, end = lines
    tag = fault.node.kind if fault.node else ""
    if fault.node and fault.node.runs:
        yield from each_line(page, lines, "Write < as &lt;", lambda line: rewrite_line.shown_tags(line, fault.github))
        return
    text = "\n".join(page.lines[first : page.end])
    if "<!--" in text and "-->" not in text:
        blank = next((index for index in range(first, end) if not page.lines[index].strip()), end)
        yield Repair("End the comment", Lines(blank, blank, ("-->",)))
    if gone := [first + line for line in removable_lines(page.lines[first : page.end], tag)]:
        kept = tuple(page.lines[line] for line in range(first, page.end) if line not in gone)
        removed = tuple(page.span_in_line(line, (0, len(page.lines[line]))) for line in gone)
        yield Repair(f"Remove the lines with <{tag}>", Lines(first, page.end, kept), removed)
    if tag != "details" and not is_closed(text, tag):  # only a person knows where what is folded ends
        yield Repair(f"Close it with </{tag}>", with_blanks(page, first, end, [*page.lines[first:end], f"</{tag}>"]))
