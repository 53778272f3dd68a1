"""The task list at the top of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_ls.syntax.report import ChecklistItem
from report_ls.text.spans import Span

_LINE = re.compile(
    r"^(?:###[ \t]*(?P<week>[^\n]*)|[ \t]*(?P<item>[-*+](?:[ \t]+|(?=\[[ xX]\][^*\n]))(?P<rest>\S[^\n]*)))",
    re.MULTILINE,
)
_BOX = re.compile(r"\[(?P<mark>[^\[\]\n]{0,6})\](?:(?![(\[:])|(?<=\[[ xX]\])(?=\(M\d))")
_ODD_BOX = re.compile(
    r"(?:\*\*\[[ xX]{0,3}\]\*\*|`\[[ xX]{0,3}\]`|\\\[[ xX]{0,3}\\\]|\(\[[ xX]{0,3}\]\)|\[\[[ xX]{0,3}\]\]"
    r"|[\[({][ xX]{0,3}[\])}])(?![(\[:])|\[[xX](?=[ \t])(?![^\n\]]*\])|[xX]\](?=[ \t])"
)
"""What was meant for a box: in brackets of another kind, one of them missing or too many, escaped, bold or in code."""
_AROUND = "[](){}\\*`"
_CONTINUED = re.compile(r"(?:\n[ \t]+(?![-*+][ \t])\S[^\n]*)*")
_MODULES = re.compile(r"\(\s*(M\d+(?:\s*\+\s*M\d+)*)\s*\)\s*$")


def find_items(text: str, region: Span) -> Iterator[ChecklistItem]:
    """The items in `region` of a text, each under its week."""
    week = ""
    for line in _LINE.finditer(text, region.start, region.end):
        if line["week"] is not None:
            week = line["week"].strip()
            continue
        box = _BOX.match(text, line.start("rest"), line.end()) or _ODD_BOX.match(text, line.start("rest"), line.end())
        if box is None:
            continue
        continued = _CONTINUED.match(text, line.end(), region.end)
        end = continued.end() if continued else line.end()
        words = Span(box.end(), end).of(text)
        start = end - len(words.lstrip(" \t"))
        modules = _MODULES.search(text, start, end)
        mark = _mark(box)
        is_apart = not f"{text[box.start() - 1]}{words[:1]}".strip()
        is_task = box[0] in {"[ ]", "[x]", "[X]"} and is_apart
        yield ChecklistItem(
            span=Span(line.start("item"), end),
            box=Span(*box.span()),
            mark=mark,
            is_task=is_task,
            text=Span(start, end),
            week=week,
            modules=tuple(re.findall(r"M\d+", modules[1])) if modules else (),
            ticked=is_task and mark.of(text) != " ",
        )


def _mark(box: re.Match[str]) -> Span:
    if box.re is _BOX:
        return Span(*box.span("mark"))
    return Span(box.end() - len(box[0].lstrip(_AROUND)), box.start() + len(box[0].rstrip(_AROUND)))
