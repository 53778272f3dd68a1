"""What may make both pages agree about a fault. Nothing here is sure: whoever offers one of these has rendered both pages with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import takewhile
from typing import NamedTuple

from report_ls.model.rule import Rule
from report_ls.page import backslashes, rewrite_line, rules
from report_ls.page.answer_page import AnswerPage, Lines
from report_ls.page.faults import Fault
from report_ls.page.fences import fence_at, languages
from report_ls.page.tags import is_closed, removable_lines
from report_ls.page.tree import DIAGRAM, LISTS, Node
from report_ls.syntax.body import QUOTE_MARK
from report_ls.syntax.commands import is_prose
from report_ls.text.spans import Span

APART = "<!-- -->"
"""A comment that keeps two blocks apart which would become one."""
_UNDERLINE = re.compile(r" {0,3}(?:-+|=+)[ \t]*$")
_TAG_LINE = re.compile(r"[ \t]*<[^<>]+>[ \t]*")
_DESTINATION = re.compile(r" {0,3}\[[^\[\]\n]+\]:[ \t]*\S")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_QUOTE = re.compile(rf"{QUOTE_MARK}(?: ?>)*")
_NUMBER = re.compile(r"(?<!\S)[+-]?\d[\d.,]*%?(?!\S)")
_SHOWN_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}\.) +\S")
"""An item that the hand-in shows as one where it begins a block."""


class Repair(NamedTuple):
    """A change of an answer and what it does, as the title of a fix. `gone` and `about` are in code points of the page's text."""

    title: str
    change: Lines
    gone: tuple[Span, ...] = ()
    about: tuple[Span, ...] = ()
    is_sure: bool = True
    """Whether a program may make it: nothing that GitHub shows becomes something else."""


def repairs(page: AnswerPage, fault: Fault) -> Iterator[Repair]:
    """The changes to try, the best first."""
    first, end = _trimmed(page, fault.lines)
    if not page.first <= first < end <= page.end:
        return
    if fault.is_pasted:
        yield from _pasted(page, fault, fault.lines)
        return
    if fault.node and fault.node.kind == DIAGRAM:
        return
    fault_lines = (first, end)
    if fault.rule not in {rules.PAGE_LIST, rules.PAGE_HEADING} and _is_in_list(page, first):
        yield from _list(page, fault, fault_lines)
    for repair in _BY_RULE.get(fault.rule, ()):
        yield from repair(page, fault, fault_lines)
    yield from _blank_lines(page, fault, fault_lines)


def _is_in_list(page: AnswerPage, line: int) -> bool:
    return any(node.kind in LISTS and node.lines and node.lines[0] <= line < node.lines[1] for node in page.meant.children)


def _trimmed(page: AnswerPage, lines: tuple[int, int]) -> tuple[int, int]:
    """`lines` without blank ones at their ends."""
    first, end = lines[0], min(lines[1], page.end)
    while first < end - 1 and not page.lines[first].strip():
        first += 1
    while end - 1 > first and not page.lines[end - 1].strip():
        end -= 1
    return first, end


def _with_blanks(page: AnswerPage, first: int, end: int, new: list[str]) -> Lines:
    """`new` in the place of lines, with a blank line at each side where there is none yet."""
    before = [""] if first and page.lines[first - 1].strip() else []
    after = [""] if end < len(page.lines) and page.lines[end].strip() else []
    return Lines(first, end, (*before, *new, *after))


