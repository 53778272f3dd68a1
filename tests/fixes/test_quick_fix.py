"""The fixes that are offered at a place, and the text after them."""

from __future__ import annotations

import pytest

from report_ls.analysis.memo import Memo
from report_ls.fixes.effect import after
from report_ls.fixes.quick_fix import quick_fixes
from report_ls.rules import RULES
from report_ls.text.edits import Edit, apply
from report_ls.text.spans import Span
from tests.features.marked import analysed
from tests.fixes.fixable import FIGURES, FIXABLE, HALF, WORDS, Fixable
from tests.support.reports import report


@pytest.mark.parametrize("fixable", FIXABLE, ids=lambda fixable: fixable.code)
def test_a_finding_is_gone_after_its_fix(fixable: Fixable) -> None:
    marked, analysis = analysed(fixable.source, FIGURES)
    [place] = marked.spans
    finding, fix = next(fix for fix in quick_fixes(analysis, analysis.findings, place) if fix[0].code == fixable.code)
    assert finding.span == place
    fixed = apply(marked.text, fix.edits)
    _, after = analysed(fixed, FIGURES, cursor="\0")
    assert fixable.fixed in fixed
    assert fixable.code not in [left.code for left in after.findings]
    assert not after.official.stopped
    assert after.official.passed == 31


@pytest.mark.parametrize("place", ["-Docker", "-Cloud", "-Kubernetes"])
def test_a_fix_for_several_places_is_offered_at_each_of_them(place: str) -> None:
    _, analysis = analysed(report(answers={5: f"-Docker\n-Cloud\n-Kubernetes\n\n{WORDS[:600]}"}), FIGURES)
    start = analysis.report.text.index(place)
    assert [fix.title for _, fix in quick_fixes(analysis, analysis.findings, Span(start, start))] == ["Put a space after all 3 of them"]


def test_every_finding_that_the_table_has_a_fix_for_is_among_those() -> None:
    """Those of the page are found later, and have tests of their own."""
    fixed = {code for code, rule in RULES.items() if rule.fix and not code.startswith("page-")}
    elsewhere = {"missing-front-matter", "broken-link"}  # of another edition, and of a real folder: test_beginning.py, test_broken_links.py
    assert fixed - elsewhere <= {fixable.code for fixable in FIXABLE}


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
    assert [fix.title for _, fix in quick_fixes(analysis, analysis.findings, Span(place, place))] == titles


def test_a_selection_offers_the_fixes_of_all_findings_that_it_touches_in_their_order() -> None:
    answer = f"«![a](figures/curve.png) ![b](./figures/spare.png)» ![c](figures\\curves.png) {WORDS}"
    marked, analysis = analysed(report(answers={14: answer}), FIGURES)
    assert [(finding.code, fix.title) for finding, fix in quick_fixes(analysis, analysis.findings, marked.spans[0])] == [
        ("image-not-found", "Write figures/curves.png"),
        ("image-path", "Write figures/spare.png"),
    ]


def test_a_fix_that_several_findings_share_is_offered_once() -> None:
    answer = f"{HALF}\n\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main\n\n{HALF}"
    marked, analysis = analysed(report(answers={5: answer}), FIGURES)
    whole = Span(0, len(marked.text))
    assert [fix.title for _, fix in quick_fixes(analysis, analysis.findings, whole)] == [
        "Keep ours (the upper side)",
        "Keep theirs (the lower side)",
        "Keep both sides",
    ]


