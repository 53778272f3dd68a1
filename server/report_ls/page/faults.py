"""Makes faults of the differences of two pages: what kind of markdown is shown otherwise than meant, and on which lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from report_ls.model.rule import Rule
from report_ls.page.compare import Difference, changes
from report_ls.page.rules import (
    PAGE_BACKSLASH,
    PAGE_CODE,
    PAGE_EMPHASIS,
    PAGE_HEADING,
    PAGE_HTML,
    PAGE_IMAGE,
    PAGE_LINK,
    PAGE_LIST,
    PAGE_NESTING,
    PAGE_QUOTE,
    PAGE_TABLE,
    PAGE_TEXT,
)
from report_ls.page.tree import DIAGRAM, HEADINGS, LISTS, RAW, UNCLOSED_COMMENT, Node, Run

_RULES_BY_KIND = {"pre": PAGE_CODE, DIAGRAM: PAGE_CODE, "table": PAGE_TABLE, "tr": PAGE_TABLE, "td": PAGE_TABLE, "th": PAGE_TABLE}
_RULES_BY_KIND |= dict.fromkeys(HEADINGS | {"hr"}, PAGE_HEADING) | dict.fromkeys(RAW | {UNCLOSED_COMMENT}, PAGE_HTML)
_RULES_BY_KIND |= {"blockquote": PAGE_QUOTE, "li": PAGE_LIST, "ul": PAGE_LIST, "ol": PAGE_LIST, "p": PAGE_TEXT}
_EMPHASIS = frozenset({"strong", "em", "s", "u", "sub", "sup"})
_TEXTS = HEADINGS | {"p"}


class Fault(NamedTuple):
    """Something that the hand-in shows otherwise than GitHub. `lines` are half-open; `node` is the block of GitHub's page, if it has one.

    `github` and `hand_in` are the words that differ on these pages, where only words do, and all words of a `page-text`; `github` is the
    whole text where GitHub shows a `<` in it. `is_extra` tells that only the hand-in has something here, and `node` is then the block
    before it; `is_pasted`, that its lines are code without a mark.
    """

    rule: Rule
    lines: tuple[int, int]
    node: Node | None
    within: tuple[Node, ...]
    github: tuple[Run, ...] = ()
    hand_in: tuple[Run, ...] = ()
    is_extra: bool = False
    is_pasted: bool = False


def find_faults(found: list[Difference]) -> list[Fault]:
    """The faults of all differences of two pages. Each difference has one, or is the other side of one that has."""
    faults: list[Fault] = []
    known: set[tuple[Rule, tuple[int, int]]] = set()
    github = "".join(node.letters for difference in found for node in difference.github)
    for difference in found:
        is_moved = not difference.github and all(node.letters in github for node in difference.hand_in)
        if is_moved and len(found) > 1:
            continue
        for fault in _faults(difference):
            if (fault.rule, fault.lines) not in known and not _follows(fault, faults):
                known.add((fault.rule, fault.lines))
                faults.append(fault)
    return [fault for fault in faults if not _echoes(fault, faults)]


def _echoes(fault: Fault, faults: list[Fault]) -> bool:
    """Whether text differs only because the hand-in takes a block beside it, which is a fault of its own, for a part of it."""
    hand_in = _letters(fault.hand_in)
    if fault.node is not None and fault.node.kind != "p" and not fault.is_extra:
        return False
    if fault.rule not in {PAGE_TEXT, PAGE_CODE} or _letters(fault.github) not in hand_in:
        return False
    for other in faults:
        is_beside = fault.is_extra or (other.lines[0] <= fault.lines[1] and fault.lines[0] <= other.lines[1])
        block = other.node.letters if other.node and other.node.kind != "p" else ""
        if is_beside and other.rule is not PAGE_TEXT and (fault.rule is PAGE_TEXT or (block and block in hand_in)):
            return True
    return False


def _letters(words: tuple[Run, ...]) -> str:
    return Node("p", runs=words).letters


def _follows(fault: Fault, before: list[Fault]) -> bool:
    """Whether a fault is only that an item is not in its list any more, because of something in an item before."""
    if any(other.within and other.within[0] is fault.node for other in before):
        return True
    if fault.node is None or fault.node.kind != "li" or not fault.within:
        return False
    return any(other.within and other.within[0] is fault.within[0] for other in before)


def size(found: list[Difference]) -> int:
    """Returns how much differs, so that a change that removes a part of it is seen to help."""
    total = 0
    for difference in found:
        if _is_of_words(difference):
            github, hand_in = _differing(difference)
            total += 1 + len(github) + len(hand_in)
        else:
            total += sum(1 + len(node.letters) for node in (*difference.github, *difference.hand_in))
    return total


def _faults(difference: Difference) -> Iterator[Fault]:
    within = difference.within[1:]
    raw = next((node for node in within if node.kind in RAW), None)
    if raw is not None:
        yield Fault(PAGE_HTML, _lines(raw, difference), raw, within)
        return
    if _is_of_words(difference):
        yield from _in_text(difference)
        return
    blocks = [node for node in difference.github if node.kind != "p"]
    is_in_item = any(node.kind == "li" for node in within)
    if blocks and _misread(difference):
        yield Fault(PAGE_HEADING, _above_rule(blocks, difference), blocks[0], within)
        return
    for block in blocks or difference.github[:1]:
        node = block.children[1] if block.kind == "li" and len(block.children) > 1 else block
        rule = _misread(difference) or _RULES_BY_KIND[node.kind]
        if node is not block and rule is PAGE_LIST:
            rule = PAGE_NESTING
        if is_in_item and rule in {PAGE_LIST, PAGE_TEXT}:
            rule = PAGE_NESTING
        if node.kind == "p" and any("<" in run.text for run in node.runs):
            yield Fault(PAGE_HTML, _lines(node, difference), node, within, node.runs)
            continue
        github, hand_in = (_all_words(difference.github), _all_words(difference.hand_in)) if rule is PAGE_TEXT else ((), ())
        yield Fault(rule, _lines(node, difference), node, within, github, hand_in)
    if not difference.github:
        rule = PAGE_NESTING if is_in_item or _is_list(difference.before) else _RULES_BY_KIND[difference.hand_in[0].kind]
        words = _all_words(difference.hand_in)
        yield Fault(_misread(difference) or rule, _place(difference), difference.before, within, hand_in=words, is_extra=True)


def _all_words(nodes: tuple[Node, ...]) -> tuple[Run, ...]:
    return tuple(word for node in nodes for word in (*node.words, *_all_words(node.children)))


def _misread(difference: Difference) -> Rule | None:
    """The rule of a heading that only the hand-in has, where GitHub shows plain text or a list and a rule."""
    has_heading = any(node.kind in HEADINGS for node in difference.hand_in)
    kinds = {node.kind for node in difference.github}
    return PAGE_HEADING if has_heading and kinds <= {"p", "ul", "ol", "hr"} else None


def _above_rule(blocks: list[Node], difference: Difference) -> tuple[int, int]:
    """A rule and the line above it, which it makes a heading, where there is one."""
    rule = next((block.lines for block in blocks if block.kind == "hr" and block.lines), None)
    return (max(rule[0] - 1, 0), rule[1]) if rule else _lines(blocks[0], difference)


def _is_list(node: Node | None) -> bool:
    return node is not None and node.kind in LISTS


def _is_of_words(difference: Difference) -> bool:
    kinds = [node.kind for node in (*difference.github, *difference.hand_in)]
    return len(difference.github) == len(difference.hand_in) == 1 and kinds[0] == kinds[1] and kinds[0] in _TEXTS


def _differing(difference: Difference) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    github, hand_in = difference.github[0].words, difference.hand_in[0].words
    found = list(changes(github, hand_in))
    only_github = tuple(word for start, end, _, _ in found for word in github[start:end])
    return only_github, tuple(word for _, _, start, end in found for word in hand_in[start:end])


def _in_text(difference: Difference) -> Iterator[Fault]:
    """A fault for each kind of difference between the words of two paragraphs."""
    node = difference.github[0]
    github, hand_in = _differing(difference)
    rules = dict.fromkeys(_rules_of_words(github, hand_in)) or {PAGE_TEXT: None}
    for rule in rules:
        yield Fault(rule, _lines(node, difference), node, difference.within[1:], github, hand_in)


def _rules_of_words(github: tuple[Run, ...], hand_in: tuple[Run, ...]) -> Iterator[Rule]:
    ours, theirs = _text(github), _text(hand_in)
    if _marked(github, "img ") != _marked(hand_in, "img "):
        yield PAGE_IMAGE
    if theirs.count("\\") > ours.count("\\"):
        yield PAGE_BACKSLASH
    if ours.count("<") > theirs.count("<"):
        yield PAGE_HTML
    if _marked(github, "code") != _marked(hand_in, "code"):
        yield PAGE_CODE
    elif any(_marked(github, mark) != _marked(hand_in, mark) for mark in _EMPHASIS):
        yield PAGE_EMPHASIS
    elif _marked(github, "a ") != _marked(hand_in, "a "):
        yield PAGE_LINK


def _text(words: tuple[Run, ...]) -> str:
    return " ".join(word.text for word in words)


def _marked(words: tuple[Run, ...], mark: str) -> list[tuple[str, list[str]]]:
    """The words with a mark that begins so. What stands around letters is left out, for the pages cut words at different places."""
    seen = [word for word in words if word.text != "\\"]
    marks = [(re.sub(r"[\W_]+", "", word.text), sorted(name for name in word.marks if name.startswith(mark))) for word in seen]
    return [(text, names) for text, names in marks if names]


def _lines(node: Node, difference: Difference) -> tuple[int, int]:
    return node.lines or _place(difference)


def _place(difference: Difference) -> tuple[int, int]:
    """Where a difference is whose own blocks have no place: the end of the block before, else the innermost block around."""
    if difference.before is not None and difference.before.lines:
        end = difference.before.lines[1]
        return max(end - 1, 0), end
    return next((node.lines for node in reversed(difference.within) if node.lines), (0, 1))
