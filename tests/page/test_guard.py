"""The guard of all fixes: what it calls a loss of words and of GitHub's page, and what a fix may be about."""

from __future__ import annotations

import pytest

from report_ls.model.findings import Fix
from report_ls.page.guard import loss
from report_ls.text.edits import Edit
from report_ls.text.spans import Span


def replaced(text: str, old: str, new: str, *, gone: str = "", about: str = "") -> str | None:
    """What the fix that writes `new` for `old` loses; `gone` and `about` are parts of the text."""

    def span(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    fix = Fix("", (Edit(span(old), new),), gone=(span(gone),) if gone else (), about=(span(about),) if about else ())
    return loss(text, [fix])


@pytest.mark.parametrize(
    ("text", "old", "new", "lost"),
    [
        ("one two", "one two", "one  two", None),
        ("one two", "one two", "two one", "two"),
        ("one two", "two", "", "two"),
        ("one one", "one one", "one", "one"),
        ("one", "one", "One", "one"),
        ("one two", " ", "", "one"),
        ("## Ques**tion** 5", "Ques**tion**", "Question", None),
        ("a \\| b", "\\|", "|", None),
        ("see <x>", "<x>", "&lt;x>", None),
        ("![a](a b.png)", " b", "%20b", None),
        ("two\nthree\n\none", "three", "two", "three"),
        ("one\n\ntwo", "one", "one two", None),
    ],
)
def test_every_word_of_the_source_stays_in_its_place(text: str, old: str, new: str, lost: str | None) -> None:
    assert replaced(text, old, new, about=text) == (lost and f"The word `{lost}` would be lost.")


@pytest.mark.parametrize(
    ("text", "old", "new", "lost"),
    [
        ("We added:\n - api\n", " - api", "    - api", "the list item with `api`"),
        ("- one\n- two\n", "\n- two", " two", "the list item with `two`"),
        ("# one\n", "# one", "one", "the heading with `one`"),
        ("one\n---\n", "\n---", "\n\n---", "the heading with `one`"),
        ("```\n  a\n```\n", "  a", "a", "the line of code `  a`"),
        ("    code\n", "    code", "code", "the line of code `code`"),
        ("![a](b.png)\n", "!", "", "an image"),
        ("[a](b.html)\n", "](", "] (", "the link with `b html a`"),
        ("> quoted\n", "> ", "", "the quote with `quoted`"),
        ("| a |\n|---|\n| b |\n", "|---|\n", "\n", "the row with `a`"),
        ("one\n\ntwo\n", "one", "<!-- one", "the word `one`"),
        ("- one\n\ntwo\n", "- one", "- one\n\n<!-- -->", None),
        ("one\n- two\n", "one", "one\n", None),
        ("```\na\n```\n", "```\na\n```", "    a", None),
        ("> one\n> two\n", "> two", "\n> two", None),
    ],
)
def test_githubs_page_keeps_what_it_has(text: str, old: str, new: str, lost: str | None) -> None:
    assert replaced(text, old, new) == (lost and f"GitHub's page would lose {lost}.")


def test_words_go_only_from_what_a_fix_takes_away_on_purpose() -> None:
    text = "my answer\n--- question 5 fill here ---\n"
    assert replaced(text, "--- question 5 fill here ---", "", gone="--- question 5 fill here ---", about=text) is None
    assert replaced(text, "my answer\n--- question 5 fill here ---", "", gone="--- question 5 fill here ---") is not None


def test_a_block_becomes_another_only_where_a_fix_is_about_it() -> None:
    text = "## one\n\n## two\n"
    assert replaced(text, "## one", "**one**", about="## one") is None
    assert replaced(text, "## one\n\n## two", "**one**\n\n**two**", about="## one") == "GitHub's page would lose the heading with `two`."


QUESTIONS = "".join(f"### Question {number}\n\n> Answer:\n\nwords\n\n" for number in range(1, 5))


@pytest.mark.parametrize("opening", ["```\n", "<div>\n", "<!--\n"])
def test_what_is_opened_in_one_question_is_seen_in_those_behind_it(opening: str) -> None:
    text = QUESTIONS.replace("words", "HERE", 1)
    assert replaced(text, "HERE", opening) is not None
    assert replaced(text.replace("### Question 2", f"{opening}\n### Question 2"), "HERE\n", "HERE\n\n") is None


def test_a_destination_in_another_question_counts_for_a_link() -> None:
    text = QUESTIONS.replace("words", "[here][1]", 1).replace("words", "[1]: https://dtu.dk", 1)
    assert replaced(text, "[1]: https", "x [1]: https") == "GitHub's page would lose the link with `https dtu dk here`."


def test_a_part_whose_page_would_take_too_long_is_not_looked_at() -> None:
    text = QUESTIONS.replace("words", "[" * 11_000, 1)
    assert replaced(text, "Answer:", "Answer: one") == "It stands in a part of the report whose page would take too long to make."
    last = text.rindex("words")
    assert loss(text, [Fix("", (Edit(Span(last, last), "more "),))]) is None
