"""The table of docs/format.md, section 4: what the hand-in page and GitHub make of the same markdown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from report_ls.page.render import github_html, hand_in

FORMAT = (Path(__file__).parents[2] / "docs" / "format.md").read_text("utf-8")
DROPPED = 43
TITLE = "# Exam template for 02476 Machine Learning Operations"
QUOTED = "> Answer:\n"


class Row(NamedTuple):
    """Markdown, and what each page must contain; `!` before it says that the page must not contain it."""

    markdown: str
    hand_in: str
    github: str


ROWS = {
    "the title line": [Row(f"{TITLE}\n\nText", "<p>Operations</p>", f"<h1>{TITLE[2:]}</h1>")],
    "a fence without a blank line inside": [
        Row("```sh\nls\ncd a\n```", "<p><code>sh\nls\ncd a</code></p>", "<pre>"),
        Row("```sh\n# a\nls\n```", "<h1>a</h1>", "<pre>"),
        Row("```sh\nls\n> a\n```", "<blockquote>", "<pre>"),
        Row("```sh\nls\n---\n```", "<hr />", "<pre>"),
    ],
    "a fence with a blank line inside": [Row("```sh\nls\n\n# a\n\n![a](b.png)\n```", "<h1>a</h1>\n<p><img", "<pre>")],
    "`~~~` as a fence": [Row("~~~\nls\n~~~", "<p>~~~\nls\n~~~</p>", "<pre>")],
    "a list right under a paragraph, bold text or a fence": [
        Row("text\n- a", "<p>text\n- a</p>", "<ul>"),
        Row("**text**\n- a", "\n- a</p>", "<ul>"),
        Row("```\nls\n```\n- a", "\n- a</p>", "<ul>"),
    ],
    "a list nested by fewer than 4 spaces": [
        Row("- a\n  - b", "<li>a</li>\n<li>b</li>", "<li>a\n<ul>"),
        Row("1. a\n   - b", "<li>a</li>\n<li>b</li>", "<li>a\n<ul>"),
        Row("- a\n    - b", "<li>a<ul>", "<li>a\n<ul>"),
    ],
    "a paragraph or an image in an item, indented by 2": [
        Row("- a\n\n  b\n- c", "</ul>\n<p>b\n- c</p>", "<p>b</p>\n</li>"),
        Row("- a\n\n  ![b](c.png)", "</ul>\n<p><img", 'alt="b" /></p>\n</li>'),
        Row("- a\n\n    b\n\n- c", "<p>b</p>\n</li>", "<p>b</p>\n</li>"),
    ],
    "`1) a`": [Row("1) a", "<p>1) a</p>", "<ol>")],
    "numbered items followed by `-` items, or the reverse": [Row("1. a\n- b", "!<ul>", "<ul>"), Row("- a\n1. b", "!<ol>", "<ol>")],
    "an item `1.`, a paragraph, an item `2.`": [Row("1. a\n\nb\n\n2. c", "<ol>\n<li>c</li>", '<ol start="2">')],
    "a table": [Row("| a |\n|---|\n| b |", "<p>| a |", "<table>")],
    "two or more lines of text with `---` under them": [Row("a\nb\n---", "<p>a\nb</p>\n<hr />", "<h2>a\nb</h2>")],
    "`- a` with `---` under it": [Row("- a\n---", "<h2>- a</h2>", "</ul>\n<hr />")],
    "`#Heading` or `#12` at the start of a line": [
        Row("#Heading", "<h1>Heading</h1>", "<p>#Heading</p>"),
        Row("#12 fixes", "<h1>12 fixes</h1>", "<p>#12 fixes</p>"),
    ],
    "` # a`, indented by 1 to 3 spaces": [Row(f"{spaces * ' '}# a", "<p># a</p>", "<h1>a</h1>") for spaces in (1, 2, 3)],
    "a list, fence or table right under `> Answer:`": [
        Row(f"{QUOTED}- a", "Answer:\n- a</p>\n</blockquote>", "</blockquote>\n<ul>"),
        Row(f"{QUOTED}```\na\n```", "</code></p>\n</blockquote>", "</blockquote>\n<pre>"),
        Row(f"{QUOTED}> \n| a |\n|---|", "</p>\n</blockquote>", "</blockquote>\n<table>"),
    ],
    "`~~a~~`; a backslash at a line's end, or before `\"`, `$` or a bar": [
        Row("~~a~~", "~~a~~", "<s>a</s>"),
        Row("a\\\nb", "a\\\nb", "a<br />"),
        Row('\\" \\$ \\|', '\\" \\$ \\|', "<p>&quot; $ |</p>"),
    ],
    "`[x]` boxes, bare addresses": [Row("- [x] a", "<li>[x] a</li>", ""), Row("https://dtu.dk", "<p>https://dtu.dk</p>", "")],
    "markdown in a `<div>` or `<details>` with blank lines": [
        Row(f"<{tag}>\n\n![a](b.png)\n\n</{tag}>", "\n![a](b.png)\n", "<img") for tag in ("div", "details")
    ],
    "an HTML block that is never closed": [
        Row(f"<{tag}>\n\n**a**\n\n**b**", "!<strong>", "<strong>b</strong>") for tag in ("div", "details")
    ],
    "`<!--` that is never closed": [Row("<!-- a\n\n**b**", "<p>&lt;!-- a</p>\n<p><strong>b</strong>", "!<strong>")],
    "spaces in the path of an image": [
        Row("![a](b c.png)", '<img alt="a" src="b c.png" />', "<p>![a](b c.png)</p>"),
        Row("![a](<b c.png>)", "<img", "<img"),
    ],
    "`![a](b.png =200x)`": [Row("![a](b.png =200x)", 'src="b.png =200x"', "<p>![a](b.png =200x)</p>")],
    "`<learn.inside.dtu.dk>`, which the template contains": [
        Row("<learn.inside.dtu.dk>", "<learn.inside.dtu.dk>", "&lt;learn.inside.dtu.dk&gt;")
    ],
}
"""By the first cell of the table. Boxes and bare addresses, which GitHub adds to its markdown, are not rendered here."""


def first_cells() -> list[str]:
    section = FORMAT[FORMAT.index("\n## 4. ") : FORMAT.index("\n## 5. ")]
    rows = [re.split(r"(?<!\\) \| ", line.removeprefix("| ")) for line in section.splitlines() if line.startswith("| ")]
    return [row[0] for row in rows[1:]]


def contains(page: str, wanted: str) -> bool:
    return wanted[1:] not in page if wanted.startswith("!") else wanted in page


def test_each_row_of_the_table_has_its_markdown_here() -> None:
    assert first_cells() == list(ROWS)


@pytest.mark.parametrize("row", [row for rows in ROWS.values() for row in rows], ids=lambda row: row.markdown.splitlines()[-1])
def test_the_two_pages_are_what_the_table_says(row: Row) -> None:
    is_title = row.markdown.startswith(TITLE)
    page = hand_in(row.markdown if is_title else "x" * DROPPED + row.markdown)
    assert contains(page, row.hand_in)
    assert contains(github_html(row.markdown), row.github)


@pytest.mark.parametrize(
    ("markdown", "page"),
    [
        ("a\n---", "<h2>a</h2>"),
        ("> Answer:\nprose", "prose</p>\n</blockquote>"),
        ("_a_b_", "<em>a_b</em>"),
        ("- ### a", "<h3>a</h3>"),
        ("a  \nb", "a<br />\nb"),
    ],
)
def test_the_two_pages_agree_where_the_format_says_so(markdown: str, page: str) -> None:
    assert page in hand_in("x" * DROPPED + markdown)
    assert page in github_html(markdown)


def test_a_lone_quote_sign_takes_prose_out_of_the_quote_on_github_only() -> None:
    markdown = "> Answer:\n>\nprose"
    assert "<p>prose</p>\n</blockquote>" in hand_in("x" * DROPPED + markdown)
    assert "</blockquote>\n<p>prose</p>" in github_html(markdown)
