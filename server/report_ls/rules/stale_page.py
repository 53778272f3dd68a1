"""A `report.html` beside the report that was made of another text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from report_ls.catalogue import finding
from report_ls.model.findings import Finding
from report_ls.syntax.report import Report

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
        yield finding("stale-page", report.title, message)


def _words(page: str) -> str:
    return "".join(_WORD.findall(unescape(_TAG.sub("", page))))
