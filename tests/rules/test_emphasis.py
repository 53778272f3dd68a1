"""Text that is neither bold nor italic because of spaces inside its stars."""

from __future__ import annotations

import pytest

from report_ls.fixes.quick_fix import quick_fixes
from report_ls.model.findings import Severity
from report_ls.text.edits import apply
from tests.rules.cases import Case, check, check_silent, in_answer
from tests.support.reports import unmark

CODE = "spaced-emphasis"
FIX = "Remove the spaces inside of the stars"
REST = "word " * 120 + "end."
ITEM = "This is a list item and not italic, because of the space behind its star."


def shown(kind: str) -> str:
    return f"This is not {kind}, because of the spaces inside of its stars: both pages show them."


def spaced(answer: str, fixed: str, said: str) -> Case:
    fixes = {FIX: f"{fixed}\n\n{REST}"}
    return in_answer(answer, CODE, 5, f"{answer}\n\n{REST}", said, fixes=fixes, severity=Severity.HINT)


CASES = [
    spaced("«** bold **» here", "**bold** here", shown("bold")),
    spaced("- «** bold **»: here", "- **bold**: here", shown("bold")),
    spaced("see «** bold **».", "see **bold**.", shown("bold")),
    spaced("see «** bold **»", "see **bold**", shown("bold")),
    spaced("see «**bold **» here", "see **bold** here", shown("bold")),
    spaced("see («**bold **»: here)", "see (**bold**: here)", shown("bold")),
    spaced("see «** bold**» here", "see **bold** here", shown("bold")),
    spaced("**a** and «**b **» and **c**", "**a** and **b** and **c**", shown("bold")),
    spaced("we use «** bold text **» here", "we use **bold text** here", shown("bold")),
    spaced("«**Data: **»text", "**Data:** text", shown("bold")),
    spaced("- «**Data: **»we have it", "- **Data:** we have it", shown("bold")),
    spaced("see «*italic *».", "see *italic*.", shown("italic")),
    spaced("«*** both ***» here", "***both*** here", shown("bold and italic")),
    spaced("«*Note: this was hard *»", "*Note: this was hard*", shown("italic")),
    spaced("«* text *»", "*text*", ITEM),
    spaced("«* text of several words *»", "*text of several words*", ITEM),
    in_answer(
        "several are one finding with one fix",
        CODE,
        5,
        f"«** One **» is here.\n\n** Two ** is there.\n\n{REST}",
        shown("bold"),
        fixes={f"{FIX} (2 times)": f"**One** is here.\n\n**Two** is there.\n\n{REST}"},
        related=(("** Two **", "Here, too"),),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_spaced_emphasis(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_guard_lets_their_fixes_through(case: Case) -> None:
    marked = unmark(case.source, cursor="")
    analysis = case.analysed(marked.text)
    offered = [fix for finding, fix in quick_fixes(analysis, analysis.findings, marked.spans[0]) if finding.code == CODE]
    assert [(fix.title, apply(marked.text, fix.edits)) for fix in offered] == list(case.fixes.items())


@pytest.mark.parametrize(
    "answer",
    [
        "It takes 2 * 3 * 4 steps, or batch size * learning rate * epochs.",
        "It takes 2 ** 3 ** 4 steps, or a ** b ** c.",
        "The sum a * b *c, and a* b * c.",
        "The power x ** y1 y2 ** z, and f ** lr ** g.",
        "**Data:** text **More:** text",
        "* item\n* another *",
        "* item *\n* another",
        "* item with **bold** words",
        "* item one\n\n* item two",
        "**bold** text **bold** and *italic* text *italic*",
        "**a:** text **b**, and **c** text.",
        "`** bold **` and `* text *`",
        "    ** bold **",
        "We never write from x import * or SELECT * FROM it.",
        "We wrote *args and import *.",
        "Fields with a * are needed, and those with * are not.",
        "\\*\\* bold \\*\\*",
        "* * *",
        "The globs data/** and src/** are ignored.",
        "Rated 5 * out of 5 *.",
        "A cron job runs at 0 * * * *.",
    ],
)
def test_arithmetic_lists_and_code_are_left_alone(answer: str) -> None:
    check_silent(f"{answer}\n\n{REST}", 5)
