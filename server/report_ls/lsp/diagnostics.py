"""The findings of a report as diagnostics, in the form in which they are sent. Those of a question that neither changed nor moved to other
lines are kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from report_ls.analysis import Analysis, select
from report_ls.findings import Finding, Severity
from report_ls.lsp.client import Client
from report_ls.lsp.convert import diagnostic
from report_ls.lsp.document import Document

Key = tuple[int, int]
"""A question's index, and its first line."""


class Diagnostics:
    """Makes the diagnostics of one document, again and again, with one set of severities."""

    def __init__(self, uri: str, client: Client, severities: Mapping[str, Severity | None]) -> None:
        self._uri = uri
        self._client = client
        self.severities = severities
        self._kept: dict[Key, tuple[tuple[Finding, ...], str]] = {}

    def of(self, document: Document, analysis: Analysis) -> str:
        """The diagnostics of the document's text as a JSON array: those of the whole report, then those of its questions in their order."""
        if analysis.report.conflicts:  # the one thing that may silence findings of a question from outside of it
            return f"[{self._converted(document, analysis.findings)}]"
        parts = [self._converted(document, analysis.of_report)]
        kept = {}
        for index, (question, judged) in enumerate(zip(analysis.report.questions, analysis.judged, strict=True)):
            if not judged:
                continue
            key = (index, document.index.position(question.start)[0])
            before, part = self._kept.get(key, (None, ""))
            if before is not judged:
                part = self._converted(document, tuple(finding.shifted(question.start) for finding in judged))
            kept[key] = judged, part
            parts.append(part)
        self._kept = kept
        return f"[{', '.join(filter(None, parts))}]"

    def _converted(self, document: Document, findings: tuple[Finding, ...]) -> str:
        chosen = sorted(select(findings, self.severities), key=lambda finding: (finding.span, finding.severity))
        return json.dumps([diagnostic(self._uri, document, self._client, finding) for finding in chosen])[1:-1]
