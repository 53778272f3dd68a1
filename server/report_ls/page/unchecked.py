"""Makes the finding of an answer whose hand-in page was not looked at."""

from __future__ import annotations

from report_ls.model.findings import Finding
from report_ls.page.rules import PAGE_UNCHECKED
from report_ls.syntax.report import Body
from report_ls.text.spans import Span, line_at, stripped

TOO_LONG = "The hand-in page of this answer was not looked at, because that takes too long: it has very many brackets or other marks."
TOO_DEEP = "The hand-in page of this answer was not looked at, because its lists or quotes are nested too deeply."


def unchecked(body: Body, number: int, message: str) -> Finding:
    """A finding at the first line of the answer."""
    answer = stripped(body.text, body.answer)
    line = line_at(body.text, answer.start)
    return PAGE_UNCHECKED.found(stripped(body.text, Span(answer.start, min(line.end, answer.end))), message, question=number)
