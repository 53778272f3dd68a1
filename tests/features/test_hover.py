"""What is shown when the mouse rests on a place."""

from __future__ import annotations

import pytest

from report_ls.checker.limits import Bounds, Limits, QuestionLimits
from report_ls.features.hover import Hover, hover
from report_ls.features.quoted import literal
from report_ls.template.editions import edition
from tests.checker.test_script import new_script
from tests.features.marked import WORDS, analysed, with_cursor
from tests.lsp.files import png, script
from tests.support.reports import guidance, question, report

QUOTE = guidance(edition("2026").of(5))
IMAGE = "![a](figures/a.png)"


def hovered(source: str, figures: dict[str, bytes] | None = None, checker: str | None = None) -> Hover | None:
    """The hover at the cursor; its range must be the marked one."""
    marked, analysis = analysed(source, figures or {}, checker)
    assert marked.cursor is not None
    found = hover(analysis, marked.cursor)
    if found is not None and marked.spans:
        assert found.span.of(marked.text) == marked.marked[0]
    return found


def said(source: str, figures: dict[str, bytes] | None = None, checker: str | None = None) -> str:
    found = hovered(source, figures, checker)
    assert found is not None
    return found.markdown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("### Question 5\n", "«|### Question 5»\n"),
        ("### Question 5\n", "«### Ques|tion 5»\n"),
        ("### Question 5\n", "«### Question 5|»\n"),
        ("### Question 5\n", "«##### QUESTION  5|»   \n"),
        (QUOTE, f"«{QUOTE.replace('What did', 'What| did')}»"),
        (QUOTE, f"«{QUOTE.replace('We did', 'We| did')}»"),
        (QUOTE, f"«{QUOTE.replace('Answer:', 'Ans|wer:')}»"),
        (QUOTE, f"«{QUOTE}|»"),
        (QUOTE, "«Ans|wer:»"),
    ],
)
def test_the_heading_the_quote_and_the_answer_sign_of_a_question_tell_of_it(old: str, new: str) -> None:
    head, _, rest = report(answers={5: "🙂 " * 152}).partition("### Question 5\n")
    source = head + f"### Question 5\n{rest}".replace(old, new, 1)
    assert said(source).startswith("### 5 · ")


@pytest.mark.parametrize(
    "source",
    [
        report().replace("# Exam template", "# Exam| template"),
        report().replace("Read this first.", "Read |this first."),
        report().replace("### Week 1", "### We|ek 1"),
        report().replace("The list below", "The |list below"),
        report().replace("## Deployment", "## Dep|loyment"),
        report().replace("> In this section", "> In this| section"),
        report(answers={5: "Some |words " * 1 + WORDS}),
        report(answers={5: "|Some words"}),
        report(answers={5: "Some words|"}),
        report(answers={5: f"{WORDS}\n\nThe paragraph| after"}),
        report(answers={5: "A [link](https://exa|mple.org) and `co|de`".replace("co|de", "code")}),
        report(answers={14: "![gone](figures/go|ne.png)"}),
        report(answers={5: "## A heading| of my own"}),
        question(5).replace("\n\nword", "\n|word") + question(6) + question(7),
        "| a | table |\n".replace("|", "", 1) + "# Notes",
    ],
)
def test_prose_titles_and_what_is_not_there_tell_nothing(source: str) -> None:
    assert hovered(source) is None


def test_a_question_tells_its_count_what_is_asked_for_and_what_belongs_to_it() -> None:
    parts = said(with_cursor(report(answers={5: "word " * 152}), "### Question 5")).split("\n\n")
    assert parts[:4] == [
        "### 5 · Code structure",
        "`█████████░░░` **152 of 100-200 words**",
        "What did you do, and why did you do it?",
        "**A good answer**",
    ]
    assert all(line.startswith("- ") for line in parts[4].splitlines())
    assert parts[5].startswith("Modules: [M6 Code structure](https://skaftenicki.github.io/dtu_mlops/")
    assert parts[6:] == ["**Checklist**", "- ☐ Write a requirements file (M2+M6)"]


@pytest.mark.parametrize(
    ("number", "answer", "line"),
    [
        (5, "word " * 152, "`█████████░░░` **152 of 100-200 words**"),
        (5, "word " * 97, "`█████░░░░░░░` **97 of 100-200 words, 3 short**"),
        (5, "word " * 199, "`███████████░` **199 of 100-200 words**"),
        (5, "word " * 200, "`████████████` **200 of 100-200 words**"),
        (5, "word " * 1000, "`████████████` **1000 of 100-200 words, 800 over**"),
        (5, "--- question 5 fill here ---", "`░░░░░░░░░░░░` **6 of 100-200 words, 94 short**"),
        (1, "42", "**1 word, no limit**"),
        (14, f"{IMAGE} {WORDS}", "`████████░░░░` **221 of 200-300 words; 1 of 1-3 images**"),
        (14, WORDS, "`████████░░░░` **220 of 200-300 words; 0 of 1-3 images, 1 short**"),
        (14, f"{IMAGE} " * 4 + WORDS, "`████████░░░░` **224 of 200-300 words; 4 of 1-3 images, 1 over**"),
        (19, IMAGE, "**1 word, no limit; 1 of 1-2 images**"),
        (29, f"{IMAGE} {IMAGE} {WORDS}", "`██████░░░░░░` **222 of 200-400 words; 2 of 1 image, 1 over**"),
        (5, f"{IMAGE} {WORDS}", "`████████████` **221 of 100-200 words, 21 over; 1 image, no limit**"),
    ],
)
def test_a_count_is_shown_with_a_bar_and_its_limits(number: int, answer: str, line: str) -> None:
    source = report(answers={number: answer}).replace(f"### Question {number}\n", f"### Question |{number}\n")
    assert said(source).split("\n\n")[1] == line


