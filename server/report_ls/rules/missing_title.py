"""A report whose beginning is not that of its template, so that words of the student are left out of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_ls.checker.limits import Form
from report_ls.checker.official import HEADER, MARKER
from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.rules.missing_front_matter import BOM, FRONT_MATTER, costs_an_answer
from report_ls.text.edits import Edit
from report_ls.text.spans import Span, line_at, stripped

MISSING_TITLE = Rule(
    code="missing-title",
    family=Family.STRUCTURE,
    position=40,
    severity=Severity.WARNING,
    summary="a report that begins with words of your own where its template has a title",
    explanation=(
        "`report.py html` leaves out the first 43 characters, because the template has its title there. Without that title "
        "they are your own words, which the page then lacks. Words of the template are no loss, and nothing is said of them."
    ),
    fix="inserts the title of the template",
    fixed_by_all=True,
    example=Example(
        "We built a classifier of birds.\n\n### Question 1\n\n> Answer:\n\n42",
        "# Exam template for 02476 Machine Learning Operations\n\nWe built a classifier of birds.\n\n### Question 1\n\n> Answer:\n\n42",
    ),
)

TITLE = "# Exam template for 02476 Machine Learning Operations\n\n"
"""What the templates of 31 questions begin with. The page begins with its last word."""
_FRONT_MATTER = re.compile(r"---\n(?:[\w-]+:[^\n]*\n)*---\n")
_OF_TEMPLATE = re.compile(r"##|>|---|This is the report template|[*_]*Exam template for 02476|[*_]*Question \d", re.IGNORECASE)
"""How a line of the template begins, whose words are no loss. What follows it is the template's, too."""


def missing_title(whole: Whole) -> Iterator[Finding]:
    """Where the count suffers, too, that is said by `missing-front-matter`."""
    text = whole.text
    if whole.limits.page_note or costs_an_answer(whole) or not _has_own_words(text):
        return
    start = 1 if text.startswith(BOM) else 0
    has_title = text.startswith("#", start)
    old = whole.limits.form is Form.OLD
    title = "Insert the lines that the template begins with" if old else "Insert the title of the template"
    edit = Edit(Span(start, start), FRONT_MATTER if old else TITLE)
    line = line_at(text, len(text) - len(text[start:].lstrip()))
    message = (
        f"report.py html leaves out the first {min(HEADER, len(text))} characters, which are not the template's "
        f"{'lines' if old else 'title'} here but your words: the page lacks them."
    )
    yield MISSING_TITLE.found(stripped(text, line), message, fixes=(Fix(title, (edit,), safe=not has_title, preferred=True),))


def _has_own_words(text: str) -> bool:
    """Whether there are words, other than a title, before those of the template begin, or in an answer."""
    text = text.removeprefix(BOM)
    start = front.end() if (front := _FRONT_MATTER.match(text)) else 0
    dropped = _without_comments(text[start:HEADER])
    before, marker, answer = dropped.partition(MARKER)
    words = [] if marker else before.split("\n")
    for index, line in enumerate(words):
        if _OF_TEMPLATE.match(line.lstrip()):
            words = words[:index]
            break
    return any(re.search(r"\w", line) for line in words if not line.startswith("#")) or re.search(r"\w", answer) is not None


def _without_comments(text: str) -> str:
    while "<!--" in text:
        before, _, comment = text.partition("<!--")
        text = before + comment.partition("-->")[2]
    return text


MISSING_TITLE_CHECK = ReportCheck(
    missing_title, finds=(MISSING_TITLE,), position=20, depends_on=frozenset({Dependency.STRUCTURE, Dependency.BEGINNING})
)
