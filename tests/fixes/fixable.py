"""A report for each finding that has a fix, with that finding alone and marked."""

from __future__ import annotations

from tests.rules.cases import Fixable
from tests.rules.collected import fixables
from tests.support.reports import figure_names, question, report

WORDS = "word " * 220
HALF = "word " * 60
ASKED = "> **What did you do, and why did you do it?**"
IMAGE = "![c](figures/curves.png)"
FIGURES = (*figure_names(report()), "figures/curves.png", "figures/curves.svg", "figures/spare.png")


def _replaced(after: str, old: str, new: str) -> str:
    before, _, rest = report().partition(after)
    return before + after + rest.replace(old, new, 1)


def _image(markdown: str) -> str:
    return report(answers={14: f"🙂 {markdown}\n\n{WORDS}"})


FIXABLE = (
    Fixable(
        "missing-title",
        report().replace(
            "# Exam template for 02476 Machine Learning Operations\n", "«We are group 42, and did all of this in one January.»\n"
        ),
        "Operations\n\nWe are group 42",
    ),
    Fixable("missing-question", _replaced("### Question 8\n", f"### Question 9\n\n{ASKED}", f"«{ASKED}»"), f"### Question 9\n\n{ASKED}"),
    Fixable(
        "extra-question", report().replace(question(8), question(8).replace("Question 8", "«Question 8»") + "\n" + question(8)), question(8)
    ),
    Fixable("missing-answer-marker", _replaced("### Question 5", "> Answer:", "> «answer:»"), "> Answer:"),
    Fixable("repeated-answer-marker", report(answers={5: f"{HALF}\n\n🙂 «Answer:» {HALF}"}), "🙂 Answer word"),
    Fixable("heading-in-answer", report(answers={5: f"{HALF}\n\n«###» Details 🙂\n\n{HALF}"}), "\n\n**Details 🙂**\n\n"),
    Fixable("question-order", _replaced("### Question 8", "### Question 9\n", "### «Question 8»\n"), "### Question 9\n"),
    Fixable(
        "merge-conflict", report(answers={5: f"{HALF}\n\n«<<<<<<< HEAD»\nours\n=======\ntheirs\n>>>>>>> main\n\n{HALF}"}), "\n\nours\n\n"
    ),
    Fixable("placeholder-left", report(answers={5: f"«--- question 5 fill here ---»\n\n{HALF * 2}"}), "> Answer:\n\nword"),
    Fixable(
        "answer-in-quote",
        report(answers={5: f"«{'word ' * 120}🙂»"}).replace("> Answer:\n\n«", "> Answer:\n> «"),
        "> Answer:\n\nword",
    ),
    Fixable("unclosed-fence", report(answers={5: f"🙂 {HALF}{HALF}\n\n«```sh»\nls"}), "```sh\nls\n```"),
    Fixable("unclosed-link", report(answers={5: f"🙂 «[code](https://github.com/o/r» {HALF}{HALF}"}), "o/r) word"),
    Fixable("spaced-emphasis", report(answers={5: f"🙂 «**bold **» {HALF}{HALF}"}), "🙂 **bold** word"),
    Fixable(
        "writing-leftover", report(answers={5: f"🙂 We did it «:contentReference[oaicite:0]{{index=0}}». {HALF}{HALF}"}), "🙂 We did it. "
    ),
    Fixable("item-space", report(answers={5: f"🙂\n\n«-»Docker\n-Cloud\n\n{HALF}{HALF}"}), "🙂\n\n- Docker\n- Cloud\n"),
    Fixable(
        "too-few-images", report(answers={14: WORDS}).replace("### Question 14\n", "### «Question 14»\n"), IMAGE.replace("[c]", "[curves]")
    ),
    Fixable("unclosed-link", report(answers={5: f"🙂 «[run](https://example.org/1» {HALF}{HALF}"}), "🙂 [run](https://example.org/1) word"),
    Fixable(
        "link-as-image",
        report(answers={5: f"🙂 «!»[run](https://github.com/o/r/actions/runs/1) {HALF}{HALF}"}),
        "🙂 [run](https://github.com",
    ),
    Fixable("image-remote", _image("![c](«https://example.org/curves.png»)"), f"🙂 {IMAGE}\n"),
    Fixable("image-path", _image("![c](«figures\\curves.png»)"), f"🙂 {IMAGE}\n"),
    Fixable("image-path", _image("![c](«/home/me/figures/curves.png»)"), f"🙂 {IMAGE}\n"),
    Fixable("image-outside-figures", _image("![c](«curves.png»)"), f"🙂 {IMAGE}\n"),
    Fixable("image-case", _image("![c](«figures/Curves.png»)"), f"🙂 {IMAGE}\n"),
    Fixable("image-not-found", _image("![c](«figures/curve.png»)"), f"🙂 {IMAGE}\n"),
    Fixable("image-format", _image("![c](«figures/curves.svg»)"), f"🙂 {IMAGE}\n"),
    Fixable("image-as-link", _image("«[c](figures/curves.png)»"), f"🙂 {IMAGE}\n"),
    Fixable("image-as-html", _image('«<img alt="c" src="figures/curves.png">»'), f"🙂 {IMAGE}\n"),
    Fixable("image-in-code", report(answers={14: f"🙂\n\n```\n«{IMAGE}»\n```\n\n{WORDS}"}), f"🙂\n\n{IMAGE}\n"),
    Fixable("checklist-mark", _replaced("### Week 1", "* [ ] Write", "* «[ x ]» Write"), "* [x] Write"),
    Fixable(
        "checklist-mismatch",
        report(answers={28: ""}).replace("* [x] Make a repository (M5)", "* «[x]» Make a frontend 🙂 (M26)"),
        "* [ ] Make a frontend 🙂",
    ),
    Fixable("study-number", report(answers={2: "s900001, «90002»", 31: f"s900001 and s900002 {WORDS}"}), "s900001, s900002\n"),
    Fixable("member-mismatch", report(answers={31: f"s900001 and «s900003» {WORDS}"}), "s900001 and s900002 word"),
    Fixable("windows-encoding", report(answers={5: f"“A {HALF * 2}«”»"}), '"A word'),
    *fixables(),
)
