"""What git leaves in a file when a merge stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_ls.syntax.report import Conflict
from report_ls.text.spans import Span

_MARKER = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?:[ \t][^\n]*)?$", re.MULTILINE)

MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""What git writes at the start of a line."""


def find_conflicts(text: str) -> Iterator[Conflict]:
    """The conflicts of a text, from `<<<<<<<` to `>>>>>>>`; one of those two alone is a conflict of its marker only."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    open_lines: list[re.Match[str]] = []
    for line in _MARKER.finditer(text):
        sign = line[1][0]
        if sign == "<":
            yield from _alone(open_lines[:1])
            open_lines = [line]
        elif sign == ">":
            yield from _closed(text, [*open_lines, line]) if len(open_lines) > 1 else _alone([*open_lines, line])
            open_lines = []
        elif open_lines:
            open_lines.append(line)
    yield from _alone(open_lines[:1])


def _alone(lines: list[re.Match[str]]) -> Iterator[Conflict]:
    for line in lines:
        span = Span(*line.span())
        yield Conflict(span, (span,), None, None)


def _closed(text: str, lines: list[re.Match[str]]) -> Iterator[Conflict]:
    middle = next((line for line in lines if line[1][0] == "="), None)
    if middle is None:
        yield from _alone([lines[0], lines[-1]])
        return
    ours_end = next(line for line in lines[1:] if line[1][0] in "|=")
    yield Conflict(
        span=Span(lines[0].start(), lines[-1].end()),
        markers=tuple(Span(*line.span()) for line in lines),
        ours=Span(min(lines[0].end() + 1, len(text)), ours_end.start()),
        theirs=Span(min(middle.end() + 1, len(text)), lines[-1].start()),
    )
