"""What was found on the page of an answer stays until its page is looked at again, where it is after each key."""

from __future__ import annotations

import pytest

from report_ls.analysis.analysis import Analysis, analyse
from report_ls.analysis.pages import Pages, carried
from report_ls.analysis.reanalysis import reanalysed
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.page.judge import judge_page
from report_ls.template.editions import edition
from report_ls.text.edits import Edit
from report_ls.text.spans import Span
from tests.support.reports import report

TEXT = report(answers={5: "It has three parts:\n- the data\n- the model\n"})
PLACE = TEXT.index("It has")


def analysed(text: str = TEXT) -> Analysis:
    return analyse(text, edition("2026"), None)


def looked_at(analysis: Analysis) -> Pages:
    """What is known once the page of each answer was looked at."""
    pages = Pages()
    pages.see(analysis, {body: judge_page(body, number) for body, number in pages.unjudged(analysis)})
    return pages


def page_findings(pages: Pages, analysis: Analysis) -> list[Finding]:
    return [finding for finding in pages.added_to(analysis).findings if finding.code.startswith("page-")]


def key(analysis: Analysis, place: int, new: str = "x") -> tuple[Analysis, Edit]:
    edit = Edit(Span(place, place), new)
    after = reanalysed(analysis, edit)
    assert after is not None
    return after, edit


def test_of_a_report_that_was_just_opened_no_page_is_known() -> None:
    analysis, pages = analysed(), Pages()
    assert [number for _, number in pages.unjudged(analysis)] == list(range(1, 32))
    assert page_findings(pages, analysis) == []


def test_a_finding_is_shown_where_it_is_until_the_page_is_looked_at_again() -> None:
    analysis = analysed()
    pages = looked_at(analysis)
    (before,) = page_findings(pages, analysis)
    after, edit = key(analysis, PLACE)
    pages.keep(analysis, after, edit)
    (kept,) = page_findings(pages, after)
    assert (kept.code, kept.span, kept.fixes) == (before.code, before.span.shifted(1), ())
    assert [number for _, number in pages.unjudged(after)] == [5]
    assert pages.see(after, {body: judge_page(body, number) for body, number in pages.unjudged(after)})
    (again,) = page_findings(pages, after)
    assert again.fixes
    assert pages.unjudged(after) == []


def test_a_key_in_another_answer_moves_the_finding_with_its_fixes() -> None:
    analysis = analysed()
    pages = looked_at(analysis)
    (before,) = page_findings(pages, analysis)
    after, edit = key(analysis, TEXT.index("\n\n", TEXT.index("Answer:", TEXT.index("### Question 3\n"))) + 2)
    pages.keep(analysis, after, edit)
    assert page_findings(pages, after) == [before.shifted(1)]


def test_the_same_findings_are_the_same_object_so_that_what_is_made_of_them_can_be_kept() -> None:
    analysis = analysed()
    pages = looked_at(analysis)
    one, other = pages.added_to(analysis), pages.added_to(analysis)
    assert all(before is after for before, after in zip(one.judged, other.judged, strict=True))


def test_what_was_found_in_an_answer_that_is_gone_by_now_is_no_news() -> None:
    pages, gone = Pages(), analysed()
    judged = {body: judge_page(body, number) for body, number in pages.unjudged(gone)}
    assert not pages.see(analysed(), judged)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit(Span(0, 0), "xx"), Span(12, 15)),
        (Edit(Span(20, 22), ""), Span(10, 13)),
        (Edit(Span(11, 11), "x"), None),
        (Edit(Span(10, 10), "x"), None),
        (Edit(Span(13, 13), "x"), None),
    ],
)
def test_a_finding_that_is_typed_in_goes(edit: Edit, expected: Span | None) -> None:
    fix = Fix("Change it", (Edit(Span(10, 11), ""),))
    found = carried((Finding("page-list", Severity.HINT, Span(10, 13), "It is shown otherwise.", fixes=(fix,)),), edit)
    assert [(finding.span, finding.fixes) for finding in found] == ([(expected, ())] if expected else [])
