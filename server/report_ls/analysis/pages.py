"""What is known of the hand-in pages of a report's answers, kept from one key to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from report_ls.analysis.analysis import Analysis
from report_ls.analysis.local_findings import LocalFindings
from report_ls.analysis.moving import placing
from report_ls.model.findings import Finding
from report_ls.syntax.report import Body
from report_ls.text.edits import Edit
from report_ls.text.spans import LocalSpan


class _Page(NamedTuple):
    """The findings of one answer's page, and those together with what the rules found in the question (`beside`).

    `is_stale`: the answer was edited since, and the findings are those of before.
    """

    findings: tuple[Finding, ...]
    is_stale: bool = False
    beside: LocalFindings | None = None
    joined: LocalFindings = LocalFindings(())


_UNKNOWN = _Page((), is_stale=True)


class Pages:
    """Keeps the findings `page-*` of each answer until its page is looked at again. Making a page takes too long to do it at each key."""

    def __init__(self) -> None:
        self._known: dict[Body[LocalSpan], _Page] = {}

    def keep(self, before: Analysis, after: Analysis, edit: Edit) -> None:
        """Keeps what was found on the page of an answer while it is edited, so that it does not come and go at each key."""
        for question, edited in zip(before.report.questions, after.report.questions, strict=True):
            if edited.body is not question.body and (page := self._known.pop(question.body, None)) and page.findings:
                self._known[edited.body] = _Page(carried(page.findings, edit.shifted(-question.start)), is_stale=True)

    def see(self, analysis: Analysis, judged: Mapping[Body, tuple[Finding, ...]]) -> bool:
        """Takes in what was found on the pages of questions, some of which may be gone by now. Returns whether there is anything new."""
        before = {question.body: self._known.get(question.body, _UNKNOWN) for question in analysis.report.questions}
        self._known = {body: _Page(judged[body.alone]) if body in judged else page for body, page in before.items()}
        return any(page.findings != before[body].findings for body, page in self._known.items())

    def unjudged(self, analysis: Analysis) -> list[tuple[Body, int]]:
        """Returns the questions, with their numbers, whose page has not been looked at since they changed."""
        questions = ((question.body, question.number) for question in analysis.report.questions)
        return [(body.alone, number) for body, number in questions if self._known.get(body, _UNKNOWN).is_stale]

    def added_to(self, analysis: Analysis) -> Analysis:
        """Returns the analysis with the findings `page-*` that are known."""
        judged = list(analysis.judged)
        for index, question in enumerate(analysis.report.questions):
            if (page := self._known.get(question.body)) and page.findings:
                judged[index] = self._joined(question.body, page, judged[index])
        return analysis.with_judged(tuple(judged))

    def _joined(self, body: Body[LocalSpan], page: _Page, found: LocalFindings) -> LocalFindings:
        """Returns the same object for the same findings, so that what is made of it can be kept."""
        if page.beside is not found:
            page = self._known[body] = page._replace(beside=found, joined=found.with_page(page.findings))
        return page.joined


def carried(findings: tuple[Finding, ...], edit: Edit) -> tuple[Finding, ...]:
    """Moves findings of a text to where they are after an edit, and leaves out those that it touches.

    They lose their fixes, which were made for the text before.
    """
    place = placing(edit)
    kept = (finding for finding in findings if finding.span.end < edit.span.start or edit.span.end < finding.span.start)
    return tuple(finding.moved(place)._replace(fixes=()) for finding in kept)
