"""An analysis after a key: one question is parsed, counted and judged again, and all else keeps what is known of it.

That holds for an edit within one answer whose lines, before and after, say nothing of the structure of the report: most keys. Whatever
else changes is analysed anew. So what is known after an edit is always what an analysis of the whole text would say.
"""

from __future__ import annotations

from report_ls.analysis.analysis import Analysis, answer_counts, judge, judge_with, offered_figures, official_count
from report_ls.analysis.dependencies import changed_by
from report_ls.analysis.moving import kept, moved_findings, moved_report, placing, replaced
from report_ls.analysis.one_answer import edited_question, lines_around, reparsed
from report_ls.analysis.recount import Recount, counted_at, recounted
from report_ls.model.findings import Finding
from report_ls.model.subject import Subject, Whole
from report_ls.rules import REPORT_CHECKS
from report_ls.syntax.report import Body
from report_ls.text.edits import Edit


def reanalysed(analysis: Analysis, edit: Edit) -> Analysis | None:
    r"""Returns the analysis of the text after `edit`; None where more than one question may have to be looked at.

    `edit` may be any, within the analysed text and in its code points; the line end of its text is `\n`.
    """
    index = edited_question(analysis.report, edit)
    if index is None:
        return None
    question = analysis.report.questions[index]
    local = edit.shifted(-question.start)
    body = reparsed(question.body.alone, local)
    if body is None:
        return None
    recount = Recount(question.body.alone, body, local, analysis.limits.count_images)
    counted_in = counted_at(analysis.official, edit.span)
    official = recounted(analysis.official, counted_in, analysis.limits, question.start, recount)
    if official is None:
        return None
    report = moved_report(analysis.report, index, body, edit)
    before = analysis.subjects[index]
    if counted_in is not None and analysis.official.span(counted_in) == question.answer:
        structural = official.answers[counted_in].counted
    else:
        structural = recount.of(before.structural, question.body.alone.answer)
    offered = offered_figures(analysis.figures, analysis.unused_figures, before.limits, body.answer.of(body.text))
    counted = official_count(report.questions[index], official)
    subject = before._replace(body=body, official=counted, structural=structural, offered_figures=offered)
    whole = Whole(report, analysis.limits, official, replaced(analysis.subjects, index, subject), analysis.figures)
    return _judged_again(analysis, edit, index, whole)


def _judged_again(analysis: Analysis, edit: Edit, index: int, whole: Whole) -> Analysis:
    """Returns the analysis of what the report became by an edit in the question with that index."""
    before, subject = analysis.report.questions[index], whole.subjects[index]
    judged = replaced(analysis.judged, index, judge(subject))
    of_rules = _of_rules(analysis, edit, before.body.alone, before.start, subject, whole)
    return Analysis(
        whole.report,
        whole.limits,
        whole.official,
        whole.figures,
        analysis.unused_figures,
        whole.subjects,
        judged,
        of_rules,
        kept(analysis.further, answer_counts(whole.report, whole.official, judged, of_rules), edit),
    )


def _of_rules(analysis: Analysis, edit: Edit, before: Body, start: int, subject: Subject, whole: Whole) -> tuple[tuple[Finding, ...], ...]:
    """What the rules of the whole report find: what they found, moved, or what they find now where the edit changes what they depend on."""
    local = edit.shifted(-start)
    changed = changed_by(edit, local.span.of(before.text), subject, analysis.limits.expected)
    lines = lines_around(before.text, local.span).shifted(start)
    place = placing(edit)
    found = []
    for check, known in zip(REPORT_CHECKS, analysis.of_rules, strict=True):
        moved = None if check.depends_on & changed else moved_findings(known, edit, lines, place) if known else known
        found.append(kept(known, judge_with(check, whole), edit) if moved is None else moved)
    return tuple(found)
