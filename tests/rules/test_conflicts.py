"""What git leaves where a merge stops."""

from __future__ import annotations

import pytest

from report_ls.model.findings import Severity
from tests.rules.cases import Case, check, check_silent, codes, in_answer
from tests.support.reports import report

MESSAGE = "git left a merge conflict here. Keep one side or both, and remove the lines with git's marks."
OURS, THEIRS, BOTH = "Keep ours (the upper side)", "Keep theirs (the lower side)", "Keep both sides"


def same(*lines: str) -> tuple[tuple[str, str], ...]:
    """The related places of a conflict."""
    return tuple((line, "A line of the same conflict") for line in lines)


CASES = [
    in_answer(
        "two sides",
        "merge-conflict",
        3,
        "One.\n\n«<<<<<<< HEAD»\nOurs.\n=======\nTheirs.\n>>>>>>> main\n\nTwo.",
        MESSAGE,
        fixes={OURS: "One.\n\nOurs.\n\nTwo.", THEIRS: "One.\n\nTheirs.\n\nTwo.", BOTH: "One.\n\nOurs.\nTheirs.\n\nTwo."},
        severity=Severity.ERROR,
        related=same("=======", ">>>>>>> main"),
    ),
    in_answer(
        "two sides and what both came from",
        "merge-conflict",
        3,
        "«<<<<<<< HEAD»\nOurs.\n||||||| 1234567\nBase.\n=======\nTheirs.\n>>>>>>> main",
        MESSAGE,
        fixes={OURS: "Ours.", THEIRS: "Theirs.", BOTH: "Ours.\nTheirs."},
        related=same("||||||| 1234567", "=======", ">>>>>>> main"),
    ),
    in_answer(
        "an empty side",
        "merge-conflict",
        3,
        "One.\n«<<<<<<< HEAD»\n=======\nTheirs.\n>>>>>>> main\nTwo.",
        MESSAGE,
        fixes={
            THEIRS: "One.\nTheirs.\nTwo.",
            "Keep ours (the upper side, which is empty)": "One.\nTwo.",
            BOTH: "One.\nTheirs.\nTwo.",
        },
        related=same("=======", ">>>>>>> main"),
    ),
    in_answer(
        "a line that was left alone when the others were removed",
        "merge-conflict",
        3,
        "One.\n«>>>>>>> main»\nTwo.",
        MESSAGE,
        fixes={"Remove this line": "One.\nTwo."},
    ),
    in_answer(
        "nothing else is reported inside",
        "merge-conflict",
        3,
        "One.\n\n«<<<<<<< HEAD»\n## Ours\n![a](C:\\a.png)\n=======\n--- question 3 fill here ---\n`![a](b.png)`\n>>>>>>> main\n\nTwo.",
        MESSAGE,
        fixes={
            OURS: "One.\n\n## Ours\n![a](C:\\a.png)\n\nTwo.",
            THEIRS: "One.\n\n--- question 3 fill here ---\n`![a](b.png)`\n\nTwo.",
            BOTH: "One.\n\n## Ours\n![a](C:\\a.png)\n--- question 3 fill here ---\n`![a](b.png)`\n\nTwo.",
        },
        related=same("=======", ">>>>>>> main"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_conflicts(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("answer", ["Title\n=======", "Git writes <<<<<<< there.", "<<<<<<<< eight", "|||||| six", "    <<<<<<< HEAD"])
def test_signs_that_git_does_not_write_are_left_alone(answer: str) -> None:
    check_silent(answer, 3)


def test_a_conflict_of_two_whole_answers_is_the_cause_of_the_count() -> None:
    body = "### Ours.\n=======\n> Answer:\n\n### Theirs.\n>>>>>>> main"
    analysis = Case("", "", "", ()).analysed(report(answers={3: f"<<<<<<< HEAD\n{body}"}))
    assert codes(analysis) == ["answer-count", "merge-conflict"]
    assert [related.message for related in analysis.findings[0].related] == [MESSAGE]


def test_a_conflict_outside_the_questions_is_found() -> None:
    text = report().replace("Read this first.", "<<<<<<< HEAD\nRead this.\n=======\nRead this first.\n>>>>>>> main", 1)
    assert codes(Case("", "", "", ()).analysed(text)) == ["merge-conflict"]


def test_the_side_that_is_not_empty_is_offered_first() -> None:
    case = next(case for case in CASES if case.name == "an empty side")
    text = case.source.replace("«", "").replace("»", "")
    [fixes] = [[fix.title for fix in found.fixes] for found in case.analysed(text).findings if found.code == "merge-conflict"]
    assert fixes == [*case.fixes]
