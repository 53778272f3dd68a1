"""Reports with faults in their structure: the check never stops without a place that says why, and the fixes really fix.

A fault is made in the lines of a passing report whose words are all different, so that a word that goes or moves is noticed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.analysis.analysis import Analysis, analyse
from report_ls.analysis.memo import Memo
from report_ls.fixes.fix_all import fix_all
from report_ls.fixes.quick_fix import quick_fixes
from report_ls.model.findings import Finding, Severity
from report_ls.template.editions import edition
from report_ls.text.edits import apply
from report_ls.text.spans import Span
from tests.support.reports import report

NAMES = ("2026", "2023-01")
Fault = Callable[[list[str], int, int], None]
"""Changes lines at about the place of the first number, in the manner of the second."""

HEADING = re.compile(r"### Question (\d+)")
RUNS = (
    "### Sub",
    "## Sub",
    "#### Sub",
    "- ### Locally:",
    "C## and C###",
    "```sh\n## one\n### two\n```",
    "##",
    "###",
    "### Question 99",
    "## Sub ##",
)
AFTER = ("### Appendix", "## References\n\n### Books", "# Notes\n\n#### A\n\n#### B", "### Question 32", "Answer:", "<!-- ### -->")
MARKERS = ("Answer:", "> Answer:", "My Answer: is this", "**Answer:**", "<!-- Answer: -->", "`Answer:`", "Answer: ### x")
NEAR_MISSES = ("> Answer :", "> answer:", "> **Answer**:", "> Answers:", "> Answer", "> ANSWER:")
MARKERS_OF_OTHERS = ("Answer:", "> **Answer:**", "> Answer: and text", ">Answer:")
HEADINGS = (
    "## Question {}",
    "# Question {}",
    "Question {}",
    "**Question {}**",
    "###Question {}",
    "> ### Question {}",
    "## Question {}: Ours",
)


def _nearest(lines: list[str], place: int, wanted: Callable[[str], bool]) -> int:
    """The wanted line that is nearest to a place; the place itself if there is none."""
    found = [index for index, line in enumerate(lines) if wanted(line)]
    return min(found, key=lambda index: abs(index - place), default=min(place, len(lines) - 1))


def _heading(lines: list[str], place: int) -> int:
    return _nearest(lines, place, lambda line: HEADING.fullmatch(line) is not None)


def _marker(lines: list[str], place: int) -> int:
    return _nearest(lines, place, lambda line: line == "> Answer:")


def _block(lines: list[str], place: int) -> slice:
    """A question, from its heading to the next heading of a question or a section."""
    start = _heading(lines, place)
    end = next((index for index in range(start + 1, len(lines)) if re.match("##", lines[index])), len(lines))
    return slice(start, end)


def delete_heading(lines: list[str], place: int, manner: int) -> None:
    start = _heading(lines, place)
    del lines[start : start + 1 + manner % 2]


def delete_marker(lines: list[str], place: int, manner: int) -> None:
    start = _marker(lines, place)
    del lines[start - manner % 2 : start + 1]


def delete_quote(lines: list[str], place: int, manner: int) -> None:
    block = _block(lines, place)
    quoted = [index for index in range(block.start, block.stop) if lines[index].startswith(">")]
    if quoted:
        del lines[quoted[0] : quoted[-1] + manner % 2]


def delete_question(lines: list[str], place: int, manner: int) -> None:
    del lines[_block(lines, place)]


def delete_lines(lines: list[str], place: int, manner: int) -> None:
    del lines[place : place + 1 + manner % 12]


def spoil_heading(lines: list[str], place: int, manner: int) -> None:
    start = _heading(lines, place)
    if match := HEADING.fullmatch(lines[start]):
        lines[start] = HEADINGS[manner % len(HEADINGS)].format(match[1])


def spoil_marker(lines: list[str], place: int, manner: int) -> None:
    choices = NEAR_MISSES + MARKERS_OF_OTHERS
    lines[_marker(lines, place)] = choices[manner % len(choices)]


def insert_heading(lines: list[str], place: int, manner: int) -> None:
    lines.insert(place, f"### Question {manner % 34}")


def insert_marker(lines: list[str], place: int, manner: int) -> None:
    lines.insert(place, MARKERS[manner % len(MARKERS)])


def insert_run(lines: list[str], place: int, manner: int) -> None:
    lines.insert(place, RUNS[manner % len(RUNS)])


def renumber(lines: list[str], place: int, manner: int) -> None:
    lines[_heading(lines, place)] = f"### Question {manner % 34}"


def swap_questions(lines: list[str], place: int, manner: int) -> None:
    first = _block(lines, place)
    second = _block(lines, first.stop + manner % 40)
    if first.stop <= second.start:
        lines[first.start : second.stop] = lines[second] + lines[first.stop : second.start] + lines[first]


def leave_placeholder(lines: list[str], place: int, manner: int) -> None:
    block = _block(lines, place)
    start = next((index for index in range(block.start, block.stop) if "Answer:" in lines[index]), None)
    if start is not None:
        lines[start + 1 : block.stop] = ["", f"--- question {manner % 32} fill here ---", ""]


def duplicate_question(lines: list[str], place: int, manner: int) -> None:
    block = lines[_block(lines, place)]
    start = _block(lines, place + manner % 100).start
    lines[start:start] = block


def insert_conflict(lines: list[str], place: int, manner: int) -> None:
    end = place + manner % 9
    lines[place:end] = ["<<<<<<< HEAD", *lines[place:end], "=======", *lines[place:end], ">>>>>>> main"]


def append_text(lines: list[str], place: int, manner: int) -> None:
    lines += ["", AFTER[manner % len(AFTER)], "", f"Text {place} after the report."]


MENDED = (
    append_text,
    delete_heading,
    delete_marker,
    delete_quote,
    delete_question,
    delete_lines,
    spoil_heading,
    spoil_marker,
    insert_heading,
    insert_marker,
    insert_run,
    renumber,
    swap_questions,
    leave_placeholder,
)
"""The faults that a program may mend, and those that do not make the check stop."""
ALL = (*MENDED, duplicate_question, insert_conflict)


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a passing report in which no two words of an answer are the same."""
    number = count()
    return tuple(re.sub(r"\bword\b", lambda _: f"word{next(number)}", report(name)).split("\n"))


