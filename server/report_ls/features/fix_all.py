"""All fixes that a program may make by itself: after them every word of the student is still there, in its order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from report_ls.analysis import Analysis, Memo
from report_ls.features.edits import composed
from report_ls.features.effect import after, all_edits, apart, introduced, is_length_or_image, safe_fix
from report_ls.findings import Edit, Finding, Fix, Severity

MOST_ROUNDS = 50

_SIGNS = re.compile(r"</?h[1-6]>|%23")
"""What a fix writes in the place of `#`."""
_WORD = re.compile(r"[^\W_]+")
_OWN = re.compile(r"answers?|^[ \t>#*_]*q[a-z]{4,10}[\s#]*(?=\d)", re.IGNORECASE | re.MULTILINE)
"""`Answer:` and the headings of questions in all the ways that they are written, which a fix may change."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of a report: `analysis` is of the text after the fixes, `edits` lead there from the text before, all at once."""

    analysis: Analysis
    edits: tuple[Edit, ...]
    applied: tuple[Fix, ...]


def fix_all(start: Analysis, memo: Memo | None = None, ignored: Collection[str] = ()) -> Fixed:
    """Apply the safe fixes of a report, again and again until there are none; those of the codes in `ignored` aside.

    A fix that brings a wrong length or image to light is left for the student to decide, unless the check stops on the report as it is.
    """
    memo = memo or Memo()
    analysis = start
    rounds: list[tuple[Edit, ...]] = []
    applied: list[Fix] = []
    while len(rounds) < MOST_ROUNDS:
        found = _safe(analysis, ignored)
        fixes = [fix for _, fix in found] if start.official.stopped else _harmless(analysis, found, memo)
        if not fixes:
            break
        rounds.append(all_edits(fixes))
        applied += fixes
        analysis = after(analysis, rounds[-1], memo)
    return Fixed(analysis, composed(start.report.text, rounds), tuple(applied))


def _safe(analysis: Analysis, ignored: Collection[str]) -> list[tuple[Finding, Fix]]:
    """The safe fixes that can be applied at once, with their findings."""
    found = {id(fix): (finding, fix) for finding in analysis.findings if finding.code not in ignored and (fix := safe_fix(finding))}
    return [found[id(fix)] for fix in apart(fix for _, fix in found.values())]


def _harmless(analysis: Analysis, found: list[tuple[Finding, Fix]], memo: Memo) -> list[Fix]:
    """Those fixes that together do no harm: all, or those of the questions that none harms, and of the others those of a kind at a time."""
    if not found:
        return []
    harmed = _harmed(analysis, [fix for _, fix in found], memo)
    taken = [fix for finding, fix in found if finding.question not in harmed]
    if harmed and _harmed(analysis, taken, memo):
        taken = []
    groups: dict[tuple[int | None, str], list[Fix]] = {}
    for finding, fix in found:
        if not taken or finding.question in harmed:
            groups.setdefault((finding.question, finding.code), []).append(fix)
    for fixes in groups.values():
        if not _harmed(analysis, [*taken, *fixes], memo):
            taken += fixes
    return taken


def _harmed(analysis: Analysis, fixes: Iterable[Fix], memo: Memo) -> set[int | None]:
    """The questions in which the fixes together bring a length or image finding to light, or one that no program may mend; None stands for
    the report as a whole.
    """
    new = introduced(analysis, after(analysis, all_edits(fixes), memo))
    return {finding.question for finding in new if is_length_or_image(finding) or _is_final(finding)}


def _is_final(finding: Finding) -> bool:
    return finding.severity <= Severity.WARNING and safe_fix(finding) is None


def keeps_words(before: str, after: str) -> bool:
    """Whether all words of `before` are in `after`, in their order; `Answer:` and the headings of questions aside."""
    left = iter(_words(after))
    return all(word in left for word in _words(before))


def _words(text: str) -> list[str]:
    return _WORD.findall(_OWN.sub("", _SIGNS.sub("#", text)))
