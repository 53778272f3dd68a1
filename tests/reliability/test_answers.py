"""No fix costs a word or a structure: answers made at random, and real reports, before and after `--fix --page`.

A seed makes the same answer in every run; the long run makes more of them.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from random import Random

import pytest

from report_ls.analysis.analysis import analyse
from report_ls.fixes.fix_all import fix_all
from report_ls.fixes.fix_page import fix_page
from report_ls.template.in_force import limits_in_force
from report_ls.text.spans import newlines
from tests.reliability.amount import amount
from tests.reliability.answers import answer
from tests.support.github import lost, missing
from tests.support.reports import report

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "reports"
EXAMPLE = ROOT / "examples" / "reports" / "README.md"
PARTS, OF_A_PART = 8, amount(250, 2500)
MARKS = re.compile(
    r"</?(?:div|details)>|^[ >]*(?:(?:`{3,}|~{3,}) ?(?:bash|python|sh|text|docker|py)\b(?: \w+=\x22[^\x22\n]*\x22)?|\d+[.)])", re.MULTILINE
)
"""What fixes of the page are about: tags around markdown, languages of code and their attributes, and the numbers of items."""


def mended(text: str) -> str:
    """A report after all fixes, those of its page included."""
    limits = limits_in_force(text, None)
    return fix_page(fix_all(analyse(text, limits, None)).analysis.report.text, limits).text


def own(text: str) -> str:
    """The answer to question 3."""
    return text.split("### Question 3\n")[1].split("\n## Coding")[0].split("Answer:", 1)[1]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", MARKS.sub(" ", unescape(text)))


def lost_in_answer(seed: int) -> list[str]:
    """What the fixes of a random answer lose of its words and of GitHub's page. A quote of one's own right under the guidance is let go."""
    before = report(answers={3: f"First of all.\n\n{answer(Random(seed))}"})
    after = mended(before)
    word = missing(words(own(before)), words(own(after)))
    return [*lost(own(before), own(after)), *([f"the word {word} of the source"] if word else [])]


@pytest.mark.parametrize("part", range(PARTS))
def test_the_fixes_of_an_answer_lose_nothing(part: int) -> None:
    seeds = range(part * OF_A_PART, (part + 1) * OF_A_PART)
    found = {seed: losses for seed in seeds if (losses := lost_in_answer(seed))}
    assert found == {}


@pytest.mark.parametrize(
    "path",
    [
        EXAMPLE,
        *(
            pytest.param(
                SHARED / name / "README.md", marks=pytest.mark.skipif(not SHARED.is_dir(), reason=f"the shared reports are not in {SHARED}")
            )
            for name in ("000", "001", "002", "003", "004")
        ),
    ],
    ids=lambda path: path.parent.name,
)
def test_the_fixes_of_a_real_report_lose_nothing(path: Path) -> None:
    before = newlines(path.read_bytes().decode())
    after = mended(before)
    found = lost(before.replace("Answer:", ""), after.replace("Answer:", ""))
    assert [one for one in found if not one.startswith("the code '##")] == []  # of which one # is left
