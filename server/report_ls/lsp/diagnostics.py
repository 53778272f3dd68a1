"""The findings of a report as diagnostics, in the form in which they are sent. Those of a question that neither changed nor moved to other
lines are kept.
"""

from __future__ import annotations

import json
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

Placed = tuple[tuple[int, ...], str]
"""Where a diagnostic is and how severe, by which they are ordered, and the diagnostic as JSON."""


class Diagnostics:
    """Makes the diagnostics of one document, again and again, with one set of severities."""

    def __init__(
        self, uri: str, client: Client, severities: Mapping[str, Severity | None], plain: Callable[[types.Diagnostic], dict[str, Any]]
    ) -> None:
        self._uri = uri
        self._client = client
        self._plain = plain
        self.severities = severities
        self._kept: dict[Key, tuple[tuple[Finding, ...], list[Placed]]] = {}

    def of(self, document: Document, analysis: Analysis) -> str:
        """The diagnostics of the document's text as a JSON array, in the order of their places."""
        return f"[{', '.join([diagnostic for _, diagnostic in sorted(self._placed(document, analysis))])}]"

    def _placed(self, document: Document, analysis: Analysis) -> list[Placed]:
        if analysis.report.conflicts:  # the one thing that may silence findings of a question from outside of it
            return self._converted(document, analysis.findings)
        found = self._converted(document, analysis.of_report)
        kept = {}
        for index, (question, judged) in enumerate(zip(analysis.report.questions, analysis.judged, strict=True)):
            if not judged:
                continue
            key = (index, document.index.position(question.start)[0])
            before, placed = self._kept.get(key, (None, []))
            if before is not judged:
                placed = self._converted(document, tuple(finding.shifted(question.start) for finding in judged))
            kept[key] = judged, placed
            found += placed
        self._kept = kept
        return found

    def _converted(self, document: Document, findings: tuple[Finding, ...]) -> list[Placed]:
        chosen = select(findings, self.severities)
        return sorted(self._encoded(diagnostic(self._uri, document, self._client, finding)) for finding in chosen)

    def _encoded(self, found: types.Diagnostic) -> Placed:
        start, end = found.range.start, found.range.end
        place = (start.line, start.character, end.line, end.character, int(found.severity or 0))
        return place, json.dumps(self._plain(found))
