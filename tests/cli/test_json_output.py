"""`check --format json`, for programs (docs/design.md, section 5)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from report_ls.template.editions import edition
from report_ls.template.formats import NAMES
from tests.cli.command import EXAMPLE, SHARED, codes, report_ls, write_report

STOPPED = "One line, and nothing of the template.\n"


def reports(*arguments: object, **options: Any) -> list[dict[str, Any]]:
    checked: list[dict[str, Any]] = json.loads(report_ls("check", "--format", "json", *arguments, **options).output)["reports"]
    return checked


def row(number: int, words: int) -> dict[str, Any]:
    """A question of the 2026 edition that passes."""
    limits = edition("2026").of(number)
    return {
        "number": number,
        "passed": True,
        "words": words,
        "images": limits.images.least if limits.images else 0,
        "min_words": limits.words.least if limits.words else None,
        "max_words": limits.words.most if limits.words else None,
        "min_images": limits.images.least if limits.images else None,
        "max_images": limits.images.most if limits.images else None,
    }


def test_a_report_with_one_short_answer_is_this_object(tmp_path: Path) -> None:
    write_report(tmp_path, {5: "word " * 96 + "end."})
    heading = (tmp_path / "README.md").read_text("utf-8").split("\n").index("### Question 5") + 1
    middle = [1, 2, 100, 150, 97, 150, 75, 150, 150, 150, 250, 75, 150, 250, 150, 150]
    middle += [125, 150, 3, 3, 3, 150, 150, 150, 150, 150, 150, 100, 300, 300, 175]
    questions = [row(number, words) for number, words in enumerate(middle, 1)]
    questions[4]["passed"] = False
    expected = {
        "version": 1,
        "reports": [
            {
                "path": "README.md",
                "edition": "2026",
                "limits": "edition",
                "official": {"outcome": "checked", "answers": 31, "expected_answers": 31, "passed": 30, "questions": questions},
                "findings": [
                    {
                        "code": "too-short",
                        "severity": "warning",
                        "message": "97 words, 3 short of 100 (100-200).",
                        "question": 5,
                        "start": {"line": heading, "column": 5},
                        "end": {"line": heading, "column": 15},
                        "fixes": [],
                    }
                ],
            }
        ],
    }
    ended = report_ls("check", "--format", "json", "README.md", cwd=tmp_path)
    assert ended.output == json.dumps(expected, ensure_ascii=False, indent=1) + "\n"
    assert (ended.status, ended.errors) == (1, "")


def test_a_check_that_stops_has_no_questions(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(STOPPED)
    [checked] = reports(tmp_path / "README.md")
    assert checked["official"] == {
        "outcome": "wrong-answer-count",
        "answers": 0,
        "expected_answers": edition(NAMES[-1]).expected,
        "passed": None,
        "questions": [],
    }
    assert "answer-count" in codes(checked)


def test_the_text_is_that_of_one_call_of_json_dumps(tmp_path: Path) -> None:
    write_report(tmp_path / "a", {5: "Only a few wørds “here”."})
    write_report(tmp_path / "b")
    ended = report_ls("check", "--format", "json", "a", "missing", "b", EXAMPLE, cwd=tmp_path)
    assert ended.output == json.dumps(json.loads(ended.output), ensure_ascii=False, indent=1) + "\n"


def test_reports_keep_the_order_of_the_paths_and_an_unreadable_one_its_place(tmp_path: Path) -> None:
    write_report(tmp_path / "a")
    write_report(tmp_path / "b")
    (tmp_path / "broken.md").write_bytes(b"abc\n\xe6")
    checked = reports("b/README.md", "broken.md", "a", "missing.md", cwd=tmp_path)
    assert [report["path"] for report in checked] == ["b/README.md", "broken.md", str(Path("a/README.md")), "missing.md"]
    assert checked[1] == {"path": "broken.md", "error": "Not UTF-8: byte 0xE6 at offset 4, on line 2. Save the file as UTF-8."}
    assert checked[3] == {"path": "missing.md", "error": "No such file or directory."}


def test_a_folder_without_a_report_is_no_report(tmp_path: Path) -> None:
    ended = report_ls("check", "--format", "json", cwd=tmp_path)
    assert json.loads(ended.output) == {"version": 1, "reports": []}
    assert (ended.status, ended.errors) == (2, "report-ls: .: There is no report in this folder.\n")


@pytest.mark.parametrize(
    ("before", "line", "column"),
    [
        pytest.param("One.\n", 2, 1, id="a line feed ends a line"),
        pytest.param("One.\r\n", 2, 1, id="and so does a carriage return with a line feed"),
        pytest.param("One.\r", 2, 1, id="and one without"),
        pytest.param("One.\u2028", 1, 6, id="a line separator does not"),
        pytest.param("One.\x0c", 1, 6, id="nor a form feed"),
        pytest.param("One.\x85", 1, 6, id="nor a next line"),
        pytest.param("\ufeff", 1, 2, id="a byte order mark is a character"),
        pytest.param("\U0001f600 ", 1, 3, id="columns are code points"),
    ],
)
def test_lines_and_columns_are_from_one(tmp_path: Path, before: str, line: int, column: int) -> None:
    path = write_report(tmp_path, {8: "word " * 150})
    content = path.read_bytes().decode()
    start = content.index("word " * 150)
    lines_before = content.count("\n", 0, start)
    path.write_bytes((content[:start] + before + "![x](y.png)" + content[start:]).encode())
    [checked] = reports(path)
    [place] = [finding["start"] for finding in checked["findings"] if finding["code"] == "image-outside-figures"]
    assert (place["line"] - lines_before, place["column"]) == (line, column + len("![x]("))


def test_fixes_are_titles() -> None:
    [checked] = reports(EXAMPLE)
    fixes = {finding["code"]: finding["fixes"] for finding in checked["findings"]}
    assert fixes["image-case"] == ["Write figures/bucket_data.png"]
    assert fixes["too-long"] == []


def test_the_output_is_utf_8_whatever_the_terminal_has(tmp_path: Path) -> None:
    write_report(tmp_path / "søjle", {6: "“Few.”"})
    ended = report_ls("check", "--format", "json", cwd=tmp_path, PYTHONIOENCODING="latin-1")
    [checked] = json.loads(ended.raw.decode("utf-8"))["reports"]
    assert checked["path"] == str(Path("søjle/README.md"))
    assert "søjle" in ended.raw.decode("utf-8")


def test_the_example_report_passes_20_of_31() -> None:
    [checked] = reports(EXAMPLE)
    assert checked["official"]["passed"] == 20
    assert len(checked["findings"]) == 38


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reports to compare with (../shared/reports) are not here")
def test_real_reports_are_counted_as_the_course_counts_them() -> None:
    folders = sorted(SHARED.iterdir())
    checked = reports("--edition", "2026", *(folder / "README.md" for folder in folders))
    for folder, report in zip(folders, checked, strict=True):
        assert report["official"] == json.loads((folder / "official.json").read_text("utf-8")), folder.name
