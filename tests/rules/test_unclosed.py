"""Images and links whose closing bracket is missing."""

from __future__ import annotations

import pytest

from report_ls.analysis import analyse
from report_ls.format.editions import edition
from report_ls.format.text import Span
from report_ls.format.unclosed import find_unclosed
from tests.rules.cases import Case, check, codes, folder, in_answer
from tests.support.reports import report

WORDS = "word " * 120
IMAGE = "The ) of this image is missing, so the pages show its markdown, and report.py does not count it. Put a ) behind its path."
COUNTED = "The ) of this image is missing, so the pages show its markdown. Put a ) behind its path."
LINK = "The ) of this link is missing, so the pages show its markdown. Put a ) behind its address."
INSERT = "Insert the )"


def unclosed(name: str, line: str, fixed: str | None, message: str, *, number: int = 5) -> Case:
    """An answer that holds a line, and what that is after the fix."""
    fixes = {} if fixed is None else {INSERT: f"{WORDS}\n\n{fixed}"}
    files = folder("figures/loss.png", "figures/loss", "figures/a.png", "figures/b.png")
    return in_answer(name, "unclosed-link", number, f"{WORDS}\n\n{line}", message, fixes=fixes, files=files)


CASES = [
    unclosed("an image at the end of a line", "«![loss](figures/loss.png»", "![loss](figures/loss.png)", IMAGE),
    unclosed("an image with text behind it", "«![loss](figures/loss.png» shows it.", "![loss](figures/loss.png) shows it.", IMAGE),
    unclosed("the full stop of the sentence", "See «![loss](figures/loss.png».", "See ![loss](figures/loss.png).", IMAGE),
    unclosed(
        "brackets of the sentence behind it: report.py takes the last for its own",
        "«![loss](figures/loss.png» shows it (see above).",
        "![loss](figures/loss.png) shows it (see above).",
        COUNTED,
    ),
    unclosed("another image behind it", "«![a](figures/a.png» ![b](figures/b.png)", "![a](figures/a.png) ![b](figures/b.png)", COUNTED),
    unclosed("a title", '«![a](figures/a.png "A curve"» here', '![a](figures/a.png "A curve") here', IMAGE),
    unclosed("a path in <>", "«![a](<figures/a.png>» here", "![a](<figures/a.png>) here", IMAGE),
    unclosed("a file that is there, without an extension", "«![a](figures/loss»", "![a](figures/loss)", IMAGE),
    unclosed("what may go on behind a space", "«![a](figures/my» loss", None, IMAGE),
    unclosed("a link at the end of a line", "«[repo](https://github.com/o/r»", "[repo](https://github.com/o/r)", LINK),
    unclosed("a link with text behind it", "«[repo](https://github.com/o/r», as said", "[repo](https://github.com/o/r), as said", LINK),
    unclosed("a link in bold text", "**«[repo](https://github.com/o/r»**", "**[repo](https://github.com/o/r)**", LINK),
    unclosed("a link in a list", "- «[repo](https://github.com/o/r»\n- it", "- [repo](https://github.com/o/r)\n- it", LINK),
    unclosed(
        "brackets in an address",
        "«[w](https://a.org/wiki/A_(b)» here",
        "[w](https://a.org/wiki/A_(b)) here",
        LINK,
    ),
    unclosed("a link in brackets", "(and «[repo](https://github.com/o/r» here", "(and [repo](https://github.com/o/r) here", LINK),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_missing_brackets(case: Case) -> None:
    check(case)


def test_a_picture_that_is_not_counted_for_its_bracket_is_why_there_are_too_few() -> None:
    check(
        in_answer(
            "",
            "too-few-images",
            19,
            "We did: ![loss](figures/loss.png",
            "No images, 1-2 are asked for.",
            related=(("![loss](figures/loss.png", "The ) of this image is missing"),),
            also=("unclosed-link",),
            files=folder("figures/loss.png"),
        )
    )


@pytest.mark.parametrize(
    "line",
    [
        "[repo](https://github.com/o/r)",
        "(see [repo](https://github.com/o/r) for more",
        "([repo](https://github.com/o/r)",
        "[w](https://a.org/wiki/A_(b))",
        '[repo](https://github.com/o/r\n"the code")',
        "[repo](https://github.com/o/r\n)",
        "values in [0, 1](x of the two",
        "`[repo](https://github.com/o/r`",
        "    [repo](https://github.com/o/r",
        "```\n[repo](https://github.com/o/r\n```",
        "<!-- [repo](https://github.com/o/r -->",
        "\\[repo\\](https://github.com/o/r",
        "[repo](",
        "[repo] (https://github.com/o/r",
    ],
)
def test_nothing_is_said_of_what_is_closed_or_no_link(line: str) -> None:
    text = report(answers={5: f"{WORDS}\n\n{line}"})
    assert "unclosed-link" not in codes(analyse(text, edition("2026"), None))


def test_a_part_of_a_text_is_looked_at_alone() -> None:
    text = "[a](x.md [b](y.md"
    assert [link.span.of(text) for link in find_unclosed(text, Span(9, len(text)))] == ["[b](y.md"]
