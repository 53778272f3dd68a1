"""A `report.html` beside the report that was made of another text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from report_ls.model.findings import Finding, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.syntax.report import Report

STALE_PAGE = Rule(
    code="stale-page",
    family=Family.STRUCTURE,
    position=50,
    severity=Severity.HINT,
    summary="a `report.html` beside the report that is not what the report gives now",
    explanation=(
        "The page that is handed in was made before the report was changed. Only `report-ls check` says so, and only of what "
        "`report.py html` may have written; nothing is said where git ignores the file."
    ),
    example=Example(
        "README.md: We trained it on two machines.\nreport.html: We trained it on one machine.",
        "README.md: We trained it on two machines.\nreport.html: We trained it on two machines.",
    ),
)

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")
_WHOLE_PAGE = re.compile(r"<!doctype|<html", re.IGNORECASE)
"""What `report.py html` never writes: such a page is made by something else."""


def stale_page(report: Report, kept: str, made: str) -> Iterator[Finding]:
    """`kept` is the page beside the report, and `made` the one that the report gives now. Only their words are compared, because the tags
    depend on the version of Python-Markdown.
    """
    if not _WHOLE_PAGE.search(kept) and _words(kept) != _words(made):
        message = "The report.html beside this report is not what it gives now. Run `report-ls html`, or `report.py html`, to make it anew."
        yield STALE_PAGE.found(report.title, message)


def _words(page: str) -> str:
    return "".join(_WORD.findall(unescape(_TAG.sub("", page))))