def with_faults(name: str, faults: tuple[tuple[Fault, int, int], ...]) -> str:
    lines = list(lines_of(name))
    for fault, place, manner in faults:
        if lines:
            fault(lines, place % len(lines), manner)
    return "\n".join(lines)


@dataclass(frozen=True)
class Faulty:
    """A report of an edition with its faults; its repr is short, unlike the text."""

    edition: str
    faults: tuple[tuple[Fault, int, int], ...]

    @property
    def text(self) -> str:
        return with_faults(self.edition, self.faults)

    def __repr__(self) -> str:
        return f"{self.edition}: " + ", ".join(f"{fault.__name__}({place}, {manner})" for fault, place, manner in self.faults)


@st.composite
def faulty(draw: st.DrawFn, faults: tuple[Fault, ...], most: int) -> Faulty:
    """1 to `most` faults, often close together."""
    name = draw(st.sampled_from(NAMES))
    middle = draw(st.integers(0, len(lines_of(name))))
    places = st.integers(0, len(lines_of(name))) | st.integers(max(middle - 20, 0), middle + 20)
    chosen = draw(st.lists(st.tuples(st.sampled_from(faults), places, st.integers(0, 100)), min_size=1, max_size=most))
    return Faulty(name, tuple(chosen))


def words(text: str) -> list[str]:
    """The words without the signs of markdown, and without those of headings and markers, which a fix may change."""
    found = re.findall(r"[^\W_]+", re.sub(r"</?h\d>", "", text))
    return [word for word in found if word.casefold() not in {"answer", "answers", "question"}]


def keeps_words(before: str, after: str) -> bool:
    """Whether all words of `before` are in `after`, in their order."""
    left = iter(words(after))
    return all(word in left for word in words(before))


MEMOS = {name: Memo() for name in NAMES}


def judged(text: str, name: str) -> Analysis:
    return analyse(text, edition(name), None, MEMOS[name])


def mended(analysis: Analysis, name: str) -> Analysis:
    """The report after fix-all, which leaves nothing to fix and keeps every word."""
    fixed = fix_all(analysis, MEMOS[name])
    assert apply(analysis.report.text, fixed.edits) == fixed.analysis.report.text
    assert keeps_words(analysis.report.text, fixed.analysis.report.text)
    assert fix_all(fixed.analysis, MEMOS[name]).edits == ()
    return fixed.analysis


def expect_mended(text: str, name: str) -> None:
    before = judged(text, name)
    after = mended(before, name)
    left = {finding.code for finding in after.findings if finding.severity is Severity.ERROR}
    assert left <= {"answer-count", "extra-question"} or not before.official.stopped
    assert not after.official.stopped or "extra-question" in left
    assert before.official.stopped or not after.official.stopped


def test_the_report_without_a_fault_has_no_finding() -> None:
    for name in NAMES:
        assert analyse("\n".join(lines_of(name)), edition(name), None).findings == ()


