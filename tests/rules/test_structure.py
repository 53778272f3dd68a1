"""Headings and `Answer:`: what makes the check stop, or shifts the count."""

from __future__ import annotations

import pytest

from report_ls.model.findings import Severity
from tests.rules.cases import Case, changed, changed_in, check, check_silent, codes, edition, in_answer
from tests.support.reports import guidance, question, report

STOPS = ("answer-count",)
QUOTE_5 = guidance(edition("2026").of(5))
ANSWER_5 = question(5).split("> Answer:\n\n")[1].strip()


def without_question(number: int) -> str:
    """A report without a question, with «» around the first line that follows it."""
    text = report()
    whole = question(number)
    start = text.index(whole)
    following = text[start + len(whole) :].lstrip("\n")
    line = following.split("\n", 1)[0]
    return f"{text[:start]}«{line}»{following[len(line) :]}"


TITLE = "# Exam template for 02476 Machine Learning Operations"
ANSWER_COUNT = [
    Case(
        "one cause",
        "answer-count",
        changed(TITLE, f"«{TITLE}»", changed("### Question 5\n\n", "")),
        ("report.py stops: it finds 30 answers where it expects 31, and checks no question. The cause is marked below.",),
        severity=Severity.ERROR,
        related=(("> **What did you do, and why did you do it?**", "The heading `### Question 5` is missing here."),),
        also=("missing-question",),
    ),
    Case(
        "several causes, each a related place",
        "answer-count",
        changed(TITLE, f"«{TITLE}»", changed_in(9, "> Answer:\n", "", changed("### Question 5\n\n", ""))),
        ("report.py stops: it finds 29 answers where it expects 31, and checks no question. 2 causes are marked below.",),
        related=(
            ("> **What did you do, and why did you do it?**", "The heading `### Question 5` is missing here."),
            ("Question 9", "Question 9 has no `Answer:`, so report.py does not find its answer."),
        ),
        also=("missing-question", "missing-answer-marker"),
    ),
    Case(
        "without a title, at the first line",
        "answer-count",
        changed(f"{TITLE}\n\nRead this first.", "\n«Read this first.»", changed_in(5, ">\n> Answer:\n", "")),
        ("report.py stops: it finds 30 answers where it expects 31, and checks no question. The cause is marked below.",),
        related=(("Question 5", "Question 5 has no `Answer:`, so report.py does not find its answer."),),
        also=("missing-answer-marker", "missing-title"),
    ),
    Case(
        "an edition of 27 questions",
        "answer-count",
        changed(TITLE, f"«{TITLE}»", changed("### Question 5\n\n", "", report("2023-01"))),
        ("report.py stops: it finds 26 answers where it expects 27, and checks no question. The cause is marked below.",),
        related=(("> **What did you do, and why did you do it?**", "The heading `### Question 5` is missing here."),),
        also=("missing-question",),
        edition="2023-01",
    ),
]
MISSING_QUESTION = [
    Case(
        "the heading alone was deleted",
        "missing-question",
        changed("### Question 5\n\n> **What did you do, and why did you do it?**", "«> **What did you do, and why did you do it?**»"),
        ("The heading `### Question 5` is missing here.",),
        {"Insert ### Question 5": report()},
        safe=True,
        severity=Severity.ERROR,
        also=STOPS,
    ),
    Case(
        "the heading and its Answer: were deleted, the quote is still there",
        "missing-question",
        changed(
            question(5),
            question(5)
            .replace("### Question 5\n\n> **What did you do, and why did you do it?**", "«> **What did you do, and why did you do it?**»")
            .replace(">\n> Answer:\n", ""),
        ),
        ("The heading `### Question 5` and its `Answer:` are missing here.",),
        {"Insert ### Question 5 and Answer:": report()},
        safe=True,
        also=STOPS,
    ),
    Case(
        "the heading and the quote were deleted, only Answer: is left",
        "missing-question",
        changed(question(5), f"«> Answer:»\n\n{ANSWER_5}\n"),
        ("The heading `### Question 5` is missing here.",),
        {"Insert ### Question 5": changed(question(5), f"### Question 5\n\n> Answer:\n\n{ANSWER_5}\n")},
        safe=True,
        also=STOPS,
    ),
    Case(
        "the whole question was deleted, and belongs before the next",
        "missing-question",
        without_question(5),
        ("Question 5 is missing: its heading and its answer belong here.",),
        {
            "Insert ### Question 5 with its placeholder": changed(
                question(5), "### Question 5\n\n> Answer:\n\n--- question 5 fill here ---\n"
            )
        },
        safe=True,
        also=STOPS,
    ),
    Case(
        "the whole last question was deleted, and belongs at the end",
        "missing-question",
        changed("\n" + question(31), "«»"),
        ("Question 31 is missing: its heading and its answer belong here.",),
        {
            "Insert ### Question 31 with its placeholder": changed(
                question(31), "### Question 31\n\n> Answer:\n\n--- question 31 fill here ---\n"
            )
        },
        safe=True,
        also=STOPS,
    ),
    Case(
        "the heading lost its #",
        "missing-question",
        changed("### Question 5\n", "«Question 5»\n"),
        ("report.py does not see this heading of question 5: it needs three #.",),
        {"Write ### Question 5": report()},
        safe=True,
        also=STOPS,
    ),
    Case(
        "the heading has two #",
        "missing-question",
        changed("### Question 5\n", "«## Question 5»\n"),
        ("report.py does not see this heading of question 5: it needs three #.",),
        {"Write ### Question 5": report()},
        safe=True,
        also=STOPS,
    ),
    Case(
        "the heading has one #, and a title of the student's own",
        "missing-question",
        changed("### Question 14\n", "«# Question 14: Our experiments»\n"),
        ("report.py does not see this heading of question 14: it needs three #.",),
        {"Write ### Question 14": changed("### Question 14\n", "### Question 14: Our experiments\n")},
        safe=True,
        also=STOPS,
    ),
    Case(
        "the heading is bold text",
        "missing-question",
        changed("### Question 5\n", "«**Question 5**»\n"),
        ("report.py does not see this heading of question 5: it needs three #.",),
        {"Write ### Question 5": report()},
        safe=True,
        also=STOPS,
    ),
    Case(
        "a second Answer: with a quote of its own where a number is missing is that question",
        "missing-question",
        changed(f"### Question 5\n\n{QUOTE_5}", f"«{QUOTE_5.splitlines()[0]}»\n" + "\n".join(QUOTE_5.splitlines()[1:])),
        ("The heading `### Question 5` is missing here.",),
        {"Insert ### Question 5": report()},
        safe=True,
        also=STOPS,
    ),
    Case(
        "the first heading is gone, which report.py does not mind",
        "missing-question",
        changed("### Question 1\n\n> **What did you do, and why did you do it?**", "«> **What did you do, and why did you do it?**»"),
        ("The heading `### Question 1` is missing here.",),
        {"Insert ### Question 1": report()},
        safe=True,
    ),
    Case(
        "two headings in a row were deleted",
        "missing-question",
        changed(
            "### Question 6\n\n> **What did you do, and why did you do it?**",
            "«> **What did you do, and why did you do it?**»",
            changed("### Question 5\n\n> **What did you do, and why did you do it?**", "«> **What did you do, and why did you do it?**»"),
        ),
        ("The heading `### Question 5` is missing here.", "The heading `### Question 6` is missing here."),
        {"Insert ### Question 5": changed("### Question 6\n\n", "")},
        safe=True,
        also=STOPS,
    ),
]

