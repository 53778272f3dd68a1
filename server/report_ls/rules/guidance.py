"""The question's own quote, where it contradicts the limits in force."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.catalogue import finding
from report_ls.checker.limits import Bounds
from report_ls.model.findings import Finding
from report_ls.model.subject import Subject
from report_ls.template.editions import LENGTH_LINE
from report_ls.text.spans import Span
from report_ls.text.wording import plural


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
    yield finding("limits-differ", Span(line.start(1), line.end(2)), message, question=subject.number)
