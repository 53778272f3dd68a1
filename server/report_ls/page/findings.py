"""Finds what is wrong with the page of one answer (`page-*`): renders and compares both pages, and tries each fix before it is offered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from report_ls.checker.image_pattern import count_images
from report_ls.checker.official import MARKER
from report_ls.model.findings import Finding, Fix
from report_ls.model.rule import Rule
from report_ls.page.answer_page import AnswerPage, Lines, answer_page, opening_of
from report_ls.page.backslashes import BACKSLASH
from report_ls.page.faults import Fault, find_faults, size
from report_ls.page.lost_parts import allowed, lost_parts
from report_ls.page.lost_words import lost_words
from report_ls.page.messages import message
from report_ls.page.pasted import commented, is_prompt, pasted
from report_ls.page.plain import needed
from report_ls.page.repair import Repair
from report_ls.page.repairs import repairs
from report_ls.page.reported_elsewhere import ReportedElsewhere, reported_elsewhere
from report_ls.page.rules import PAGE_BACKSLASH, PAGE_CODE, PAGE_EMPHASIS, PAGE_HEADING, PAGE_HTML, PAGE_IMAGE, PAGE_NESTING
from report_ls.page.tree import HEADINGS, Node
from report_ls.page.unchecked import TOO_DEEP, unchecked
from report_ls.syntax.report import Body
from report_ls.text.edits import Edit
from report_ls.text.spans import Span, line_at, stripped

MOST = 12_000
"""Code points: longer answers are not looked at."""
MOST_FOUND = 100
"""Findings in one answer."""
MOST_RENDERED = 150_000
"""Code points that are rendered for the fixes of one answer, so that none takes seconds. Where there is more to fix, the last findings
have no fix until the others are gone.
"""
LINE_COST = 40
"""As many code points a line is like."""


def page_findings(body: Body, number: int) -> tuple[Finding, ...]:
    """The findings of an answer; their spans are relative to the question's start."""
    answer = body.answer.of(body.text)
    if len(answer) > MOST:
        return ()
    try:
        part = needed(answer)
        start = body.answer.start + part.start
        page = answer_page(opening_of(body), part.of(answer))
        if part.end < len(answer) and not page.ends_alike:
            page = answer_page(opening_of(body), answer[part.start :])
        faults = _judged(page)
        left = MOST_RENDERED // (len(page.answer) + LINE_COST * len(page.lines))
        found = []
        removed = Counter[tuple[Rule, str]]()
        elsewhere = reported_elsewhere(body, part, page.lines) if faults else ReportedElsewhere()
        for fault in faults:
            if removed[_key(page, fault)] > 0:  # what one change removes has one cause
                removed[_key(page, fault)] -= 1
            elif _is_in_answer(page, fault) and not elsewhere.explains(fault, _span(page, fault)):
                best = best_repair(page, fault, left) if left > 0 else Best()
                left -= best.tried
                found.append(_finding(start, number, page, fault, best.repair))
                if best.after and len(faults) > 1:
                    removed += _removed_faults(page, best.after, fault, faults)
    except RecursionError:  # lists that are nested some hundred levels deep
        return (unchecked(body, number, TOO_DEEP),)
    return tuple(found)


def _reaching_out(page: AnswerPage, fault: Fault) -> Fault:
    """What is seen only behind the answer comes from the last HTML in it, and what is seen right behind the marker from the first line."""
    if fault.is_extra and fault.lines[1] <= page.first:
        first = next((index for index in range(page.first, page.end) if page.lines[index].strip()), page.first)
        return fault._replace(lines=(first, first + 1))
    if fault.lines[0] < page.end:
        return fault
    for index in range(page.end - 1, page.first - 1, -1):
        if tag := re.match(r"\s*<([a-zA-Z]\w*)", page.lines[index]):
            return Fault(PAGE_HTML, (index, index + 1), Node(tag[1]), ())
    return fault


