"""The marks of the task list at the top of the report."""

from __future__ import annotations

import pytest

from report_ls.model.findings import Severity
from report_ls.template import topics as guidance
from report_ls.template.editions import edition
from report_ls.template.formats import NAMES
from tests.rules.cases import Case, changed, check, codes
from tests.support.reports import question, report

ITEM = "* [x] Make a repository (M5)"
TICK, OPEN = "Tick it: [x]", "Leave it open: [ ]"
UNTICK = "Untick it: [ ]"


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


def with_item(item: str, name: str = "2026", **answers: str) -> str:
    """A report with another item. `answers` are named as `q28`."""
    return changed(ITEM, item, report(name, {int(number[1:]): text for number, text in answers.items()}))


def of_item(item: str, number: int, name: str = "2026", empty: str = "") -> Case:
    """An item that is ticked while its question has `empty` for an answer."""
    source = with_item(f"* «[x]» {item}", name, **{f"q{number}": empty})
    return Case(
        f"{name}: {item}",
        "checklist-mismatch",
        source,
        (f"This is ticked, but question {number}, which asks about it, has no answer.",),
        {UNTICK: with_item(f"* [ ] {item}", name, **{f"q{number}": empty})},
        severity=Severity.INFORMATION,
        related=((f"Question {number}", "This question has no answer"),),
        also=("unanswered",),
        edition=name,
    )


MISMATCHES = [
    of_item("Create a frontend for it (M26)", 28),
    of_item("Create a frontend for it (M26)", 28, empty="--- question 28 fill here ---"),
    of_item("Create a Frontend", 28, "2024-12"),
    of_item("Calculate the code coverage (M16)", 8),
    of_item("Calculate the coverage", 8, "2023-01"),
    of_item("Do a load test\n  of the API (M24)", 25),
    of_item("Write API tests (M24)", 25),
    of_item("Get the training in GCP to run (M21)", 22),
    of_item("Deploy your model in the cloud (M23)", 24),
    of_item("Deploy your model in the cloud", 22, "2023-01"),
    of_item("Draw an architectural diagram", 29),
    of_item("Draw an architectural diagram", 25, "2022-12"),
]
SECOND = "* [ ] Write a requirements file (M2+M6)"
THIRD = "* [X] Test the data (M16)"


def with_marks(first: str, second: str, third: str = "[X]") -> str:
    """A report with these marks at its three items."""
    text = changed(ITEM, ITEM.replace("[x]", first))
    return changed(THIRD, THIRD.replace("[X]", third), changed(SECOND, SECOND.replace("[ ]", second), text))


REPEATED = [
    Case(
        "one mark at three items is one finding with a fix for all",
        "checklist-mark",
        with_marks("«[~]»", "[~]", "[~]"),
        ("`[~]` is not read as a task (3 times). Write `[x]` for done, `[ ]` for not done.",),
        {"Tick all 3: [x]": with_marks("[x]", "[x]", "[x]"), "Leave all 3 open: [ ]": with_marks("[ ]", "[ ]", "[ ]")},
        related=(("[~]", "Here, too"), ("[~]", "Here, too")),
    ),
    Case(
        "marks that say the same, with and without spaces",
        "checklist-mark",
        with_marks("«[ x ]»", "[X ]"),
        ("`[ x ]` is not read as a task (2 times). Write `[x]` for done, `[ ]` for not done.",),
        {"Tick all 2: [x]": with_marks("[x]", "[x]"), "Leave all 2 open: [ ]": with_marks("[ ]", "[ ]")},
        related=(("[X ]", "Here, too"),),
    ),
    Case(
        "marks that say something else are two findings",
        "checklist-mark",
        with_marks("«[]»", "«[~]»"),
        (
            "`[]` is not read as a task. Write `[x]` for done, `[ ]` for not done.",
            "`[~]` is not read as a task. Write `[x]` for done, `[ ]` for not done.",
        ),
        {OPEN: with_marks("[ ]", "[~]"), TICK: with_marks("[x]", "[~]")},
    ),
]


def of_box(box: str, meant: str, *titles: str, behind: str = " ") -> Case:
    """A box in another form, which is written as `meant` by the first fix."""
    fixed = {TICK: changed(ITEM, ITEM), OPEN: changed(ITEM, ITEM.replace("[x]", "[ ]"))}
    assert meant == ("[x]" if titles[0] == TICK else "[ ]")
    return Case(
        f"{box}{behind}Make",
        "checklist-mark",
        changed(ITEM, ITEM.replace("[x] ", f"«{box}»{behind}")),
        (f"`{box}` is not read as a task. Write `[x]` for done, `[ ]` for not done.",),
        {title: fixed[title] for title in titles},
    )