EXTRA_QUESTION = [
    Case(
        "a number above the last, with an answer of its own",
        "extra-question",
        report() + "\n" + question(31).replace("### Question 31", "### «Question 32»").replace("s900001 and s900002", "word word word"),
        ("There is no question 32 in this edition, which has 31. report.py stops at one too many.",),
        severity=Severity.ERROR,
        also=STOPS,
    ),
    Case(
        "a whole question that was pasted twice",
        "extra-question",
        changed(question(5), question(5).replace("Question 5", "«Question 5»") + "\n" + question(5)),
        ("Question 5 is here twice, and report.py stops at one too many. Remove one of them.",),
        related=(("Question 5", "The other question 5"),),
        fixes={"Keep the other question 5, and not this one too": report()},
        also=STOPS,
    ),
    Case(
        "a whole question that was pasted a second time elsewhere",
        "extra-question",
        changed(question(22), question(22) + "\n" + question(5).replace("Question 5", "«Question 5»")),
        ("Question 5 is here twice, and report.py stops at one too many. Remove one of them.",),
        related=(("Question 5", "The other question 5"),),
        fixes={"Keep the other question 5, and not this one too": report()},
        also=STOPS,
    ),
    Case(
        "a question that was pasted twice, and only answered the second time",
        "extra-question",
        changed(question(5), question(5, body="--- question 5 fill here ---") + "\n" + question(5)).replace(
            "### Question 5", "### «Question 5»", 1
        ),
        ("Question 5 is here twice, and report.py stops at one too many. Remove one of them.",),
        fixes={"Keep the other question 5, and not this one too": report()},
        related=(("Question 5", "The other question 5"),),
        also=(*STOPS, "unanswered"),
    ),
    Case(
        "a question that was pasted twice, and only answered the first time",
        "extra-question",
        changed(question(5), question(5).replace("Question 5", "«Question 5»") + "\n" + question(5, body="")),
        ("Question 5 is here twice, and report.py stops at one too many. Remove one of them.",),
        fixes={"Keep this question 5, and not the empty one too": report()},
        related=(("Question 5", "The other question 5"),),
        also=(*STOPS, "unanswered"),
    ),
    Case(
        "a question that was pasted twice, with two answers",
        "extra-question",
        changed(question(5), question(5).replace("Question 5", "«Question 5»") + "\n" + question(5, body=f"{ANSWER_5} More.")),
        ("Question 5 is here twice, and report.py stops at one too many. Remove one of them.",),
        related=(("Question 5", "The other question 5"),),
        also=STOPS,
    ),
    Case(
        "a question 0",
        "extra-question",
        changed("\n" + question(1), "\n" + question(1).replace("Question 1", "«Question 0»") + "\n" + question(1)),
        ("There is no question 0 in this edition, which has 31. report.py stops at one too many.",),
        also=STOPS,
    ),
]

