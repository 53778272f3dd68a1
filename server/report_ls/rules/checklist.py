"""The task list at the top of the report."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.catalogue import finding
from report_ls.model.findings import Finding, Fix, Related, here_too
from report_ls.model.subject import Whole
from report_ls.template.topics import question_of_item
from report_ls.text.edits import Edit
from report_ls.text.spans import Span

_BOXES = {"[ ]", "[x]", "[X]"}


def checklist_mark(whole: Whole) -> Iterator[Finding]:
    """One finding for all boxes that say the same; it stands at the first of them."""
    said: dict[str, list[Span]] = {}
    unspaced: dict[str, list[Span]] = {}
    for item in whole.report.checklist:
        if item.is_task:
            continue
        if item.box.of(whole.text) in _BOXES:
            unspaced.setdefault(_where(whole.text, item.box), []).append(item.box)
        else:
            said.setdefault(item.mark.of(whole.text).strip().casefold(), []).append(item.box)
    for where, boxes in unspaced.items():
        yield _unspaced(whole.text, where, boxes)
    for meaning, boxes in said.items():
        yield _not_a_task(whole.text, meaning, boxes)


def _where(text: str, box: Span) -> str:
    """Where a box lacks its space: "before", "after" or "before and after"."""
    sides = {"before": text[box.start - 1 : box.start], "after": text[box.end : box.end + 1]}
    return " and ".join(side for side, beside in sides.items() if beside.strip())


def _unspaced(text: str, where: str, boxes: list[Span]) -> Finding:
    first, *others = boxes
    places = (Span(end, end) for box in boxes for side, end in (("before", box.start), ("after", box.end)) if side in where)
    title = f"Put a space {where} {_all_of(boxes)}"
    fix = Fix(title, tuple(Edit(place, " ") for place in places), preferred=True, about=tuple(boxes))
    message = f"`{first.of(text)}` is not read as a task{_times(boxes)}: it needs a space {where} it."
    return finding("checklist-mark", first, message, related=here_too(others), fixes=(fix,))


def _not_a_task(text: str, meaning: str, boxes: list[Span]) -> Finding:
    first, *others = boxes
    all_of_them = _all_of(boxes)
    ticked = Fix(f"Tick {all_of_them}: [x]", _written(text, boxes, "[x]"), preferred=meaning == "x", gone=tuple(boxes))
    empty = Fix(f"Leave {all_of_them} open: [ ]", _written(text, boxes, "[ ]"), preferred=not meaning, gone=tuple(boxes))
    message = f"`{first.of(text)}` is not read as a task{_times(boxes)}. Write `[x]` for done, `[ ]` for not done."
    fixes = (empty, ticked) if empty.preferred else (ticked, empty)
    return finding("checklist-mark", first, message, related=here_too(others), fixes=fixes)


def _written(text: str, boxes: list[Span], box: str) -> tuple[Edit, ...]:
    """`box` in the place of each, with a space after it."""
    return tuple(Edit(place, box if not text[place.end : place.end + 1].strip() else f"{box} ") for place in boxes)


def _all_of(boxes: list[Span]) -> str:
    return "it" if len(boxes) == 1 else f"all {len(boxes)}"


def _times(boxes: list[Span]) -> str:
    return "" if len(boxes) == 1 else f" ({len(boxes)} times)"


def checklist_mismatch(whole: Whole) -> Iterator[Finding]:
    """Work that is ticked, and of which the question that asks about it says nothing.

    While most questions have no answer the report is only begun, and nothing is said.
    """
    unanswered = [question for question in whole.report.questions if question.body.is_unanswered]
    if not unanswered or 2 * len(unanswered) >= len(whole.report.questions):
        return
    in_place = {question.number: question for question in unanswered if question.number == question.place}
    for item in whole.report.checklist:
        question = in_place.get(question_of_item(item.text.of(whole.text), whole.limits.expected) or 0) if item.ticked else None
        if question is None:
            continue
        message = f"This is ticked, but question {question.number}, which asks about it, has no answer."
        related = (Related(question.anchor, "This question has no answer"),)
        untick = Fix("Untick it: [ ]", (Edit(item.mark, " "),), gone=(item.mark,))
        yield finding("checklist-mismatch", item.box, message, related=related, fixes=(untick,))
