"""What was found in one question, which its rules and its page see as a text of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from report_ls.model.findings import Finding
from report_ls.rules.answer_in_quote import ANSWER_IN_QUOTE


class LocalFindings(NamedTuple):
    """Findings in a question, whose spans count from its start: they stay the same when text before the question changes.

    They are no sequence of `Finding`, so that none is taken for one of the whole text: `placed` gives these. `alone` are those of the
    question as a text of its own.
    """

    alone: tuple[Finding, ...]

    def placed(self, start: int) -> Iterator[Finding]:
        """Returns the findings in the text in which the question starts at `start`."""
        return (finding.shifted(start) for finding in self.alone)

    def with_page(self, page: tuple[Finding, ...]) -> LocalFindings:
        """Returns them with the findings of the question's page, but for what an answer in the quote explains."""
        quoted = [finding.span for finding in self.alone if finding.code == ANSWER_IN_QUOTE.code]
        return LocalFindings((*self.alone, *(finding for finding in page if not any(span.holds(finding.span.start) for span in quoted))))
