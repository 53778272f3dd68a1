"""What is left of the template in an answer."""

from __future__ import annotations

import pytest

from report_ls.model.findings import Severity
from report_ls.template.editions import edition
from tests.rules.cases import Case, changed_in, check, check_silent, codes, in_answer
from tests.support.reports import report

WORDS = "word " * 120 + "end."
PLACEHOLDER = "--- question {} fill here ---"
LEFT = "This placeholder stands beside an answer. It counts as words and shows on the page; remove it."
DASHES = "These dashes are left from the placeholder, and count as a word; remove them."
BOTH_DASHES = "These dashes and those at the end are left from the placeholder, and count as words; remove them."

UNANSWERED = [
    in_answer(
        "the placeholder is still all there is",
        "unanswered",
        5,
        "«--- question 5 fill here ---»",
        "Question 5 has no answer yet.",
        severity=Severity.INFORMATION,
    ),
    in_answer(
        "the number in the placeholder is another", "unanswered", 5, "«--- question 6 fill here ---»", "Question 5 has no answer yet."
    ),
    in_answer(
        "the placeholder was made longer, and written in capitals",
        "unanswered",
        5,
        "«----- Question 5 Fill Here -----»",
        "Question 5 has no answer yet.",
    ),
    in_answer(
        "nothing but emphasis is left around it", "unanswered", 5, "**«--- question 5 fill here ---»**", "Question 5 has no answer yet."
    ),
    Case(
        "the line under Answer: is empty",
        "unanswered",
        report(answers={5: ""}).replace("> Answer:\n\n\n\n### Question 6", "> Answer:\n«»\n\n\n### Question 6"),
        ("Question 5 has no answer yet.",),
    ),
    Case(
        "the last answer is empty, and the text ends with its Answer:",
        "unanswered",
        report(answers={31: ""}).rstrip("\n") + "«»",
        ("Question 31 has no answer yet.",),
    ),
    Case(
        "only the dashes are left",
        "unanswered",
        changed_in(5, "> Answer:\n\n---", "> Answer:\n«»\n---", report(answers={5: "---"})),
        ("Question 5 has no answer yet.",),
    ),
    in_answer(
        "a question that asks for words and images has no finding about either",
        "unanswered",
        29,
        "«--- question 29 fill here ---»",
        "Question 29 has no answer yet.",
    ),
    in_answer(
        "a heading beside it is reported all the same",
        "unanswered",
        5,
        "«--- question 5 fill here ---»\n\n##\n",
        "Question 5 has no answer yet.",
        also=("heading-in-answer",),
    ),
    in_answer(
        "a second Answer: is reported all the same",
        "unanswered",
        5,
        "> Answer:\n\n«--- question 5 fill here ---»",
        "Question 5 has no answer yet.",
        also=("repeated-answer-marker",),
    ),
    Case(
        "a missing Answer: is reported all the same",
        "unanswered",
        changed_in(5, ">\n> Answer:\n", "", report(answers={5: "«--- question 5 fill here ---»"})),
        ("Question 5 has no answer yet.",),
        also=("answer-count", "missing-answer-marker"),
    ),
]

LEFT_OVER = [
    in_answer(
        "under the answer",
        "placeholder-left",
        3,
        "We did.\n\n«--- question 3 fill here ---»",
        LEFT,
        fixes={"Remove the placeholder": "We did.\n"},
        severity=Severity.WARNING,
    ),
    in_answer(
        "above the answer",
        "placeholder-left",
        3,
        "«--- question 3 fill here ---»\nWe did.",
        LEFT,
        fixes={"Remove the placeholder": "We did."},
    ),
    in_answer(
        "on a line with the answer",
        "placeholder-left",
        3,
        "«--- question 3 fill here ---» We did.",
        LEFT,
        fixes={"Remove the placeholder": "We did."},
    ),
    in_answer(
        "of another question",
        "placeholder-left",
        3,
        "We did.\n«--- question 12 fill here ---»\nAnd more.",
        LEFT,
        fixes={"Remove the placeholder": "We did.\nAnd more."},
    ),
    in_answer("dashes before the answer", "placeholder-left", 3, "«---» We did.", DASHES, fixes={"Remove the dashes": "We did."}),
    in_answer(
        "dashes on a line above the answer", "placeholder-left", 3, "«---»\n\nWe did.", DASHES, fixes={"Remove the dashes": "\nWe did."}
    ),
    in_answer("dashes at the end of the answer", "placeholder-left", 3, "We did. «---»", DASHES, fixes={"Remove the dashes": "We did. "}),
    in_answer(
        "dashes stuck to the first and to the last word are one finding",
        "placeholder-left",
        3,
        "«---»We did it all.---",
        BOTH_DASHES,
        fixes={"Remove the dashes": "We did it all."},
        related=(("---", "The dashes at the end"),),
    ),
    in_answer(
        "an answer that was written between the dashes is one finding",
        "placeholder-left",
        3,
        "«---» We did it all. -----",
        BOTH_DASHES,
        fixes={"Remove the dashes": "We did it all. "},
        related=(("-----", "The dashes at the end"),),
    ),
    in_answer(
        "an answer between lines of dashes is one finding",
        "placeholder-left",
        3,
        "«---»\nWe did it all.\n\n---",
        BOTH_DASHES,
        fixes={"Remove the dashes": "We did it all.\n"},
        related=(("---", "The dashes at the end"),),
    ),
    in_answer(
        "dashes on a line under the answer", "placeholder-left", 3, "We did.\n\n«---»", DASHES, fixes={"Remove the dashes": "We did.\n"}
    ),
]

