"""The pages of simple text: what is made without the libraries is what the libraries make of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.format.page import render, simple, trees
from report_ls.format.page.tree import Node

WORDS = (
    "word", "two words", "1.5", "snake_case", "`code`", "`a b`: c", "**bold**", "(**b**)", "**a `b` c**", "**W&B (x)**", "*em*", "*x* and *y*",
    "[link](a/b.md)", "[a_b](http://x.y)", "![image](figures/x.png)", "<https://dtu.dk/a_b>", "\\$5", "\\_", "R\\&D", "\\*", "\\'", "\\(",
    "\\x", "5 > 3", "a | b", "R & D", "don't", "’s", "“q”", "--flag", "-H", "é", "~5", "#1", "{a: 1}", '"b"', "a!", "3.", "[x](y)", "[ ](y)", "![](y)", "\\![a](b)", "\\>", "https://a.b/c?d=e",
)  # fmt: skip
STRANGE = (
    "_x_", "2 * 3", "[0]", "&lt;", "<b>", "**a", "`", "``a``", "~~a~~", "![a](b c.png)", "[x](file:a)", "*a\n", "\\\\", "\\`", "🙂", "\t", "\xa0",
    "# a", "> a", "- a", "---", "===", "1) a", "[a]: b", "<!-- a", "|---|", "```", "[x] a",
)  # fmt: skip
LINES = ("pip install x", "  a = 1", "- name: x", "a: [1, 2]", "x = 1  ", "key_a = *b*", "$ ls", "\\", " 1. x", "@a.b(c)", "def f(x) -> y")
STRANGE_LINES = ("# c", "[a]: b", "> x", "---", "", "<x>", "`a`", "& &lt;", "=")


def rarely(strange: tuple[str, ...], usual: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.integers(0, 150).flatmap(lambda number: st.sampled_from(strange if number == 0 else usual))


word = rarely(STRANGE, WORDS)
line = st.tuples(st.lists(word, min_size=1, max_size=4).map(" ".join), rarely((" ", "\\", "   "), ("", "", "", "  "))).map("".join)
item = st.tuples(st.sampled_from(["- ", "- ", "* ", "+ ", "1. ", "2. ", "1.  ", "-   ", "10. ", "0. "]), line).map("".join)
code = st.lists(rarely(STRANGE_LINES, LINES), min_size=1, max_size=3)
fence = st.tuples(st.sampled_from(["", "bash", "c++"]), code, rarely(("\\", "`"), ("", "  "))).map(
    lambda parts: "\n".join([f"```{parts[0]}", *parts[1], f"```{parts[2]}"])
)
indented = st.tuples(code, st.sampled_from(["    ", "      "])).map(
    lambda parts: "\n".join(["", *(parts[1] + line for line in parts[0]), ""])
)
alone = st.sampled_from(["", "", "\n", "\n<!-- -->\n", "\n<!-- a b -->\n", "###### end", "\n## one 2\n", "\n> one\n"])
block = st.one_of(
    line, line, item, item, st.lists(item, min_size=2, max_size=3).map("\n".join), fence, indented, alone, line.map("  {}".format)
)
opening = st.sampled_from(["> Answer:\n\n", "Answer:\n\n", "\n", "> quote\n\n", "Answer: ", "**Answer:** "])
text = st.tuples(
    opening,
    st.lists(st.tuples(block, st.sampled_from(["\n", "\n\n"])).map("".join), min_size=1, max_size=5).map("".join),
    st.just("\n\n###### end\n"),
).map("".join)


def outline(node: Node) -> tuple[object, ...]:
    """A block with its lines, which its equality leaves out."""
    return node.kind, node.detail, node.runs, node.lines, [outline(child) for child in node.children]


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(text)
def test_simple_text_has_the_pages_that_the_libraries_make(text: str) -> None:
    github, hand_in = simple.github_tree(text), simple.hand_in_tree(text)
    assert (github is None) == (hand_in is None)
    if github is not None:
        assert outline(github) == outline(render.github_tree(text))
        assert hand_in == render.hand_in_tree(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("> Answer:\n\nOne,\n  two  \nthree\\\nfour.", id="paragraphs and line breaks"),
        pytest.param("We did:\n- one\n- two\nand more\n1. three", id="a list right under text"),
        pytest.param("We did:\n2. one", id="a number that begins no list on GitHub"),
        pytest.param("- one\n\n- two\n\n* three\n\n4. four", id="lists of several signs"),
        pytest.param("- one\n\n<!-- -->\n\n- two", id="a comment between lists"),
        pytest.param("Run:\n```sh\nuv sync\n- a\n```\nDone.", id="a fence"),
        pytest.param("- one\n\nRun:\n```sh\nuv sync\n```", id="a fence behind a list"),
        pytest.param("Run:\n\n    uv sync\n      x\n\nDone.", id="indented code"),
        pytest.param("It took \\$5, **so `b`** and *c*, see <https://dtu.dk>, [a_b](c.md) and ![d](e.png): 5 > 3 | 2 & 1", id="a line"),
    ],
)
def test_what_is_usual_is_simple(text: str) -> None:
    github, hand_in = simple.github_tree(text), simple.hand_in_tree(text)
    assert github is not None
    assert hand_in is not None
    assert outline(github) == outline(render.github_tree(text))
    assert hand_in == render.hand_in_tree(text)


@pytest.mark.parametrize(
    "text",
    [
        "- one\n  - two",
        "- one\n\n  two",
        "- one\n\n    two",
        "- one\n```\nls\n```",
        "- # one",
        "- [ ] one",
        "1) one",
        "-     one",
        "# one #",
        "> one\n> two",
        "one\n\n> two",
        "one\n---",
        "one\n===",
        "| a |\n|---|",
        "<div>",
        "a <b> c",
        "&lt;",
        "a ~~one~~",
        "a~~",
        "_one_",
        "**one\ntwo**",
        "**one**two",
        "one**two**",
        "*one*two",
        "one*two*",
        "``one``",
        "[one]",
        "[one]: two",
        "[one](file:two)",
        "![one](two three.png)",
        "one\\\\",
        "one \\<b>",
        "one \\&lt;",
        "one \\`two`",
        "one\ttwo",
        "one\\\x00",
        "one\\\u2028",
        "`one\x02`",
        "one\n١. two",
        "١. one",
        "    one\n\n    two",
        "    one\ntwo",
        "```\nls",
        "```\n```",
        "```\nls\n```\\",
        "```\n# one\n```",
        "```\n\nls\n```",
        "```\n[one]: two\n```",
        "```\nls\n```\n    one",
        "~~~\nls\n~~~",
        "<!-- one",
        "<!-- one -->\ntwo",
    ],
)
def test_what_the_libraries_know_better_is_left_to_them(text: str) -> None:
    assert simple.github_tree(text) is None
    assert simple.hand_in_tree(text) is None
    assert outline(trees.github_tree(text)) == outline(render.github_tree(text))
    assert trees.hand_in_tree(text) == render.hand_in_tree(text)
