"""The fixes of the findings `page-*`, applied one after the other, as `check --fix --page` does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from report_ls.analysis.analysis import Analysis, analyse, with_page
from report_ls.analysis.memo import Memo
from report_ls.checker.limits import Limits
from report_ls.fixes.edits import composed
from report_ls.fixes.effect import LeftOut
from report_ls.model.findings import Finding
from report_ls.page.guard import loss
from report_ls.page.judge import judge_page
from report_ls.syntax.report import Body
from report_ls.text.edits import Edit, apply
from report_ls.text.spans import newlines
from report_ls.text.wording import amount


@dataclass(frozen=True, slots=True)
class PageFixed:
    r"""A text after its page fixes, with `\n` as its line end. `applied` are the findings whose fixes were applied, in order; `edits` lead
    there from the text before, all at once; `left_out` has places of the text after.
    """

    text: str
    edits: tuple[Edit, ...]
    applied: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...]


def fix_page(text: str, limits: Limits, judge_one: Callable[[Body, int], tuple[Finding, ...]] = judge_page) -> PageFixed:
    """Apply all fixes of the page that break no limit. The findings without a fix are left out, too.

    `judge_one` gives the findings of the page of a question.
    """
    memo, page_memo = Memo(), Memo()

    def analysed(text: str) -> Analysis:
        analysis = analyse(text, limits, None, memo)
        page_memo.turn()
        return with_page(analysis, page_memo.remembering(judge_one))

    text = newlines(text)
    analysis = analysed(text)
    applied: list[Finding] = []
    refused: dict[object, str] = {}
    while found := _next(analysis, refused):
        after = analysed(apply(analysis.report.text, found.fixes[0].edits))
        if reason := _loses(analysis, found) or _breaks(analysis, after):
            refused[_key(analysis, found)] = reason
            continue
        applied.append(found)
        analysis = after
    left = tuple(
        LeftOut(finding, refused.get(_key(analysis, finding), "No change makes both pages agree."))
        for finding in analysis.findings
        if finding.is_of_page
    )
    edits = composed(text, (found.fixes[0].edits for found in applied))
    return PageFixed(analysis.report.text, edits, tuple(applied), left)


def _next(analysis: Analysis, refused: dict[object, str]) -> Finding | None:
    found = (finding for finding in analysis.findings if finding.is_of_page and finding.fixes)
    return next((finding for finding in found if _key(analysis, finding) not in refused), None)


def _key(analysis: Analysis, finding: Finding) -> object:
    """What a fix depends on: its question's text, and the change relative to that."""
    question = analysis.report.question_at(finding.span.start)
    assert question is not None
    return question.body.text, finding.code, finding.shifted(-question.start).fixes


def _loses(analysis: Analysis, found: Finding) -> str | None:
    """What a change would lose, or why it is not for a program to make."""
    if not found.fixes[0].preferred:
        return "GitHub takes some of it for a heading, an item, a quote or a link, so it is for you to decide."
    return loss(analysis.report.text, found.fixes[:1])


def _breaks(before: Analysis, after: Analysis) -> str | None:
    """Why a change must not be made: a question that passed would fail."""
    if after.official.stopped and not before.official.stopped:
        return "report.py would stop after it."
    for number, (old, new) in enumerate(zip(before.official.answers, after.official.answers, strict=False), 1):
        if old.passed and not new.passed:
            limit = before.limits.of(number).words
            bounds = f", and {limit} {'is' if limit.most == 1 else 'are'} asked for" if limit else ""
            return f"Question {number} would have {amount(new.counted.words, 'word').lower()}{bounds}."
    return None