def _joined(faults: list[Fault], page: AnswerPage) -> list[Fault]:
    """The faults, of which those in lines of pasted code are one."""
    joined = [Fault(PAGE_CODE, run, None, (), is_pasted=True) for run in _with_headings(page, faults)]
    runs = [fault.lines for fault in joined]
    if faults:
        runs += [run for run in pasted(page.lines[: page.end]) if run[0] >= page.first and not any(_meet(run, other) for other in runs)]
    for fault in faults:
        code = next((run for run in runs if fault.lines[0] < run[1] and run[0] < fault.lines[1]), None)
        if code and not _may_be_pasted(page, fault, code):
            code = None
        if code is None:
            joined.append(fault)
        elif all(other.lines != code for other in joined):
            joined.append(Fault(PAGE_CODE, code, None, fault.within, is_pasted=True))
    codes = [fault.lines for fault in joined if fault.is_pasted]
    return [
        fault for fault in joined if fault.is_pasted or not any(fault.lines[0] < end and start < fault.lines[1] for start, end in codes)
    ]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _with_headings(page: AnswerPage, faults: list[Fault]) -> list[tuple[int, int]]:
    """The lines of code without a mark among which a page takes a comment for a heading. The hand-in needs no space behind the `#`."""
    headings = [node.lines[0] for node in page.github.children if node.kind in HEADINGS and node.lines]
    headings = [line for line in headings if page.first <= line < page.end and "#" in page.lines[line][:4]]
    own = [fault for fault in faults if fault.rule is PAGE_HEADING]
    headings += [line for fault in own for line in range(*fault.lines) if page.lines[line].startswith("#")]
    if not headings:
        return []
    runs = ((start + page.first, end + page.first) for start, end in commented(page.lines[page.first : page.end]))
    return [run for run in runs if any(run[0] <= line < run[1] for line in headings)]


def _may_be_pasted(page: AnswerPage, fault: Fault, code: tuple[int, int]) -> bool:
    """Whether a fault is about lines of code and nothing else. In an item these are only commands, whose backslashes are no line breaks."""
    kind = fault.node.kind if fault.node else "p"
    if kind == "blockquote":
        return is_prompt(page.lines[code[0]])
    if fault.within:
        is_whole = kind == "p" and code[0] <= fault.lines[0] and fault.lines[1] <= code[1]
        return fault.rule is PAGE_BACKSLASH or (fault.rule is PAGE_NESTING and is_whole)
    return kind in _TEXTS or fault.rule is PAGE_BACKSLASH


def _is_in_answer(page: AnswerPage, fault: Fault) -> bool:
    if not page.answer.strip():
        return False
    says_something = page.answer.split("\n", 1)[0].strip() != ""  # on the line of the marker
    return fault.lines[1] > page.first or (says_something and fault.lines[1] == page.first)


def _removed_faults(page: AnswerPage, after: AnswerPage, fault: Fault, faults: list[Fault]) -> Counter[tuple[Rule, str]]:
    """The other faults that are gone after the repair of one."""
    left = Counter(_key(after, other) for other in _judged(after))
    return Counter(_key(page, other) for other in faults if other is not fault) - left


def _judged(page: AnswerPage) -> list[Fault]:
    return _joined([_reaching_out(page, fault) for fault in find_faults(list(page.found))[:MOST_FOUND]], page)


def _key(page: AnswerPage, fault: Fault) -> tuple[Rule, str]:
    """What a fault is known by after a change of other lines, or of the indentation of its own."""
    return fault.rule, page.lines[min(fault.lines[0], len(page.lines) - 1)].strip()


def _finding(start: int, number: int, page: AnswerPage, fault: Fault, repair: Repair | None) -> Finding:
    fixes = () if repair is None else (_fix(page, repair, start),)
    span = _span(page, fault).shifted(start)
    return fault.rule.found(span, message(fault, page), question=number, fixes=fixes)