IN_MANY = [
    Case(
        "answers that were written between the dashes are one finding, with a fix for all",
        "placeholder-left",
        report(answers={3: "«---» We did. ---", 5: f"---{WORDS}---", 6: f"{WORDS} ---"}),
        ("The dashes of the placeholder are left in 3 answers, and count as words; remove them.",),
        {"Remove the dashes in 3 answers": report(answers={3: "We did. ", 5: WORDS, 6: f"{WORDS} "})},
        related=(("---", "The dashes at the end"), ("---", "Question 5, too"), ("---", "Question 6, too")),
    ),
    Case(
        "placeholders that were left beside several answers are one finding, with a fix for all",
        "placeholder-left",
        report(answers={3: "We did.\n\n«--- question 3 fill here ---»", 5: f"--- question 5 fill here ---\n\n{WORDS}"}),
        ("2 placeholders stand beside 2 answers. They count as words and show on the page; remove them.",),
        {"Remove all 2 placeholders": report(answers={3: "We did.\n", 5: f"\n{WORDS}"})},
        related=(("--- question 5 fill here ---", "Question 5, too"),),
    ),
    in_answer(
        "placeholders that were left in one answer are one finding",
        "placeholder-left",
        3,
        "«--- question 3 fill here ---»\nWe did.\n--- question 4 fill here ---",
        "2 placeholders stand beside 1 answer. They count as words and show on the page; remove them.",
        fixes={"Remove all 2 placeholders": "We did."},
        related=(("--- question 4 fill here ---", "Question 3, too"),),
    ),
    Case(
        "of those in a merge conflict nothing is said, and the first other one is marked",
        "placeholder-left",
        report(answers={3: "<<<<<<< HEAD\n--- We did.\n=======\n--- We did it.\n>>>>>>> main", 5: f"«---» {WORDS}"}),
        (DASHES,),
        {"Remove the dashes": report(answers={3: "<<<<<<< HEAD\n--- We did.\n=======\n--- We did it.\n>>>>>>> main", 5: WORDS})},
        also=("merge-conflict",),
    ),
]

EXAMPLE = "We used torch because it is known to us."
EXAMPLES = [
    Case(
        "the words are those of the quote's example",
        "example-left",
        changed_in(
            3,
            "> *We did ... because ...*",
            "> *We used torch\n> because it is known to us.*",
            report(answers={3: "«We used torch because it is known\nto us.»"}),
        ),
        ("This is still the example of the question. Put your own answer in its place.",),
        severity=Severity.INFORMATION,
    ),
    Case(
        "its emphasis and case are left off",
        "example-left",
        changed_in(3, "> *We did ... because ...*", "> _We used torch._", report(answers={3: "«*we used torch*»"})),
        ("This is still the example of the question. Put your own answer in its place.",),
    ),
]


CASES = [*UNANSWERED, *LEFT_OVER, *IN_MANY, *EXAMPLES]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_placeholders(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    "answer",
    [
        "A rule\n\n---\n\nin the middle.",
        "We did -- so to say --- everything.",
        "| a | b |\n|---|---|\n| c | d |",
        "--- a | b\n",
        "-- not quite",
        "We were asked to fill here the question 3.",
        "<!-- nothing -->",
        "42",
    ],
)
def test_what_only_looks_like_a_placeholder_is_left_alone(answer: str) -> None:
    check_silent(answer.replace("--- a | b", "---|---\n1|2"), 3)


@pytest.mark.parametrize(
    "answer",
    [
        "-------------\nepoch   loss\n1       0.50\n2       0.41\n-------------",
        "The runs:\n\n-------------\nepoch loss\n1 0.50\n-------------",
        "epoch   loss\n-----   ----\n1       0.50\n-----   ----",
        "epoch loss\n-----\n1 0.50\n2 0.41\n-----",
        "------\naccuracy: 0.91\nloss: 0.41\n------",
        "-----------\na tall one\na small one\n-----------",
        "---\npython train.py --epochs=3\n---",
        "+-----+-----+\n| a   | b   |\n+-----+-----+",
        "--- ---\na   b\n1   2\n--- ---\n\nThat is all.",
    ],
)
def test_the_dashes_of_a_pasted_table_are_left_alone(answer: str) -> None:
    check_silent(answer, 3)


@pytest.mark.parametrize(
    "answer", ["---\nWe did.\n---", "-----\nWe did.\n-----", "---\nWe did.\nSo it was.\n---", "A rule:\n\n---\n\nWe did.\n\n---"]
)
def test_dashes_around_an_answer_that_is_no_table_are_found(answer: str) -> None:
    assert codes(Case("", "", "", ()).analysed(report(answers={3: answer}))) == ["placeholder-left"]


@pytest.mark.parametrize("answer", ["We did something, as one does, because we had to.", "We did"])
def test_an_answer_that_only_begins_like_the_example_is_left_alone(answer: str) -> None:
    check_silent(answer, 3)


def test_the_untouched_template_has_one_finding_a_question() -> None:
    template = report(answers={number: PLACEHOLDER.format(number) for number in range(1, edition("2026").expected + 1)})
    findings = Case("", "", "", ()).analysed(template).findings
    assert [(finding.code, finding.question) for finding in findings] == [("unanswered", number) for number in range(1, 32)]
