"""The question's own quote, where it contradicts the limits in force."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.checker.limits import Bounds
from report_ls.model.check import QuestionCheck
from report_ls.model.findings import Finding, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.template.editions import LENGTH_LINE
from report_ls.text.spans import Span
from report_ls.text.wording import plural

LIMITS_DIFFER = Rule(
    code="limits-differ",
    family=Family.STRUCTURE,
    position=170,
    severity=Severity.INFORMATION,
    summary="a length line that says something else than the limits in force",
    explanation=(
        "The answer is judged by the report.py beside the report, or by the edition, and not by the line in the quote. Whoever "
        "writes to the line may write too much or too little."
    ),
    example=Example(
        "> Recommended answer length: 100-300 words.\n>\n> Answer:\n\n(150 words)",
        "> Recommended answer length: 100-200 words.\n>\n> Answer:\n\n(150 words)",
    ),
)


def limits_differ(subject: Subject) -> Iterator[Finding]:
    """A question with a wrong number differs from that number's limits, which says nothing more than that the number is wrong."""
    body = subject.body
    if body.quote is None or not subject.is_in_place:
        return
    line = LENGTH_LINE.search(body.text, body.quote.start, body.quote.end)
    if line is None or (said := Bounds(int(line[1]), int(line[2]))) == subject.limits.words:
        return
    limit = subject.limits.words
    asked = f"{limit} {'word is' if limit.most == 1 else 'words are'}" if limit else "no limit is"
    message = f"This line says {said} {plural(said.most, 'word')}, but {asked} in force ({subject.limits_from})."
    yield LIMITS_DIFFER.found(Span(line.start(1), line.end(2)), message, question=subject.number)


LIMITS_DIFFER_CHECK = QuestionCheck(limits_differ, finds=(LIMITS_DIFFER,), position=100)
