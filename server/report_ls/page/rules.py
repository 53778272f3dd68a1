"""The rules of the hand-in page, which shows some things otherwise than GitHub."""

from __future__ import annotations

from report_ls.model.findings import Severity
from report_ls.model.rule import Example, Family, Rule

PAGE_CODE = Rule(
    code="page-code",
    family=Family.PAGE,
    position=10,
    severity=Severity.HINT,
    summary="code that the hand-in page does not show as code, or that nothing marks as code",
    explanation=(
        "The page is made by Python-Markdown, which knows no fences: the lines run together, and what follows a blank line in "
        "a fence is read as markdown. Code that is indented by four spaces, after a blank line, is code on both pages."
    ),
    fix="indents the code by four spaces, or writes it as `<pre>`",
    example=Example(
        "We train with:\n\n```sh\nuv run train\n```",
        "We train with:\n\n    uv run train",
    ),
)
PAGE_LIST = Rule(
    code="page-list",
    family=Family.PAGE,
    position=20,
    severity=Severity.HINT,
    summary="a list that the hand-in page shows otherwise than GitHub",
    explanation=(
        "The page is made by Python-Markdown. It wants a blank line before a list, knows `1.` but not `1)`, takes a list of "
        "another kind right behind a list for a part of it, and always begins to count at 1."
    ),
    fix="inserts a blank line, four spaces, or a comment between two lists",
    example=Example(
        "We built:\n- an API\n- a pipeline",
        "We built:\n\n- an API\n- a pipeline",
    ),
)
PAGE_NESTING = Rule(
    code="page-nesting",
    family=Family.PAGE,
    position=30,
    severity=Severity.HINT,
    summary="something in a list item that leaves it on the hand-in page",
    explanation=(
        "The page is made by Python-Markdown, for which all that belongs to an item, such as a list or a paragraph, has to be "
        "indented by four spaces. GitHub is content with fewer."
    ),
    fix="indents by four spaces what is in the items",
    example=Example(
        "- Training\n  - on a GPU\n- Serving",
        "- Training\n    - on a GPU\n- Serving",
    ),
)
PAGE_TABLE = Rule(
    code="page-table",
    family=Family.PAGE,
    position=40,
    severity=Severity.HINT,
    summary="a table, which the hand-in page shows as running text",
    explanation="The page is made by Python-Markdown, which knows no tables without an extension, and report.py uses none.",
    fix="writes an HTML table",
    example=Example(
        "| run | loss |\n|-----|------|\n| 1   | 0.3  |",
        "<table>\n<tr><th>run</th><th>loss</th></tr>\n<tr><td>1</td><td>0.3</td></tr>\n</table>",
    ),
)
PAGE_HEADING = Rule(
    code="page-heading",
    family=Family.PAGE,
    position=50,
    severity=Severity.HINT,
    summary="a heading on one of the two pages that is none on the other",
    explanation=(
        "For Python-Markdown a `#` at the very start of a line makes a heading, also without a space behind it, and one after "
        "spaces makes none. A line of dashes makes a heading of the single line above it, also of a list item."
    ),
    fix="makes it a heading, or text, on both pages",
    example=Example(
        "#12 was our largest pull request.",
        "\\#12 was our largest pull request.",
    ),
)
PAGE_QUOTE = Rule(
    code="page-quote",
    family=Family.PAGE,
    position=60,
    severity=Severity.HINT,
    summary="a block quote that the hand-in page shows otherwise than GitHub",
    explanation=(
        "The page is made by Python-Markdown, which makes one quote of two with only a blank line between them, and takes "
        "fewer lines than GitHub for a part of a quote."
    ),
    fix="inserts blank lines around it, or a comment between two quotes",
    example=Example(
        "The docs say:\n\n> Pin your versions.\n\n> Test your data.",
        "The docs say:\n\n> Pin your versions.\n\n<!-- -->\n\n> Test your data.",
    ),
)
PAGE_IMAGE = Rule(
    code="page-image",
    family=Family.PAGE,
    position=70,
    severity=Severity.HINT,
    summary="an image that only one of the two pages shows",
    explanation=(
        "For GitHub a space ends the path of an image, for the Python-Markdown of the page it does not; neither of them knows "
        "a size behind the path."
    ),
    fix="writes a path that both pages read",
    example=Example(
        "![Our loss](figures/loss curve.png)",
        "![Our loss](figures/loss%20curve.png)",
    ),
)
PAGE_EMPHASIS = Rule(
    code="page-emphasis",
    family=Family.PAGE,
    position=80,
    severity=Severity.HINT,
    summary="bold, italic or struck-out text that the hand-in page marks otherwise",
    explanation=(
        "GitHub and the Python-Markdown of the page differ in which stars and underscores open and close. Python-Markdown does "
        "not know `~~`."
    ),
    fix="writes the text in HTML tags, or a backslash before the stars of a footnote",
    example=Example(
        "We ~~planned~~ built an API.",
        "We <del>planned</del> built an API.",
    ),
)
PAGE_HTML = Rule(
    code="page-html",
    family=Family.PAGE,
    position=90,
    severity=Severity.HINT,
    summary="HTML, or what looks like it, that the hand-in page shows otherwise than GitHub",
    explanation=(
        "Python-Markdown reads no markdown inside HTML blocks, and what follows one that is not closed is shown as it is "
        "written. It takes `<a.b>` for a tag, which shows nothing."
    ),
    fix="writes markdown without the tags, closes the tag, or writes `&lt;`",
    example=Example(
        "We tested it on <learn.dtu> first.",
        "We tested it on &lt;learn.dtu> first.",
    ),
)
PAGE_BACKSLASH = Rule(
    code="page-backslash",
    family=Family.PAGE,
    position=100,
    severity=Severity.HINT,
    summary="a backslash that the hand-in page shows",
    explanation='Python-Markdown leaves a backslash at the end of a line, and before `|`, `"`, `$` and others, as it is.',
    fix="takes it away, with two spaces in its place at the end of a line; none is taken out of a command or other code",
    example=Example(
        "It costs \\$5 a day.",
        "It costs $5 a day.",
    ),
)
PAGE_LINK = Rule(
    code="page-link",
    family=Family.PAGE,
    position=110,
    severity=Severity.HINT,
    summary="a link that the hand-in page shows otherwise than GitHub",
    explanation=(
        "For GitHub a space ends an address, for the Python-Markdown of the page it does not, and the two read some references differently."
    ),
    fix="writes an address that both pages read",
    example=Example(
        "See [our board](https://example.org/our board).",
        "See [our board](https://example.org/our%20board).",
    ),
)
PAGE_TEXT = Rule(
    code="page-text",
    family=Family.PAGE,
    position=120,
    severity=Severity.HINT,
    summary="text that the hand-in page shows otherwise than GitHub",
    explanation=(
        "The pages differ here in a way that has no name of its own. An example is the address of a `[name]` right below other "
        "text: for GitHub it is a part of that text."
    ),
    fix="inserts a blank line before such an address",
    example=Example(
        "Our board is public.\n[1]: https://example.org/board",
        "Our board is public.\n\n[1]: https://example.org/board",
    ),
)
PAGE_UNCHECKED = Rule(
    code="page-unchecked",
    family=Family.PAGE,
    position=130,
    severity=Severity.HINT,
    summary="an answer whose hand-in page was not looked at, because that takes too long or it is nested too deeply",
    explanation=(
        "Some texts, such as thousands of open brackets, take both markdown libraries very long. Nothing is said of the page "
        "of such an answer. Most often something was pasted that is no text."
    ),
    example=Example(
        "(3,000 nested list items)",
        "(a few lines of the output, as code)",
    ),
)
