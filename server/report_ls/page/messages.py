"""Writes the message of a fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from textwrap import shorten

from report_ls.model.rule import Rule
from report_ls.page import backslashes
from report_ls.page.answer_page import AnswerPage
from report_ls.page.faults import Fault
from report_ls.page.fences import fence_at
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
from report_ls.page.tags import is_closed
from report_ls.page.tree import BLOCKS, CODE, DIAGRAM, HEADINGS, LISTS, UNCLOSED_COMMENT, Node, Run

MOST_QUOTED = 60
"""Characters of a text that a message quotes."""
MESSAGES = {
    PAGE_CODE: "The page does not show this as code. Indent it by four spaces, with a blank line before it, in place of the fence.",
    PAGE_LIST: "The page shows this list as running text. Put a blank line before it, and indent lists in lists by four spaces.",
    PAGE_NESTING: "The page shows this outside the item that it belongs to. Indent by four spaces what is in an item.",
    PAGE_TABLE: "The page shows this table as running text, with its bars. Write it as an HTML table, as a list or as a picture.",
    PAGE_HEADING: "The page shows a heading here, and GitHub shows none.",
    PAGE_QUOTE: "GitHub shows a quote of these lines alone, and the page shows them together with what is beside them. "
    "Put a blank line before and after it.",
    PAGE_HTML: "The page shows markdown inside of HTML as it is written. Take the tags away, or write HTML between them.",
    PAGE_BACKSLASH: "The page shows this backslash. Take it away: the character behind it needs none.",
}
SPECIAL = {
    "tag": "The page takes this for an HTML tag and shows nothing. Write < as `&lt;`, or put it in backticks.",
    "comment": "This comment is not closed: GitHub hides what follows, and the page shows it. Close it with `-->`.",
    "diagram": "GitHub draws this, and the page shows it as running text. If it is to be seen on the page, too, put a picture of it in.",
    "indented": "The page does not show this as code. Indent it by four spaces, with a blank line before it.",
    "indented in an item": "The page does not show this as code. Indent the code of an item by eight spaces, and by four more for each "
    "list around its own.",
    "open tag": "This tag is not closed, so the page shows what follows as it is written. Close it, or take it away.",
    "tags in an item": "The page shows markdown inside of this HTML as it is written. Indent by four spaces what is in an item.",
    "number": "The page begins to count anew here, at 1. Indent by four spaces what stands between the items.",
    "first number": "The page counts this list from 1, whatever its first number is. Begin it with 1, or write it as `<ol>`.",
    "bracket": "The page does not know `1)` as a list. Write `1.`, with a blank line before the list.",
    "pasted": "This is code, but nothing marks it as code. Indent it by four spaces, with a blank line before it.",
    "pasted into an item": "This is code, but nothing marks it as code. Put it below the text of its item, after a blank line and indented "
    "by eight spaces.",
    "behind the fence": "GitHub does not show the words behind this fence, and the page shows all of it as running text. "
    "Put them on a line of their own, and indent the code by four spaces.",
    "line break": "The page shows this backslash and breaks no line. Put two spaces at the end of the line in its place.",
    "command": "The page shows this backslash, and GitHub breaks the line here. If a command goes on behind it, put the command "
    "on lines of its own, indented by four spaces, with a blank line before them.",
    "technical": "The page shows this backslash, and GitHub does not. Put the code that it is a part of in backticks, where both show it.",
    "two lists": "The page shows this as items of the list before it. Put some text, or a comment as `<!-- -->`, between the two.",
    "list below an item": "The page shows this as items of the list before it. Indent it by four spaces, so that it is in the item above.",
    "two quotes": "The page shows this as a part of the quote before it. Put some text, or a comment as `<!-- -->`, between the two.",
    "lost heading": "GitHub shows a heading here, and the page shows none.",
    "lost rule": "GitHub shows a line across the page here, and the page shows none.",
}


ADVICE = {PAGE_IMAGE: " Write its path without spaces, and without a size."}
_SHOWN_AS = {
    "strong": "in bold",
    "em": "in italics",
    "s": "struck through",
    "u": "underlined",
    "sub": "lowered",
    "sup": "raised",
    "code": "as code",
}
_MARKS = {PAGE_EMPHASIS: frozenset(_SHOWN_AS) - {"code"}, PAGE_CODE: frozenset({"code"})}
"""What is compared where single words differ."""


def message(fault: Fault, page: AnswerPage) -> str:
    """One or two sentences, which say what GitHub shows and what the page does."""
    if fault.rule is PAGE_TEXT:
        return _of_text(_quoted(fault.github), _quoted(fault.hand_in))
    special = _special(fault, page)
    if special == "words":
        return _of_words(fault) + ADVICE.get(fault.rule, "")
    return SPECIAL[special] if special else MESSAGES[fault.rule]


def _of_words(fault: Fault) -> str:
    """What is seen of the words that differ: how they are marked, where their links lead to, which images are there."""
    github, hand_in = _seen(fault.rule, fault.github), _seen(fault.rule, fault.hand_in)
    if github == hand_in or not (github and hand_in):
        return _of_text(github, hand_in) if github != hand_in else "GitHub and the page mark different parts of this text."
    return f"GitHub shows {github} here, and the page shows {hand_in}."


def _seen(rule: Rule, words: tuple[Run, ...]) -> str:
    """The words that are marked, with how they are; all of them if none is."""
    targets = {PAGE_LINK: "a ", PAGE_IMAGE: "img "}
    if prefix := targets.get(rule):
        found = dict.fromkeys(mark.removeprefix(prefix) for word in words for mark in sorted(word.marks) if mark.startswith(prefix))
        noun = "a link to" if rule is PAGE_LINK else "the image"
        return " and ".join(f"{noun} {_short(target)}" for target in found) or _quoted(words)
    marked = tuple(word for word in words if word.marks & _MARKS[rule])
    how = dict.fromkeys(_SHOWN_AS[mark] for word in marked for mark in sorted(word.marks & _MARKS[rule]))
    return f"{_quoted(marked)} {' and '.join(how)}" if marked else _quoted(words)


def _of_text(github: str, hand_in: str) -> str:
    """What is seen on GitHub and what on the page; either may be nothing."""
    if github == hand_in:
        return "GitHub and the page cut this text into different paragraphs. Put blank lines between them."
    if not hand_in:
        return f"GitHub shows {github} here, which the page does not show."
    if not github:
        return f"The page shows {hand_in} here, which GitHub does not show."
    return f"GitHub shows {github} here, and the page shows {hand_in}."


def _quoted(words: tuple[Run, ...]) -> str:
    """The first words in quotation marks; empty if there are none."""
    text = " ".join(word.text for word in words if word.text.strip())
    return f'"{_short(text)}"' if text else ""


def _short(text: str) -> str:
    return shorten(text, MOST_QUOTED, placeholder=" ...") if " " in text or len(text) <= MOST_QUOTED else f"{text[:MOST_QUOTED]}..."


def _special(fault: Fault, page: AnswerPage) -> str:
    """The key of a message that fits better than that of the code; "words" where it is made of the words that differ."""
    lines = page.lines
    kind = fault.node.kind if fault.node else ""
    if fault.is_pasted:
        return "pasted into an item" if fault.within else "pasted"
    if fault.rule is PAGE_CODE and kind in CODE:
        return _of_code(fault, lines[fault.lines[0]])
    if fault.rule in {PAGE_EMPHASIS, PAGE_LINK, PAGE_IMAGE} or fault.rule is PAGE_CODE:
        return "words"
    if fault.rule is PAGE_HEADING:
        return "lost heading" if kind in HEADINGS and not fault.is_extra else "lost rule" if kind == "hr" and not fault.is_extra else ""
    if fault.rule is PAGE_QUOTE and _is_behind(fault, page, frozenset({"blockquote"})):
        return "two quotes"
    if fault.rule is PAGE_HTML:
        return _of_html(fault, page)
    if fault.rule is PAGE_LIST and fault.node and re.match(r"\s*\d+\)", lines[fault.lines[0]]):
        return "bracket"
    if fault.rule is PAGE_LIST and fault.node and fault.node.detail not in {"", "1"}:
        return "number" if _goes_on(fault, page) else "first number"
    is_indented = fault.rule is PAGE_NESTING and lines[fault.lines[0]].startswith("    ")
    if (fault.rule is PAGE_LIST or is_indented) and _continues(fault, page):
        return "list below an item" if re.match(r" {1,3}\S", lines[fault.lines[0]]) else "two lists"
    if fault.rule is PAGE_BACKSLASH and (cause := backslashes.cause(lines, *fault.lines)) != "punctuation":
        return cause
    return ""


def _of_code(fault: Fault, line: str) -> str:
    if fault.node is not None and fault.node.kind == DIAGRAM:
        return "diagram"
    if "```" in line or "~~~" in line:
        return "behind the fence" if fence_at(line).words else ""
    return "indented in an item" if any(node.kind == "li" for node in fault.within) else "indented"


def _of_html(fault: Fault, page: AnswerPage) -> str:
    if fault.node is None or fault.node.runs:
        return "tag" if fault.node else ""
    if fault.node.kind == UNCLOSED_COMMENT:
        return "comment"
    text = "\n".join(page.lines[fault.lines[0] : page.end])
    if any(node.kind == "li" for node in fault.within) and not text.startswith("    "):
        return "tags in an item"
    return "open tag" if fault.node.kind in BLOCKS and not is_closed(text, fault.node.kind) else ""


def _goes_on(fault: Fault, page: AnswerPage) -> bool:
    """Whether a numbered list may go on with one before it."""
    lists = [node for node in page.github.children if node.kind == "ol"]
    return any(node is not fault.node for node in lists[: lists.index(fault.node) if fault.node in lists else None])


def _continues(fault: Fault, page: AnswerPage) -> bool:
    """Whether a list stands right behind another, and its first item is an item on the page, too."""
    blocks = fault.within[-1].children if fault.within else page.github.children
    before = next((one for one, other in pairwise(blocks) if other is fault.node), None)
    if fault.node is None or fault.node.kind not in LISTS or before is None or before.kind not in LISTS:
        return False
    first = next(iter(fault.node.children[0].children), fault.node.children[0]).letters if fault.node.children else ""
    return first != "" and any(item.letters.startswith(first) for item in _items(page.hand_in))


def _items(node: Node) -> Iterator[Node]:
    if node.kind == "li":
        yield node
    for child in node.children:
        yield from _items(child)


def _is_behind(fault: Fault, page: AnswerPage, kinds: frozenset[str]) -> bool:
    """Whether the block before that of a fault, on GitHub's page and behind a blank line, is one of some kinds."""
    blocks = page.github.children
    if page.lines[max(fault.lines[0] - 1, 0)].strip():
        return False
    return any(one.kind in kinds and other is fault.node for one, other in pairwise(blocks))
