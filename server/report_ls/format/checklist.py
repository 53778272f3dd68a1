"""The task list at the top of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_ls.format.report import ChecklistItem
from report_ls.format.text import Span

TITLE = "Overall project checklist"

_LINE = re.compile(
    r"^(?:###[ \t]*(?P<week>[^\n]*)|[ \t]*(?P<item>[-*+][ \t]+\[(?P<mark>[^\[\]\n]{0,6})\](?!\()[ \t]*(?P<text>[^\n]*)))",
    re.MULTILINE,
)
_CONTINUED = re.compile(r"(?:\n[ \t]+(?![-*+][ \t])\S[^\n]*)*")
_MODULES = re.compile(r"\(\s*(M\d+(?:\s*\+\s*M\d+)*)\s*\)\s*$")


def find_items(text: str, region: Span) -> Iterator[ChecklistItem]:
    """The items in `region` of a text, each under its week."""
    week = ""
    for line in _LINE.finditer(text, region.start, region.end):
        if line["week"] is not None:
            week = line["week"].strip()
            continue
        continued = _CONTINUED.match(text, line.end(), region.end)
        end = continued.end() if continued else line.end()
        modules = _MODULES.search(text, line.start("text"), end)
        yield ChecklistItem(
            span=Span(line.start("item"), end),
            mark=Span(*line.span("mark")),
            text=Span(line.start("text"), end),
            week=week,
            modules=tuple(re.findall(r"M\d+", modules[1])) if modules else (),
            ticked=line["mark"] in {"x", "X"},
        )
