"""Answers inside the block quote of their question."""

from __future__ import annotations

import pytest

from report_ls.model.findings import Severity
from report_ls.template.editions import edition
from tests.page.test_findings import of_page
from tests.rules.cases import Case, changed_in, check, codes, fix_all, in_answer
from tests.support.reports import guidance, report

MESSAGE = "This stands inside the question's quote, and the page shows it there. Put a blank line after `Answer:`, and no `>` before it."
FIX = "Take the answer out of the quote"
APART = "Keep it as a quote, apart from the question by a comment"
OWN = (
    "The page makes this quote one with the question's. If it is your answer, take the `>` away; "
    "if you quote somebody, keep the two apart by a comment."
)
QUOTE = guidance(edition("2026").of(3))


def behind_marker(name: str, behind: str, fixed: str, also: tuple[str, ...] = ()) -> Case:
    """`behind` stands right behind the `Answer:` of question 3, up to the heading of question 4's section."""
    end = "\n\n## Coding environment"
    source = changed_in(3, f"> Answer:\n\nWe did.\n{end[1:]}", f"> Answer:{behind}{end}", report(answers={3: "We did."}))
    return Case(name, "answer-in-quote", source, (MESSAGE,), {FIX: report(answers={3: fixed})}, True, Severity.WARNING, also=also)


def quoted(name: str, answer: str, fixed: str) -> Case:
    """An answer that is nothing but quotes, which may be somebody else's words."""
    fixes = {FIX: fixed, APART: f"<!-- -->\n\n{answer}"}
    return of_page(in_answer(name, "answer-in-quote", 3, f"«{answer}»", OWN, fixes=fixes))


CASES = [
    behind_marker("on the marker's own line", " «We did it.»", "We did it."),
    behind_marker("on the marker's own line and the next", " «We did\nit.»", "We did\nit."),
    behind_marker("right under it, without a sign", "\n«We did\nit.»", "We did\nit."),
    behind_marker("right under it, with signs", "\n> «We did\n> it.»", "We did\nit."),
    behind_marker("under a line that is only a sign", "\n>\n> «We did\n> it.»", "We did\nit."),
    behind_marker("in two paragraphs of the quote", "\n> «We did.\n>\n> And more.»", "We did.\n\nAnd more."),
    behind_marker("only its first paragraph", " «We did.»\n\nAnd more.", "We did.\n\nAnd more."),
    behind_marker("a list", "\n> «- one\n> - two»", "- one\n- two"),
    behind_marker(
        "a list without signs, whose first line is all that a reader would take for the quote", "\n«- one\n- two»", "- one\n- two"
    ),
    quoted("in a quote of its own, which becomes one with the guidance on the page", "> We did\n> it.", "We did\nit."),
    quoted("in two quotes of its own", "> We did\n> it.\n\n> And more.", "We did\nit.\n\nAnd more."),
    quoted("in a quote of its own that goes on without a sign", "> We did\nit.", "We did\nit."),
    Case(
        "the marker is bold",
        "answer-in-quote",
        changed_in(3, "> Answer:\n\nWe did.", "> **Answer:** «We did.»", report(answers={3: "We did."})),
        (MESSAGE,),
        {FIX: changed_in(3, "> Answer:\n", "> **Answer:**\n", report(answers={3: "We did."}))},
        safe=True,
    ),
    Case(
        "the marker lost its sign and follows the quote without a blank line",
        "answer-in-quote",
        changed_in(3, "> Answer:\n\nWe did.", "Answer: «We did.»", report(answers={3: "We did."})),
        (MESSAGE,),
        {FIX: changed_in(3, "> Answer:\n", "Answer:\n", report(answers={3: "We did."}))},
        safe=True,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_quotes(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("> Answer:\n\nWe did.", "> Answer:\n>\n\nWe did.", id="a sign alone under the marker"),
        pytest.param("> Answer:\n\nWe did.", "> Answer: \n\nWe did.", id="a space behind the marker"),
        pytest.param("> Answer:\n\nWe did.", "> **Answer:**\n\nWe did.", id="a bold marker"),
        pytest.param(">\n> Answer:\n\nWe did.", "\nAnswer: We did.", id="a marker that is not quoted"),
        pytest.param(f"{QUOTE}\n\nWe did.", "Answer: We did.", id="a marker without any quote"),
        pytest.param(f"\n{QUOTE}\n\nWe did.", "Answer: We did.", id="a marker right under the heading"),
        pytest.param(f"{QUOTE}\n\nWe did.", "A line of ours.\nAnswer: We did.", id="a marker under a line that is no quote"),
        pytest.param(f"{QUOTE}\n\nWe did.", "> A quote.\n\nA line of ours.\nAnswer: We did.", id="a marker under a line behind the quote"),
        pytest.param("> Answer:\n\nWe did.", "> Answer:\n\nWe did.\n\n> A quote of ours.", id="a quote behind the answer"),
    ],
)
def test_what_is_no_part_of_the_quote_is_left_alone(old: str, new: str) -> None:
    text = changed_in(3, old, new, report(answers={3: "We did."}))
    assert Case("", "", "", ()).analysed(text).findings == ()


@pytest.mark.parametrize(
    "answer",
    [
        "> It scales, as the manual says.\n\nWe followed it.",
        "> It scales.\n\n> It is fast.\n\nSo we took it.",
        "> It scales.\n- We took it.",
        "> It scales.\n# And so",
        "We read:\n\n> It scales.",
    ],
)
def test_a_quote_of_somebody_with_other_text_is_left_to_the_rule_of_quotes_on_the_page(answer: str) -> None:
    found = of_page(Case("", "", "", ())).analysed(report(answers={3: answer})).findings
    assert {finding.code for finding in found} == ({"page-quote"} if answer.startswith(">") else set())


def test_an_unanswered_question_has_no_answer_to_take_out() -> None:
    text = changed_in(3, "> Answer:\n\nWe did.", "> Answer: --- question 3 fill here ---", report(answers={3: "We did."}))
    assert [finding.code for finding in Case("", "", "", ()).analysed(text).findings] == ["unanswered"]


def test_the_signs_of_the_quote_count_as_words_until_they_are_gone() -> None:
    words = "word " * 199 + "end."
    text = changed_in(3, "> Answer:\n\nWe did.", f"> Answer:\n> {words}", report(answers={3: "We did."}))
    analysis = Case("", "", "", ()).analysed(text)
    assert [(finding.code, finding.message[:9]) for finding in analysis.findings if finding.code == "too-long"] == [
        ("too-long", "201 words")
    ]
    assert codes(analysis) == ["answer-in-quote", "too-long"]
    assert Case("", "", "", ()).analysed(fix_all(text)).findings == ()
