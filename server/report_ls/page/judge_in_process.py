"""Judges the pages of answers in a process that is ended when it takes too long.

Both markdown libraries take a time that grows with the square of some texts (11,000 brackets take 18 s), and a thread could not be ended.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from report_ls.model.findings import Finding, Fix, Related, Severity
from report_ls.page.judge import judge_page
from report_ls.page.unchecked import TOO_LONG, unchecked
from report_ls.syntax.body import parse_body
from report_ls.syntax.report import Body
from report_ls.text.edits import Edit
from report_ls.text.spans import Span

if TYPE_CHECKING:
    from report_ls.killable import Killable

SECONDS = 1.0
"""How long an answer may take."""
LIGHT = 150
"""Marks and lines up to which an answer takes a tenth of a second at most, and is judged without a process."""

_MARKS = re.compile(r"[\[\]<>!&`*_~|\\#\n]")


class PageJudge:
    """Judges answers one after the other. Its process begins when one is needed, and ends with this object. Safe to call from threads."""

    def __init__(self) -> None:
        self._process: Killable | None = None

    def judge(self, body: Body, number: int) -> tuple[Finding, ...]:
        """The findings `page-*` of a question, relative to its start; `page-unchecked` alone where it took too long."""
        if is_light(body):
            return judge_page(body, number)
        from report_ls.killable import Killable, NoAnswerError, RaisedError  # starting a program takes a large import

        self._process = self._process or Killable()
        argument = {"text": body.text, "heading": body.heading, "level": body.level, "number": number}
        try:
            found: Any = self._process.call(judged, argument, SECONDS)
        except (NoAnswerError, RaisedError):
            return (unchecked(body, number, TOO_LONG),)
        return tuple(map(_finding, found))


def is_light(body: Body) -> bool:
    """Whether a question is judged in no time: it is plain, or has few of the marks that may make the libraries slow."""
    from report_ls.page.plain import is_plain  # 10 ms, which an editor need not wait for

    answer = body.answer.of(body.text)
    return body.is_unanswered or is_plain(answer) or sum(1 for _ in _MARKS.finditer(answer)) <= LIGHT


def judged(argument: dict[str, Any]) -> tuple[Finding, ...]:
    """The findings of a question that is told by its text."""
    heading = Span(*argument["heading"]) if argument["heading"] else None
    return judge_page(parse_body(argument["text"], heading, argument["level"]), argument["number"])


# -- findings that were JSON


def _finding(data: list[Any]) -> Finding:
    code, severity, span, message, question, related, fixes, unnecessary = data
    others = tuple(Related(Span(*span), said) for span, said in related)
    return Finding(code, Severity(severity), Span(*span), message, question, others, tuple(map(_fix, fixes)), unnecessary)


def _fix(data: list[Any]) -> Fix:
    title, edits, safe, preferred, gone, about = data
    about_spans = (tuple(Span(*span) for span in spans) for spans in (gone, about))
    return Fix(title, tuple(Edit(Span(*span), text) for span, text in edits), safe, preferred, *about_spans)