@pytest.mark.parametrize("answers", [1, 2, 4, 5])
def test_what_a_fix_in_several_places_leads_to_is_what_an_analysis_of_the_text_after_it_says(answers: int) -> None:
    text = report(answers=dict.fromkeys(range(5, 5 + answers), f"{HALF}”so it is.\n\n{HALF}"))
    _, analysis = analysed(text, FIGURES, cursor="\0")
    [finding] = [finding for finding in analysis.findings if finding.code == "windows-encoding"]
    edits = finding.fixes[0].edits
    assert len(edits) == answers
    result = after(analysis, (Edit(edits[0].span, '"Yes, '), *edits[1:], Edit(Span(edits[0].span.end, edits[0].span.end), "and ")), Memo())
    _, anew = analysed(result.report.text, FIGURES, cursor="\0")
    assert result.report.text == text.replace("\u201d", '"Yes, and ', 1).replace("\u201d", '"')
    assert (result.findings, result.official) == (anew.findings, anew.official)


def test_a_report_without_findings_has_no_fixes() -> None:
    marked, analysis = analysed(report(), FIGURES)
    assert list(quick_fixes(analysis, analysis.findings, Span(0, len(marked.text)))) == []


def offered(source: str) -> dict[str, str]:
    """The titles of the fixes at the mark, each with the text after it."""
    marked, analysis = analysed(source, FIGURES)
    fixes = quick_fixes(analysis, analysis.findings, marked.spans[0])
    return {fix.title: apply(marked.text, fix.edits) for _, fix in fixes}


@pytest.mark.parametrize(
    ("answers", "title"),
    [
        pytest.param({5: f"{HALF * 2}\n\n«##» More\n\n{HALF * 2}"}, "Make it bold (leaves 241 words)", id="too many words"),
        pytest.param(
            {5: "«word»\n> " + "word\n> " * 54 + "word"}, "Take the answer out of the quote (leaves 56 words)", id="too few words"
        ),
        pytest.param(
            {14: f"![c](«.\\figures\\x.png»)\n\n{WORDS}"}, "Write figures/x.png (leaves a picture that is not on disk)", id="no picture"
        ),
        pytest.param({14: f"«--- question 14 fill here ---» {WORDS}"}, "Remove the placeholder", id="nothing"),
    ],
)
def test_a_title_tells_of_the_length_or_image_that_is_wrong_after_the_fix(answers: dict[int, str], title: str) -> None:
    assert title in offered(report(answers=answers).replace("> Answer:\n\n«w", "> Answer:\n> «w"))


def test_a_side_of_a_conflict_is_kept_with_what_has_to_be_mended_in_it() -> None:
    conflict = f"<<<<<<< HEAD\nours\n«=======»\n### Sub\n\nwith Answer: theirs\n>>>>>>> main\n\n{HALF * 2}"
    after = offered(report(answers={5: conflict}))
    assert after["Keep theirs (the lower side)"] == report(answers={5: f"**Sub**\n\nwith Answer theirs\n\n{HALF * 2}"})
    assert after["Keep both sides"] == report(answers={5: f"ours\n**Sub**\n\nwith Answer theirs\n\n{HALF * 2}"})


def test_a_fix_that_would_do_harm_alone_goes_with_what_it_needs() -> None:
    """One `Answer:` is missing and a `###` too many, so that the count is right, and each fix alone would make the check stop."""
    last = report(answers={31: "s900001 and s900002 " + "word " * 100 + "\n\n### Thanks"})
    start = last.index("### Question 5")
    source = last[:start] + last[start:].replace("### Question 5\n", "### «Question 5»\n", 1).replace("> Answer:\n", "", 1)
    [(title, text)] = offered(source).items()
    assert title == "Insert > Answer: after the quote"
    assert "**Thanks**" in text


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ("**one ** word\n\n**«two »** word", "Remove the spaces inside of the stars (2 times)"),
        ("word【1†source】 word\n\nword«【2†source】» word", "Remove all 2"),
        ("We did:\n\n-Item\n«-»Another", "Put a space after all 2 of them"),
    ],
)
def test_a_fix_for_all_places_of_a_kind_is_offered_at_each_of_them(answer: str, title: str) -> None:
    marked, analysis = analysed(report(answers={5: f"{answer}\n\n{HALF * 2}"}), FIGURES)
    assert [fix.title for _, fix in quick_fixes(analysis, analysis.findings, marked.spans[0])] == [title]
