"""`report-place`: a report that lies above the reports folder."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole

REPORT_PLACE = Rule(
    code="report-place",
    family=Family.STRUCTURE,
    position=60,
    severity=Severity.INFORMATION,
    summary="a report that lies above the reports folder",
    explanation=(
        "The course collects `reports/README.md`. This report has figures in `reports/figures` below it, so it lies one folder "
        "too high, as the README of a repository does. In `reports`, a picture is written as `figures/name.png`."
    ),
    example=Example(
        "README.md\nreports/figures/loss.png",
        "reports/README.md\nreports/figures/loss.png",
    ),
)


def report_place(whole: Whole) -> Iterator[Finding]:
    """A report at the top of the repository, above the `reports` folder that has the figures."""
    if whole.figures is None or not whole.figures.are_below:
        return
    message = "The course collects reports/README.md, and this report lies above that folder. Move it there before you hand it in."
    yield REPORT_PLACE.found(whole.report.title, message)


REPORT_PLACE_CHECK = ReportCheck(report_place, finds=(REPORT_PLACE,), position=30, depends_on=frozenset({Dependency.STRUCTURE}))
