"""Characters on which report.py stops on Windows."""

from __future__ import annotations

import pytest

from report_ls.analysis.analysis import analyse
from report_ls.model.findings import Severity
from report_ls.template.editions import edition
from tests.rules.cases import Case, changed, check, check_silent, codes, in_answer
from tests.support.reports import report

MESSAGE = "On Windows report.py stops at {}: it reads the file in cp1252, which cannot hold it. Elsewhere it does not matter."

CASES = [
    in_answer(
        "a closing curly quote, which goes with its opening one",
        "windows-encoding",
        3,
        "We \u201cdid«\u201d» and \u201cdid\u201d.",
        MESSAGE.format("`\u201d`"),
        fixes={'Write " for all 4 of them': 'We "did" and "did".'},
        severity=Severity.HINT,
    ),
    in_answer(
        "a hyphen that is not that of the keyboard",
        "windows-encoding",
        3,
        "Cross«\u2010»entropy.",
        MESSAGE.format("`\u2010`"),
        fixes={"Write -": "Cross-entropy."},
    ),
    in_answer(
        "an invisible joiner",
        "windows-encoding",
        3,
        "a«\u200d»b\u200dc",
        MESSAGE.format("the invisible character U+200D"),
        fixes={"Remove all 2 of these invisible characters": "abc"},
    ),
    in_answer(
        "an invisible variation selector, once",
        "windows-encoding",
        3,
        "a\u2600«\ufe0f»b",
        MESSAGE.format("the invisible character U+FE0F"),
        fixes={"Remove this invisible character": "a\u2600b"},
    ),
    in_answer(
        "an accent of its own, as macOS writes it",
        "windows-encoding",
        3,
        "cafe«\u0301»",
        MESSAGE.format("the combining character U+0301"),
    ),
    in_answer(
        "an emoji whose bytes hold one of the five", "windows-encoding", 3, "Done \U0001f600 «\U0001f40d»", MESSAGE.format("`\U0001f40d`")
    ),
    Case(
        "outside the questions",
        "windows-encoding",
        changed("Read this first.", "Read «\u00dd» first, and \u00cd."),
        (MESSAGE.format("`\u00dd`"),),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_encoding(case: Case) -> None:
    check(case)


def stops(text: str) -> bool:
    try:
        text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return True
    return False


@pytest.mark.parametrize(
    "answer",
    ["\u00e6\u00f8\u00e5 \u00c6\u00d8\u00c5", "\u201copening only", "caf\u00e9 \u2013 \u2014 \u2026", "\u20ac 5", "a\u00a0b", "\U0001f600"],
)
def test_what_cp1252_can_read_is_left_alone(answer: str) -> None:
    assert not stops(answer)
    check_silent(answer, 3)


def test_the_finding_is_there_exactly_when_windows_stops() -> None:
    for code in [*range(0xA0, 0x800, 11), *range(0x2000, 0x2040), 0xFE0F, *range(0x1F300, 0x1F700, 9)]:
        found = codes(analyse(f"a {chr(code)} b", edition("2026"), None))
        assert ("windows-encoding" in found) is stops(chr(code)), f"U+{code:04X}"


def test_a_report_py_that_names_an_encoding_stops_nowhere() -> None:
    limits = edition("2026")._replace(names_encoding=True)
    assert analyse(report(answers={3: "a \u201d b"}), limits, None).findings == ()
