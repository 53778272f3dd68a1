"""The fixes that are offered at a place, and the text after them."""

from __future__ import annotations

import pytest

from report_ls.features.quick_fix import quick_fixes
from report_ls.findings import apply
from report_ls.format.text import Span
from report_ls.rules.catalogue import RULES
from tests.features.fixable import FIGURES, FIXABLE, HALF, WORDS, Fixable
from tests.features.marked import analysed
from tests.support.reports import report


@pytest.mark.parametrize("fixable", FIXABLE, ids=lambda fixable: fixable.code)
def test_a_finding_is_gone_after_its_fix(fixable: Fixable) -> None:
    marked, analysis = analysed(fixable.source, FIGURES)
    [place] = marked.spans
    finding, fix = next(fix for fix in quick_fixes(analysis.findings, place) if fix[0].code == fixable.code)
    assert finding.span == place
    fixed = apply(marked.text, fix.edits)
    _, after = analysed(fixed, FIGURES, cursor="\0")
    assert fixable.fixed in fixed
    assert fixable.code not in [left.code for left in after.findings]
    assert not after.official.stopped
    assert after.official.passed == 31


def test_every_finding_that_the_catalogue_has_a_fix_for_is_among_those() -> None:
    """Those of the page are found later, and have tests of their own."""
    fixed = {code for code, rule in RULES.items() if rule.fix and not code.startswith("page-")}
    assert fixed <= {fixable.code for fixable in FIXABLE}


@pytest.mark.parametrize(
    ("offset", "titles"),
    [
        (-1, []),
        (0, ["Write figures/curves.png"]),
        (5, ["Write figures/curves.png"]),
        (len("figures/curve.png"), ["Write figures/curves.png"]),
        (len("figures/curve.png") + 1, []),
    ],
)
def test_the_fixes_of_a_finding_are_offered_where_it_is_and_at_its_ends(offset: int, titles: list[str]) -> None:
    marked, analysis = analysed(report(answers={14: f"![c](«figures/curve.png») {WORDS}"}), FIGURES)
    place = marked.spans[0].start + offset
    assert [fix.title for _, fix in quick_fixes(analysis.findings, Span(place, place))] == titles


def test_a_selection_offers_the_fixes_of_all_findings_that_it_touches_in_their_order() -> None:
    answer = f"«![a](figures/curve.png) ![b](./figures/spare.png)» ![c](figures\\curves.png) {WORDS}"
    marked, analysis = analysed(report(answers={14: answer}), FIGURES)
    assert [(finding.code, fix.title) for finding, fix in quick_fixes(analysis.findings, marked.spans[0])] == [
        ("image-not-found", "Write figures/curves.png"),
        ("image-path", "Write figures/spare.png"),
    ]


def test_a_fix_that_several_findings_share_is_offered_once() -> None:
    answer = f"{HALF}\n\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main\n\n{HALF}"
    marked, analysis = analysed(report(answers={5: answer}), FIGURES)
    whole = Span(0, len(marked.text))
    assert [fix.title for _, fix in quick_fixes(analysis.findings, whole)] == [
        "Keep ours (the upper side)",
        "Keep theirs (the lower side)",
        "Keep both sides",
    ]


def test_a_report_without_findings_has_no_fixes() -> None:
    marked, analysis = analysed(report(), FIGURES)
    assert list(quick_fixes(analysis.findings, Span(0, len(marked.text)))) == []