MISSING_MARKER = [
    Case(
        "the last line of the quote was deleted",
        "missing-answer-marker",
        changed_in(5, "### Question 5", "### «Question 5»", changed_in(5, "> Answer:\n", "")),
        ("Question 5 has no `Answer:`, so report.py does not find its answer.",),
        {"Insert > Answer: after the quote": report()},
        safe=True,
        severity=Severity.ERROR,
        also=STOPS,
    ),
    Case(
        "the quote ends in a line of text",
        "missing-answer-marker",
        changed_in(5, "### Question 5", "### «Question 5»", changed_in(5, ">\n> Answer:\n", "")),
        ("Question 5 has no `Answer:`, so report.py does not find its answer.",),
        {"Insert > Answer: after the quote": report()},
        safe=True,
        also=STOPS,
    ),
    Case(
        "the whole quote was deleted",
        "missing-answer-marker",
        changed(question(5), f"### «Question 5»\n\n{ANSWER_5}\n"),
        ("Question 5 has no `Answer:`, so report.py does not find its answer.",),
        {"Insert > Answer: after the quote": changed(question(5), f"### Question 5\n\n> Answer:\n\n{ANSWER_5}\n")},
        safe=True,
        also=STOPS,
    ),
    Case(
        "the marker is gone, and a later Answer: in running text must not become it",
        "missing-answer-marker",
        changed_in(
            28,
            "### Question 28\n",
            "### «Question 28»\n",
            changed_in(28, "> Answer:\n", "", report(answers={28: "We read The Answer: 42."})),
        ),
        ("Question 28 has no `Answer:`, so report.py does not find its answer.",),
        {"Insert > Answer: after the quote": report(answers={28: "We read The Answer 42."})},
        safe=True,
    ),
    *(
        Case(
            f"`{near}` is no marker",
            "missing-answer-marker",
            changed_in(5, "> Answer:", f"> «{near}»"),
            (
                "report.py does not read this as `Answer:`, so this answer is not counted. It needs a capital A and a colon right behind the word.",
            ),
            {"Write Answer:": report()},
            safe=True,
            also=STOPS,
        )
        for near in ("Answer :", "answer:", "ANSWER:", "**Answer**:", "Answers:", "Answer：", "Answer")
    ),
    Case(
        "in the last question, where the count stays right and the last answer begins under the question before",
        "missing-answer-marker",
        changed_in(31, "### Question 31", "### «Question 31»", changed_in(31, "> Answer:\n", "")),
        ("Question 31 has no `Answer:`, so report.py does not find its answer.",),
        {"Insert > Answer: after the quote": report()},
        safe=True,
    ),
]

