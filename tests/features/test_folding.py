"""What can be folded away."""

from __future__ import annotations

import pytest

from report_ls.features.folding import Fold, FoldKind, guidance_folds, region_folds
from tests.features.marked import analysed
from tests.support.reports import report

FENCE = "```"


def folds(source: str) -> tuple[str, list[Fold], list[Fold]]:
    """The text, its guidance, and its regions without the questions and sections, unless they are marked."""
    marked, analysis = analysed(source)
    return marked.text, list(guidance_folds(analysis)), list(region_folds(analysis))


@pytest.mark.parametrize(
    "source",
    [
        "### Question 5\n\n«> **What?**\n>\n> Answer:»\n\nSome words\n",
        "### Question 5\n«> **What?**\n> Answer:»\nSome words\n",
        "### Question 5\n\n\n«   > 🙂\n   > Answer:»\n\n> A quote in the answer\n> stays\n",
        "### Question 5\n\n«> **What?**\n> and how?»\n\nAnswer:\n\nSome words\n",
        "### Question 5\n\nAnswer:\n\nSome words\n",
        "### Question 5\n\nSome words\n\n### Question 6\n\n«> **What?**\n> Answer:»\n",
    ],
)
def test_the_guidance_of_a_question_folds_to_its_answer_sign(source: str) -> None:
    marked, analysis = analysed(source)
    found = list(guidance_folds(analysis))
    assert [fold.span for fold in found] == [span.__class__(_content(marked.text, span.start), span.end) for span in marked.spans]
    assert {fold.kind for fold in found} <= {FoldKind.GUIDANCE}


def _content(text: str, offset: int) -> int:
    """Only lines are folded, and it starts behind the white space of the first."""
    return offset + len(text[offset:]) - len(text[offset:].lstrip())


@pytest.mark.parametrize(
    "code",
    [
        f"«{FENCE}python\na = 1\n{FENCE}»",
        f"«{FENCE}\na\n\nb\n{FENCE}»\n\nwords\n\n«{FENCE}\nc\n{FENCE}  »",
        f"«~~~\n{FENCE}\n~~~»",
        f"«{FENCE}`\n{FENCE}\n{FENCE}`»",
        f"* a list\n\n«  {FENCE}sh\n  ls\n  {FENCE}»",
        f"«- {FENCE}sh\n  ls\n  {FENCE}»",
        f"«{FENCE}\n{FENCE}python\n{FENCE}»",
        f"«{FENCE}\nnever closed 🙂»",
        "`a` and ``b``",
        f"{FENCE}a{FENCE} in one line",
    ],
)
def test_code_folds(code: str) -> None:
    marked, analysis = analysed(f"### Question 5\n\n> What?\n>\n> Answer:\n\n{code}\n\n### Question 6\n\n> Answer:\n\nx\n")
    _, _, *found = [fold.span for fold in region_folds(analysis)]
    assert [span.of(marked.text).strip() for span in found] == [text.strip() for text in marked.marked]


def test_a_report_folds_at_its_checklist_its_weeks_its_sections_and_its_questions() -> None:
    text, guidance, regions = folds(report())
    first = [fold.span.of(text).split("\n")[0] for fold in regions]
    assert first[:10] == [
        "## Overall project checklist",
        "## Group information",
        "## Coding environment",
        "## Version control",
        "## Running code and tracking experiments",
        "## Working in the cloud",
        "## Deployment",
        "## Overall discussion of project",
        "### Week 1",
        "### Week 2",
    ]
    assert first[10:] == [f"### Question {number}" for number in range(1, 32)]
    assert len(guidance) == 31
    assert all(not fold.span.of(text)[-1].isspace() for fold in [*guidance, *regions])


@pytest.mark.parametrize("source", ["", "# Notes\n", report().replace("### Question 5\n", ""), report().replace("> Answer:", "", 3)])
def test_a_broken_report_folds_where_it_can(source: str) -> None:
    text, guidance, regions = folds(source)
    assert all(0 <= fold.span.start <= fold.span.end <= len(text) for fold in [*guidance, *regions])
