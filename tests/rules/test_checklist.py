"""The marks of the task list at the top of the report."""

from __future__ import annotations

import pytest

from report_ls.findings import Severity
from tests.rules.cases import Case, changed, check, codes

ITEM = "* [x] Make a repository (M5)"
TICK, OPEN = "Tick it: [x]", "Leave it open: [ ]"


def of_mark(mark: str, *titles: str) -> Case:
    fixed = {TICK: changed(ITEM, ITEM), OPEN: changed(ITEM, ITEM.replace("[x]", "[ ]"))}
    return Case(
        f"[{mark}]",
        "checklist-mark",
        changed(ITEM, ITEM.replace("[x]", f"«[{mark}]»")),
        (f"`[{mark}]` is not read as a task. Write `[x]` for done, `[ ]` for not done.",),
        {title: fixed[title] for title in titles},
        severity=Severity.WARNING,
    )


CASES = [
    *(of_mark(mark, TICK, OPEN) for mark in ("~", "50%", "-", "/", "ok", "Y", " x ", "x ", "\u2713", "\u00d7")),
    *(of_mark(mark, OPEN, TICK) for mark in ("", "  ")),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_marks(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    "item",
    [
        "* [ ] Not done (M5)",
        "* [x] Done (M5)",
        "* [X] Done (M5)",
        "- [x] With a dash (M5)",
        "+ [ ] With a plus",
        "  * [x] Indented",
        "* [Link](https://example.org) (M5)",
        "* Words [~] in the middle",
        "* [a longer note] in brackets",
        "[~] no item",
    ],
)
def test_what_is_a_task_or_no_task_is_left_alone(item: str) -> None:
    assert codes(Case("", "", "", ()).analysed(changed(ITEM, item))) == []


def test_an_item_outside_the_checklist_is_left_alone() -> None:
    text = changed("Read this first.", "* [~] Read this first.")
    assert codes(Case("", "", "", ()).analysed(text)) == []
