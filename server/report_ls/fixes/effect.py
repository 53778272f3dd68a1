"""What a fix leads to: the report is judged as it would be after it.

No fix that is offered brings a finding as bad as its own. What it brings to light and a program may fix is fixed with it; a length or an
image that is then wrong is named in its title, as is what a merge conflict had hidden.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from report_ls.analysis.analysis import Analysis, analyse
from report_ls.analysis.memo import Memo
from report_ls.analysis.reanalysis import reanalysed
from report_ls.fixes.edits import composed
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.page.guard import loss
from report_ls.rules import RULES
from report_ls.rules.answer_count import ANSWER_COUNT
from report_ls.rules.image_count import TOO_FEW_IMAGES, TOO_MANY_IMAGES
from report_ls.rules.length import TOO_LONG, TOO_SHORT
from report_ls.rules.merge_conflict import MERGE_CONFLICT
from report_ls.text.edits import Edit, apply
from report_ls.text.spans import Span
from report_ls.text.wording import amount

_LENGTHS = {TOO_SHORT.code, TOO_LONG.code}
_IMAGE_COUNTS = {TOO_FEW_IMAGES.code, TOO_MANY_IMAGES.code}
_MOST_FOLLOW_UPS = 5
_FEW = 4
"""Edits that are judged faster one by one than by an analysis of the whole report."""


class LeftOut(NamedTuple):
    """A finding whose fix was not made, and why, as a sentence."""

    finding: Finding
    reason: str


def after(analysis: Analysis, edits: tuple[Edit, ...], memo: Memo) -> Analysis:
    """The report after edits, judged by the same limits."""
    return _by_questions(analysis, edits) or analyse(apply(analysis.report.text, edits), analysis.limits, analysis.figures, memo)


def _by_questions(analysis: Analysis, edits: tuple[Edit, ...]) -> Analysis | None:
    """The same, if there are few edits and each needs one question looked at."""
    if len(edits) > _FEW:
        return None
    again: Analysis | None = analysis
    for edit in sorted(edits, key=lambda edit: edit.span)[::-1]:  # the last one first, so that the others stay where they are
        again = again and reanalysed(again, edit)
    return again


def introduced(before: Analysis, after: Analysis) -> Iterator[Finding]:
    """The findings of `after` that are more than `before` had of their kind in their question."""
    had = Counter((finding.code, finding.question) for finding in before.findings)
    for finding in after.findings:
        had[finding.code, finding.question] -= 1
        if had[finding.code, finding.question] < 0:
            yield finding


def is_length_or_image(finding: Finding) -> bool:
    return finding.code in _LENGTHS or "image" in finding.code


def safe_fix(finding: Finding) -> Fix | None:
    """The fix of a finding that fix-all applies."""
    return next((fix for fix in finding.fixes if fix.safe), None)


def apart(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that can be applied at once, without those that overlap or meet an earlier one."""
    taken: list[Fix] = []
    spans: list[Span] = []
    for fix in fixes:
        if not any(_meets(edit.span, spans) for edit in fix.edits):
            taken.append(fix)
            for edit in fix.edits:
                insort(spans, edit.span)
    return taken


def _meets(span: Span, spans: list[Span]) -> bool:
    """Whether a span overlaps or meets one of `spans`, which are sorted and apart."""
    index = bisect_left(spans, span)
    return any(other.start <= span.end and span.start <= other.end for other in spans[max(index - 1, 0) : index + 1])


def all_edits(fixes: Iterable[Fix]) -> tuple[Edit, ...]:
    return tuple(edit for fix in fixes for edit in fix.edits)


def completed(analysis: Analysis, finding: Finding, fix: Fix, memo: Memo) -> Fix | None:
    """The fix as it may be offered: with what has to go with it, and with a title that tells what it leaves. None if it does harm."""
    if loss(analysis.report.text, [fix]):
        return None
    rounds = [fix.edits]
    result = after(analysis, fix.edits, memo)
    while (more := _follow_up(analysis, result, finding.severity)) and len(rounds) < _MOST_FOLLOW_UPS:
        if loss(result.report.text, more):
            break
        rounds.append(all_edits(more))
        result = after(result, rounds[-1], memo)
    new = list(introduced(analysis, result))
    harm = [other for other in new if _is_harm(other, finding.severity)]
    if harm and finding.code != MERGE_CONFLICT.code:  # whose sides nothing was said of
        return None
    left = [_remark(result, other) for other in new if is_length_or_image(other) or other in harm]
    left = left or list(_fewer_passed(analysis, result))
    title = f"{fix.title} (leaves {' and '.join(dict.fromkeys(left))})" if left else fix.title
    return fix._replace(title=title, edits=composed(analysis.report.text, rounds))


def _fewer_passed(before: Analysis, after: Analysis) -> Iterator[str]:
    had, has = before.official.passed, after.official.passed
    if had is not None and has is not None and has < had:
        yield f"{has} of {amount(after.official.expected, 'question')} passed"


def _is_harm(finding: Finding, severity: Severity) -> bool:
    return finding.severity <= severity and not is_length_or_image(finding)


def _follow_up(before: Analysis, after: Analysis, severity: Severity) -> list[Fix]:
    """The safe fixes of what is new and as bad as `severity`; of every error where the check would stop that did not."""
    harm = [finding for finding in introduced(before, after) if _is_harm(finding, severity)]
    if any(finding.code == ANSWER_COUNT.code for finding in harm):
        harm = [finding for finding in after.findings if finding.severity is Severity.ERROR]
    return apart(fix for finding in harm if (fix := safe_fix(finding)))


def _remark(analysis: Analysis, finding: Finding) -> str:
    """What a length or image finding says, in a few words."""
    if finding.code not in _LENGTHS | _IMAGE_COUNTS:
        return RULES[finding.code].summary
    status = next(status for status in analysis.statuses if status.number == finding.question)
    return amount(status.counted.words, "word") if finding.code in _LENGTHS else amount(status.counted.images, "image")
