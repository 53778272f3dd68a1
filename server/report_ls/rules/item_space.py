"""`item-space`: items of lists whose mark has no space after it, so that neither page shows them as items."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.model.check import QuestionCheck
from report_ls.model.findings import Finding, Fix, Severity, here_too
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.syntax.unspaced_items import Unspaced, unspaced_items
from report_ls.text.edits import Edit
from report_ls.text.spans import Span, line_at

ITEM_SPACE = Rule(
    code="item-space",
    family=Family.ANSWERS,
    position=60,
    severity=Severity.WARNING,
    summary="an item of a list without the space after its mark",
    explanation=(
        "`-Item` is text: a list begins where a space follows the `-`, the `+`, the `*` or the number. Both pages join such "
        "lines into one paragraph. Options of commands, negative numbers and dashes are left alone, and so is a single line of "
        "which nobody can tell."
    ),
    fix="inserts the space, and a blank line before the list",
    example=Example(
        "We used:\n\n-Docker\n-Cloud Build",
        "We used:\n\n- Docker\n- Cloud Build",
    ),
)


def item_space(subject: Subject) -> Iterator[Finding]:
    """One finding for all items of an answer."""
    answer, by = subject.answer_text, subject.body.answer.start
    found = [] if subject.body.is_unanswered else unspaced_items(answer)
    if not found:
        return
    first, *others = (item.mark.shifted(by) for item in found)
    sign = first.of(subject.text)
    if others:
        marks = "number" if sign[0].isdigit() else f"`{sign}`"
        message = f"{len(found)} items have no space after the {marks}, and are shown as text. Put a space there."
    else:
        message = f"This item has no space after the `{sign}`, and is shown as text. Put a space there."
    edits = tuple(edit.shifted(by) for item in found for edit in _edits(answer, item))
    about = tuple(line_at(subject.text, item.mark.start + by) for item in found)
    fix = Fix(f"Put a space after all {len(found)} of them" if others else "Put a space after it", edits, preferred=True, about=about)
    yield ITEM_SPACE.found(first, message, question=subject.number, related=here_too(others), fixes=(fix,))


def _edits(answer: str, item: Unspaced) -> Iterator[Edit]:
    """The space, and the blank line that the hand-in page wants before a list."""
    if item.blank:
        start = answer.rfind("\n", 0, item.mark.start) + 1
        yield Edit(Span(start, start), item.blank)
    yield Edit(Span(item.mark.end, item.mark.end), " ")


ITEM_SPACE_CHECK = QuestionCheck(item_space, finds=(ITEM_SPACE,), position=90)