def _blank_lines(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    first, end = lines
    if fault.rule is rules.PAGE_LIST:
        yield from _apart_in_quote(page, first)
    before = bool(page.lines[first - 1].strip()) if first else False
    after = bool(page.lines[end].strip()) if end < len(page.lines) else False
    new = [APART, "", *page.lines[first:end]]
    apart = Repair("Keep it apart from what is before it by a comment", _with_blanks(page, first, end, new))
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
        yield Repair("Put blank lines around it", _with_blanks(page, first, end, list(page.lines[first:end])))
    yield apart


def _apart_in_quote(page: AnswerPage, line: int) -> Iterator[Repair]:
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


def _list(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    from report_ls.page.rewrite_list import rewritten  # it imports a library, which most faults do without

    found = rewritten("\n".join(page.lines), lines[0])
    if found is None:
        return
    first, end, new = found
    gone = languages(page, first, end)
    yield Repair("Indent what is in its items by four spaces", _with_blanks(page, first, end, new), gone)
    apart = _with_blanks(page, first, end, [APART, "", *new])
    yield Repair("Keep it apart by a comment, and indent what is in its items by four spaces", apart, gone)


def _lists_apart(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Comments before each of several lists that stand right behind another: the hand-in makes one list of all."""
    blocks = page.meant.children
    index = next((index for index, node in enumerate(blocks) if node is fault.node), 0)
    if not index or blocks[index - 1].kind not in LISTS:
        return
    following = list(takewhile(lambda node: node.kind in LISTS and node.lines is not None, blocks[index:]))
    places = [node.lines for node in following if node.lines]
    if len(places) < 2:
        return
    new: list[str] = []
    for first, end in places:
        new += [*([""] if page.lines[first - 1].strip() else []), APART, "", *page.lines[first:end]]
    yield Repair("Keep the lists apart by comments", Lines(places[0][0], places[-1][1], tuple(new)))


def _under_number(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """A list that is indented, but by fewer spaces than the number above it takes: it was meant to be in that item."""
    first, end = lines
    indent = len(page.lines[first]) - len(page.lines[first].lstrip(" "))
    if not 0 < indent < 4 or not _ITEM.match(page.lines[first]):
        return
    new = tuple(f"    {line[min(indent, len(line) - len(line.lstrip(' '))) :]}".rstrip() for line in page.lines[first:end])
    yield Repair("Indent it by four spaces", Lines(first, end, new))


def _into_item(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Text between two numbered items becomes a part of the first, so that the second goes on counting."""
    start = lines[0]
    while start > page.first and not _ITEM.match(page.lines[start - 1]):
        start -= 1
    if start <= page.first:
        return
    new = [f"    {line.strip()}".rstrip() for line in page.lines[start : lines[0]]]
    if any(line.strip() for line in new):
        yield Repair("Indent what is between the items by four spaces", Lines(start, lines[0], tuple(new)))


def _numbered(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """A list that begins at another number than 1, which only HTML can do on the hand-in."""
    node = fault.node
    if node is None or node.kind != "ol" or node.detail in {"", "1"} or fault.within:
        return
    if all(len(item.children) == 1 and item.children[0].runs for item in node.children):
        gone = tuple(page.place(line, marker.span()) for line in range(*lines) if (marker := _ITEM.match(page.lines[line])))
        items = [f"<li>{rewrite_line.as_html(item.children[0].runs)}</li>" for item in node.children]
        yield Repair("Write it as <ol>", _with_blanks(page, *lines, [f'<ol start="{node.detail}">', *items, "</ol>"]), gone)


def _reference(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """The destination of `[name]`, on a line of its own: GitHub takes it for text where it follows text."""
    for index in range(lines[0] + 1, lines[1]):
        if _DESTINATION.match(page.lines[index]):
            destination = page.place(index, (0, len(page.lines[index])))
            yield Repair("Put a blank line before the destination", Lines(index, index, ("",)), about=(destination,))
            return


def _code(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    node = fault.node
    if node is None or node.kind != "pre" or not (node.detail.strip() or fence_at(page.lines[lines[0]]).words):
        return
    first, end = lines
    fence = fence_at(page.lines[first])
    gone = languages(page, first, first + 1)
    code = [*fence.words, *(node.code.split("\n") if node.code else ())]
    if not fault.within:
        new = [f"    {line}".rstrip() for line in code]
        yield Repair("Indent the code by four spaces, without the fence", _with_blanks(page, first, end, new), gone)
        yield Repair("Indent the code by four spaces, after a comment", _with_blanks(page, first, end, [APART, "", *new]), gone)
    if any(node.kind == "li" for node in fault.within):  # whose indentation would be a part of the code
        return
    text = escape("\n".join(code), quote=False)
    html = [f"{_margin(fault)}{line}" for line in f"<pre><code>{text}\n</code></pre>".split("\n")]
    yield Repair("Write the code as <pre>", _with_blanks(page, first, end, html), gone)


def _margin(fault: Fault) -> str:
    """What a line begins with on both pages that stays in the items and quotes of a fault."""
    margins = {"li": "    ", "blockquote": "> "}
    return "".join(margins.get(node.kind, "") for node in fault.within)


def _pasted(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    """Code without a mark. Where GitHub takes a row of it for a heading, a person is asked."""
    first, end = lines
    about = Span(page.place(first, (0, 0)).start, page.place(end, (0, 0)).start)
    for title, change in _indented_in_item(page, lines) if _is_in_list(page, first) else _indented(page, lines):
        yield Repair(title, change)
        yield Repair(title, change, about=(about,), is_sure=False)


def _indented(page: AnswerPage, lines: tuple[int, int]) -> Iterator[tuple[str, Lines]]:
    first, end = lines
    new = [f"    {line}".rstrip() for line in page.lines[first:end]]
    yield "Indent the code by four spaces", _with_blanks(page, first, end, new)
    yield "Indent the code by four spaces, after a comment", _with_blanks(page, first, end, [APART, "", *new])


def _indented_in_item(page: AnswerPage, lines: tuple[int, int]) -> Iterator[tuple[str, Lines]]:
    """The whole list written anew, with the code indented below what is in its item. Code on the line of a mark is left as it is."""
    from report_ls.page.rewrite_list import rewritten

    first, end = lines
    if _ITEM.match(page.lines[first]):
        return
    fence = f"{' ' * (len(page.lines[first]) - len(page.lines[first].lstrip(' ')))}```"
    fenced = [*page.lines[:first], fence, *page.lines[first:end], fence, *page.lines[end:]]
    if found := rewritten("\n".join(fenced), first):
        start, stop, new = found
        yield "Indent the code by eight spaces, so that it stays in its item", _with_blanks(page, start, stop - 2, new)


def _table(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    if fault.node is None or fault.node.kind != "table":
        return
    rows = [f"<tr>{''.join(_cell(cell) for cell in row.children)}</tr>" for row in fault.node.children]
    new = [f"{_margin(fault)}{line}" for line in ("<table>", *rows, "</table>")]
    yield Repair("Write it as a <table>", _with_blanks(page, *lines, new))


def _cell(cell: Node) -> str:
    inner = "".join(rewrite_line.as_html(paragraph.runs) for paragraph in cell.children)
    return f"<{cell.kind}>{inner}</{cell.kind}>"


def _heading(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
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


def _html(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    first, end = lines
    tag = fault.node.kind if fault.node else ""
    if fault.node and fault.node.runs:
        yield from _each_line(page, lines, "Write < as &lt;", lambda line: rewrite_line.shown_tags(line, fault.meant))
        return
    text = "\n".join(page.lines[first : page.end])
    if "<!--" in text and "-->" not in text:
        blank = next((index for index in range(first, end) if not page.lines[index].strip()), end)
        yield Repair("End the comment", Lines(blank, blank, ("-->",)))
    if gone := [first + line for line in removable_lines(page.lines[first : page.end], tag)]:
        kept = tuple(page.lines[line] for line in range(first, page.end) if line not in gone)
        removed = tuple(page.place(line, (0, len(page.lines[line]))) for line in gone)
        yield Repair(f"Remove the lines with <{tag}>", Lines(first, page.end, kept), removed)
    if tag != "details" and not is_closed(text, tag):  # only a person knows where what is folded ends
        yield Repair(f"Close it with </{tag}>", _with_blanks(page, first, end, [*page.lines[first:end], f"</{tag}>"]))


def _image(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    images = [page.place(line, image) for line in range(*lines) for image in rewrite_line.images(page.lines[line])]
    for repair in _each_line(page, lines, "Write the path so that both read it", rewrite_line.paths):
        yield repair._replace(gone=tuple(images))


def _backslash(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    new = backslashes.without(page.lines, *lines)
    if new != page.lines[slice(*lines)]:
        breaks_line = backslashes.cause(page.lines, *lines) == "line break"
        title = "Put two spaces in place of the backslash" if breaks_line else "Write it without the backslash"
        yield Repair(title, Lines(*lines, new))


def _emphasis(page: AnswerPage, fault: Fault, lines: tuple[int, int]) -> Iterator[Repair]:
    yield from _each_line(page, lines, "Write it as <del>", rewrite_line.struck_out)
    yield from _each_line(page, lines, "Put a backslash before the stars", rewrite_line.with_stars)
    for tag, pattern in (("strong", rewrite_line.STRONG), ("em", rewrite_line.EMPHASIS)):
        for index in range(*lines):
            line = page.lines[index]
            for match in pattern.finditer(line):
                if not rewrite_line.is_note(line, match.start()):
                    new = f"{line[: match.start()]}<{tag}>{match['text']}</{tag}>{line[match.end() :]}"
                    yield Repair(f"Write it as <{tag}>", Lines(index, index + 1, (new,)))


def _each_line(page: AnswerPage, lines: tuple[int, int], title: str, change: Callable[[str], str]) -> Iterator[Repair]:
    old = page.lines[slice(*lines)]
    new = tuple(change(line) for line in old)
    if new != old:
        yield Repair(title, Lines(*lines, new))


Repairs = Callable[[AnswerPage, Fault, tuple[int, int]], Iterator[Repair]]
_BY_RULE: dict[Rule, tuple[Repairs, ...]] = {
    rules.PAGE_CODE: (_code,),
    rules.PAGE_LIST: (_under_number, _lists_apart, _blank_lines, _list, _into_item, _numbered),
    rules.PAGE_TABLE: (_table,),
    rules.PAGE_HEADING: (_heading,),
    rules.PAGE_HTML: (_html,),
    rules.PAGE_IMAGE: (_image, _html),
    rules.PAGE_LINK: (_image, _reference),
    rules.PAGE_TEXT: (_reference,),
    rules.PAGE_BACKSLASH: (_backslash,),
    rules.PAGE_EMPHASIS: (_emphasis,),
    rules.PAGE_NESTING: (_list,),
}
