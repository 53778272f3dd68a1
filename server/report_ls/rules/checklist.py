"""The task list at the top of the report."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.findings import Edit, Finding, Fix
from report_ls.format.text import Span
from report_ls.rules.catalogue import finding
from report_ls.rules.subject import Whole

_MARKS = {" ", "x", "X"}


def checklist_mark(whole: Whole) -> Iterator[Finding]:
    for item in whole.report.checklist:
        mark = item.mark.of(whole.text)
        if mark in _MARKS:
            continue
        ticked = Fix("Tick it: [x]", (Edit(item.mark, "x"),), preferred=mark.strip() in {"x", "X"})
        empty = Fix("Leave it open: [ ]", (Edit(item.mark, " "),), preferred=not mark.strip())
        fixes = (empty, ticked) if empty.preferred else (ticked, empty)
        message = f"`[{mark}]` is not read as a task. Write `[x]` for done, `[ ]` for not done."
        yield finding("checklist-mark", Span(item.mark.start - 1, item.mark.end + 1), message, fixes=fixes)