def _span(page: AnswerPage, fault: Fault) -> Span:
    """The first line of a fault with something on it, or the part of a line that it is about."""
    first, end = max(fault.lines[0], page.first - 1), min(fault.lines[1], page.end)
    whole = page.span(min(first, page.end - 1), max(end, first + 1))
    pattern = _PARTS.get(fault.rule)
    part = pattern.search(page.answer, whole.start, whole.end) if pattern and fault.node and fault.node.kind == "p" else None
    if part:
        return Span(*part.span())
    start = stripped(page.answer, whole).start
    if not whole.of(page.answer).strip():
        start = max(len(page.answer[: whole.end].rstrip()) - 1, 0)
        start = stripped(page.answer, line_at(page.answer, start)).start
    return stripped(page.answer, Span(start, line_at(page.answer, start).end))


_TEXTS = HEADINGS | {"p", "hr"}
"""What GitHub may take code without a mark for."""
_PARTS = {
    PAGE_IMAGE: re.compile(r"!\[[^\[\]\n]*\]\([^\[)\n]*\)"),
    PAGE_BACKSLASH: BACKSLASH,
    PAGE_HTML: re.compile(r"<[^<>\n]*>"),
    PAGE_EMPHASIS: re.compile(r"~~[^~\n]+~~"),
}


class Best(NamedTuple):
    """The best repair, the page after it, and how many were tried."""

    repair: Repair | None = None
    after: AnswerPage | None = None
    tried: int = 0


def best_repair(page: AnswerPage, fault: Fault, most: int) -> Best:
    """The first repair after which nothing differs at its place, else the one that leaves the least; none if none of the `most` that are
    tried makes less differ.
    """
    least, best = size(list(page.found)), Best()
    if fault.is_pasted and not _differs_at(page, Lines(0, 0, ()), fault):
        least += 1  # both pages show the same headings
    tried: set[tuple[Lines, bool]] = set()
    for repair in repairs(page, fault):
        if (repair.change, repair.is_sure) in tried:
            continue
        if len(tried) >= most:
            break
        tried.add((repair.change, repair.is_sure))
        after = page.changed(repair.change)
        left = size(list(after.found))
        if left < least and _keeps(page, after, repair):
            least, best = left, Best(repair, after)
            if left == 0 or not _differs_at(after, repair.change, fault):
                break
    return best._replace(tried=len(tried))


def _differs_at(page: AnswerPage, change: Lines, fault: Fault) -> bool:
    end = max(change.first, change.end, fault.lines[1]) + len(change.new) - (change.end - change.first)
    return any(other.lines[0] < end and change.first < other.lines[1] for other in find_faults(list(page.found)))


def _keeps(before: AnswerPage, after: AnswerPage, repair: Repair) -> bool:
    """Whether a change keeps all that is read and seen, and all that report.py looks for."""
    marks = ("##", MARKER)
    text = before.text
    own = tuple(edit.shifted(len(before.opening)) for edit in edits(before, repair.change))
    return (
        count_images(before.answer) <= count_images(after.answer)
        and all(before.answer.count(mark) >= after.answer.count(mark) for mark in marks)
        and lost_words(text, own, repair.gone) is None
        and lost_parts(before.github, after.github, allowed(text, (*repair.gone, *repair.about))) is None
    )


def _fix(page: AnswerPage, repair: Repair, start: int) -> Fix:
    by = start - len(page.opening)
    return Fix(
        repair.title,
        tuple(edit.shifted(start) for edit in edits(page, repair.change)),
        preferred=repair.is_sure,
        gone=tuple(span.shifted(by) for span in repair.gone),
        about=tuple(span.shifted(by) for span in repair.about),
    )


def edits(page: AnswerPage, change: Lines) -> Iterator[Edit]:
    """The lines that a change makes different, as one edit in code points of the answer."""
    old, new = list(page.lines[change.first : change.end]), list(change.new)
    first = change.first
    while old and new and old[0] == new[0]:
        del old[0], new[0]
        first += 1
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    start = page.span(first, first).start
    end = page.span(first + len(old), first + len(old)).start
    text = "".join(f"{line}\n" for line in new)
    if end == len(page.answer) and not page.answer.endswith("\n") and start < end:
        text = text.removesuffix("\n")
    yield Edit(Span(start, end), text)