REPEATED_MARKER = [
    in_answer(
        "in running text",
        "repeated-answer-marker",
        3,
        "The tool said «Answer:» yes.",
        "report.py counts only what follows this second `Answer:`: 1 of 5 words.",
        fixes={"Write it without its colon": "The tool said Answer yes."},
        safe=True,
        severity=Severity.ERROR,
    ),
    in_answer(
        "with a word right behind it",
        "repeated-answer-marker",
        3,
        "We say «Answer:»yes.",
        "report.py counts only what follows this second `Answer:`: 1 of 3 words.",
        fixes={"Write it without its colon": "We say Answer yes."},
        safe=True,
    ),
    in_answer(
        "on a line of its own",
        "repeated-answer-marker",
        3,
        "One two.\n\n«Answer:»\n\nThree.",
        "report.py counts only what follows this second `Answer:`: 1 of 4 words.",
        fixes={"Remove this line": "One two.\n\n\nThree."},
        safe=True,
    ),
    in_answer(
        "in a quote and in bold, on a line of its own",
        "repeated-answer-marker",
        3,
        "One two.\n\n> **«Answer:»**\n\nThree.",
        "report.py counts only what follows this second `Answer:`: 2 of 5 words.",
        fixes={"Remove this line": "One two.\n\n\nThree."},
        safe=True,
    ),
    in_answer(
        "in code",
        "repeated-answer-marker",
        3,
        "Run\n\n```text\nThe «Answer:» is 42\n```",
        "report.py counts only what follows this second `Answer:`: 3 of 7 words.",
        fixes={"Write it without its colon": "Run\n\n```text\nThe Answer is 42\n```"},
        safe=True,
    ),
    in_answer(
        "twice, of which the last is the one that counts",
        "repeated-answer-marker",
        3,
        "One «Answer:» two «Answer:» three.",
        "report.py counts only what follows the last `Answer:`; this one is too many.",
        "report.py counts only what follows this second `Answer:`: 1 of 5 words.",
        fixes={"Write it without its colon": "One Answer two Answer: three."},
        safe=True,
    ),
    in_answer(
        "behind a ###, where it makes one answer more",
        "repeated-answer-marker",
        3,
        "One.\n\n###### two\n\n«Answer:» three.",
        "report.py takes this `Answer:` for the answer of a question, and finds one too many.",
        fixes={"Write it without its colon": "One.\n\n###### two\n\nAnswer three."},
        safe=True,
        also=("answer-count", "heading-in-answer"),
    ),
    Case(
        "before the question's own, with a ### between them",
        "repeated-answer-marker",
        changed_in(5, "### Question 5\n", "### Question 5\n\nOur «Answer:» below.\n\n### Text\n"),
        ("report.py takes this `Answer:` for the answer of a question, and finds one too many.",),
        {"Write it without its colon": changed_in(5, "### Question 5\n", "### Question 5\n\nOur Answer below.\n\n### Text\n")},
        safe=True,
        also=STOPS,
    ),
    Case(
        "in the instructions, with a ### behind it",
        "repeated-answer-marker",
        changed("Read this first.", "Write below «Answer:» please.\n\n### Note\n\nRead this first."),
        ("report.py takes this `Answer:` for the answer of a question, and finds one too many.",),
        {"Write it without its colon": changed("Read this first.", "Write below Answer please.\n\n### Note\n\nRead this first.")},
        safe=True,
        also=STOPS,
    ),
]

