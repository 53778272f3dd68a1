"""What the hand-in page shows otherwise than GitHub: each kind of it, its place, and the fix after which both agree."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.analysis.analysis import Analysis, analyse, with_page
from report_ls.analysis.memo import Memo
from report_ls.page.answer_page import NEXT, answer_page, opening_of
from report_ls.page.faults import find_faults
from report_ls.page.findings import page_findings
from report_ls.page.judge import judge_page
from report_ls.page.messages import MESSAGES, SPECIAL
from report_ls.page.plain import is_plain, needed
from report_ls.page.render import github_tree, hand_in_tree
from report_ls.page.repairs import repairs
from report_ls.page.unchecked import TOO_DEEP
from report_ls.rules import RULES
from report_ls.syntax.body import parse_body
from report_ls.syntax.open_fence import open_fence
from report_ls.template.editions import edition
from report_ls.text.edits import apply
from report_ls.text.spans import Span
from tests.rules.cases import Case, changed_in, check, in_answer
from tests.support.reports import report


class PageCase(Case):
    """A case that is judged with the findings of the page."""

    def analysed(self, text: str) -> Analysis:
        return with_page(super().analysed(text))


def of_page(case: Case) -> PageCase:
    return PageCase(**{field.name: getattr(case, field.name) for field in fields(case)})


def page(
    name: str, code: str, answer: str, fix: str = "", fixed: str = "", *, special: str = "", also: tuple[str, ...] = (), says: str = ""
) -> PageCase:
    """An answer to question 3, where the fix with the title `fix` leads to the answer `fixed`. `says` is a message of its own."""
    message = says or (SPECIAL[special] if special else MESSAGES[RULES[code]])
    return of_page(in_answer(name, code, 3, answer, message, fixes={fix: fixed} if fix else {}, also=also))


def of_text(name: str, answer: str, message: str, fixes: dict[str, str] | None = None) -> PageCase:
    return of_page(in_answer(name, "page-text", 3, answer, message, fixes=fixes))


INDENT = "Indent what is in its items by four spaces"
CODE = "Indent the code by four spaces, without the fence"
BEFORE = "Put a blank line before it"
APART = "Keep it apart from what is before it by a comment"

PASTED = "Indent the code by four spaces"
IN_ITEM = "Indent the code by eight spaces, so that it stays in its item"


COMMENTED = (
    ("a shell", "# install", "\npip install -r requirements.txt\n# train\npython src/train.py lr=0.1"),
    ("commands without flags", "# install", "\npip install torch\ngit pull"),
    ("a script", "#!/bin/bash", "\n# install\nset -e\npip install torch"),
    ("blank lines between its parts", "# Build it", "\ndocker build -t api .\n\n# Run it\ndocker run -p 8000:8000 api"),
    ("Python", "import torch", "\n# the data\ndata = load('x.pt')\nfor batch in data:\n    model(batch)"),
    ("a function", "def f(x):", "\n    # twice\n    return 2 * x\n\n# call it\nprint(f(2))"),
    ("a Dockerfile", "FROM python:3.11-slim", "\n# install\nRUN pip install -r requirements.txt\nCOPY src src/"),
    ("YAML", "name: tests", "\non: push\n# the jobs\njobs:\n  test:\n    runs-on: ubuntu-latest"),
    ("a configuration", "lr: 0.1  # the rate", "\n# the size\nbatch_size: 32"),
)


def indented(code: str) -> str:
    """An answer with `code` behind its first line."""
    return "Run:\n\n" + "\n".join(f"    {line}".rstrip() for line in code.split("\n"))


CASES: list[Case] = [
    of_page(in_answer("lists beyond reason", "page-unchecked", 3, "«A list:»\n\n" + "- " * 3000 + "x", TOO_DEEP, also=("too-long",))),
    page("a fence", "page-code", "Run:\n\n«```bash»\nuv sync\n```\n\nDone.", CODE, "Run:\n\n    uv sync\n\nDone."),
    page("a fence without blank lines around", "page-code", "Run:\n«```»\nuv sync\n```\nDone.", CODE, "Run:\n\n    uv sync\n\nDone."),
    page("a fence with a blank line and a comment in it", "page-code", "«```sh»\n# a\n\nls\n```", CODE, "    # a\n\n    ls"),
    page("a fence of tildes", "page-code", "«~~~»\nls\n~~~", CODE, "    ls"),
    page(
        "a fence right behind a list, of which indented code would be a part",
        "page-code",
        "- one\n\n«```»\nls\n```",
        "Indent the code by four spaces, after a comment",
        "- one\n\n<!-- -->\n\n    ls",
    ),
    page("a fence in an item", "page-code", "- one\n\n  «```»\n  ls\n  ```\n- two", INDENT, "-   one\n\n        ls\n\n- two"),
    page(
        "words behind a fence, which GitHub does not show",
        "page-code",
        "Run:\n\n«```bash curl -X POST \\»\n  -d x\n```",
        CODE,
        "Run:\n\n    curl -X POST \\\n      -d x",
        special="behind the fence",
    ),
    page(
        "a command behind a fence without a language",
        "page-code",
        "«``` docker build .»\n```",
        CODE,
        "    docker build .",
        special="behind the fence",
    ),
    *(
        page(f"a language with attributes: {info}", "page-code", f"«```{info}»\nls\n```", CODE, "    ls")
        for info in ('python title="a.py"', "{.python .numberLines}", "{r, echo=FALSE}", "python {1,3}", "python:train.py", "bash -c")
    ),
    *(
        page(f"code that GitHub draws: {language}", "page-code", f"Our plan:\n\n«```{language}»\ngraph LR\n```\n\nMore.", special="diagram")
        for language in ("mermaid", "Mermaid", 'mermaid title="x"', "geojson", "topojson", "stl", "math")
    ),
    page("code that GitHub draws, beside HTML", "page-code", "<b>x</b>\n\n«```mermaid»\ngraph LR\n```", special="diagram"),
    page("code that GitHub draws, in an item", "page-code", "- one\n\n  «```mermaid»\n  graph LR\n  ```\n- two", special="diagram"),
    page(
        "code that is indented by too little for an item",
        "page-code",
        "1. one\n\n       «ls»\n\n2. two",
        INDENT,
        "1.  one\n\n        ls\n\n2. two",
        special="indented in an item",
    ),
    page(
        "a language with attributes in an item",
        "page-code",
        '- one\n\n  «```yaml title="ci.yml" linenums="1"»\n  on: push\n  ```\n- two',
        INDENT,
        "-   one\n\n        on: push\n\n- two",
    ),
    page(
        "words behind a fence in an item",
        "page-code",
        "- one\n\n  «```bash make run»\n  ls\n  ```\n- two",
        INDENT,
        "-   one\n\n        make run\n        ls\n\n- two",
        special="behind the fence",
    ),
    *(
        page(
            f"a list that is indented by {indent}, right under text",
            "page-list",
            f"We added:\n{' ' * indent}«- api»\n{' ' * indent}- utils",
            BEFORE,
            f"We added:\n\n{' ' * indent}- api\n{' ' * indent}- utils",
        )
        for indent in (1, 2, 3)
    ),
    *(
        page(f"pasted code: {name}", "page-code", f"Run:\n\n«{first}»{rest}", PASTED, indented(f"{first}{rest}"), special="pasted")
        for name, first, rest in (
            ("a command of two lines", "python -m train \\", "\n  lr=0.1"),
            ("a command with flags", "gcloud run deploy \\", "\n--image=x \\\n--region=y"),
            ("a prompt", "$ docker build . \\", "\n    -t x\n$ docker run x"),
            ("a Dockerfile", "FROM python:3.11", "\nRUN pip install \\\n    uv\nCOPY . ."),
            ("a configuration", "lr: 0.1", "\npath: a\\_b\\|c"),
            ("output in columns", "name   loss", "\na\\|b    0.1"),
        )
    ),
    *(
        page(
            f"code whose comments GitHub takes for headings: {name}",
            "page-code",
            f"Run:\n\n«{first}»{rest}",
            PASTED,
            fixed,
            special="pasted",
        )
        for name, first, rest in COMMENTED
        for fixed in [indented(f"{first}{rest}")]
    ),
    *(
        page(
            f"pasted code in {name}",
            "page-code",
            f"{before}«python -m train \\»\n{own}  lr=0.1{after}",
            IN_ITEM,
            f"{wide}\n\n        python -m train \\\n          lr=0.1{rest}",
            special="pasted into an item",
        )
        for name, before, own, after, wide, rest in (
            ("an item", "- Train:\n  ", "  ", "\n- Next", "-   Train:", "\n\n- Next"),
            ("an item, after a blank line", "- Train:\n\n  ", "  ", "\n\n- Next", "-   Train:", "\n\n- Next"),
            ("an item, indented by four spaces", "- Train:\n\n    ", "    ", "\n\n- Next", "-   Train:", "\n\n- Next"),
            ("a numbered item", "1. Train:\n\n   ", "   ", "\n\n2. Next", "1.  Train:", "\n\n2. Next"),
            ("the last item", "- First\n- Train:\n  ", "  ", "\n\nMore.", "- First\n-   Train:", "\n\nMore."),
        )
    ),
    page(
        "pasted code right behind the mark of an item, which is left as it is",
        "page-code",
        "«- python -m train \\»\n  lr=0.1\n- Next",
        special="pasted into an item",
    ),
    page(
        "a table of text between two rules",
        "page-code",
        "Run:\n\n«------»\nname    loss\na       0.1\nb       0.2\n------\n\nDone.",
        PASTED,
        indented("------\nname    loss\na       0.1\nb       0.2\n------") + "\n\nDone.",
        special="pasted",
    ),
    page(
        "rows of numbers between rules, with their names",
        "page-code",
        "«Name Stmts Miss»\n---\ndata.py 10 1\nmodel.py 20 2\n---\nTOTAL 30 3",
        PASTED,
        indented("Name Stmts Miss\n---\ndata.py 10 1\nmodel.py 20 2\n---\nTOTAL 30 3").removeprefix("Run:\n\n"),
        special="pasted",
    ),
    page("a list right under text", "page-list", "We did:\n«- one»\n- two\n\nMore.", BEFORE, "We did:\n\n- one\n- two\n\nMore."),
    page("a numbered list right under bold text", "page-list", "**We did:**\n«1. one»\n2. two", BEFORE, "**We did:**\n\n1. one\n2. two"),
    page("emoji before a list", "page-list", "🙂 é:\n«- 🙂»\n- two", BEFORE, "🙂 é:\n\n- 🙂\n- two"),
    page("numbers with brackets", "page-list", "«1) one»\n2) two", INDENT, "1. one\n2. two", special="bracket"),
    page(
        "two lists of two kinds",
        "page-list",
        "1. one\n2. two\n\n«- three»\n- four",
        APART,
        "1. one\n2. two\n\n<!-- -->\n\n- three\n- four",
        special="two lists",
    ),
    *(
        page(
            f"a list right below one of another kind: {first} and {second}",
            "page-list",
            f"{first} one\n«{second} two»\n\nMore.",
            APART,
            f"{first} one\n\n<!-- -->\n\n{second} two\n\nMore.",
            special="two lists",
        )
        for first, second in (("-", "1."), ("1.", "-"), ("-", "*"), ("*", "+"), ("+", "1."))
    ),
    page(
        "three lists right below each other",
        "page-list",
        "* one\n«- two»\n+ three",
        "Keep the lists apart by comments",
        "* one\n\n<!-- -->\n\n- two\n\n<!-- -->\n\n+ three",
        special="two lists",
    ),
    page(
        "three lists with blank lines between them",
        "page-list",
        "* one\n\n«- two»\n\n+ three",
        "Keep the lists apart by comments",
        "* one\n\n<!-- -->\n\n- two\n\n<!-- -->\n\n+ three",
        special="two lists",
    ),
    page(
        "a list right under text in a quote",
        "page-list",
        "We say:\n\n> We added:\n«>  - api»",
        BEFORE,
        "We say:\n\n> We added:\n>\n>  - api",
    ),
    page(
        "two lists in a quote",
        "page-list",
        "We say:\n\n> - one\n«> 1. two»\n\nMore.",
        APART,
        "We say:\n\n> - one\n>\n> <!-- -->\n>\n> 1. two\n\nMore.",
        special="two lists",
    ),
    page(
        "a numbered list right under the text of an item",
        "page-list",
        "- one\n- two:\nmore\n«1. three»\n2. four",
        APART,
        "- one\n- two:\nmore\n\n<!-- -->\n\n1. three\n2. four",
        special="two lists",
    ),
    page(
        "a list that goes on behind text",
        "page-list",
        "1. one\n\nAnd then:\n\n«2. two»",
        "Indent what is between the items by four spaces",
        "1. one\n\n    And then:\n\n2. two",
        special="number",
    ),
    page(
        "a list that begins at 3",
        "page-list",
        "«3. one & **two**»\n4. more",
        "Write it as <ol>",
        '<ol start="3">\n<li>one &amp; <strong>two</strong></li>\n<li>more</li>\n</ol>',
        special="first number",
    ),
    page("a list of long items that begins at 3", "page-list", "«3. one»\n\n    More.\n\n4. two", special="first number"),
    page(
        "a list under a number, by two spaces, where GitHub does not nest it either",
        "page-list",
        "1. one\n  «- two»\n",
        "Indent it by four spaces",
        "1. one\n    - two\n",
        special="list below an item",
    ),
    page("a list in a list", "page-nesting", "- one\n  «- two»\n    - three\n- four", INDENT, "- one\n    - two\n        - three\n- four"),
    page("a list in a numbered item", "page-nesting", "1. one\n   «- two»\n2. four", INDENT, "1. one\n    - two\n2. four"),
    page("a paragraph in an item", "page-nesting", "- one\n\n  «more»\n\n- two", INDENT, "- one\n\n    more\n\n- two"),
    page(
        "an image in an item",
        "page-nesting",
        "- one\n\n  «![c](figures/c.png)»\n- two",
        INDENT,
        "- one\n\n    ![c](figures/c.png)\n\n- two",
    ),
    page(
        "a table",
        "page-table",
        "«| a | b |»\n|---|---|\n| `c` | **d** & e |",
        "Write it as a <table>",
        "<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td><code>c</code></td><td><strong>d</strong> &amp; e</td></tr>\n</table>",
    ),
    *(
        page(
            f"a table in {name}",
            "page-table",
            f"{before}{margin}«| a |»\n{margin}|---|\n{margin}| b |{after}",
            "Write it as a <table>",
            f"{before}{wide}<table>\n{wide}<tr><th>a</th></tr>\n{wide}<tr><td>b</td></tr>\n{wide}</table>{after}",
        )
        for name, before, margin, wide, after in (
            ("an item", "- one\n\n", "  ", "    ", "\n\n- two"),
            ("the last item", "- one\n\n", "  ", "    ", ""),
            ("an item, indented by four spaces", "- one\n\n", "    ", "    ", "\n\n- two"),
            ("an item of a list in an item", "- one\n    - two\n\n", "        ", "        ", ""),
        )
    ),
    page("a # without a space", "page-heading", "«#12 is fixed.»", "Write a backslash before the #", "\\#12 is fixed."),
    page(
        "a heading behind spaces",
        "page-heading",
        "   «# Data»\n\nMore.",
        "Begin the heading at the start of the line",
        "# Data\n\nMore.",
        special="lost heading",
    ),
    page(
        "a heading of two lines",
        "page-heading",
        "«one»\ntwo\n---\n\nMore.",
        "Write the heading on one line",
        "one two\n---\n\nMore.",
        special="lost heading",
    ),
    page(
        "a heading of two lines with as many words",
        "page-heading",
        "«Our heading goes»\nover two lines\n---\n\nMore.",
        "Write the heading on one line",
        "Our heading goes over two lines\n---\n\nMore.",
        special="lost heading",
    ),
    *(
        page("rows between rules, which are no heading", "page-heading", f"{above}«{first}»{rest}", special="lost heading")
        for above, first, rest in (
            ("Name\n---\n", "data", "\nmy model\n---"),
            ("", "Name Miss", "\ndata.py 1\nmodel.py 2\n---\n\nMore."),
            ("", "data: 10", "\nof the models: 2\n---\n\nMore."),
        )
    ),
    page("a rule right under a list", "page-heading", "«- one»\n---\n\nMore.", "Put a blank line before the rule", "- one\n\n---\n\nMore."),
    page("two quotes", "page-quote", "We say:\n\n> one\n\n«> two»", APART, "We say:\n\n> one\n\n<!-- -->\n\n> two", special="two quotes"),
    page("a quote right under an item", "page-quote", "- one\n«> two»", BEFORE, "- one\n\n> two"),
    page(
        "a space in a path",
        "page-image",
        "«![c](figures/a b.png)»",
        "Write the path so that both read it",
        "![c](figures/a%20b.png)",
        says='GitHub shows "![c](figures/a b.png)" here, and the page shows the image figures/a b.png. '
        "Write its path without spaces, and without a size.",
    ),
    page(
        "a size behind a path",
        "page-image",
        "«![c](figures/a.png =200x)»",
        "Write the path so that both read it",
        "![c](figures/a.png)",
        says='GitHub shows "![c](figures/a.png =200x)" here, and the page shows the image figures/a.png =200x. '
        "Write its path without spaces, and without a size.",
    ),
    page(
        "struck-out text",
        "page-emphasis",
        "We «~~did~~» not.",
        "Write it as <del>",
        "We <del>did</del> not.",
        says='GitHub shows "did" struck through here, and the page shows "~~did~~".',
    ),
    page(
        "bold text in quotation marks",
        "page-emphasis",
        '«We **"did"**not.»',
        "Write it as <strong>",
        'We <strong>"did"</strong>not.',
        says='GitHub shows "**"did"**not." here, and the page shows ""did"" in bold.',
    ),
    *(
        page("stars that are no emphasis", "page-emphasis", f"«{answer}»", "Put a backslash before the stars", fixed, says=says)
        for answer, fixed, says in (
            (
                "A*-search and B*-tree",
                "A\\*-search and B\\*-tree",
                'GitHub shows "A*-search and B*-tree" here, and the page shows "-search and B" in italics.',
            ),
            ("price 5*, 6*, 7*", "price 5\\*, 6\\*, 7\\*", 'GitHub shows "5*, 6*," here, and the page shows ", 6" in italics.'),
            ("Anders**, Bo**", "Anders\\*\\*, Bo\\*\\*", 'GitHub shows "Anders**, Bo**" here, and the page shows ", Bo" in bold.'),
            (
                "*so* and `x*`: A*-search, B*-tree",
                "*so* and `x*`: A\\*-search, B\\*-tree",
                'GitHub shows "A*-search, B*-tree" here, and the page shows "-search, B" in italics.',
            ),
        )
    ),
    page(
        "bold text right before a word",
        "page-emphasis",
        "«**Bold:**text»",
        "Write it as <strong>",
        "<strong>Bold:</strong>text",
        says='GitHub shows "**Bold:**text" here, and the page shows "Bold:" in bold.',
    ),
    page(
        "other words in bold",
        "page-emphasis",
        "«We **a*b** not.»",
        says='GitHub shows "a*b" in bold here, and the page shows "ab" in italics.',
    ),
    page(
        "a link over two lines",
        "page-link",
        "«[here](docs/a»\nb.html)",
        says='GitHub shows "[here](docs/a b.html)" here, and the page shows a link to docs/a b.html.',
    ),
    page("a <div> around markdown", "page-html", "«<div>»\n\n**one**\n\n</div>", "Remove the lines with <div>", "\n**one**\n"),
    page(
        "a <details> that is not closed",
        "page-html",
        "One.\n\n«<details>»\n\n- two",
        "Remove the lines with <details>",
        "One.\n\n\n- two",
        special="open tag",
    ),
    page(
        "a <p> that is not closed",
        "page-html",
        '«<p align="center">»\n\n**two**',
        "Remove the lines with <p>",
        "\n**two**",
        special="open tag",
    ),
    page(
        "a <div> that is not closed, beside text",
        "page-html",
        "«<div>One.»\n\n**two**",
        "Close it with </div>",
        "<div>One.\n</div>\n\n**two**",
        special="open tag",
    ),
    *(
        page(f"what can be unfolded: {name}", "page-html", answer)
        for name, answer in (
            ("a title beside its tag", "«<details><summary>More</summary>»\n\nHidden **text**\n\n</details>"),
            ("a title on a line of its own", "«<details>»\n<summary>More</summary>\n\nHidden **text**\n\n</details>"),
            ("without a title", "«<details>»\n\nHidden **text**\n\n</details>"),
            ("in capitals", "«<DETAILS>»\n<SUMMARY>More</SUMMARY>\n\nHidden **text**\n\n</DETAILS>"),
            ("open, and in another", "«<details open>»\n\n<details>\n\n**text**\n\n</details>\n\n</details>"),
            ("with a list", "«<details><summary>More</summary>»\n\n- one\n- two\n\n</details>\n\nMore."),
        )
    ),
    page("what can be unfolded, not closed", "page-html", "«<details><summary>More</summary>»\n\n**two**", special="open tag"),
    page("a <div> that is closed beside text", "page-html", "«<div>One.»\n\n**two**</div>"),
    page(
        "what can be unfolded, in an item",
        "page-html",
        "- one\n\n  «<details><summary>More</summary>»\n\n  **text**\n\n  </details>",
        INDENT,
        "- one\n\n    <details><summary>More</summary>\n\n    **text**\n\n    </details>",
        special="tags in an item",
    ),
    page("what looks like a tag", "page-html", "See «<learn.dtu>» there.", "Write < as &lt;", "See &lt;learn.dtu> there.", special="tag"),
    page("a comment that is not closed", "page-html", "«<!-- one»\n\ntwo", "End the comment", "<!-- one\n-->\n\ntwo", special="comment"),
    page(
        "a backslash at the end of a line",
        "page-backslash",
        "one«\\»\ntwo",
        "Put two spaces in place of the backslash",
        "one  \ntwo",
        special="line break",
    ),
    page("backslashes before signs", "page-backslash", 'a «\\|» b \\$5 `\\|` \\"', "Write it without the backslash", 'a | b $5 `\\|` "'),
    page(
        "a space in an address",
        "page-link",
        "«See [the site](https://example.org/a b).»",
        "Write the path so that both read it",
        "See [the site](https://example.org/a%20b).",
        says='GitHub shows "[the site](https://example.org/a b)." here, and the page shows a link to https://example.org/a b.',
    ),
    of_text(
        "an address right under text",
        "«See below.»\n[1]: https://example.org",
        'GitHub shows "[1]: https://example.org" here, which the page does not show.',
        {"Put a blank line before the destination": "See below.\n\n[1]: https://example.org"},
    ),
    of_text(
        "an address with many words right under text",
        "«See below.»\n[1]: https://example.org/a/very/long/address 'and a title of many words that no message has room for'",
        'GitHub shows "[1]: https://example.org/a/very/long/address \'and a ..." here, which the page does not show.',
        {
            "Put a blank line before the destination": "See below.\n\n[1]: https://example.org/a/very/long/address "
            "'and a title of many words that no message has room for'"
        },
    ),
    of_text("a reference without its semicolon", "«See &#65 of it.»", 'GitHub shows "&#65" here, and the page shows "A".'),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_page(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("word `code` **bold** *italic* snake_case a_b_c 2 * 3 * 4", id="prose"),
        pytest.param("We did:\n\n- one\n- two\n    - three\n\nMore.", id="a list with four spaces"),
        pytest.param("Run:\n\n    uv sync\n\nDone.", id="indented code"),
        *(
            pytest.param(f"{mark} Train:\n\n{before}        python -m train \\\n          lr=0.1{after}", id=f"code in {name}")
            for name, mark, before, after in (
                ("an item", "-", "", ""),
                ("an item with a star", "*", "", "\n\n* Next"),
                ("a numbered item", "1.", "", "\n\n2. Next"),
                ("a wide item", "-  ", "", "\n\n-   Next"),
                ("an item, behind a paragraph", "-", "    More.\n\n", "\n\n- Next"),
                ("a numbered item, behind a paragraph", "1.", "    More.\n\n", "\n\n    And more.\n\n2. Next"),
                ("an item, with a blank line in it", "-", "        cd src\n\n", "\n\n- Next"),
            )
        ),
        pytest.param("- one\n    - two\n\n            ls\n", id="code in an item of a list in an item"),
        pytest.param("one  \ntwo", id="a break by two spaces"),
        pytest.param("- [x] one\n- [ ] two", id="boxes, which are text without a task list"),
        pytest.param("see https://example.org and a@example.org", id="addresses that GitHub makes links of"),
        pytest.param("_See_ [one](http://ø.dk/æ%20b%zz), <http://ø.dk> and ![two](å.png)", id="addresses with Danish letters"),
        pytest.param("_See_ <http://xn--lda.dk/a%20b%C3%B8>", id="an address that is written in ASCII"),
        pytest.param("> one\n> two\n\nMore.", id="a quote"),
        pytest.param("<!-- hidden -->\n\none", id="a comment"),
        pytest.param("<div>\n**raw** on both\n</div>\n\none", id="HTML without blank lines"),
        pytest.param("- one\n\n- two", id="a loose list"),
        pytest.param("one\u2028\n\n- two\u2028\n- three\u2029\n\n**four**\xa0", id="line ends that no page shows at the end of a line"),
        pytest.param("***both***, __bold__ and _italic_", id="emphasis"),
    ],
)
def test_what_both_pages_show_alike_is_left_alone(answer: str) -> None:
    text = report(answers={3: f"Text.\n\n{answer}"})
    assert [finding for finding in with_page(analyse(text, edition("2026"), None)).findings if finding.is_of_page] == []


@pytest.mark.parametrize(
    "answer",
    [
        "# Introduction\n\nWe did this.",
        "# Introduction\nWe did this, as we said.",
        "# Data\nWe used DVC.\n# Model\nIt is small.",
        "# Setup\npip install -r requirements.txt",
        "# Results\naccuracy: 0.95\nloss: 0.3",
        "# docker\ngit is used by all of us",
        "# Docker\n\ndocker run -p 8000:8000 api\n\n# More\n\nWords.",
        "    # install\n    pip install torch",
        "pip install torch\ngit pull",
        "- one\n- two\n\n# more\nWords here.",
        "# how\nreturn. It was, and for all in it: more.",
    ],
)
def test_a_heading_of_a_students_own_is_no_comment(answer: str) -> None:
    found = page("", "page-code", f"Words.\n\n{answer}", special="pasted")
    assert SPECIAL["pasted"] not in [finding.message for finding in found.analysed(found.source).findings]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("Word.\n\nSee:\n> one\n```python\nls\n```\ntwo", "page-code"),
        ("Word.\n\nSee:\n> one\n* two\n-three", "page-list"),
        ("Word.\n\nSee:\n> one\n2) two", "page-list"),
    ],
)
def test_text_that_differs_only_by_the_code_or_the_list_beside_it_is_no_finding_of_its_own(answer: str, code: str) -> None:
    found = page_findings(parse_body(f"> Answer:\n\n{answer}\n"), 3)
    assert [finding.code for finding in found if finding.code != "page-quote"] == [code]


@pytest.mark.parametrize(
    ("answer", "codes"),
    [
        ("1. one\n  - a\n  - b\n2. two", ["page-list"]),
        ("> one\n- two", ["page-quote"]),
        ("- one\n  - a\n- two\n  - b", ["page-nesting"]),
        ("We:\n- one\n\nAnd:\n- two", ["page-list", "page-list"]),
        ("```sh\nls\n```\n\n```sh\nls\n```", ["page-code", "page-code"]),
        ("```sh\nls\n```\nText.\n```sh\nls\n```", ["page-code", "page-code"]),
    ],
)
def test_what_one_change_mends_is_one_finding(answer: str, codes: list[str]) -> None:
    found = of_page(Case("", "", "", ())).analysed(report(answers={3: answer})).findings
    assert [finding.code for finding in found] == codes


def test_an_answer_in_the_quote_is_told_once() -> None:
    text = changed_in(3, "> Answer:\n\nWe did.", "> Answer:\n- one\n- two", report(answers={3: "We did."}))
    assert [finding.code for finding in with_page(analyse(text, edition("2026"), None)).findings] == ["answer-in-quote"]


def test_a_placeholder_and_a_conflict_are_told_once() -> None:
    text = report(answers={3: "--- question 3 fill here ---", 5: "<<<<<<< HEAD\ntext\n- one\n=======\ntext\n- two\n>>>>>>> main"})
    codes = {finding.code for finding in with_page(analyse(text, edition("2026"), None)).findings}
    assert {code for code in codes if code.startswith("page-")} == set()


PIECES = (
    "word", "- a", "- b", "  - c", "    - d", "1. x", "2. y", "1) z", "```sh", "```", "# c", "#12", "   # d", "> q", "| a | b |", "|---|---|",
    "---", "===", "**b**", "text `x`", "~~s~~", "a\\", "\\|", "<div>", "</div>", "<p align=center>", "<a.b>", "<!-- c", "-->", "<!-- c -->",
    "![i](figures/a b.png)", "![i](figures/a.png)", "    code", "  para", "      para", "", "", "", "[x] y", "* e", "<img src='a'>",
    "w_o_r_d *i* __k__x", "<details>", "</details>", "<![x](b)", "[a]: b", "[a]", "10. g", "a\xa0b", "é🙂", "W&B", "**bold** text", "`a` b", "\n",
)  # fmt: skip
HEAD = "### Question 3\n\n> **What?**\n>\n> Answer:\n\n"
answers = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("\n".join).filter(lambda answer: bool(answer.strip()))


@settings(max_examples=150)
@given(answers, st.sampled_from(["", "\n"]))
def test_there_is_a_finding_exactly_where_the_pages_differ_and_each_fix_brings_them_closer(answer: str, end: str) -> None:
    text = f"{HEAD}{answer}{end}"
    for _ in range(15):
        body = parse_body(text, Span(0, text.index("\n")), 3)
        found = page_findings(body, 3)
        page = answer_page(opening_of(body), body.answer.of(text))
        assert bool(page.found) if found else not page.found or open_fence(body.answer.of(text)) is not None
        assert all(body.answer.start <= finding.span.start < finding.span.end <= len(text) for finding in found)
        fixes = [finding.fixes[0] for finding in found if finding.fixes]
        if not fixes:
            return
        text = apply(text, fixes[0].edits)
    raise AssertionError(f"fixes go on and on: {text!r}")


PLAIN = (
    "word",
    "word ",
    "\nword",
    " word",
    "**bold text**",
    "*so*",
    "**b `c` & d**",
    "*W&B*",
    "[a/b_c](/.d/e_f.md)",
    "[a](file:b)",
    "\n  ",
    "![a & (b)](./b.png)",
    "`co_de *a*`",
    "`a\x02b`",
    "\n\n",
    "(",
    "W&B",
    "a_b",
    ": ",
    "![a](b.png)",
    "1.5 ",
    "~",
    "  \n",
    "&#12",
    "&#x41",
    "&copy",
    "&copy;",
    "12. ",
    "a×",
)


@settings(max_examples=400)
@given(
    st.lists(
        st.sampled_from(PLAIN) | st.sampled_from(PLAIN) | st.sampled_from(PIECES) | st.sampled_from("\\`*_[]()<>&#-=+!~|'\""), max_size=20
    )
)
def test_answers_that_are_not_rendered_are_the_same_on_both_pages(pieces: list[str]) -> None:
    answer = "".join(pieces)
    if is_plain(answer):
        text = f"> Answer:{answer}{NEXT}"
        assert github_tree(text) == hand_in_tree(text)


@pytest.mark.parametrize(
    "written", ["&#12", "&#12;", "&#x41 b", "&#X41", "&#0", "&copy;", "&amp;", "AT&T;", "&#", "`&#12`", "**a &#12 b**", "[&#12](b.c)"]
)
def test_what_may_be_a_character_reference_is_left_to_the_libraries(written: str) -> None:
    assert not is_plain(f"\n\nIt is {written} so.")


def test_a_reference_without_its_semicolon_is_told_as_python_markdown_reads_it_and_github_does_not() -> None:
    [found] = page_findings(parse_body("> Answer:\n\nIt is &#65 so."), 3)
    assert found.code == "page-text"


@pytest.mark.parametrize("size", [1_000, 10_000])
@pytest.mark.parametrize("unit", ["a", "a ", "`", "`a", "[a", "[a](", "**a", "*a ", "&", "&a", "a_", "12", "!", "~ "])
def test_a_line_that_is_not_plain_at_its_end_is_read_once(unit: str, size: int) -> None:
    """A pattern with two ways to read a part would not come back from 10,000 of them."""
    assert not is_plain(f"\n\n{unit * size}<")


PROSE = st.sampled_from(
    ["One.", "Two,\nwith *two* lines.", "![a](b.png)", "`code` and **more**", "- one\n- two", "1. one\n2. two", "  1.5 so", "\n"]
)


@settings(max_examples=300)
@given(st.lists(PROSE, min_size=2, max_size=4).map("\n\n".join), answers, st.sampled_from(["\n", "\n\n"]))
def test_prose_that_an_answer_begins_with_makes_no_difference_to_what_is_found(prose: str, rest: str, between: str) -> None:
    answer = f"\n\n{prose}{between}{rest}"
    start = needed(answer).start
    lines = answer.count("\n", 0, start)
    assert answer_page("> Answer:", answer[:start]).found == ()
    of_whole = find_faults(list(answer_page("> Answer:", answer).found))
    of_needed = find_faults(list(answer_page("> Answer:", answer[start:]).found))
    assert [fault._replace(lines=(fault.lines[0] + lines, fault.lines[1] + lines)) for fault in of_needed] == of_whole


@settings(max_examples=600)
@given(answers, st.sampled_from(["\n", "\n\n", "\n\n\n"]), st.lists(PROSE, min_size=2, max_size=4).map("\n\n".join))
def test_prose_that_an_answer_ends_with_makes_no_difference_to_what_is_found(rest: str, between: str, prose: str) -> None:
    answer = f"\n\n{rest}{between}{prose}"
    page = answer_page("> Answer:", answer[: needed(answer).end])
    if page.ends_alike:
        assert find_faults(list(page.found)) == find_faults(list(answer_page("> Answer:", answer).found))


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        ("\n\nOne.\n\nTwo.\n\n- a", "\n\nTwo.\n\n- a"),
        ("\n- a\n\nOne.\n\nTwo.\n\nThree.\n", "\n- a\n\nOne."),
        ("\n- a\nOne.\n\n\n\nTwo.\n\nThree.", "\n- a\nOne.\n\n\n\nTwo."),
        ("\n- a\n\nOne.\n\n\n", "\n- a\n\nOne.\n"),
        ("\n<div>\n\nOne.\n\nTwo.", "\n<div>\n\nOne.\n\nTwo."),
        ("\n\nOne.\n\nTwo.\n\n- a\n\nThree.\n\nFour.", "\n\nTwo.\n\n- a\n\nThree."),
        ("\n\nOne.\n\n\n\nTwo\n- a", "\n\nOne.\n\n\n\nTwo\n- a"),
        ("\n\nOne.\n\n- a\n\nTwo.", "\n\nOne.\n\n- a\n\nTwo."),
        (" One.\n\nTwo.\n\n- a", " One.\n\nTwo.\n\n- a"),
    ],
)
def test_one_paragraph_on_each_side_of_what_is_not_plain_is_rendered_with_it(answer: str, part: str) -> None:
    assert needed(answer).of(answer) == part


def test_code_that_is_never_closed_takes_the_prose_behind_it_with_it() -> None:
    answer = "\n\n```\nls\n\nOne.\n\nTwo.\n\nThree."
    assert needed(answer).end < len(answer)
    assert page_findings(parse_body(f"> Answer:{answer}"), 3) == ()


@pytest.mark.parametrize(
    ("answer", "title"),
    [("We did:\n- one", BEFORE), ("- one:\nmore\n1. two", APART), ("1) one:\nmore\n- two", BEFORE), ("We did:\n- one\n1. two", BEFORE)],
)
def test_what_is_tried_first_is_what_helps_as_trying_takes_time(answer: str, title: str) -> None:
    page = answer_page("> Answer:", f"\n\n{answer}\n")
    assert next(repairs(page, find_faults(list(page.found))[-1])).title == title


def test_most_of_an_ordinary_report_need_not_be_rendered() -> None:
    assert is_plain("\n\n It took\n 1.5 s in [this file](./src/a_b.py).\n\n![loss & accuracy (left)](../figures/b.png)\n")
    assert is_plain(
        "\n\nWe used `uv` (see pyproject.toml), **W&B** and\nGitHub's Actions: 95% of it, *not* all, e.g. snake_case.\n\n![a](figures/b.png)\n"
    )


def test_lists_beyond_reason_leave_nothing_behind_in_the_parser() -> None:
    list_ = analyse(report(answers={3: "We did:\n- one"}), edition("2026"), None)
    before = with_page(list_).findings
    with_page(analyse(report(answers={3: "- " * 3000 + "x"}), edition("2026"), None))
    assert with_page(list_).findings == before


def test_what_is_remembered_changes_nothing() -> None:
    memo, page_memo = Memo(), Memo()
    for answer in ("text\n- one", "text\n\n- one", "text\n- one\n- two", "text\n- one"):
        analysis = analyse(report(answers={3: answer}), edition("2026"), None, memo)
        page_memo.turn()
        assert with_page(analysis, page_memo.remembering(judge_page)).findings == with_page(analysis).findings
