"""The findings of a report as diagnostics, in the form in which they are sent. Those of a question that neither changed nor moved to other
lines are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lsprotocol import types

from report_ls.analysis import Analysis, select
from report_ls.findings import Finding, Severity
from report_ls.lsp.client import Client
from report_ls.lsp.convert import diagnostic
from report_ls.lsp.document import Document

Key = tuple[int, int]
"""A question's index, and its first line."""

Plain = dict[str, Any]
"""A `Diagnostic` of the protocol as what JSON is made of."""


class Diagnostics:
    """Makes the diagnostics of one document, again and again, with one set of severities."""

    def __init__(
        self, uri: str, client: Client, severities: Mapping[str, Severity | None], unstructured: Callable[[types.Diagnostic], Plain]
    ) -> None:
        self._uri = uri
        self._client = client
        self._unstructured = unstructured
        self.severities = severities
        self._kept: dict[Key, tuple[tuple[Finding, ...], list[Plain]]] = {}

    def of(self, document: Document, analysis: Analysis) -> list[Plain]:
        """The diagnostics of the document's text, in the order of their places."""
        if analysis.report.conflicts:  # the one thing that may silence findings of a question from outside of it
            return self._converted(document, analysis.findings)
        found = self._converted(document, analysis.of_report)
        kept = {}
        for index, (question, judged) in enumerate(zip(analysis.report.questions, analysis.judged, strict=True)):
            if not judged:
                continue
            key = (index, document.index.position(question.start)[0])
            before, diagnostics = self._kept.get(key, (None, []))
            if before is not judged:
                diagnostics = self._converted(document, tuple(finding.shifted(question.start) for finding in judged))
            kept[key] = judged, diagnostics
            found += diagnostics
        self._kept = kept
        return sorted(found, key=_place)

    def _converted(self, document: Document, findings: tuple[Finding, ...]) -> list[Plain]:
        chosen = select(findings, self.severities)
        return [self._unstructured(diagnostic(self._uri, document, self._client, finding)) for finding in chosen]


def _place(found: Plain) -> tuple[int, ...]:
    start, end = found["range"]["start"], found["range"]["end"]
    return start["line"], start["character"], end["line"], end["character"], found["severity"]
