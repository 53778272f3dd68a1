"""Five real reports, where they are at hand (docs/format.md, section 6)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from report_ls.analysis.analysis import Analysis, analyse
from report_ls.model.findings import Severity
from report_ls.template.editions import edition
from report_ls.text.spans import newlines
from tests.rules.cases import fix_all, lines

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
NAMES = ["000", "001", "002", "003", "004"]
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the shared reports are not in {REPORTS}")


def text_of(name: str) -> str:
    return newlines((REPORTS / name / "README.md").read_bytes().decode("utf-8"))


def analysed(name: str) -> Analysis:
    return analyse(text_of(name), edition("2026"), None)


@pytest.mark.parametrize("name", NAMES)
def test_no_finding_lies_outside_the_text(name: str) -> None:
    size = len(text_of(name))
    for finding in analysed(name).findings:
        places = [finding.span, *(related.span for related in finding.related)]
        places += [edit.span for fix in finding.fixes for edit in fix.edits]
        assert all(0 <= place.start <= place.end <= size for place in places)


@pytest.mark.parametrize("name", NAMES)
def test_the_count_is_that_of_the_course(name: str) -> None:
    said = json.loads((REPORTS / name / "official.json").read_text("utf-8"))
    official = analysed(name).official
    assert (official.stopped, len(official.answers), official.passed) == (said["outcome"] != "checked", said["answers"], said["passed"])


@pytest.mark.parametrize("name", NAMES)
def test_each_question_that_fails_has_a_finding_of_warning_or_worse_or_is_unanswered(name: str) -> None:
    analysis = analysed(name)
    said = json.loads((REPORTS / name / "official.json").read_text("utf-8"))
    blamed = {finding.question for finding in analysis.findings if finding.severity <= Severity.WARNING or finding.code == "unanswered"}
    assert {question["number"] for question in said["questions"] if not question["passed"]} <= blamed


def test_001_has_a_place_for_every_cause() -> None:
    analysis = analysed("001")
    errors = [finding for finding in analysis.findings if finding.severity is Severity.ERROR]
    assert lines(text_of("001"), errors) == [
        (1, "answer-count"),
        (121, "missing-answer-marker"),
        (127, "missing-answer-marker"),
        (133, "missing-answer-marker"),
        (144, "missing-answer-marker"),
        (162, "missing-answer-marker"),
        (186, "missing-answer-marker"),
        (202, "missing-answer-marker"),
        (223, "missing-answer-marker"),
        (234, "missing-answer-marker"),
        (243, "missing-answer-marker"),
        (286, "missing-answer-marker"),
        (324, "repeated-answer-marker"),
        (335, "missing-answer-marker"),
        (350, "missing-answer-marker"),
        (434, "merge-conflict"),
        (442, "missing-answer-marker"),
    ]
    assert analysis.findings[0].message == (
        "report.py stops: it finds 17 answers where it expects 31, and checks no question. 16 causes are marked below."
    )


def test_001_is_mended_by_the_safe_fixes_but_for_its_conflict() -> None:
    analysis = analyse(fix_all(text_of("001")), edition("2026"), None)
    assert not analysis.official.stopped
    assert {finding.code for finding in analysis.findings if finding.severity is Severity.ERROR} == {"merge-conflict"}


def test_002_has_a_placeholder_under_an_answer() -> None:
    assert [finding.question for finding in analysed("002").findings if finding.code == "placeholder-left"] == [27]


def test_003_has_a_study_number_that_is_a_digit_short_once_for_both_places() -> None:
    found = [finding for finding in analysed("003").findings if finding.code in {"study-number", "member-mismatch"}]
    assert [(finding.code, finding.question) for finding in found] == [("study-number", 2)]
    (fix,) = found[0].fixes
    assert re.fullmatch(r"Write s\d{6}, as in question 31", fix.title)


def test_003_has_an_extension_that_is_none_and_three_questions_without_an_answer() -> None:
    found = [(finding.code, finding.question) for finding in analysed("003").findings if finding.code != "study-number"]
    assert found == [("unanswered", 18), ("image-format", 19), ("unanswered", 20), ("unanswered", 21)]


def test_004_has_an_image_that_is_a_link() -> None:
    analysis = analysed("004")
    found = [(finding.code, finding.question) for finding in analysis.findings]
    assert ("image-as-link", 29) in found
    lack = next(finding for finding in analysis.findings if (finding.code, finding.question) == ("too-few-images", 29))
    assert [related.message for related in lack.related] == ["This link is not counted as an image"]
    assert lack.fixes == ()
