"""Merge conflicts that git left in the report."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Fix, Related, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.syntax.report import Conflict
from report_ls.text.edits import Edit
from report_ls.text.spans import Span

MERGE_CONFLICT = Rule(
    code="merge-conflict",
    family=Family.STRUCTURE,
    position=120,
    severity=Severity.ERROR,
    summary="lines that git left where a merge stopped",
    explanation=(
        "The lines `<<<<<<<`, `=======` and `>>>>>>>` stand around two versions of the same lines. They are counted as words "
        "and shown on the page, and so are both versions. Keep one of them, or both, and remove the three lines."
    ),
    fix="keeps ours, theirs, or both",
    example=Example(
        "<<<<<<< HEAD\nWe trained on a V100. (120 words)\n=======\nWe trained on a T4. (120 words)\n>>>>>>> main",
        "We trained on a T4. (120 words)",
    ),
)


def merge_conflict(whole: Whole) -> Iterator[Finding]:
    for conflict in whole.report.conflicts:
        fixes = tuple(_fixes(whole.text, conflict))
        first, *others = conflict.markers
        message = "git left a merge conflict here. Keep one side or both, and remove the lines with git's marks."
        related = tuple(Related(other, "A line of the same conflict", is_same=True) for other in others)
        yield MERGE_CONFLICT.found(first, message, related=related, fixes=fixes)


def _fixes(text: str, conflict: Conflict) -> Iterator[Fix]:
    end = conflict.span.end + text.startswith("\n", conflict.span.end)
    whole = Span(conflict.span.start, end)
    if conflict.ours is None or conflict.theirs is None:
        yield Fix("Remove this line", (Edit(whole, ""),), gone=(whole,))
        return
    ours, theirs = conflict.ours.of(text), conflict.theirs.of(text)
    sides = [_kept("ours", "upper", ours, whole), _kept("theirs", "lower", theirs, whole)]
    yield from sides if ours.strip() or not theirs.strip() else reversed(sides)
    yield Fix("Keep both sides", (Edit(whole, ours + theirs),), gone=conflict.markers, about=(whole,))


def _kept(name: str, place: str, side: str, whole: Span) -> Fix:
    empty = "" if side.strip() else ", which is empty"
    return Fix(f"Keep {name} (the {place} side{empty})", (Edit(whole, side),), gone=(whole,))


MERGE_CONFLICT_CHECK = ReportCheck(merge_conflict, finds=(MERGE_CONFLICT,), position=90, depends_on=frozenset({Dependency.STRUCTURE}))
