"""A text, its limits and its figures to findings: the one path that the editor and the command line share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple, TypeVar

from report_ls.analysis.local_findings import LocalFindings
from report_ls.analysis.memo import Memo
from report_ls.checker.image_pattern import CountImages
from report_ls.checker.limits import Limits, QuestionLimits, Source
from report_ls.checker.official import Count, Official, count_answer, official
from report_ls.model.check import ReportCheck
from report_ls.model.figures import Figures
from report_ls.model.findings import Finding, Severity
from report_ls.model.references import unused_figures, used_figures
from report_ls.model.statuses import Status, statuses
from report_ls.model.subject import Subject, Whole
from report_ls.page.judge import judge_page
from report_ls.rules import PICTURE_CHECKS, QUESTION_CHECKS, REPORT_CHECKS
from report_ls.rules.answer_count import ANSWER_COUNT, answer_count
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
    judged: tuple[LocalFindings, ...]
    of_rules: tuple[tuple[Finding, ...], ...]
    further: tuple[Finding, ...] = ()


class Analysis(_Known):
    """All that is known of a report.

    `subjects` are its questions as the rules see them, and `judged` what those found in each. `of_rules` is what each of `REPORT_CHECKS`
    found, and `further` what else is said of the whole report. `unused_figures` are those that no answer mentions.
    """

    @property
    def of_report(self) -> tuple[Finding, ...]:
        """The findings of the whole report."""
        return (*self.further, *chain.from_iterable(self.of_rules))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of their places."""
        questions = zip(self.report.questions, self.judged, strict=True)
        found = [finding for question, findings in questions for finding in findings.placed(question.start)]
        return tuple(_ordered(outside_conflicts(self.report.conflicts, [*found, *self.of_report])))

    @cached_property
    def used_figures(self) -> dict[str, list[int]]:
        """The numbers of the questions that mention each figure, by its name."""
        return used_figures(self.report.questions, self.figures)

    @cached_property
    def statuses(self) -> tuple[Status, ...]:
        """How each question of the edition stands."""
        return tuple(statuses(self.report, self.limits, self.subjects))

    def with_further(self, findings: Iterable[Finding]) -> Analysis:
        """Returns the analysis with more findings of the whole report."""
        return self._replace(further=(*findings, *self.further))

    def with_judged(self, judged: tuple[LocalFindings, ...]) -> Analysis:
        """Returns the analysis with other findings in its questions."""
        return self._replace(judged=judged)


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
    whole = Whole(report, limits, verdict, subjects, figures)
    of_rules = tuple(judge_with(check, whole) for check in REPORT_CHECKS)
    further = answer_counts(report, verdict, judged, of_rules)
    return Analysis(report, limits, verdict, figures, unused, subjects, judged, of_rules, further)


def answer_counts(
    report: Report, verdict: Official, judged: tuple[LocalFindings, ...], of_rules: tuple[tuple[Finding, ...], ...]
) -> tuple[Finding, ...]:
    """Returns the finding of a check that stops, with the errors that say why."""
    if not verdict.stopped:
        return ()
    errors = [
        finding.shifted(question.start)
        for question, findings in zip(report.questions, judged, strict=True)
        for finding in findings.alone
        if finding.severity is Severity.ERROR
    ]
    errors += [finding for findings in of_rules for finding in findings if finding.severity is Severity.ERROR]
    return (answer_count(report, verdict, _ordered(outside_conflicts(report.conflicts, errors))),)


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
            body=body.alone,
            number=question.number,
            is_in_place=question.number == question.place,
            anchor=question.anchor.shifted(-question.start),
            limits=limits.of(question.number),
            limits_from=limits_from,
            official=official_count(question, verdict),
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


def official_count(question: Question, verdict: Official) -> Count | None:
    """Returns what the checker counts at the question's position, if that is in this question (docs/design.md, section 1)."""
    if verdict.stopped or not 1 <= question.number <= len(verdict.answers):
        return None
    index = question.number - 1
    return verdict.answers[index].counted if question.span.holds(verdict.starts[index]) else None


def judge(subject: Subject) -> LocalFindings:
    """Returns what the rules find in one question."""
    finds = [check.find for check in QUESTION_CHECKS]
    if subject.body.images:
        finds += [check.find for check in PICTURE_CHECKS]
    return LocalFindings(tuple([finding for find in finds for finding in _run(find, subject)]))


def judge_with(check: ReportCheck, whole: Whole) -> tuple[Finding, ...]:
    """Returns what one check of the whole report finds."""
    return tuple(_run(check.find, whole))


T = TypeVar("T")


def _run(find: Callable[[T], Iterator[Finding]], subject: T) -> list[Finding]:
    try:
        return list(find(subject))
    except Exception:
        from report_ls.log import log_failure  # logging takes 5 ms to import

        log_failure(f"the rule {find.__name__}")
        return []


def outside_conflicts(conflicts: Sequence[Conflict], findings: Iterable[Finding]) -> Iterable[Finding]:
    """Returns the findings that are told: of what is in a merge conflict, nothing is said but that."""
    if not conflicts:
        return findings
    return [finding for finding in findings if not _is_in_conflict(conflicts, finding)]


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
    return analysis.with_judged(tuple(found.with_page(judge(question.body.alone, question.number)) for question, found in questions))


def select(findings: Iterable[Finding], severities: Mapping[str, Severity | None]) -> tuple[Finding, ...]:
    """The findings with the severities that a user gave their codes; None leaves a code out."""
    if not severities:
        return tuple(findings)
    kept = (finding._replace(severity=severities.get(finding.code, finding.severity) or finding.severity) for finding in findings)
    return tuple(finding for finding in kept if severities.get(finding.code, finding.severity) is not None)
