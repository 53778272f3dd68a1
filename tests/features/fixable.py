"""A report for each finding that has a fix, with that finding once; the marked range is where it is."""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.reports import report

WORDS = "word " * 220
HALF = "word " * 60
FIGURES = ("figures/curves.png", "figures/spare.png")
IMAGE = "![c](figures/curves.png)"
SHOWN = f"{IMAGE}\n\n{WORDS}"


@dataclass(frozen=True)
class Fixable:
    """`left` is the code that remains after the fix, where one finding of several is fixed by it."""

    code: str
    source: str
    count: int = 1


def _replaced(old: str, new: str, after: str = "", **answers: str) -> str:
    source = report(answers={int(number[1:]): text for number, text in answers.items()})
    place = source.index(after)
    return source[:place] + source[place:].replace(old, new, 1)


FIXABLE = (
    Fixable("missing-question", _replaced("### Question 9\n\n> **What", "> **What").replace("> Answer:\n", "«> Answer:»\n", 0)),
    Fixable("missing-answer-marker", _replaced("> Answer:", "> «answer:»", "### Question 5")),
    Fixable("repeated-answer-marker", report(answers={5: f"{HALF}\n\n«Answer:» {HALF}"})),
    Fixable("heading-in-answer", report(answers={5: f"{HALF}\n\n«###» Details\n\n{HALF}"})),
    Fixable("question-order", _replaced("### Question 9\n", "### «Question 8»\n")),
    Fixable("merge-conflict", report(answers={5: f"{HALF}\n\n«<<<<<<< HEAD»\nours\n=======\ntheirs\n>>>>>>> main\n\n{HALF}"}), 3),
    Fixable("placeholder-left", report(answers={5: f"«--- question 5 fill here ---»\n\n{HALF * 2}"})),
    Fixable("answer-in-quote", _replaced("> Answer:\n\nword", "> Answer:\n> «word", "### Question 5")),
    Fixable("too-few-images", report(answers={14: WORDS})),
    Fixable("image-path", report(answers={14: f"![c](«figures\\curves.png»)\n\n{WORDS}"})),
    Fixable("image-path", report(answers={14: f"![c](«/home/me/figures/curves.png»)\n\n{WORDS}"})),
    Fixable("image-outside-figures", report(answers={14: f"![c](«curves.png»)\n\n{WORDS}"})),
    Fixable("image-case", report(answers={14: f"![c](«figures/Curves.png»)\n\n{WORDS}"})),
    Fixable("image-not-found", report(answers={14: f"🙂 ![c](«figures/curve.png») 🙂\n\n{WORDS}"})),
    Fixable("image-format", report(answers={14: f"![c](«figures/curves.svg»)\n\n{WORDS}"})),
    Fixable("image-as-link", report(answers={14: f"🙂 «[c](figures/curves.png)»\n\n{WORDS}"})),
    Fixable("image-as-html", report(answers={14: f'«<img src="figures/curves.png">»\n\n{WORDS}'})),
    Fixable("image-in-code", report(answers={14: f"```\n«{IMAGE}»\n```\n\n{WORDS}"})),
    Fixable("checklist-mark", _replaced("* [ ] Write", "* «[ x ]» Write")),
    Fixable("study-number", report(answers={2: "s900001, «90002»", 31: f"s900001 and s900002 {WORDS}"})),
    Fixable("member-mismatch", report(answers={31: f"s900001 and «s900003» {WORDS}"})),
    Fixable("windows-encoding", report(answers={5: f"“A {HALF * 2}«”»"})),
)
