"""`answer-count`: the check stops, because it finds more or fewer answers than there are questions."""

from __future__ import annotations

from report_ls.checker.official import Official
from report_ls.model.findings import Finding, Related, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.syntax.report import Report
from report_ls.text.wording import amount

ANSWER_COUNT = Rule(
    code="answer-count",
    family=Family.STRUCTURE,
    position=10,
    severity=Severity.ERROR,
    summary="report.py stops: it finds more or fewer answers than there are questions",
    explanation=(
        "report.py splits the file at every `Answer:` and counts the pieces. If it does not find exactly one for each "
        "question, it stops with a ValueError and checks nothing. The places that cause it are listed beside this finding and "
        "have findings of their own."
    ),
    example=Example(
        "### Question 5\n\n> **What did you do?**\n\n(150 words)",
        "### Question 5\n\n> **What did you do?**\n>\n> Answer:\n\n(150 words)",
    ),
)


def answer_count(report: Report, official: Official, causes: list[Finding]) -> Finding:
    """The finding of a check that stops; `causes` are the errors that say where."""
    found = len(official.answers)
    message = f"report.py stops: it finds {amount(found, 'answer').lower()} where it expects {official.expected}, and checks no question."
    if causes:
        message += f" {'The cause is' if len(causes) == 1 else f'{len(causes)} causes are'} marked below."
    related = tuple(Related(cause.span, cause.message_with_question) for cause in causes)
    return ANSWER_COUNT.found(report.title, message, related=related)
