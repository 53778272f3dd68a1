"""A text, its limits and its figures to findings: the one path that the editor and the command line share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple, TypeVar

from report_ls.analysis.memo import Memo
from report_ls.checker.image_pattern import CountImages
from report_ls.checker.limits import Limits, QuestionLimits, Source
from report_ls.checker.official import Count, Official, count_answer, official
from report_ls.model.figures import Figures
from report_ls.model.findings import Finding, Severity
from report_ls.model.references import unused_figures, used_figures
from report_ls.model.states import Status, statuses
from report_ls.model.subject import Subject, Whole
from report_ls.page.judge import judge_page
from report_ls.rules import PICTURE_CHECKS, QUESTION_CHECKS, REPORT_CHECKS
from report_ls.rules.answer_count import ANSWER_COUNT, answer_count
from report_ls.rules.answer_in_quote import ANSWER_IN_QUOTE
from report_ls.rules.image_count import MOST_OFFERED
from report_ls.rules.merge_conflict import MERGE_CONFLICT
from report_ls.syntax.body import parse_body
from report_ls.syntax.parse import parse
from report_ls.syntax.report import Body, Conflict, Question, Report
from report_ls.template.sections import openers
from report_ls.text.spans import newlines


class _Known(NamedTuple):  # which itself has no room for what is cached
    report: Report
    limits: Limits
    official: Official
    figures: Figures | None
    unused_figures: tuple[str, ...]
    subjects: tuple[Subject, ...]
    judged: tuple[tuple[Finding, ...], ...]
    of_report: tuple[Finding, ...]


class Analysis(_Known):
    """All that is known of a report.

    `subjects` are its questions as the rules see them, and `judged` what those found in each, counted from the question's start.
    `of_report` is what the rules of the whole report found. `unused_figures` are those that no answer mentions.
    """

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of their places."""
        questions = zip(self.report.questions, self.judged, strict=True)
        found = [finding.shifted(question.start) for question, findings in questions for finding in findings]
        found += self.of_report
        return tuple(_ordered(finding for finding in found if not _is_in_conflict(self.report.conflicts, finding)))

    @cached_property
    def used_figures(self) -> dict[str, list[int]]:
        """The numbers of the questions that mention each figure, by its name."""
        return used_figures(self.report.questions, self.figures)

    @cached_property
    def statuses(self) -> tuple[Status, ...]:
        """How each question of the edition stands."""
        return tuple(statuses(self.report, self.limits, self.subjects))

    def with_of_report(self, of_report: tuple[Finding, ...]) -> Analysis:
        """The same analysis with other findings of the whole report."""
        return Analysis(self.report, self.limits, self.official, self.figures, self.unused_figures, self.subjects, self.judged, of_report)

    def with_judged(self, judged: tuple[tuple[Finding, ...], ...]) -> Analysis:
        """The same analysis with other findings in its questions."""
        return Analysis(self.report, self.limits, self.official, self.figures, self.unused_figures, self.subjects, judged, self.of_report)


def analyse(text: str, limits: Limits, figures: Figures | None, memo: Memo | None = None) -> Analysis:
    """Judge a report. Never raises: a rule that fails is logged and left out."""
    text = newlines(text)
    memo = memo or Memo()
    memo.turn()
    verdict = official(text, limits, memo.remembering(count_answer))
    report = parse(text, limits.expected, memo.remembering(parse_body), openers(limits))
    unused = unused_figures(report.questions, figures)
    subjects = tuple(_subjects(report, limits, verdict, figures, unused, memo.remembering(count_answer)))
    judged = tuple(map(memo.remembering(judge), subjects))
    of_report = judge_whole(Whole(text, report, limits, verdict, subjects, figures))
    analysis = Analysis(report, limits, verdict, figures, unused, subjects, judged, of_report)
    if not verdict.stopped:
        return analysis
    causes = [finding for finding in analysis.findings if finding.severity is Severity.ERROR]
    of_report = (answer_count(report, verdict, causes), *of_report)
    return Analysis(report, limits, verdict, figures, unused, subjects, judged, of_report)


