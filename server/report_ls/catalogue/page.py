"""The rules of the hand-in page, which shows some things otherwise than GitHub."""

from __future__ import annotations

from report_ls.catalogue.rule import HINT, Example, Rule

PAGE = (
    Rule(
        "page-code",
        HINT,
        "code that the hand-in page does not show as code, or that nothing marks as code",
        "The page is made by Python-Markdown, which knows no fences: the lines run together, and what follows a blank line in "
        "a fence is read as markdown. Code that is indented by four spaces, after a blank line, is code on both pages.",
        "indents the code by four spaces, or writes it as `<pre>`",
        example=Example(
            "We train with:\n\n```sh\nuv run train\n```",
            "We train with:\n\n    uv run train",
        ),
    ),
    Rule(
        "page-list",
        HINT,
        "a list that the hand-in page shows otherwise than GitHub",
        "The page is made by Python-Markdown. It wants a blank line before a list, knows `1.` but not `1)`, takes a list of "
        "another kind right behind a list for a part of it, and always begins to count at 1.",
        "inserts a blank line, four spaces, or a comment between two lists",
        example=Example(
            "We built:\n- an API\n- a pipeline",
            "We built:\n\n- an API\n- a pipeline",
        ),
    ),
    Rule(
        "page-nesting",
        HINT,
        "something in a list item that leaves it on the hand-in page",
        "The page is made by Python-Markdown, for which all that belongs to an item, such as a list or a paragraph, has to be "
        "indented by four spaces. GitHub is content with fewer.",
        "indents by four spaces what is in the items",
        example=Example(
            "- Training\n  - on a GPU\n- Serving",
            "- Training\n    - on a GPU\n- Serving",
        ),
    ),
    Rule(
        "page-table",
        HINT,
        "a table, which the hand-in page shows as running text",
        "The page is made by Python-Markdown, which knows no tables without an extension, and report.py uses none.",
        "writes an HTML table",
        example=Example(
            "| run | loss |\n|-----|------|\n| 1   | 0.3  |",
            "<table>\n<tr><th>run</th><th>loss</th></tr>\n<tr><td>1</td><td>0.3</td></tr>\n</table>",
        ),
    ),
    Rule(
        "page-heading",
        HINT,
        "a heading on one of the two pages that is none on the other",
        "For Python-Markdown a `#` at the very start of a line makes a heading, also without a space behind it, and one after "
        "spaces makes none. A line of dashes makes a heading of the single line above it, also of a list item.",
        "makes it a heading, or text, on both pages",
        example=Example(
            "#12 was our largest pull request.",
            "\\#12 was our largest pull request.",
        ),
    ),
    Rule(
        "page-quote",
        HINT,
        "a block quote that the hand-in page shows otherwise than GitHub",
        "The page is made by Python-Markdown, which makes one quote of two with only a blank line between them, and takes "
        "fewer lines than GitHub for a part of a quote.",
        "inserts blank lines around it, or a comment between two quotes",
        example=Example(
            "The docs say:\n\n> Pin your versions.\n\n> Test your data.",
            "The docs say:\n\n> Pin your versions.\n\n<!-- -->\n\n> Test your data.",
        ),
    ),
    Rule(
        "page-image",
        HINT,
        "an image that only one of the two pages shows",
        "For GitHub a space ends the path of an image, for the Python-Markdown of the page it does not; neither of them knows "
        "a size behind the path.",
        "writes a path that both pages read",
        example=Example(
            "![Our loss](figures/loss curve.png)",
            "![Our loss](figures/loss%20curve.png)",
        ),
    ),
    Rule(
        "page-emphasis",
        HINT,
        "bold, italic or struck-out text that the hand-in page marks otherwise",
        "GitHub and the Python-Markdown of the page differ in which stars and underscores open and close. Python-Markdown does "
        "not know `~~`.",
        "writes the text in HTML tags, or a backslash before the stars of a footnote",
        example=Example(
            "We ~~planned~~ built an API.",
            "We <del>planned</del> built an API.",
        ),
    ),
    Rule(
        "page-html",
        HINT,
        "HTML, or what looks like it, that the hand-in page shows otherwise than GitHub",
        "Python-Markdown reads no markdown inside HTML blocks, and what follows one that is not closed is shown as it is "
        "written. It takes `<a.b>` for a tag, which shows nothing.",
        "writes markdown without the tags, closes the tag, or writes `&lt;`",
        example=Example(
            "We tested it on <learn.dtu> first.",
            "We tested it on &lt;learn.dtu> first.",
        ),
    ),
    Rule(
        "page-backslash",
        HINT,
        "a backslash that the hand-in page shows",
        'Python-Markdown leaves a backslash at the end of a line, and before `|`, `"`, `$` and others, as it is.',
        "takes it away, with two spaces in its place at the end of a line; none is taken out of a command or other code",
        example=Example(
            "It costs \\$5 a day.",
            "It costs $5 a day.",
        ),
    ),
    Rule(
        "page-link",
        HINT,
        "a link that the hand-in page shows otherwise than GitHub",
        "For GitHub a space ends an address, for the Python-Markdown of the page it does not, and the two read some references "
        "differently.",
        "writes an address that both pages read",
        example=Example(
            "See [our board](https://example.org/our board).",
            "See [our board](https://example.org/our%20board).",
        ),
    ),
    Rule(
        "page-text",
        HINT,
        "text that the hand-in page shows otherwise than GitHub",
        "The pages differ here in a way that has no name of its own. An example is the address of a `[name]` right below other "
        "text: for GitHub it is a part of that text.",
        "inserts a blank line before such an address",
        example=Example(
            "Our board is public.\n[1]: https://example.org/board",
            "Our board is public.\n\n[1]: https://example.org/board",
        ),
    ),
    Rule(
        "page-unchecked",
        HINT,
        "an answer whose hand-in page was not looked at, because that takes too long or it is nested too deeply",
        "Some texts, such as thousands of open brackets, take both markdown libraries very long. Nothing is said of the page "
        "of such an answer. Most often something was pasted that is no text.",
        example=Example(
            "(3,000 nested list items)",
            "(a few lines of the output, as code)",
        ),
    ),
)