def test_the_question_is_told_in_the_reports_own_words() -> None:
    own = "> Did you <b>use__ [DVC](https://dvc.org)?\n> Why, or why not?**"
    source = report().replace("> **What did you do, and why did you do it?**", own)
    assert said(with_cursor(source, "### Question 5")).split("\n\n")[2] == "Did you &lt;b>use [DVC](https://dvc.org)? Why, or why not?"


@pytest.mark.parametrize("quote", ["> Answer:", "Answer:", "> Recommended answer length: 100-200 words.\n>\n> Answer:"])
def test_the_question_is_told_in_our_words_where_its_own_were_deleted(quote: str) -> None:
    told = said(report().replace(f"### Question 5\n\n{QUOTE}", f"### Question |5\n\n{quote}"))
    asked = told.split("\n\n")[2]
    assert asked.endswith("?") or asked.endswith(".")
    assert "What did you do, and why did you do it?" not in told
    assert "Answer" not in asked


def test_a_question_shows_the_ticks_of_its_modules_items() -> None:
    items = "* [x] Make a repository (M5)\n* [ ] Use <b> branches\n  and pull requests (M5+M9)\n* [ ] Nothing of it (M1)"
    source = report().replace("* [x] Make a repository (M5)", items)
    shown = "**Checklist**\n\n- ☑ Make a repository (M5)\n- ☐ Use &lt;b> branches and pull requests (M5+M9)"
    assert said(with_cursor(source, "### Question 9")).endswith(shown)
    assert "**Checklist**" not in said(with_cursor(source, "### Question 1"))


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (
            with_cursor(report().replace("> Answer:", "> answer:", 1), "### Question 5"),
            "report.py stops on this report, so these are the words under the heading.",
        ),
        (report().replace("### Question 31\n", "### Question |99\n"), "This edition has no such question."),
        (with_cursor(report() + "\n" + question(5), "### Question 31", "### Question 5"), "An earlier question has this number, too."),
    ],
)
def test_a_count_that_is_not_the_checkers_says_so(source: str, sentence: str) -> None:
    assert sentence in said(source)


@pytest.mark.parametrize(("count", "number"), [(29, 5), (29, 28), (29, 29), (33, 31), (33, 32), (33, 33), (25, 22)])
def test_in_a_template_that_is_not_known_the_report_speaks_for_itself(count: int, number: int) -> None:
    others = "".join(f"\n{question(31).replace('Question 31', f'Question {extra}')}" for extra in range(32, count + 1))
    text = (report() + others).partition(f"### Question {count + 1}\n")[0]
    source = text.replace(f"### Question {number}\n", f"### Ques|tion {number}\n")
    limits = Limits((QuestionLimits(Bounds(7, 9)),) * count, "2026")
    heading, counted, asked = said(source, checker=new_script(limits)).split("\n\n")
    assert heading == f"### Question {number}"
    assert "of 7-9 words" in counted
    assert asked == "What did you do, and why did you do it?"


def test_a_question_that_the_report_py_does_not_ask_is_none_of_the_editions() -> None:
    limits = Limits((QuestionLimits(),) * 29, "2026")
    told = said(with_cursor(report(), "### Question 30"), checker=new_script(limits))
    assert told == "### Question 30\n\nThe report.py beside this report asks 29 questions, and this is none of them."


def test_a_question_that_the_checker_counts_elsewhere_says_so() -> None:
    swapped = (
        report()
        .replace("### Question 8\n", "### X\n")
        .replace("### Question 9\n", "### Question 8\n")
        .replace("### X\n", "### Question 9\n")
    )
    sentence = "report.py counts another answer at this position, so these are the words under the heading."
    assert sentence in said(with_cursor(swapped, "### Question 8"))
    assert sentence not in said(with_cursor(swapped, "### Question 10"))


