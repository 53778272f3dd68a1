"""How far the checklist and the questions are."""

from __future__ import annotations

from report_ls.features.progress import Week, unfinished, weeks
from tests.features.marked import analysed
from tests.support.reports import CHECKLIST, question, report


def told(source: str) -> tuple[Week, ...]:
    return weeks(analysed(source)[1].report)


def test_each_week_tells_how_many_of_its_items_are_ticked() -> None:
    assert told(report()) == (Week("Week 1", 1, 2), Week("Week 2", 1, 1))


def test_an_odd_mark_is_not_ticked_and_a_week_without_items_is_not_told() -> None:
    assert told(report().replace("[x] Make", "[~] Make").replace("### Week 2", "### Week 2\n\n### Extra")) == (
        Week("Week 1", 0, 2),
        Week("Extra", 1, 1),
    )


def test_items_before_the_first_week_have_no_name_and_a_week_that_is_there_twice_is_one() -> None:
    source = report().replace("### Week 1", "* [x] First").replace("### Week 2", "### Week 1\n\n* [ ] Then\n\n### Week 2\n\n### Week 1")
    assert told(source) == (Week("", 2, 3), Week("Week 1", 1, 2))


def test_a_report_without_a_checklist_has_no_weeks() -> None:
    assert told(report().replace(CHECKLIST, "")) == ()


def numbers(source: str) -> list[int]:
    return [found.number for found in unfinished(analysed(source)[1])]


def test_the_questions_that_do_not_pass_are_told_in_the_order_in_which_they_stand() -> None:
    source = report(answers={3: "--- question 3 fill here ---", 5: "word", 7: ""})
    assert numbers(report()) == []
    assert numbers(source) == [3, 5, 7]
    assert numbers(
        source.replace(question(5, body="word"), "").replace("### Question 9\n", f"{question(5, body='word')}\n### Question 9\n")
    ) == [
        3,
        7,
        5,
    ]


def test_a_question_of_which_nothing_is_left_is_not_told() -> None:
    assert numbers(report(answers={5: "word"}).replace(question(6), "")) == [5]
