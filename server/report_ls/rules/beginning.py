"""What is said at a report's beginning: of the characters that the 27-question checker drops, and of the folder that it lies in."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.catalogue import finding
from report_ls.checker.limits import Form
from report_ls.checker.official import HEADER, MARKER
from report_ls.model.findings import Finding, Fix
from report_ls.model.subject import Whole
from report_ls.text.edits import Edit
from report_ls.text.spans import Span, line_at, stripped

FRONT_MATTER = "---\nlayout: default\nnav_exclude: true\n---\n\n"
"""What the templates of 27 questions begin with: as many characters as are dropped."""
BOM = "\ufeff"


def missing_front_matter(whole: Whole) -> Iterator[Finding]:
    if not costs_an_answer(whole):
        return
    text = whole.text
    start = 1 if text.startswith(BOM) else 0
    line = line_at(text, len(text) - len(text[start:].lstrip()))
    fix = Fix("Insert the lines that the template begins with", (Edit(Span(start, start), FRONT_MATTER),), safe=True, preferred=True)
    message = (
        f"report.py drops the first {HEADER} characters, as its template begins with lines between `---`. "
        "Without them it does not count the first answer."
    )
    yield finding("missing-front-matter", stripped(text, line), message, fixes=(fix,))


def costs_an_answer(whole: Whole) -> bool:
    """Whether the old checker leaves out the first answer. It takes what stands before the first `Answer:` for an answer, because of the
    `###` in it, and leaves that out, unless the `###` or the `Answer:` is among the characters that it drops.
    """
    first = whole.text.find(MARKER)
    if whole.limits.form is Form.NEW or "###" not in whole.text[: max(first, 0)]:
        return False
    return first < HEADER or "###" not in whole.text[HEADER:first]


def report_place(whole: Whole) -> Iterator[Finding]:
    """A report at the top of the repository, above the `reports` folder that has the figures."""
    if whole.figures is None or not whole.figures.are_below:
        return
    message = "The course collects reports/README.md, and this report lies above that folder. Move it there before you hand it in."
    yield finding("report-place", whole.report.title, message)