QUESTION_ORDER = [
    Case(
        "a number repeated where its neighbour is missing",
        "question-order",
        changed("### Question 18\n", "### «Question 17»\n"),
        ("This is question 18 by its position, which is all that report.py looks at; the heading says 17.",),
        {"Renumber it to 18": report()},
        severity=Severity.WARNING,
    ),
    Case(
        "a number that no question has",
        "question-order",
        changed("### Question 18\n", "### «Question 81»\n"),
        ("This is question 18 by its position, which is all that report.py looks at; the heading says 81.",),
        {"Renumber it to 18": report()},
    ),
    Case(
        "two questions that changed places",
        "question-order",
        changed(question(9) + "\n" + question(10), question(10) + "\n" + question(9).replace("Question 9", "«Question 9»")),
        ("Question 9 is out of order here. report.py counts by position and takes it for question 10.",),
        {"Renumber the questions by their position": changed(question(9) + "\n" + question(10), question(9) + "\n" + question(10))},
    ),
    Case(
        "a question that was moved far away",
        "question-order",
        changed(question(8) + "\n", "", changed(question(10), question(10) + "\n" + question(8).replace("Question 8", "«Question 8»"))),
        ("Question 8 is out of order here. report.py counts by position and takes it for question 10.",),
        {"Renumber the questions by their position": report()},
    ),
]


CASES = [*ANSWER_COUNT, *MISSING_QUESTION, *EXTRA_QUESTION, *MISSING_MARKER, *REPEATED_MARKER, *QUESTION_ORDER]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_structure(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    "heading",
    [
        "###Question 5",
        "### question 5",
        "### QUESTION 5",
        "#### Question 5",
        "### Question 5:",
        "### Question 5 - our tests",
        "### **Question 5**",
        "### Question 5 ###",
        "###\u00a0Question\u00a05",
        "### Question 5\n\n### Question 5",
        "### Question 5\n\n> Read this.\n\n### Question 77",
    ],
)
def test_a_heading_that_report_py_reads_is_left_alone(heading: str) -> None:
    assert codes(Case("", "", "", ()).analysed(changed("### Question 5\n", f"{heading}\n"))) == []


@pytest.mark.parametrize(
    "marker", ["> Answer:", "Answer:", ">Answer:", "> **Answer:**", "> > Answer:", "> Answer: ", "> _Answer:_", "#### Answer:"]
)
def test_a_marker_that_report_py_reads_is_left_alone(marker: str) -> None:
    assert codes(Case("", "", "", ()).analysed(changed_in(3, "> Answer:", marker))) == []


@pytest.mark.parametrize(
    "answer",
    [
        "See Question 5 for more.",
        "Question 5 says more.",
        "The answer: 42.",
        "answer: 42 is what it said.",
        "The Answer is 42.",
        "Answers: none.",
        "Answer : none.",
        "`Question 7`",
    ],
)
def test_words_that_look_like_structure_are_left_alone_in_an_answer(answer: str) -> None:
    check_silent(answer, 3)


@pytest.mark.parametrize("text", ["", "\n\n", "Nothing of a report.", "#", "### Question 1", "> Answer:"])
def test_a_text_that_is_hardly_a_report_gets_its_count_and_a_cause(text: str) -> None:
    found = codes(Case("", "", "", ()).analysed(text))
    assert found.count("answer-count") == 1
    assert "missing-question" in found
