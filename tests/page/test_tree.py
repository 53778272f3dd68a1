"""The structure of the two pages: what is read from markdown-it's tokens is what is read from HTML, and what makes no difference."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.page.read_html import read_html
from report_ls.page.render import github_html, github_tree
from report_ls.page.tree import Node, Run

PIECES = (
    "word", "- a", "- b", "  - c", "    - d", "1. x", "3. y", "1) z", "```sh", "```", "# c `d`", "> q", "> - r", "| a | *b* |", "|---|:-:|",
    "---", "===", "**b *c* `d  e`**", "~~s~~", "a\\", "a  ", "![i *j*](a%20b.png)", "[l](<c d> \"t\")", "[x] &amp; &copy;", "    code\t`x`",
    "  para", "", "", "\ta", "[r]: /u", "[r]", "a\xa0 b", "é🙂", "<https://dtu.dk>", "_a_ __b__", "&lt;b&gt;", "\x00", "a\fb",
)  # fmt: skip
COMMENT = "<!-- makes it HTML -->\n\n"


def outline(node: Node, *, down: int = 0) -> tuple[object, ...]:
    """A block with its lines, which its equality leaves out, moved down by so many."""
    lines = node.lines and tuple(line + down for line in node.lines)
    return node.kind, node.detail, node.runs, lines, [outline(child, down=down) for child in node.children]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("\n".join))
def test_tokens_have_the_structure_and_the_lines_that_their_html_has(text: str) -> None:
    tree = github_tree(text)
    assert tree == read_html(github_html(text))
    assert outline(tree, down=COMMENT.count("\n")) == outline(github_tree(COMMENT + text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a\n  b</p>", "<p>a b</p>"),
        ("<p><b>a</b> <i>b</i></p>", "<p><strong>a</strong> <em>b</em></p>"),
        ("<p><b>a</b> <b>b</b></p>", "<p><b>a b</b></p>"),
        ("<ul><li>a</li></ul>", "<ul>\n<li>\n<p>a</p>\n</li>\n</ul>"),
        ("<pre><code class='python'>a\n</code></pre>", "<pre><code>a</code></pre>"),
        ("<p>a<br>b</p>", "<p>a<br />\nb</p>"),
        ("<ul><li>a<br></li></ul>", "<ul><li>a</li></ul>"),
        *((f"<p>a{space}</p>", "<p>a</p>") for space in "\u2028\u2029\x85\v\f\x1c\xa0\u2003\u3000"),
        *((f"<ul><li>a{space}</li></ul>", "<ul><li>a</li></ul>") for space in "\u2028\xa0"),
        *((f"<p>a{space}b</p>", "<p>a b</p>") for space in ("\u2028", "\u2029", "\x85", "\u2028\n", " \u2028\n")),
    ],
)
def test_what_a_reader_cannot_see_makes_no_difference(one: str, other: str) -> None:
    assert read_html(one) == read_html(other)
    assert hash(read_html(one)) == hash(read_html(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a b</p>", "<p>ab</p>"),
        ("<p>a</p><p>b</p>", "<p>a b</p>"),
        ("<p><b>a</b>b</p>", "<p><b>ab</b></p>"),
        ("<p>a\xa0b</p>", "<p>a b</p>"),
        ("<p>a<br>b</p>", "<p>a b</p>"),
        ("<ol><li>a</li></ol>", "<ol start='2'><li>a</li></ol>"),
        ("<p><img src='a'></p>", "<p><img src='b'></p>"),
    ],
)
def test_what_a_reader_sees_makes_a_difference(one: str, other: str) -> None:
    assert read_html(one) != read_html(other)


def test_runs_are_cut_into_words_that_are_marked_and_spaced_as_they_are() -> None:
    (paragraph,) = read_html("<p>one two<b>three  four</b> five</p>").children
    none, bold = frozenset[str](), frozenset({"strong"})
    assert paragraph.runs == (Run("one two", none, False), Run("three four", bold, False), Run("five", none, True))
    assert paragraph.words == (
        Run("one", none, False),
        Run("two", none, True),
        Run("three", bold, False),
        Run("four", bold, True),
        Run("five", none, True),
    )
