"""The notification `report-ls/status`, for status bars. `PROTOCOL.md` has its types."""

from __future__ import annotations

from typing import Any, NamedTuple

from report_ls.analysis.analysis import Analysis
from report_ls.features.progress import Week, unfinished, weeks
from report_ls.lsp.convert import week

STATUS = "report-ls/status"


class Verdict(NamedTuple):
    """What is told of a report. `passed` is None where the check stops. `unfinished` are numbers of questions."""

    passed: int | None
    total: int
    answers: int
    unfinished: tuple[int, ...]
    weeks: tuple[Week, ...]

    @classmethod
    def of(cls, analysis: Analysis) -> Verdict:
        official = analysis.official
        open_questions = tuple(question.number for question in unfinished(analysis))
        return cls(official.passed, official.expected, len(official.answers), open_questions, weeks(analysis.report))


def status(uri: str, version: int | None, verdict: Verdict | None) -> dict[str, Any]:
    """The parameters; without a verdict those of a document that is a report no more."""
    if verdict is None:
        return {"uri": uri, "version": version, "isReport": False}
    return {
        "uri": uri,
        "version": version,
        "isReport": True,
        "passed": verdict.passed,
        "total": verdict.total,
        "stopped": verdict.passed is None,
        "answers": verdict.answers,
        "unfinished": list(verdict.unfinished),
        "weeks": [week(row) for row in verdict.weeks],
    }
