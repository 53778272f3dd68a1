"""What holds once `edition.patch` has added an edition: `test_edition.py` runs this in a copy of the tree, and nobody else does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from report_ls.checker.limits import Bounds
from report_ls.features.hover import hover
from report_ls.features.overview import sections
from report_ls.lsp.session.settings import read_settings
from report_ls.template.editions import detect, edition
from report_ls.template.formats import NAMES
from report_ls.template.topics import question_of_item
from tests.features.marked import analysed, with_cursor
from tests.support.reports import question, report

LIMITS = edition("2027")
TEXT = report("2027")


def test_it_is_the_newest_edition() -> None:
    assert NAMES[-2:] == ("2026", "2027")
    assert LIMITS.expected == 32


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(7, Bounds(100, 200), id="changed"),
        pytest.param(28, Bounds(50, 150), id="new"),
        pytest.param(30, Bounds(150, 300), id="changed, and under another number"),
        pytest.param(31, Bounds(0, 200), id="moved"),
        pytest.param(32, Bounds(50, 300), id="as before, under another number"),
    ],
)
def test_a_question_has_its_limits(number: int, words: Bounds) -> None:
    assert LIMITS.of(number).words == words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT, id="a whole report"),
        pytest.param("".join(f"### Question {number}\n\n> Answer:\n\n" for number in range(1, 33)), id="the number of questions alone"),
        pytest.param("### Question 28\n\n> **How much energy did you use?**\n", id="a mark alone"),
    ],
)
def test_a_text_shows_it(text: str) -> None:
    assert detect(text) == "2027"


@pytest.mark.parametrize("arguments", [[], ["--edition", "2027"]])
def test_a_report_is_checked_by_it(arguments: list[str], tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(TEXT, "utf-8")
    command = [sys.executable, "-m", "report_ls", "check", "--format", "json", "--exit-zero", *arguments, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    [checked] = json.loads(done.stdout)["reports"]
    assert (checked["edition"], checked["official"]["passed"], checked["official"]["expected_answers"]) == ("2027", 32, 32)


@pytest.mark.parametrize(
    ("number", "title", "module"),
    [
        (27, "Credits and cloud", None),
        (28, "Energy use", "M13 Profiling"),
        (29, "Architecture", None),
        (31, "Extras", "M31"),
        (32, "Contributions and AI", None),
    ],
)
def test_a_hover_tells_of_the_question(number: int, title: str, module: str | None) -> None:
    marked, analysis = analysed(with_cursor(TEXT, f"### Question {number}\n"))
    found = hover(analysis, marked.cursor or 0)
    assert found is not None
    assert found.markdown.startswith(f"### {number} · {title}\n")
    assert "**A good answer**" in found.markdown
    assert ("Modules: " in found.markdown) is (module is not None)
    assert (module or "") in found.markdown


def test_a_view_has_its_questions_in_their_sections() -> None:
    _, analysis = analysed(TEXT)
    rows = sections(analysis)[-1]
    assert rows.section is not None
    assert rows.section.title == "Overall discussion of project"
    assert [row.status.number for row in rows.questions] == [*range(27, 33)]
    assert [row.title for row in rows.questions][1:3] == ["Energy use", "Architecture"]


def test_a_question_that_was_deleted_belongs_to_its_section() -> None:
    text = TEXT.replace(question(26, "2027") + "\n", "")
    _, analysis = analysed(text)
    [absent] = analysis.report.absent
    assert absent.number == 26
    assert text[absent.offset :].startswith("## Overall discussion of project\n")


def test_an_item_of_the_checklist_leads_to_the_new_question() -> None:
    assert question_of_item("Measure the energy of a training", LIMITS) == 28
    assert question_of_item("Measure the energy of a training", edition("2026")) is None


def test_it_can_be_set() -> None:
    assert read_settings({"edition": "2027"}).edition == "2027"
