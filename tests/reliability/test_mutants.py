"""Whatever happens to a report: nothing raises, spans are inside the text, and fix-all loses nothing, never makes it worse, and ends.

A seed makes the same mutant in every run; the long run makes more of them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from report_ls.analysis.analysis import Analysis, analyse
from report_ls.checker.limits import Form, Limits
from report_ls.fixes.fix_all import fix_all
from report_ls.template.in_force import limits_in_force
from report_ls.text.edits import apply
from report_ls.text.spans import newlines
from tests.checker import restatement
from tests.reliability.amount import amount
from tests.reliability.mutants import mutant
from tests.support.github import missing
from tests.support.reports import report

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "reports"
EXAMPLE = ROOT / "examples" / "reports" / "README.md"
PARTS, OF_A_PART = 8, amount(125, 2500)
OWN = re.compile(r"^[ \t>]*#*[ \t\xa0]*[*_]*q[a-z]{4,10}\W*\d+|\banswers?\b|</?h[1-6]>|%2[03]|[<|>=]{7}.*$", re.IGNORECASE | re.MULTILINE)
"""What fixes are about: the headings of questions and `Answer:`, in all the ways that they are written; and what they write for a `#`."""


def sources() -> list[str]:
    """The reports that mutants are made of: the example, two that pass everything, and the shared ones where they are there."""
    paths = [EXAMPLE, *sorted(SHARED.glob("*/README.md"))]
    return [report("2026"), report("2023-01"), *(newlines(path.read_bytes().decode()) for path in paths)]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", OWN.sub(" ", re.sub(r"(?<=\w)\*\*(?=\w)", "", text)))


def wrong(text: str) -> list[str]:
    """What is not as it must be of one text."""
    limits = limits_in_force(text, None)
    before = analyse(text, limits, None)
    found = [*_wrong_spans(before), *_wrong_count(before, limits)]
    fixed = fix_all(before)
    after = fixed.analysis
    if apply(before.report.text, fixed.edits) != after.report.text:
        found.append("the edits do not lead to the text")
    if word := missing(words(before.report.text), words(after.report.text)):
        found.append(f"the word {word} is lost or moved")
    if (had := before.official.passed) is not None and (after.official.passed or 0) < had:
        found.append(f"{had} passed, and {after.official.passed} do after it")
    if fix_all(analyse(after.report.text, limits, None)).edits:
        found.append("a second time changes something")
    return found


def _wrong_spans(analysis: Analysis) -> list[str]:
    size = len(analysis.report.text)
    spans = [
        (finding.code, span) for finding in analysis.findings for span in [finding.span, *(related.span for related in finding.related)]
    ]
    spans += [(finding.code, edit.span) for finding in analysis.findings for fix in finding.fixes for edit in fix.edits]
    return [f"{code} at {span}" for code, span in spans if not 0 <= span.start <= span.end <= size]


def _wrong_count(analysis: Analysis, limits: Limits) -> list[str]:
    """The official count against the restatement of it."""
    text = restatement.read_as_text(analysis.report.text)
    answers = (restatement.new_answers if limits.form is Form.NEW else restatement.old_answers)(text)
    restated = [(restatement.words(answer), restatement.images(answer)) for answer in answers]
    if not answers and limits.form is Form.NEW:
        return [] if analysis.official.stopped else ["the check runs without an answer"]
    counted = [tuple(answer.counted) for answer in analysis.official.answers]
    return [] if counted == restated else ["the count is another one"]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_mutant_is_judged_and_fixed_without_harm(part: int) -> None:
    texts = sources()
    seeds = range(part * OF_A_PART, (part + 1) * OF_A_PART)
    found = {seed: faults for seed in seeds if (faults := wrong(mutant(texts[seed % len(texts)], seed)))}
    assert found == {}
