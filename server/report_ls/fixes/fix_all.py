"""All fixes that a program may make by itself: after them every word of the student is still there, in its order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial

from report_ls.analysis.analysis import Analysis
from report_ls.analysis.memo import Memo
from report_ls.fixes.edits import composed
from report_ls.fixes.effect import LeftOut, after, all_edits, apart, introduced, is_length_or_image, safe_fix
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.page.guard import loss
from report_ls.text.edits import Edit
from report_ls.text.wording import amount

MOST_ROUNDS = 1000
"""Each round fixes something, so this many are never needed; a limit all the same."""
MOST_JUDGED = 40
"""How many sets of fixes are judged for one round, each by an analysis; what is not found harmless by then is left out."""
MOST_EXPLAINED = 20
"""For so many kinds of fixes that were left out the reason is looked for."""

Found = tuple[Finding, Fix]
Objection = Callable[[Collection[Found]], str | None]
"""Why fixes must not be made together, as a sentence; None if they may."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of a report: `analysis` is of the text after the fixes, `edits` lead there from the text before, all at once.

    `left` are the fixes that were not made, `to_light` the findings that the text before did not have; both in places of the text after.
    """

    analysis: Analysis
    edits: tuple[Edit, ...]
    applied: tuple[Fix, ...]
    left: tuple[LeftOut, ...]
    to_light: tuple[Finding, ...]


def fix_all(start: Analysis, memo: Memo | None = None, ignored: Collection[str] = ()) -> Fixed:
    """Apply the safe fixes of a report, again and again until there are none; those of the codes in `ignored` aside.

    Where the check runs, a fix that brings a wrong length or image to light, or after which fewer questions pass, is left for the student
    to decide. What the guard of all fixes refuses is left in any case.
    """
    memo = memo or Memo()
    analysis = start
    rounds: list[tuple[Edit, ...]] = []
    applied: list[Fix] = []
    found = _safe(analysis, ignored)
    while len(rounds) < MOST_ROUNDS and (fixes := _harmless(analysis, found, memo)):
        rounds.append(all_edits(fixes))
        applied += fixes
        analysis = after(analysis, rounds[-1], memo)
        found = _safe(analysis, ignored)
    to_light = tuple(introduced(start, analysis)) if applied else ()
    return Fixed(analysis, composed(start.report.text, rounds), tuple(applied), _left_out(analysis, found, memo), to_light)


def _safe(analysis: Analysis, ignored: Collection[str]) -> list[Found]:
    """The safe fixes, with their findings, that change anything."""
    found = {id(fix): (finding, fix) for finding in analysis.findings if finding.code not in ignored and (fix := safe_fix(finding))}
    text = analysis.report.text
    return [(finding, fix) for finding, fix in found.values() if any(edit.span.of(text) != edit.text for edit in fix.edits)]


def _harmless(analysis: Analysis, found: list[Found], memo: Memo) -> list[Fix]:
    """The fixes of one round: those that can be made at once and together lose nothing and do no harm. Of a question, those of a kind are
    made together or not at all, unless some of them lose something.
    """
    taken = _apart(found)
    judged: list[Found] = []
    while taken != judged:  # fewer each time; the last ones are held against both
        judged = taken
        taken = _greatest([[one] for one in judged], partial(_loss, analysis))
        taken = _greatest(_kinds(taken), partial(_harm, analysis, memo))
    return [fix for _, fix in taken]


def _greatest(groups: list[list[Found]], objection: Objection) -> list[Found]:
    """The groups that nothing is to be said against together. Halves are tried until the ones to blame are found."""
    taken: list[Found] = []
    pending = [groups]
    for _ in range(MOST_JUDGED):
        if not pending:
            break
        part = pending.pop()
        more = [one for group in part for one in group]
        if more and objection([*taken, *more]) is None:
            taken += more
        elif len(part) > 1:
            middle = len(part) // 2
            pending += [part[middle:], part[:middle]]
    return taken


def _kinds(found: Iterable[Found]) -> list[list[Found]]:
    groups: dict[tuple[int | None, str], list[Found]] = {}
    for finding, fix in found:
        groups.setdefault((finding.question, finding.code), []).append((finding, fix))
    return [*groups.values()]


def _loss(analysis: Analysis, found: Collection[Found]) -> str | None:
    return loss(analysis.report.text, [fix for _, fix in found])


def _harm(analysis: Analysis, memo: Memo, found: Collection[Found]) -> str | None:
    """What a check that runs would say that it does not say now. Where it stops, nothing can become worse."""
    before = analysis.official.passed
    if before is None:
        return None
    result = after(analysis, all_edits(fix for _, fix in found), memo)
    passed = result.official.passed
    if passed is None:
        return "report.py would stop after it."
    worse = (finding for finding in introduced(analysis, result) if is_length_or_image(finding) or _is_final(finding))
    if first := next(worse, None):
        return f"It would bring {first.code} to light: {first.message_with_question}"
    return fewer(passed, before) if passed < before else None


def fewer(passed: int, before: int) -> str:
    """What is said where fewer questions would pass after a fix than before it."""
    would_pass = f"{'Only ' * (passed > 0)}{amount(passed, 'question')} would pass after it"
    return f"{would_pass}, and {before} {'passes' if before == 1 else 'pass'} now."


def _is_final(finding: Finding) -> bool:
    """Whether no program may fix it."""
    return finding.severity <= Severity.WARNING and safe_fix(finding) is None


def _left_out(analysis: Analysis, found: list[Found], memo: Memo) -> tuple[LeftOut, ...]:
    """The fixes that no round made, each with the reason."""
    left: list[LeftOut] = []
    for index, group in enumerate(_kinds(found)):
        reason = None
        if index < MOST_EXPLAINED:
            reason = _harm(analysis, memo, _apart(group))
        for finding, fix in group:
            lost = loss(analysis.report.text, [fix]) if len(left) < MOST_EXPLAINED else None
            left.append(LeftOut(finding, lost or reason or "It would do harm together with other fixes."))
    return tuple(left)


def _apart(found: list[Found]) -> list[Found]:
    """Those that can be applied at once."""
    chosen = {id(fix) for fix in apart(fix for _, fix in found)}
    return [(finding, fix) for finding, fix in found if id(fix) in chosen]