@settings(max_examples=300)
@given(faulty(ALL, 4))
def test_whenever_the_check_stops_another_error_says_where(report: Faulty) -> None:
    analysis = judged(report.text, report.edition)
    errors = [finding.code for finding in analysis.findings if finding.severity is Severity.ERROR]
    assert ("answer-count" in errors) is analysis.official.stopped
    assert errors != ["answer-count"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fault", MENDED, ids=lambda fault: fault.__name__)
def test_fix_all_mends_each_fault_wherever_it_is(name: str, fault: Fault) -> None:
    """At 37 places each, more than 1,000 in all."""
    size = len(lines_of(name))
    for manner in range(37):
        expect_mended(with_faults(name, ((fault, manner * size // 36, manner),)), name)


@settings(max_examples=300)
@given(faulty(MENDED, 3))
def test_fix_all_mends_faults_together(report: Faulty) -> None:
    expect_mended(report.text, report.edition)


@settings(max_examples=100)
@given(faulty(ALL, 4))
def test_fix_all_ends_and_keeps_every_word_whatever_else_is_wrong(report: Faulty) -> None:
    mended(judged(report.text, report.edition), report.edition)


@settings(max_examples=100)
@given(faulty(MENDED, 2), st.integers(0, 10**6), st.integers(1, 40))
def test_a_merge_resolved_either_way_is_mended(theirs: Faulty, place: int, size: int) -> None:
    """The faults are on one side of a conflict, or on the other."""
    name = theirs.edition
    text = conflicting(lines_of(name), theirs.text.split("\n"), place, size)
    analysis = judged(text, name)
    markers = [finding for finding in analysis.findings if finding.code == "merge-conflict"]
    fixes = [fix for finding, fix in quick_fixes(analysis, tuple(markers[:1]), Span(0, len(text)), MEMOS[name])]
    assert [fix.title.split(" (")[0] for fix in fixes][:2] == ["Keep ours", "Keep theirs"]
    for fix in fixes[:2]:
        expect_mended(apply(text, fix.edits), name)


@settings(max_examples=100)
@given(faulty(MENDED, 3))
def test_the_fixes_that_are_offered_lead_to_a_count_one_after_the_other(report: Faulty) -> None:
    analysis = judged(report.text, report.edition)
    for _ in range(30):
        errors = tuple(finding for finding in analysis.findings if finding.severity is Severity.ERROR)
        everywhere = Span(0, len(analysis.report.text))
        chosen = next(quick_fixes(analysis, errors, everywhere, MEMOS[report.edition]), None)
        if not analysis.official.stopped or chosen is None:
            break
        analysis = judged(apply(analysis.report.text, chosen[1].edits), report.edition)
    assert not analysis.official.stopped or "extra-question" in {finding.code for finding in analysis.findings}


def conflicting(ours: Sequence[str], theirs: Sequence[str], place: int, size: int) -> str:
    """Where two texts differ, with some lines around it, as git leaves it."""
    first = next((index for index, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), place % len(ours))
    last = next((index for index, (a, b) in enumerate(zip(ours[:first:-1], theirs[:first:-1], strict=False)) if a != b), 0)
    first, last = max(0, first - size % 7), max(0, last - size // 7)
    sides = [list(lines[first : max(first, len(lines) - last)]) for lines in (ours, theirs)]
    return "\n".join([*ours[:first], "<<<<<<< HEAD", *sides[0], "=======", *sides[1], ">>>>>>> main", *ours[len(ours) - last :]])


@settings(max_examples=150)
@given(faulty(ALL, 3))
def test_no_fix_brings_a_finding_as_bad_as_its_own(report: Faulty) -> None:
    """But a length or an image that is wrong, and what a conflict had hidden: its title then tells."""
    analysis = judged(report.text, report.edition)
    for finding, fix in quick_fixes(analysis, analysis.findings, Span(0, len(report.text)), MEMOS[report.edition]):
        after = judged(apply(report.text, fix.edits), report.edition)
        new = Counter(map(kind_of, after.findings)) - Counter(map(kind_of, analysis.findings))
        bad = {code for code, _, severity in new if severity <= finding.severity}
        assert bad <= LENGTHS or finding.code == "merge-conflict"
        assert not (bad | {code for code, _, _ in new} & LENGTHS) or "(leaves " in fix.title


LENGTHS = {"too-short", "too-long", "too-few-images", "too-many-images"}


def kind_of(finding: Finding) -> tuple[str, int | None, Severity]:
    return finding.code, finding.question, finding.severity


@settings(max_examples=60)
@given(st.lists(faulty(ALL, 3), min_size=2, max_size=4))
def test_what_is_remembered_changes_nothing(versions: list[Faulty]) -> None:
    memo = Memo()
    for version in versions:
        limits = edition(version.edition)
        assert analyse(version.text, limits, None, memo).findings == analyse(version.text, limits, None).findings
