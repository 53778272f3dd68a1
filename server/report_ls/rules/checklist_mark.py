"""`checklist-mark`: a checklist item with another box than `[ ]` or `[x]`."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Fix, Severity, here_too
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.text.edits import Edit
from report_ls.text.spans import Span

CHECKLIST_MARK = Rule(
    code="checklist-mark",
    family=Family.STRUCTURE,
    position=130,
    severity=Severity.WARNING,
    summary="a checklist item with another box than `[ ]` or `[x]`",
    explanation=(
        "Only an empty box and an x, small or large, between square brackets and with a space before and after them, are read as a task."
    ),
    fix="writes `[x]` or `[ ]`, or inserts the space",
    example=Example(
        "* [~] Write unit tests (M16)",
        "* [x] Write unit tests (M16)",
    ),
)


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
    return CHECKLIST_MARK.found(first, message, related=here_too(others), fixes=(fix,))


def _not_a_task(text: str, meaning: str, boxes: list[Span]) -> Finding:
    first, *others = boxes
    all_of_them = _all_of(boxes)
    ticked = Fix(f"Tick {all_of_them}: [x]", _written(text, boxes, "[x]"), preferred=meaning == "x", gone=tuple(boxes))
    empty = Fix(f"Leave {all_of_them} open: [ ]", _written(text, boxes, "[ ]"), preferred=not meaning, gone=tuple(boxes))
    message = f"`{first.of(text)}` is not read as a task{_times(boxes)}. Write `[x]` for done, `[ ]` for not done."
    fixes = (empty, ticked) if empty.preferred else (ticked, empty)
    return CHECKLIST_MARK.found(first, message, related=here_too(others), fixes=fixes)


def _written(text: str, boxes: list[Span], box: str) -> tuple[Edit, ...]:
    """`box` in the place of each, with a space after it."""
    return tuple(Edit(place, box if not text[place.end : place.end + 1].strip() else f"{box} ") for place in boxes)


def _all_of(boxes: list[Span]) -> str:
    return "it" if len(boxes) == 1 else f"all {len(boxes)}"


def _times(boxes: list[Span]) -> str:
    return "" if len(boxes) == 1 else f" ({len(boxes)} times)"


CHECKLIST_MARK_CHECK = ReportCheck(checklist_mark, finds=(CHECKLIST_MARK,), position=110, depends_on=frozenset({Dependency.STRUCTURE}))
