"""What is said of each kind of fault."""

from __future__ import annotations

import re
from textwrap import shorten

from report_ls.format.page.tree import Run
from report_ls.rules.page.faults import Fault
from report_ls.rules.page.fences import fence_at
from report_ls.rules.page.words import BACKSLASH

MOST_QUOTED = 60
"""Characters of a text that a message quotes."""
MESSAGES = {
    "page-code": "The page does not show this as code. Indent it by four spaces, with a blank line before it, in place of the fence.",
    "page-list": "The page shows this list as running text. Put a blank line before it, and indent lists in lists by four spaces.",
    "page-nesting": "The page shows this outside the item that it belongs to. Indent by four spaces what is in an item.",
    "page-table": "The page shows this table as running text, with its bars. Write it as an HTML table, as a list or as a picture.",
    "page-heading": "The page shows this as something else than GitHub: one takes it for a heading and the other does not.",
    "page-quote": "The page shows this quote otherwise than GitHub. Put a blank line before and after it.",
    "page-html": "The page shows what stands in this HTML as it is written. Write it as markdown, without blank lines inside HTML.",
    "page-image": "The page shows this image otherwise than GitHub. Write its path without spaces, and without a size.",
    "page-backslash": "The page shows this backslash. Take it away: the character behind it needs none.",
    "page-emphasis": "The page does not mark this text as GitHub does.",
    "page-link": "The page shows this link otherwise than GitHub.",
}
SPECIAL = {
    "tag": "The page takes this for an HTML tag and shows nothing. Write < as `&lt;`, or put it in backticks.",
    "comment": "This comment is not closed: GitHub hides what follows, and the page shows it. Close it with `-->`.",
    "number": "The page begins to count anew here, at 1. Indent by four spaces what stands between the items.",
    "bracket": "The page does not know `1)` as a list. Write `1.`, with a blank line before the list.",
    "pasted": "This is code, but nothing marks it as code. Indent it by four spaces, with a blank line before it.",
    "pasted into an item": "This is code, but nothing marks it as code. Put it below the text of its item, after a blank line and indented "
    "by eight spaces.",
    "behind the fence": "GitHub does not show the words behind this fence, and the page shows all of it as running text. "
    "Put them on a line of their own, and indent the code by four spaces.",
    "words of code": "The page shows other words as code than GitHub.",
    "line break": "The page shows this backslash and breaks no line. Put two spaces at the end of the line in its place.",
    "two lists": "The page shows this as a part of the list before it. Keep the two apart, by text or by a comment.",
}


def message(fault: Fault, lines: tuple[str, ...]) -> str:
    """One or two sentences."""
    if fault.code == "page-text":
        return _of_text(_quoted(fault.meant), _quoted(fault.shown))
    return SPECIAL.get(_special(fault, lines), MESSAGES[fault.code])


def _of_text(meant: str, shown: str) -> str:
    """What is seen on GitHub and what on the page; either may be nothing."""
    if meant == shown:
        return "GitHub and the page cut this text into different paragraphs. Put blank lines between them."
    if not shown:
        return f"GitHub shows {meant} here, which the page does not show."
    if not meant:
        return f"The page shows {shown} here, which GitHub does not show."
    return f"GitHub shows {meant} here, and the page shows {shown}."


def _quoted(words: tuple[Run, ...]) -> str:
    """The first words in quotation marks; empty if there are none."""
    text = " ".join(word.text for word in words if word.text.strip())
    return f'"{shorten(text, MOST_QUOTED, placeholder=" ...")}"' if text else ""


def _special(fault: Fault, lines: tuple[str, ...]) -> str:
    kind = fault.node.kind if fault.node else ""
    if fault.is_pasted:
        return "pasted into an item" if fault.within else "pasted"
    if fault.code == "page-code" and kind == "pre" and fence_at(lines[fault.lines[0]]).words:
        return "behind the fence"
    if fault.code == "page-code" and kind != "pre":
        return "words of code"
    if fault.code == "page-html":
        return "tag" if fault.node and fault.node.runs else "comment" if kind == "unclosed-comment" else ""
    if fault.code == "page-list" and fault.node and re.match(r"\s*\d+\)", lines[fault.lines[0]]):
        return "bracket"
    if fault.code == "page-list" and fault.node and fault.node.detail not in {"", "1"}:
        return "number"
    if fault.code == "page-backslash" and (first := BACKSLASH.search("\n".join(lines[slice(*fault.lines)]))) and first[1] is None:
        return "line break"
    return ""
