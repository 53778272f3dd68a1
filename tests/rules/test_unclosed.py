"""Images and links whose closing bracket is missing."""

from __future__ import annotations

import pytest

from report_ls.analysis.analysis import analyse
from report_ls.syntax.unclosed import find_unclosed
from report_ls.template.editions import edition
from report_ls.text.spans import Span
from tests.page.test_findings import of_page
from tests.rules.cases import Case, check, codes, folder, in_answer
from tests.support.reports import report

WORDS = "word " * 120
NOT_COUNTED = "so the pages show its markdown, and report.py does not count it"
IMAGE = f"The `)` of this image is missing, {NOT_COUNTED}. Put the missing `)` at its end."
COUNTED = "The `)` of this image is missing, so the pages show its markdown. Put the missing `)` at its end."
LINK = "The `)` of this link is missing, so the pages show its markdown. Put the missing `)` at its end."
WRONG_IMAGE = f"The `)` of this image is missing, {NOT_COUNTED}. Put it in place of the `{{}}`."
WRONG_LINK = "The `)` of this link is missing, so the pages show its markdown. Put it in place of the `{}`."
BOTH = f"The `>)` of this image is missing, {NOT_COUNTED}. Put the missing `>)` at its end."
HALF = "The `>` of this {} is missing, so it leads nowhere. Put the missing `>` at its end."
INSERT = "Insert the )"


def unclosed(name: str, line: str, fixed: str | None, message: str, title: str = INSERT, *, number: int = 5) -> Case:
    """An answer that holds a line, and what that is after the fix. The pages are judged, too, and nothing is said of them."""
    fixes = {} if fixed is None else {title: f"{WORDS}\n\n{fixed}"}
    files = folder("figures/loss.png", "figures/loss", "figures/a.png", "figures/b.png", "figures/my loss.png")
    return of_page(in_answer(name, "unclosed-link", number, f"{WORDS}\n\n{line}", message, fixes=fixes, files=files))


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
    unclosed("a path in <> with a space", "«![a](<figures/my loss.png>»", "![a](<figures/my loss.png>)", IMAGE),
    unclosed("a title behind a path in <>", '«![a](<figures/a.png> "A curve"» here', '![a](<figures/a.png> "A curve") here', IMAGE),
    unclosed("an address in <>", "See «[a](<https://a.org/b>» here", "See [a](<https://a.org/b>) here", LINK),
    unclosed("neither > nor )", "«![a](<figures/a.png»", "![a](<figures/a.png>)", BOTH, "Insert the >)"),
    unclosed("no > before the )", "«![a](<figures/a.png»)", "![a](<figures/a.png>)", HALF.format("image"), "Insert the >"),
    unclosed("no > and a space", "«![a](<figures/my loss.png»)", "![a](<figures/my loss.png>)", HALF.format("image"), "Insert the >"),
    unclosed("no > in a link", "See «[a](<https://a.org/b»).", "See [a](<https://a.org/b>).", HALF.format("link"), "Insert the >"),
    unclosed("a full stop behind a title", '«![a](figures/a.png "A curve"».', '![a](figures/a.png "A curve").', IMAGE),
    *(
        unclosed(f"{sign} in place of it", *lines, message.format(sign), f"Replace the {sign} with a )")
        for sign, message, *lines in (
            ("]", WRONG_IMAGE, "«![a](figures/a.png»] here", "![a](figures/a.png) here"),
            ("}", WRONG_IMAGE, "«![a](figures/a.png»}", "![a](figures/a.png)"),
            (">", WRONG_IMAGE, "«![a](figures/a.png»>", "![a](figures/a.png)"),
            ("\uff09", WRONG_LINK, "«[a](https://a.org/b»\uff09", "[a](https://a.org/b)"),
            ("]", WRONG_LINK, "- [ ] «[a](https://a.org/b»], too", "- [ ] [a](https://a.org/b), too"),
            ("]", WRONG_IMAGE, '«![a](figures/a.png "A curve"»]', '![a](figures/a.png "A curve")'),
        )
    ),
    unclosed("a ] that closes a bracket before it", "[as «![a](figures/a.png»] shows", "[as ![a](figures/a.png)] shows", IMAGE),
    unclosed("a heading", "«[a](#setup» and more", "[a](#setup) and more", LINK),
    unclosed("an address without https://", "«[a](www.a.org/b» and more", "[a](www.a.org/b) and more", LINK),
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
            related=(("![loss](figures/loss.png", "The `)` of this image is missing"),),
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
        "values in [0](#1 of the two",
        "values in [0](<x)",
        "[repo](<https://github.com/o/r>)",
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
