"""`missing-front-matter`: a report of 27 questions without the lines between `---` that its checker drops."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.checker.limits import Form
from report_ls.checker.official import HEADER, MARKER
from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.text.edits import Edit
from report_ls.text.spans import Span, line_at, stripped

MISSING_FRONT_MATTER = Rule(
    code="missing-front-matter",
    family=Family.STRUCTURE,
    position=30,
    severity=Severity.ERROR,
    summary="a report of 27 questions without the lines that its template begins with",
    explanation=(
        "The report.py of 27 questions drops the first 43 characters, which are the lines between `---` at the top of the "
        "template. In a report that begins with its first question it drops that heading, and with it the first answer: it "
        "counts one too few."
    ),
    fix="inserts the lines of the template",
    fixed_by_all=True,
    example=Example(
        "### Question 1\n\n> Answer:\n\n42",
        "---\nlayout: default\nnav_exclude: true\n---\n\n### Question 1\n\n> Answer:\n\n42",
    ),
)


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
    yield MISSING_FRONT_MATTER.found(stripped(text, line), message, fixes=(fix,))


def costs_an_answer(whole: Whole) -> bool:
    """Whether the old checker leaves out the first answer. It takes what stands before the first `Answer:` for an answer, because of the
    `###` in it, and leaves that out, unless the `###` or the `Answer:` is among the characters that it drops.
    """
    first = whole.text.find(MARKER)
    if whole.limits.form is Form.NEW or "###" not in whole.text[: max(first, 0)]:
        return False
    return first < HEADER or "###" not in whole.text[HEADER:first]


MISSING_FRONT_MATTER_CHECK = ReportCheck(
    missing_front_matter, finds=(MISSING_FRONT_MATTER,), position=10, depends_on=frozenset({Dependency.STRUCTURE, Dependency.BEGINNING})
)