@pytest.mark.parametrize(
    ("written", "name", "pixels"),
    [
        ("«![cur|ves](figures/a.png)»", "figures/a.png", "640 × 480 pixels, "),
        ("«![curves](fig|ures/a.png)»", "figures/a.png", "640 × 480 pixels, "),
        ("«![](figures/a.png)|»", "figures/a.png", "640 × 480 pixels, "),
        ("«![](figures/a%20b.p|ng)»", "figures/a b.png", "4 × 3 pixels, "),
        ("«![](<figures/a b.p|ng>)»", "figures/a b.png", "4 × 3 pixels, "),
        ('«![](figures/a.png "A ti|tle")»', "figures/a.png", "640 × 480 pixels, "),
        ("«![](./figures/a.p|ng)»", "figures/a.png", "640 × 480 pixels, "),
        ('«<img src="figures/a.p|ng">»', "figures/a.png", "640 × 480 pixels, "),
        ("«[link](figures/a.p|ng)»", "figures/a.png", "640 × 480 pixels, "),
        ("«![](figures/no[1].p|ng)»", "figures/no[1].png", ""),
        ("🙂 «![](figures/næ.p|ng)» 🙂", "figures/næ.png", "4 × 3 pixels, "),
    ],
)
def test_an_image_tells_its_size_and_has_a_preview(written: str, name: str, pixels: str) -> None:
    figures = {"figures/a.png": png(640, 480), "figures/a b.png": png(), "figures/no[1].png": b"text", "figures/næ.png": png()}
    found = hovered(report(answers={14: f"{written}\n\n{WORDS}"}), figures)
    assert found is not None
    assert found.preview == name
    assert found.markdown == f"**{literal(name)}**\n\n{pixels}{len(figures[name])} B"


def test_an_image_tells_who_else_shows_it() -> None:
    source = report(answers={5: IMAGE, 14: f"![a](figures/|a.png) {IMAGE}", 20: "[a](./figures/a.png)"})
    assert said(source, {"figures/a.png": png()}).endswith("\n\nAlso in questions 5 and 20.")


def test_an_image_tells_nothing_in_a_text_that_is_not_on_disk() -> None:
    marked, analysis = analysed(report(answers={14: "![a](figures/|a.png)"}), None)
    assert marked.cursor is not None
    assert hover(analysis, marked.cursor) is None


@pytest.mark.parametrize(
    ("old", "new", "module", "state"),
    [
        ("* [x] Make a repository (M5)", "«* [x] Make| a repository (M5)»", "M5 Git", "Done"),
        ("* [x] Make a repository (M5)", "«|* [x] Make a repository (M5)»", "M5 Git", "Done"),
        ("* [ ] Write a requirements file (M2+M6)", "«* [ ] Write a requirements file (M2|+M6)»", "M6 Code structure", "Not done"),
        ("* [x] Make a repository (M5)", "«- [X] Make a\n  long| repository\n  (M5)»", "M5 Git", "Done"),
        ("* [x] Make a repository (M5)", "«* [~] Make| a repository (M5)»", "M5 Git", "Not done"),
    ],
)
def test_a_checklist_item_tells_its_modules_with_their_pages(old: str, new: str, module: str, state: str) -> None:
    told = said(report().replace(old, new))
    assert f"[{module}](https://skaftenicki.github.io/dtu_mlops/" in told
    assert told.endswith(f"\n\n{state}")


@pytest.mark.parametrize(
    ("item", "name", "told"),
    [
        ("* [x] Create| a frontend (M99)", "2026", "Question 28 asks about it.\n\nDone"),
        ("* [ ] Calculate| the coverage", "2023-01", "Question 8 asks about it.\n\nNot done"),
    ],
)
def test_a_checklist_item_tells_the_question_that_asks_about_it(item: str, name: str, told: str) -> None:
    assert said(report(name).replace("* [x] Make a repository (M5)", item)) == told


@pytest.mark.parametrize("item", ["* [x] Make| a repository", "* [x] Make| a repository (M99)"])
def test_a_checklist_item_without_a_known_module_tells_nothing(item: str) -> None:
    assert hovered(report().replace("* [x] Make a repository (M5)", item)) is None


LINE = "> Recommended answer length: 100-200 words."


@pytest.mark.parametrize(
    ("checker", "line", "force", "origin"),
    [
        (
            None,
            LINE,
            "**100-200 words**",
            "They are those of the 2026 edition, which the text of this report shows. There is no report.py beside it.",
        ),
        (None, LINE.replace("100-200", "1-2"), "**100-200 words**", "They are those of the 2026 edition"),
        (
            script({5: (7, 9)}).decode(),
            LINE,
            "**7-9 words**",
            "They are those of the report.py beside this report, which is what will judge it.",
        ),
        ("no python", LINE, "**100-200 words**", "The report.py beside this report was not used: it is not valid Python."),
    ],
)
def test_a_length_line_tells_the_limits_in_force_and_where_they_come_from(checker: str | None, line: str, force: str, origin: str) -> None:
    head, _, rest = report().partition("### Question 5\n")
    source = f"{head}### Question 5\n{rest.replace(LINE, f'«{line[:9]}|{line[9:]}»', 1)}"
    told = said(source, checker=checker)
    assert f"In force: {force}\n\n" in told
    assert origin in told


def test_a_length_line_tells_of_images_too() -> None:
    assert "**200-300 words and 1-3 images**" in said(with_cursor(report(), "### Question 14", "Recommended"))
    assert "**200-400 words and 1 image**" in said(with_cursor(report(), "### Question 29", "Recommended"))
