"""What views of a client's own are built on: `report-ls/status` and `report-ls/report`, as PROTOCOL.md has them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from tests.lsp.files import draw, png, script
from tests.lsp.typescript import declared, problems
from tests.support.editor import Editor
from tests.support.page import Page
from tests.support.reports import figure_names, question, report
from tests.support.samples import SAMPLES

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = "word " * 220
STATUS = declared("## `report-ls/status`")
REPORT = declared("## `report-ls/report`")


def statuses(page: Page) -> list[dict[str, Any]]:
    """Those of a page, held against their type."""
    found = [status for status in page.client.statuses if status["uri"] == page.uri]
    assert [problems(status, "Status", STATUS) for status in found] == [[]] * len(found)
    return [{name: value for name, value in status.items() if name != "uri"} for status in found]


async def reported(page: Page) -> dict[str, Any]:
    """The answer for a page, held against its type."""
    answer = await page.report()
    assert problems(answer, "Report", REPORT) == []
    assert answer is not None
    assert (answer["uri"], answer["version"]) == (page.uri, page.version)
    return answer


# -- status


WEEKS = [{"name": "Week 1", "ticked": 1, "total": 2}, {"name": "Week 2", "ticked": 1, "total": 1}]


def verdict(version: int, passed: int | None, answers: int = 31, unfinished: tuple[int, ...] = ()) -> dict[str, Any]:
    return {
        "version": version,
        "isReport": True,
        "passed": passed,
        "total": 31,
        "stopped": passed is None,
        "answers": answers,
        "unfinished": list(unfinished),
        "weeks": WEEKS,
    }


async def test_a_status_is_sent_at_each_change_of_the_verdict_and_at_no_other(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={5: "word " * 98 + "🙂"}), folder / "README.md")
    place = page.at("🙂") + 1
    for _ in range(3):
        await page.settled()
        place = page.type(" x", place)
    await page.settled()
    assert statuses(page) == [verdict(1, 30, unfinished=(5,)), verdict(3, 31)]
    page.replace("> Answer:", "> Answer")
    await page.settled()
    page.replace("> Answer", "> Answer ")
    await page.settled()
    page.replace("> Answer ", "> Answer:")
    await page.settled()
    assert statuses(page)[2:] == [verdict(8, None, 30), verdict(10, 31)]


async def test_a_status_is_sent_when_an_item_is_ticked_and_when_another_question_fails(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(answers={6: "word " * 98 + "🙂", 7: "word " * 49 + "🧪"}), folder / "README.md")
    await page.settled()
    page.replace("* [ ] Write", "* [x] Write")
    await page.settled()
    with editor.client.at_once():
        page.replace("🙂", "🙂 x")
        page.replace("word 🧪", "🧪")
    await page.settled()
    told = [(status["passed"], status["unfinished"], [week["ticked"] for week in status["weeks"]]) for status in statuses(page)]
    assert told == [(30, [6], [1, 1]), (30, [6], [2, 1]), (30, [7], [2, 1])]


async def test_a_status_tells_of_a_document_that_is_a_report_no_more_and_once(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(), folder / "README.md")
    await page.settled()
    page.replace_all("# Notes\n")
    await page.settled()
    page.type("More notes", 0)
    await page.settled()
    page.replace_all(report())
    await page.settled()
    assert statuses(page) == [verdict(1, 31), {"version": 2, "isReport": False}, verdict(13, 31)]


async def test_a_status_follows_the_limits_beside_the_report(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(), folder / "README.md")
    await page.settled()
    editor.write(folder / "report.py", script({5: (1, 10)}))
    await editor.client.until(lambda: len(statuses(page)) == 2)
    assert statuses(page) == [verdict(1, 31), verdict(1, 30, unfinished=(5,))]


async def test_nothing_is_sent_after_a_document_is_closed(editor: Editor, folder: Path) -> None:
    page = await editor.open(report(), folder / "README.md")
    other = await editor.open(report(), folder / "other.md")
    await page.settled()
    with editor.client.at_once():
        page.replace_all(report(answers={5: "word"}))
        page.close()
        page.replace_all("# Notes\n")
    await other.settled()
    assert statuses(page) == [verdict(1, 31)]


# -- report


async def test_a_report_is_told_as_the_protocol_promises(editor: Editor, folder: Path) -> None:
    figures = ("figures/bucket.png", "figures/used one.png", "figures/unused.png", "figures/notes.txt")
    answers = {
        2: "s900001",
        3: "--- question 3 fill here ---",
        5: "🙂",
        14: f"🙂 ![a](figures/used%20one.png) {WORDS}",
        15: "[b](figures/used%20one.png) " + "word " * 120,
    }
    text = report(answers=answers)
    draw(folder, *figure_names(text), *figures)
    (folder / "figures/bucket.png").write_bytes(SAMPLES["figures/bucket.png"])
    (folder / "figures/used one.png").write_bytes(png(640, 480))
    (folder / "figures/unused.png").write_bytes(b"no picture")
    page = await editor.open(text, folder / "README.md")
    answer = await reported(page)

    assert {name: answer[name] for name in ("edition", "limits", "note", "passed", "total", "stopped")} == {
        "edition": "2026",
        "limits": "edition",
        "note": None,
        "passed": 30,
        "total": 31,
        "stopped": False,
    }
    sections = [(section["title"], [question["number"] for question in section["questions"]]) for section in answer["sections"]]
    assert sections[0] == ("Group information", [1, 2, 3])
    assert sections[-1] == ("Overall discussion of project", [27, 28, 29, 30, 31])
    assert [number for _, numbers in sections for number in numbers] == list(range(1, 32))

    questions = {question["number"]: question for section in answer["sections"] for question in section["questions"]}
    assert [questions[number]["state"] for number in (1, 3, 5, 14)] == ["passed", "unanswered", "failed", "passed"]
    assert questions[14] | {"range": None, "headingRange": None, "guidanceRange": None, "answerRange": None} == {
        "number": 14,
        "title": "Experiment tracking",
        "state": "passed",
        "official": True,
        "words": 222,
        "images": 1,
        "wordLimits": [200, 300],
        "imageLimits": [1, 3],
        "range": None,
        "headingRange": None,
        "guidanceRange": None,
        "answerRange": None,
    }
    assert answer["unfinished"] == [3, 5]
    assert answer["weeks"] == WEEKS
    assert (questions[1]["wordLimits"], questions[1]["imageLimits"]) == (None, None)

    assert answer["unusedFigures"] == ["figures/unused.png"]
    shown = {figure["name"]: figure for figure in answer["figures"]}
    assert shown["figures/used one.png"] == {
        "name": "figures/used one.png",
        "path": "figures/used%20one.png",
        "bytes": len(png(640, 480)),
        "width": 640,
        "height": 480,
        "usedIn": [14, 15],
        "sample": False,
    }
    assert (shown["figures/unused.png"]["width"], shown["figures/unused.png"]["height"]) == (None, None)
    assert [answer["figures"][index]["name"] for index in (0, -1)] == ["figures/unused.png", "figures/bucket.png"]
    assert shown["figures/bucket.png"]["sample"] is True
    assert "figures/notes.txt" not in shown

    assert [(item["week"], item["text"], item["ticked"], item["modules"]) for item in answer["checklist"]] == [
        ("Week 1", "Make a repository (M5)", True, ["M5"]),
        ("Week 1", "Write a requirements file (M2+M6)", False, ["M2", "M6"]),
        ("Week 2", "Test the data (M16)", True, ["M16"]),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
async def test_the_ranges_of_a_report_are_of_the_very_characters(editor: Editor, folder: Path, end: str) -> None:
    answer = "🙂 One\u2028 line\n\nAnd 👩‍🔬 another"
    text = report(answers={5: answer, 6: ""}).replace("* [x] Make a repository (M5)", "* [x] Make 🙂 a repository (M5)").replace("\n", end)
    page = await editor.open(text, folder / "README.md")
    told = await reported(page)

    def of(range_: dict[str, Any]) -> str:
        start, end = types.Position(**range_["start"]), types.Position(**range_["end"])
        return page.model.of(types.Range(start, end)).replace("\r\n", "\n").replace("\r", "\n")

    questions = {question["number"]: question for section in told["sections"] for question in section["questions"]}
    assert of(questions[5]["headingRange"]) == "Question 5"
    assert of(questions[5]["answerRange"]) == answer
    guidance = of(questions[5]["guidanceRange"])
    assert guidance.startswith("> **What did you do")
    assert guidance.endswith("\n>\n> Answer:")
    assert of(questions[5]["range"]).strip() == question(5, body=answer).strip()
    assert of(questions[6]["answerRange"]) == ""
    assert [of(section["headingRange"]) for section in told["sections"]] == [section["title"] for section in told["sections"]]
    assert of(told["sections"][1]["range"]).startswith("## Coding environment\n\n> In this section")
    assert of(told["checklist"][0]["range"]) == "* [x] Make 🙂 a repository (M5)"


async def test_a_report_that_stops_and_lacks_questions_is_told_too(editor: Editor, folder: Path) -> None:
    text = re.sub("^## .*", "", report(), flags=re.MULTILINE).replace(question(6), "").replace("### Question 9\n\n", "")
    page = await editor.open(text, folder / "README.md")
    answer = await reported(page)
    assert (answer["passed"], answer["stopped"], answer["total"]) == (None, True, 31)
    questions = {question["number"]: question for section in answer["sections"] for question in section["questions"]}
    assert list(questions) == list(range(1, 32))
    assert (questions[6]["state"], questions[6]["range"], questions[6]["answerRange"]) == ("missing", None, None)
    assert questions[6]["guidanceRange"] is None
    assert 6 not in answer["unfinished"]
    assert questions[9]["headingRange"] is not None
    assert not questions[5]["official"]
    assert [section["title"] for section in answer["sections"]] == [None]


async def test_guidance_that_was_deleted_has_no_range(editor: Editor, folder: Path) -> None:
    guidance = re.search("> .*?\n\n", question(5), re.DOTALL)
    assert guidance is not None
    page = await editor.open(report().replace(question(5), question(5).replace(guidance[0], "Answer:\n\n")), folder / "README.md")
    questions = {question["number"]: question for section in (await reported(page))["sections"] for question in section["questions"]}
    assert questions[5]["guidanceRange"] is None
    assert questions[5]["answerRange"] is not None


async def test_the_limits_of_a_report_py_are_told_and_why_one_is_not_used(editor: Editor, folder: Path) -> None:
    (folder / "report.py").write_bytes(script({5: (7, 9)}))
    page = await editor.open(report(), folder / "README.md")
    answer = await reported(page)
    assert (answer["limits"], answer["note"]) == ("report.py", None)
    assert answer["sections"][1]["questions"][1]["wordLimits"] == [7, 9]

    (folder / "odd").mkdir()
    (folder / "odd/report.py").write_text("this is no python")
    page = await editor.open(report(), folder / "odd/README.md")
    answer = await reported(page)
    assert (answer["limits"], answer["note"]) == ("edition", "The report.py beside this report was not used: it is not valid Python.")


async def test_a_text_that_is_not_on_disk_is_told_without_figures(editor: Editor) -> None:
    page = await editor.open(report(), uri="untitled:Untitled-4")
    answer = await reported(page)
    assert (answer["figures"], answer["unusedFigures"], answer["passed"]) == ([], [], 31)


async def test_what_is_no_report_or_is_not_open_has_none(editor: Editor, folder: Path) -> None:
    page = await editor.open("# Notes\n", folder / "notes.md")
    assert await page.report() is None
    page.uri += "x"
    assert await page.report() is None
    page.uri = page.uri.removesuffix("x")
