"""One cause is one finding: in the five real reports, where they are at hand, and in the example.

Two findings are of one cause if they mark the same characters, if the same code is said twice of lines that one fix changes, or if they offer the same
change. What is of two causes although it marks the same place is declared here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from report_ls.analysis.analysis import Analysis, analyse, with_page
from report_ls.disk.folders import DiskFolder
from report_ls.model.figures import Figures
from report_ls.model.findings import Finding
from report_ls.template.editions import edition
from report_ls.text.spans import Span
from tests.page.test_findings import of_page
from tests.rules.cases import Case, codes, folder
from tests.support.reports import report

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "reports"
WITHOUT = pytest.mark.skipif(not SHARED.is_dir(), reason=f"the shared reports are not in {SHARED}")
REPORTS = [
    pytest.param(ROOT / "examples" / "reports", id="the example"),
    *(pytest.param(SHARED / f"{number:03}", id=f"{number:03}", marks=WITHOUT) for number in range(5)),
]
LENGTHS, IMAGES = {"too-short", "too-long"}, {"too-few-images", "too-many-images"}
SUMMED = {"placeholder-left", "item-space", "windows-encoding", "checklist-mark", "merge-conflict"}
"""What is one finding with related places, however often it is there."""


def judged(folder: Path) -> Analysis:
    text = (folder / "README.md").read_bytes().decode("utf-8")
    figures = Figures(DiskFolder(folder)) if (folder / "figures").is_dir() else None
    return with_page(analyse(text, edition("2026"), figures))


def overlapping(findings: tuple[Finding, ...]) -> Iterator[tuple[str, str]]:
    """The codes of two findings that mark the same characters."""
    for one, other in combinations(findings, 2):
        if max(one.span.start, other.span.start) < min(one.span.end, other.span.end) and not are_apart(one, other):
            yield one.code, other.code


def are_apart(one: Finding, other: Finding) -> bool:
    """Whether two findings at the same place have two causes: the title and the heading of a question stand for all of it, as do the words
    that are too many for what is in them, and Windows stops at characters of any text.
    """
    codes = {one.code, other.code}
    of_length_and_images = bool(codes & LENGTHS) and bool(codes & IMAGES)
    return of_length_and_images or bool(codes & {"too-long", "windows-encoding", "answer-count", "missing-answer-marker"})


def place(text: str, finding: Finding) -> Span:
    """What the fix of a finding changes; without one, the start of the lines without a blank one among them that it stands in."""
    if finding.fixes:
        return Span(*finding.fixes[0].edits[0].span)
    start = text.rfind("\n\n", 0, finding.span.start)
    return Span(start, start)


@pytest.mark.parametrize("folder", REPORTS)
def test_no_two_findings_mark_the_same_characters(folder: Path) -> None:
    assert list(overlapping(judged(folder).findings)) == []


@pytest.mark.parametrize("folder", REPORTS)
def test_no_code_is_said_twice_of_one_place(folder: Path) -> None:
    analysis = judged(folder)
    found = Counter((finding.code, place(analysis.report.text, finding)) for finding in analysis.findings)
    assert [code for code, amount in found.items() if amount > 1] == []


@pytest.mark.parametrize("folder", REPORTS)
def test_no_two_findings_offer_the_same_change(folder: Path) -> None:
    found = Counter(finding.fixes[0].edits for finding in judged(folder).findings if finding.fixes)
    assert [edits for edits, amount in found.items() if amount > 1] == []


@pytest.mark.parametrize("folder", REPORTS)
def test_what_is_there_again_and_again_is_one_finding(folder: Path) -> None:
    found = Counter((finding.code, finding.message) for finding in judged(folder).findings if finding.code in SUMMED - {"item-space"})
    assert [said for said, amount in found.items() if amount > 1] == []


REPEATED = {
    "dashes": report(answers=dict.fromkeys((5, 6, 10), f"--- {'word ' * 120}end. ---")),
    "placeholders": report(answers={number: f"{'word ' * 120}\n\n--- question {number} fill here ---" for number in (5, 6, 10)}),
    "items": report(answers={3: "-One\n-Two\n-Three"}),
    "a conflict": report(answers={3: "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> main"}),
    "a quote and the list under it": report(answers={3: "> one\n- two"}),
    "a quote of its own": report(answers={3: "> one\n\n> two"}),
    "a command in an item": report(answers={3: "- Run:\n  python -m train \\\n  --lr 1 \\\n  --seed 2"}),
}

AT_LINKS = {
    "![a](<figures/a.png>": "unclosed-link",
    "![a](<figures/a b.png> and more": "unclosed-link",
    "![a](figures/a.png =300x200)": "page-image",
    "![a](figures/a b.png width=300)": "page-image",
    "![a](file:///home/me/a.png)": "image-path",
    "One ![a](figures/a.png) and ![b](file:///home/me/b.png)": "image-path",
    "![a](C:\\Users\\my name\\a.png)": "image-path",
    "![a](./figures/a b.png)": "image-path",
    "![a](http://_vscodecontentref_/3)": "writing-leftover",
    "See <http://_vscodecontentref_/3> for it": "writing-leftover",
}


@pytest.mark.parametrize("answer", AT_LINKS)
def test_a_link_or_an_image_with_one_fault_is_one_finding(answer: str) -> None:
    case = of_page(Case("", "", "", (), files=folder("figures/a.png", "figures/a b.png")))
    assert codes(case.analysed(report(answers={3: answer}))) == [AT_LINKS[answer]]


@pytest.mark.parametrize("name", REPEATED)
def test_a_cause_that_shows_in_several_places_is_one_finding(name: str) -> None:
    found = of_page(Case("", "", "", ())).analysed(REPEATED[name]).findings
    assert len(found) == 1, [finding.message for finding in found]