def _subjects(
    report: Report,
    limits: Limits,
    verdict: Official,
    figures: Figures | None,
    unused: tuple[str, ...],
    count: Callable[[str, CountImages], Count],
) -> Iterator[Subject]:
    limits_from = "report.py" if limits.source is Source.CHECKER else f"{limits.edition} edition"
    for question in report.questions:
        body = question.body
        yield Subject(
            body=body,
            number=question.number,
            is_in_place=question.number == question.place,
            anchor=question.anchor.shifted(-question.start),
            limits=limits.of(question.number),
            limits_from=limits_from,
            official=_official_count(question, verdict),
            structural=count(body.answer.of(body.text), limits.count_images),
            is_last=question is report.questions[-1],
            figures=figures,
            offered_figures=offered_figures(figures, unused, limits.of(question.number), body.answer.of(body.text)),
        )


def offered_figures(figures: Figures | None, unused: Sequence[str], limits: QuestionLimits, answer: str) -> tuple[str, ...]:
    """Returns the first figures that no answer uses, and before them those that this one tells of; none where no image is asked for."""
    if figures is None or limits.images is None or not unused:
        return ()
    told = [name for name in figures.in_words.told_by(answer) if name in unused]
    return tuple(islice(dict.fromkeys([*told, *unused[: MOST_OFFERED + len(told)]]), MOST_OFFERED))


def _official_count(question: Question, verdict: Official) -> Count | None:
    """What the checker counts at the question's position, if that is in this question (docs/design.md, section 1)."""
    if verdict.stopped or not 1 <= question.number <= len(verdict.answers):
        return None
    index = question.number - 1
    return verdict.answers[index].counted if question.span.holds(verdict.starts[index]) else None


def judge(subject: Subject) -> tuple[Finding, ...]:
    """What the rules find in one question, counted from its start."""
    finds = [check.find for check in QUESTION_CHECKS]
    if subject.body.images:
        finds += [check.find for check in PICTURE_CHECKS]
    return tuple(finding for find in finds for finding in _run(find, subject))


def judge_whole(whole: Whole) -> tuple[Finding, ...]:
    """What the rules find that see the whole report."""
    return tuple(finding for check in REPORT_CHECKS for finding in _run(check.find, whole))


T = TypeVar("T")


def _run(find: Callable[[T], Iterator[Finding]], subject: T) -> list[Finding]:
    try:
        return list(find(subject))
    except Exception:
        from report_ls.log import log_failure  # logging takes 5 ms to import

        log_failure(f"the rule {find.__name__}")
        return []


def _is_in_conflict(conflicts: Sequence[Conflict], finding: Finding) -> bool:
    """`conflicts` are in order, and apart."""
    if finding.code in {MERGE_CONFLICT.code, ANSWER_COUNT.code}:
        return False
    before = bisect_right(conflicts, finding.span.start, key=lambda conflict: conflict.span.start)
    return before > 0 and conflicts[before - 1].span.holds(finding.span.start)


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.span, finding.severity))


def with_page(analysis: Analysis, judge: Callable[[Body, int], tuple[Finding, ...]] = judge_page) -> Analysis:
    """The analysis with the findings `page-*` of all questions added, which `judge` gives."""
    questions = zip(analysis.report.questions, analysis.judged, strict=True)
    return analysis.with_judged(tuple(joined(found, judge(question.body, question.number)) for question, found in questions))


def joined(found: tuple[Finding, ...], page: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings of a question with those of its page, but for what an answer in the quote explains."""
    quoted = [finding.span for finding in found if finding.code == ANSWER_IN_QUOTE.code]
    return (*found, *(finding for finding in page if not any(span.holds(finding.span.start) for span in quoted)))


def select(findings: Iterable[Finding], severities: Mapping[str, Severity | None]) -> tuple[Finding, ...]:
    """The findings with the severities that a user gave their codes; None leaves a code out."""
    kept = (finding._replace(severity=severities.get(finding.code, finding.severity) or finding.severity) for finding in findings)
    return tuple(finding for finding in kept if severities.get(finding.code, finding.severity) is not None)
