"""What a growing selection takes in."""

from __future__ import annotations

from itertools import pairwise

import pytest

from report_ls.features.selection import selections
from tests.features.marked import analysed
from tests.support.reports import report

HEAD = "# Title\n\n## Coding environment\n\n> We ask.\n\n### Question 5\n\n> **What?**\n>\n> Answer:\n\n"
TAIL = "\n\n### Question 6\n\n> **What?**\n>\n> Answer:\n\nThe next answer.\n"
ANSWER = "We did it. Then, e.g. on Monday, we 🙂 tested-it well! (It was fun.)\n\n* one\n* two: [a](b/c.d)\n\nLast words."


def grown(source: str) -> list[str]:
    """The texts that the selection at the cursor grows through."""
    marked, analysis = analysed(source)
    assert marked.cursor is not None
    return [span.of(marked.text) for span in selections(analysis, marked.cursor)]


@pytest.mark.parametrize(
    ("at", "steps"),
    [
        ("We |did", ["did", "We did it.", "{paragraph}"]),
        ("We d|id", ["did", "We did it.", "{paragraph}"]),
        ("We did|", ["did", "We did it.", "{paragraph}"]),
        ("it|. Then", ["it", "it.", "We did it.", "{paragraph}"]),
        ("it.| Then", ["it.", "We did it.", "{paragraph}"]),
        ("it. |Then,", ["Then", "Then,", "{then}", "{paragraph}"]),
        ("Mon|day", ["Monday", "Monday,", "{then}", "{paragraph}"]),
        ("|🙂", ["🙂", "{then}", "{paragraph}"]),
        ("🙂|", ["🙂", "{then}", "{paragraph}"]),
        ("test|ed-it", ["tested-it", "{then}", "{paragraph}"]),
        ("f|un", ["fun", "fun.)", "(It was fun.)", "{paragraph}"]),
        ("o|ne", ["one", "* one"]),
        ("b/|c.d", ["c", "[a](b/c.d)", "* two: [a](b/c.d)"]),
        ("wor|ds.", ["words", "words.", "Last words."]),
    ],
)
def test_a_word_grows_to_its_sentence_its_paragraph_its_answer_its_question_its_section_and_the_report(at: str, steps: list[str]) -> None:
    paragraph, _, _ = ANSWER.partition("\n\n")
    then = "Then, e.g. on Monday, we 🙂 tested-it well!"
    expected = [step.format(paragraph=paragraph, then=then) for step in steps]
    source = HEAD + ANSWER.replace(at.replace("|", ""), at, 1) + TAIL
    text = HEAD + ANSWER + TAIL
    question = text[text.index("### Question 5") : text.index("\n\n### Question 6")]
    section = text[text.index("## Coding") :].rstrip()
    assert grown(source) == [*expected, ANSWER, question, section, text]


@pytest.mark.parametrize(
    ("code", "steps"),
    [
        ("```sh\nls -|la\n\nls\n```", ["la", "-la", "ls -la", "```sh\nls -la\n\nls\n```"]),
        ("```|sh\nls\n```", ["sh", "```sh", "```sh\nls\n```"]),
    ],
)
def test_in_code_a_line_grows_to_the_block(code: str, steps: list[str]) -> None:
    source = f"{HEAD}Before.\n\n{code}\n\nBehind.{TAIL}"
    found = grown(source)
    assert found[: len(steps)] == steps
    assert found[len(steps)].startswith("Before.")
    assert found[len(steps)].endswith("Behind.")


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        ("# Title", "# Ti|tle", ["# Title"]),
        ("> We ask.", "> We| ask.", ["> We ask.", "{section}"]),
        ("### Question 5", "### Que|stion 5", ["Question", "### Question 5", "{question}", "{section}"]),
        (
            "> **What?**",
            "> **Wh|at?**",
            ["What", "**What?**", "> **What?**", "> **What?**\n>\n> Answer:", "{question}", "{section}"],
        ),
    ],
)
def test_outside_of_an_answer_a_line_grows_to_what_it_belongs_to(old: str, new: str, steps: list[str]) -> None:
    text = HEAD + "Words." + TAIL
    question = text[text.index("### Question 5") : text.index("\n\n### Question 6")]
    section = text[text.index("## Coding") :].rstrip()
    expected = [step.format(question=question, section=section) for step in steps]
    assert grown(text.replace(old, new, 1)) == [*expected, text]


def test_an_empty_text_has_an_empty_selection() -> None:
    assert grown("|") == [""]


def test_at_every_place_each_step_holds_the_cursor_covers_the_one_before_and_is_longer() -> None:
    marked, analysis = analysed(report(answers={5: ANSWER, 6: "", 7: "```\nopen", 31: "## After\n\nthe end"}) + "\n\n  ", cursor="\0")
    for offset in range(0, len(marked.text) + 1, 41):
        steps = selections(analysis, offset)
        assert all(span.holds(offset) for span in steps)
        assert all(after.covers(before) and after != before for before, after in pairwise(steps))
        assert steps[-1].of(marked.text) == marked.text
