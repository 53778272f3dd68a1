"""The findings of a report as diagnostics, in the form in which they are sent. Those of a question that neither changed nor moved to other
lines are kept, and of the whole report's those before what changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from report_ls.analysis.analysis import Analysis, outside_conflicts, select
from report_ls.lsp.convert import diagnostic
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.document import Document
from report_ls.model.findings import Finding, Severity

Key = tuple[int, int]
"""A question's index and its first line; for a finding of the whole report -1 and its own index."""


class Diagnostics:
    """Makes the diagnostics of one document, again and again, with one set of severities."""

    def __init__(self, uri: str, client: ClientCapabilities, severities: Mapping[str, Severity | None]) -> None:
        self._uri = uri
        self._client = client
        self.severities = severities
        self._kept: dict[Key, tuple[object, str]] = {}

    def of(self, document: Document, analysis: Analysis) -> str:
        """The diagnostics of the document's text as a JSON array: those of the whole report, then those of its questions in their order."""
        kept = {}
        for key, source, found in _parts(document, analysis):
            before, part = self._kept.get(key, (None, ""))
            kept[key] = source, part if before is source else self._converted(document, found)
        self._kept = kept
        return f"[{', '.join(part for _, part in kept.values() if part)}]"

    def _converted(self, document: Document, findings: Iterable[Finding]) -> str:
        chosen = sorted(select(findings, self.severities), key=lambda finding: (finding.span, finding.severity))
        return json.dumps([diagnostic(self._uri, document, self._client, finding) for finding in chosen])[1:-1]


def _parts(document: Document, analysis: Analysis) -> Iterator[tuple[Key, object, Iterable[Finding]]]:
    """What is kept or made anew as one: each finding of the whole report, and the findings of each question. With the object whose
    being another one tells that they are to be made anew.
    """
    conflicts = analysis.report.conflicts
    for index, finding in enumerate(outside_conflicts(conflicts, analysis.of_report)):
        yield (-1, index), finding, (finding,)
    for index, (question, judged) in enumerate(zip(analysis.report.questions, analysis.judged, strict=True)):
        if not judged.alone:
            continue
        line, _ = document.index.position(question.start)
        found = judged.placed(question.start)
        if conflicts and any(question.span.overlaps(conflict.span) for conflict in conflicts):
            told = tuple(outside_conflicts(conflicts, found))
            yield (index, line), told, told  # a conflict silences findings of a question from outside of it, so these are made anew
        else:
            yield (index, line), judged, found