UNSPACED = [
    *(
        Case(
            f"no space {where} the box: {item}",
            "checklist-mark",
            changed(old, item),
            (f"`{box}` is not read as a task: it needs a space {where} it.",),
            {f"Put a space {where} it": report()},
        )
        for where, box, old, item in (
            ("before", "[x]", "* [x] Make", "*«[x]» Make"),
            ("before", "[ ]", "* [ ] Write", "*«[ ]» Write"),
            ("before and after", "[x]", "* [x] Make", "*«[x]»Make"),
        )
    ),
    Case(
        "a module right after the box is no address",
        "checklist-mark",
        changed("* [x] Make", "* «[x]»(M5) Make"),
        ("`[x]` is not read as a task: it needs a space after it.",),
        {"Put a space after it": changed("* [x] Make", "* [x] (M5) Make")},
    ),
    Case(
        "no space after the box",
        "checklist-mark",
        changed("* [x] Make", "* «[x]»Make"),
        ("`[x]` is not read as a task: it needs a space after it.",),
        {"Put a space after it": report()},
    ),
    Case(
        "no space after three boxes keeps their marks",
        "checklist-mark",
        changed("* [X] Test", "* [X]Test", changed("* [ ] Write", "* [ ]Write", changed("* [x] Make", "* «[x]»Make"))),
        ("`[x]` is not read as a task (3 times): it needs a space after it.",),
        {"Put a space after all 3": report()},
        related=(("[ ]", "Here, too"), ("[X]", "Here, too")),
    ),
    Case(
        "boxes of several forms that say the same are one finding",
        "checklist-mark",
        with_marks("«([X])»", "[x)", "(x)"),
        ("`([X])` is not read as a task (3 times). Write `[x]` for done, `[ ]` for not done.",),
        {"Tick all 3: [x]": with_marks("[x]", "[x]", "[x]"), "Leave all 3 open: [ ]": with_marks("[ ]", "[ ]", "[ ]")},
        related=(("[x)", "Here, too"), ("(x)", "Here, too")),
    ),
]
TICKED_FORMS = ("([X])", "[x)", "(x]", "(x)", "( x )", "[[x]]", "**[x]**", "`[x]`", "\\[x\\]", "[x", "x]", "{x}", "[x}", "{ X }")
EMPTY_FORMS = ("([ ])", "{ }", "( )", "[ )", "\\[ \\]")
CASES = [
    *REPEATED,
    *UNSPACED,
    *(of_box(box, "[x]", TICK, OPEN) for box in TICKED_FORMS),
    *(of_box(box, "[ ]", OPEN, TICK) for box in EMPTY_FORMS),
    *(of_box(box, "[x]", TICK, OPEN, behind="") for box in ("([x])", "(x)", "[ x ]")),
    *MISMATCHES,
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
        "* [x][reference] (M5)",
        "* (M5) Make a repository",
        "* (old) Make a repository",
        "* x marks the spot",
        "* [x marks](https://example.org) the spot",
        "* **x** in bold",
        "**[x]** in bold",
        "*[x]* in italics",
        "*[Link](https://example.org) in italics*",
        "* [x](https://example.org)",
        "* [x](Make)",
        "* [old](M5) Make",
        "* [x]",
        "[~] no item",
    ],
)
def test_what_is_a_task_or_no_task_is_left_alone(item: str) -> None:
    assert codes(Case("", "", "", ()).analysed(changed(ITEM, item))) == []


def test_an_item_outside_the_checklist_is_left_alone() -> None:
    text = changed("Read this first.", "* [~] Read this first.")
    assert codes(Case("", "", "", ()).analysed(text)) == []


FRONTEND = "Create a frontend (M26)"


@pytest.mark.parametrize(
    "source",
    [
        with_item(f"* [ ] {FRONTEND}", q28=""),
        with_item(f"* [x] {FRONTEND}", q28="No."),
        with_item(f"* [x] {FRONTEND}", q29=""),
        with_item("* [x] Use drift detection (M27)", q26="", q28=""),
        with_item("* [x] Find a bug and use a profiler (M12)", q16=""),
        with_item("* [x] Measure coverage, and put it on the frontend", q8="", q28=""),
        with_item(f"* [x] {FRONTEND}").replace(question(28), ""),
        with_item(f"* [x] {FRONTEND}", q29="").replace("### Question 29\n", "### Question 28\n"),
    ],
)
def test_what_is_not_certainly_contradicted_is_left_alone(source: str) -> None:
    assert "checklist-mismatch" not in codes(Case("", "", "", ()).analysed(source))


def test_an_item_of_a_question_that_the_edition_does_not_have_is_left_alone() -> None:
    old = with_item(f"* [x] {FRONTEND}", "2023-01", q24="")
    assert codes(Case("", "", "", (), edition="2023-01").analysed(old)) == ["unanswered"]


@pytest.mark.parametrize(("answered", "is_said"), [(15, False), (16, True)])
def test_nothing_is_contradicted_by_a_report_that_is_only_begun(answered: int, is_said: bool) -> None:
    empty = {number: f"--- question {number} fill here ---" for number in range(31, answered, -1)}
    source = changed(ITEM, f"* [x] {FRONTEND}", report(answers=empty))
    assert ("checklist-mismatch" in codes(Case("", "", "", ()).analysed(source))) is is_said


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_an_item_lead_to_one_question(name: str) -> None:
    limits = edition(name)
    topics = {number: topic for number in range(1, limits.expected + 1) if (topic := guidance.topic(number, limits))}
    found = {word: guidance.question_of_item(word, limits) for topic in topics.values() for word in topic.checklist}
    assert len(found) > 10
    assert found == {word: number for number, topic in topics.items() for word in topic.checklist}
