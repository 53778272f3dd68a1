"""The format files: what each says is known, complete, and what is built of it (docs/format.md, section 2)."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import report_ls
from report_ls.checker.limits import Form, Limits, QuestionLimits, Source
from report_ls.template.editions import WHERE, edition
from report_ls.template.formats import NAMES, extended, format_of, known_format
from report_ls.template.sections import CHECKLISTS, TITLES, openers
from report_ls.template.topics import module, question_of_item, topic

FORMATS = Path(report_ls.__file__).parent / "formats"
FILES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in FORMATS.glob("*.toml")}
COURSE = "dtu-02476"
KEYS = {"edition", "extends", "form", "checklist", "sections", "questions", "marks", "modules"}
TEXTS = {"title", "asks", "covers", "modules", "checklist"}


def test_what_is_read_at_a_start_is_what_the_files_say() -> None:
    assert json.loads((FORMATS / "built.json").read_text("utf-8")) == FILES, "run scripts/write_lists.py"


# What may stand in a file


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_named_after_its_edition_and_extends_one_that_is_there(name: str) -> None:
    file = FILES[name]
    assert name == (f"{COURSE}-{file['edition']}" if "edition" in file else COURSE)
    assert file.get("extends") in ({None} if name == COURSE else FILES.keys() - {name})


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_no_key_that_is_not_known(name: str) -> None:
    file = FILES[name]
    assert file.keys() <= KEYS
    assert all(row.keys() <= TEXTS | {"words", "images"} for row in file.get("questions", {}).values() if row)
    assert all(section.keys() == {"title", "questions"} for section in file.get("sections", []))
    assert all(mark.keys() <= {"text", "where", "weight"} for mark in file.get("marks", {}).values() if mark)
    assert all(row.keys() == {"title", "url"} for row in file.get("modules", {}).values() if row)


def test_each_question_and_each_module_of_the_course_is_of_use() -> None:
    asked = {question for name in NAMES for question in format_of(name).ids}
    assert {question for file in FILES.values() for question in file.get("questions", {})} <= asked


@pytest.mark.parametrize(
    ("base", "changes", "whole"),
    [
        pytest.param({"a": 1}, {}, {"a": 1}, id="nothing is changed"),
        pytest.param({"a": 1}, {"b": 2}, {"a": 1, "b": 2}, id="a key is added"),
        pytest.param({"a": [1, 2]}, {"a": [3]}, {"a": [3]}, id="a list is replaced"),
        pytest.param({"a": {"b": 1, "c": 2}}, {"a": {"c": 3}}, {"a": {"b": 1, "c": 3}}, id="a table is joined"),
        pytest.param({"a": {"b": 1, "c": 2}}, {"a": {"c": False}}, {"a": {"b": 1}}, id="a key is removed"),
        pytest.param({"a": 1}, {"b": False}, {"a": 1}, id="a key that is not there is removed"),
        pytest.param({}, {"a": {"b": {"c": 1}}}, {"a": {"b": {"c": 1}}}, id="a table is added"),
    ],
)
def test_a_file_is_laid_over_the_one_that_it_extends(base: dict[str, Any], changes: dict[str, Any], whole: dict[str, Any]) -> None:
    before = json.dumps(base)
    assert extended(base, changes) == whole
    assert json.dumps(base) == before


# What each edition has


@pytest.mark.parametrize("name", NAMES)
def test_each_question_of_an_edition_stands_in_one_section_and_has_a_topic(name: str) -> None:
    known = format_of(name)
    assert len(known.ids) == len(set(known.ids)) == edition(name).expected
    assert {*known.ids} <= known.questions.keys()
    assert all(section.title and section.questions for section in known.sections)
    assert len({section.title for section in known.sections}) == len(known.sections)
    for number in range(1, edition(name).expected + 1):
        found = topic(number, edition(name))
        assert found is not None
        assert all([found.title, found.asks, found.covers, *found.covers, *found.checklist])
        assert all(words == words.casefold() for words in found.checklist)


@pytest.mark.parametrize("name", NAMES)
def test_the_modules_that_a_question_names_are_described(name: str) -> None:
    known = format_of(name)
    named = {module for question in known.ids for module in known.questions[question]["modules"]}
    assert named <= known.modules.keys()
    assert all(re.fullmatch(r"M\d+", each) for each in known.modules)
    assert all(row["title"] and row["url"].startswith("https://") for row in known.modules.values())


@pytest.mark.parametrize("name", NAMES)
def test_the_limits_of_an_edition_are_ranges(name: str) -> None:
    bounds = [each for question in edition(name).questions for each in question if each is not None]
    assert all(0 <= each.least <= each.most for each in bounds)
    assert len(bounds) > 20


@pytest.mark.parametrize("name", NAMES)
def test_the_marks_of_an_edition_are_looked_for_where_they_can_stand(name: str) -> None:
    marks = format_of(name).marks
    assert marks
    assert all(mark.text and mark.where in WHERE and mark.weight > 0 for mark in marks)


@pytest.mark.parametrize(
    ("name", "number", "question", "title"),
    [
        ("2022-12", 1, "group-number", "Group number"),
        ("2022-12", 22, "deployment", "Deployment"),
        ("2023-01", 24, "credits", "Credits"),
        ("2023-01", 25, "architecture", "Architecture"),
        ("2023-01", 27, "contributions", "Contributions"),
        ("2024-12", 22, "cloud-training", "Cloud training"),
        ("2024-12", 24, "deployment", "Deployment"),
        ("2025", 27, "credits-and-cloud", "Credits and cloud"),
        ("2026", 29, "architecture", "Architecture"),
        ("2026", 31, "contributions-and-ai", "Contributions and AI"),
    ],
)
def test_a_question_keeps_its_id_whatever_its_number_is(name: str, number: int, question: str, title: str) -> None:
    assert format_of(name).ids[number - 1] == question
    found = topic(number, edition(name))
    assert found is not None
    assert found.title == title


OLD = {
    "Group information": 1,
    "Coding environment": 4,
    "Version control": 7,
    "Running code and tracking experiments": 12,
    "Working in the cloud": 17,
    "Overall discussion of project": 24,
}
NEW = {**OLD, "Deployment": 23, "Overall discussion of project": 27}


@pytest.mark.parametrize(("name", "first"), [("2022-12", OLD), ("2023-01", OLD), ("2024-12", NEW), ("2025", NEW), ("2026", NEW)])
def test_a_section_begins_with_its_first_question(name: str, first: dict[str, int]) -> None:
    assert openers(edition(name)) == first


def test_the_titles_are_those_of_all_sections() -> None:
    assert {"Overall project checklist"} == CHECKLISTS
    assert {*NEW, *CHECKLISTS} <= {*TITLES}
    assert len({*TITLES}) == len(TITLES)


@pytest.mark.parametrize(("name", "form"), [("2022-12", Form.OLD), ("2023-01", Form.OLD), ("2024-12", Form.NEW), ("2026", Form.NEW)])
def test_an_edition_has_the_form_of_its_checker(name: str, form: Form) -> None:
    assert edition(name).form is form


@pytest.mark.parametrize(("name", "title"), [("M1", "The command line"), ("M5", "Git"), ("M999", None), ("", None)])
def test_a_module_has_a_page(name: str, title: str | None) -> None:
    found = module(name)
    assert (found and found.title) == title


# What is not known


def decided(count: int) -> Limits:
    """The limits of a `report.py` with `count` questions beside a report that shows the newest edition."""
    return edition(NAMES[-1])._replace(questions=(QuestionLimits(),) * count, source=Source.CHECKER)


@pytest.mark.parametrize("count", sorted({0, 1, 26, 28, 29, 30, 32, 33, 40} - {edition(name).expected for name in NAMES}))
def test_of_a_template_with_another_number_of_questions_nothing_is_claimed(count: int) -> None:
    limits = decided(count)
    assert known_format(limits) is None
    assert openers(limits) == {}
    assert [topic(number, limits) for number in range(count + 2)] == [None] * (count + 2)
    assert question_of_item("Write unit tests", limits) is None


def test_of_an_edition_that_nobody_knows_nothing_is_claimed() -> None:
    assert known_format(edition(NAMES[-1])._replace(edition="1999")) is None


@pytest.mark.parametrize("number", [-1, 0, 32, 99])
def test_a_question_that_an_edition_lacks_has_no_topic(number: int) -> None:
    assert topic(number, edition("2026")) is None
