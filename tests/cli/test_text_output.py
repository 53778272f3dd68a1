"""What `check` shows to a person."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.cli.command import EXAMPLE, ROOT, example, report_ls, write_report
from tests.support.systems import with_byte_names

ESCAPE = "\x1b"
PLACE = re.compile(r"(?P<path>\S+):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning|information|hint) (?P<code>[a-z-]+)")


def colours(output: str) -> list[str]:
    """The codes of colours among the escape sequences."""
    codes = [code for sequence in re.findall(r"\x1b\[([\d;]*)m", output) for code in sequence.split(";")]
    return [code for code in codes if re.fullmatch(r"3[0-8]|4[0-8]|9\d|10\d", code)]


@pytest.mark.parametrize(
    ("answers", "last"),
    [
        pytest.param({}, "Total number of questions passed: 31/31", id="all pass"),
        pytest.param({5: "Few.", 6: "Few."}, "Total number of questions passed: 29/31", id="some fail"),
        pytest.param(
            {31: "### More\n"},
            "ValueError: Number of answers are different from the expected 31. Have you changed the template?",
            id="the check stops",
        ),
    ],
)
def test_the_last_line_is_that_of_the_course(tmp_path: Path, answers: dict[int, str], last: str) -> None:
    assert report_ls("check", write_report(tmp_path, answers)).lines[-1] == last


def test_the_last_line_names_the_number_of_questions_of_an_old_edition(tmp_path: Path) -> None:
    assert report_ls("check", write_report(tmp_path, edition="2023-01")).lines[-1] == "Total number of questions passed: 27/27"


def test_the_example_report_passes_20_of_31() -> None:
    assert example().lines[-1] == "Total number of questions passed: 20/31"
    assert example().status == 1


ROWS = {
    1: ("42", "  1  Group number                               1                 ✓ pass"),
    4: ("word " * 150, "  4  Dependencies             ━━━━━━━───     150/100-200         ✓ pass"),
    5: ("word " * 97, "  5  Code structure           ━━━━·─────      97/100-200         ✗ short"),
    7: ("word " * 107, "  7  Unit tests               ━━━━━━━━━━╍    107/50-100          ✗ long"),
    14: ("word " * 250, " 14  Experiment tracking      ━━━━━━━━──     250/200-300  0/1-3  ✗ images"),
    21: ("![a](b.png)", " 21  Build history                              1          1/1-2  ✓ pass"),
    24: ("![a](b.png) " * 12345, " 24  Deployment               ━━━━━━━━━━╍╍ 12345/100-200  12345  ✗ long"),
    26: ("--- question 26 fill here ---", " 26  Monitoring               ·····─────       6/100-200         ✗ empty"),
    28: ("--- question 28 fill here ---", " 28  Extras                   ──────────       6/0-200           ✓ empty"),
    29: ("word " * 3, " 29  Architecture             ·····─────       3/200-400  0/1    ✗ short, images"),
}


def test_a_question_has_a_row(tmp_path: Path) -> None:
    lines = report_ls("check", write_report(tmp_path, {number: answer for number, (answer, _) in ROWS.items()})).lines
    for number, (_, row) in ROWS.items():
        assert " ".join(row.split()) in [" ".join(line.split()) for line in lines], number


def test_a_question_that_is_gone_has_a_row(tmp_path: Path) -> None:
    path = write_report(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("### Question 9")] + text[text.index("### Question 10") :], "utf-8")
    lines = report_ls("check", path).lines
    [shown] = [line for line in lines if line.startswith("  9  ")]
    assert shown.split()[-2:] == ["✗", "missing"]


def test_rows_stand_under_the_titles_of_their_sections(tmp_path: Path) -> None:
    lines = report_ls("check", write_report(tmp_path)).lines
    assert lines[lines.index("Coding environment") + 1].startswith("  4  Dependencies")
    assert lines[lines.index("Overall discussion of project") + 1].startswith(" 27  ")


@pytest.mark.parametrize("columns", [70, 80, 100, 200])
def test_the_table_is_not_wider_than_the_terminal(columns: int) -> None:
    lines = example(columns).lines
    table = [line for line in lines if not PLACE.match(line)]
    assert max(map(len, table)) <= columns
    assert sum(line.startswith((" ", "  ")) for line in table) == 31


def test_a_title_that_is_too_long_for_the_terminal_is_cut() -> None:
    assert any("Debugging and profili…" in line for line in example(70).lines)


def test_every_finding_is_a_line_that_a_terminal_can_open() -> None:
    lines = example().lines
    places = [match for line in lines if (match := PLACE.match(line))]
    text = EXAMPLE.read_text("utf-8").split("\n")
    assert len(places) == 38
    for place in places:
        assert place["path"] == "examples/reports/README.md"
        assert 1 <= int(place["column"]) <= len(text[int(place["line"]) - 1]) + 1
    assert "examples/reports/README.md:141:5: warning too-short  Question 5: 97 words, 3 short of 100 (100-200)." in lines


def test_a_place_is_not_broken_in_a_narrow_terminal() -> None:
    lines = report_ls("check", "examples/reports/README.md", COLUMNS="50", FORCE_COLOR="1", TERM="xterm").lines
    plain = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in lines]
    assert sum(PLACE.fullmatch(line) is not None for line in plain) == 38
    assert "\n    Question 5: 97 words, 3 short of 100\n    (100-200)." in "\n".join(plain)


@pytest.mark.parametrize(
    ("changes", "is_coloured"),
    [
        pytest.param({}, False, id="there is no colour in a pipe"),
        pytest.param({"FORCE_COLOR": "1", "TERM": "xterm-256color"}, True, id="FORCE_COLOR asks for it"),
        pytest.param({"FORCE_COLOR": "1", "TERM": "xterm-256color", "NO_COLOR": "1"}, False, id="NO_COLOR forbids it"),
    ],
)
def test_colour_is_shown_where_it_is_wanted(changes: dict[str, str], is_coloured: bool) -> None:
    output = report_ls("check", EXAMPLE, cwd=ROOT, **changes).output
    assert bool(colours(output)) == is_coloured
    assert is_coloured or "NO_COLOR" in changes or ESCAPE not in output


def test_an_encoding_without_the_signs_gets_others() -> None:
    ended = report_ls("check", EXAMPLE, PYTHONIOENCODING="ascii")
    assert ended.raw.isascii()
    assert ended.errors == ""
    assert any(re.fullmatch(r"  5  Code structure +====\.----- +97/100-200 +x short", line) for line in ended.lines)
    assert ended.lines[-1] == "Total number of questions passed: 20/31"


def test_brackets_are_shown_as_they_are(tmp_path: Path) -> None:
    path = write_report(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"[X] Test the data", b"[bold] Test the data").replace(b"* [ ]", b"* [~]"))
    lines = report_ls("check", path).lines
    assert any("`[~]` is not read as a task. Write `[x]` for done, `[ ]` for not done." in line for line in lines)


def test_a_report_cannot_steer_the_terminal(tmp_path: Path) -> None:
    evil = f"{ESCAPE}]0;evil\x07\x9b31m\u202e"
    path = write_report(tmp_path, {14: f"![a](figures/{evil}.png) " + "word " * 250})
    text = path.read_text("utf-8").replace("## Deployment", f"## {evil}Deployment")
    path.write_text(text, "utf-8")
    for output in (report_ls("check", path).output, report_ls("check", path, FORCE_COLOR="1", NO_COLOR="1").output):
        assert r"\x1b]0;evil\x07\x9b31m\u202e" in output
        assert not re.search(r"\x1b(?!\[[\d;]*m)|[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202e]", output)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_of_a_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / f"{ESCAPE}[31m\nred"
    write_report(folder, {5: "Few."})
    ended = report_ls("check", cwd=tmp_path)
    assert ESCAPE not in ended.output
    assert any(line.startswith(r"\x1b[31m\nred/README.md:") for line in ended.lines)
    assert ESCAPE not in report_ls("check", f"{ESCAPE}[31m").errors
    assert ESCAPE not in report_ls("check", "--format", "json", cwd=tmp_path).output


STEERING = [ESCAPE, "\x9b", "\x7f", "\u061c", "\u200f", "\u2028", "\u202e", "\u2066", "\u206a", "\ufff9", "\U000e0041"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("character", STEERING, ids=ascii)
def test_nothing_of_the_disk_or_of_the_arguments_steers_the_terminal(tmp_path: Path, character: str) -> None:
    outside = write_report(tmp_path / f"out{character}side", {5: "word---\n\n#### More"})
    (tmp_path / "in").mkdir()
    (tmp_path / "in/README.md").symlink_to(outside)
    (tmp_path / f"empty{character}").mkdir()
    for arguments in (
        ["check", "--fix", "in"],
        ["check", f"empty{character}", f"missing{character}"],
        ["check", "in", f"empty{character}", "--format", "json"],
        ["html", f"empty{character}"],
        ["html", "in", "-o", str(outside)],
        ["html", "in", f"more{character}"],
        ["check", "--edition", f"of{character}"],
        ["rules", f"of{character}"],
    ):
        ended = report_ls(*arguments, cwd=tmp_path)
        assert ended.errors
        assert ended.status == 2
        assert character not in ended.output + ended.errors, arguments


def test_json_is_read_back_as_it_was_though_it_steers_no_terminal(tmp_path: Path) -> None:
    path = write_report(tmp_path, {14: f"![a](figures/{''.join(STEERING)}.png) " + "word " * 250})
    ended = report_ls("check", "--format", "json", path)
    assert not any(character in ended.output for character in STEERING)
    [message] = [found["message"] for found in json.loads(ended.output)["reports"][0]["findings"] if found["code"] == "image-not-found"]
    assert "".join(STEERING) in message


@with_byte_names
def test_a_name_that_is_not_unicode_can_be_shown(tmp_path: Path) -> None:
    write_report(tmp_path / os.fsdecode(b"\xff"))
    ended = report_ls("check", cwd=tmp_path)
    assert (ended.status, ended.errors) == (0, "")
    assert ended.lines[0] == r"\udcff/README.md"
    assert rb'"path": "\udcff/README.md"' in report_ls("check", "--format", "json", cwd=tmp_path).raw


def test_it_is_said_where_the_limits_come_from(tmp_path: Path) -> None:
    path = write_report(tmp_path)
    assert report_ls("check", path).lines[1] == "Limits of the 2026 edition."
    assert report_ls("check", "--edition", "2025", path).lines[1] == "Limits of the 2025 edition."
    (tmp_path / "report.py").write_text("question_constraints = {1: NoConstraints()}")
    assert report_ls("check", path).lines[1] == "Limits of the report.py beside it, 2026 edition."


def test_several_reports_end_with_a_line_each(tmp_path: Path) -> None:
    write_report(tmp_path / "a")
    write_report(tmp_path / "b", {5: "Few."})
    write_report(tmp_path / "c", {31: "### More\n"})
    ended = report_ls("check", "a", "b", "missing", "c", cwd=tmp_path)
    assert ended.lines[-4:-1] == ["3 reports", f" 31/31  {Path('a/README.md')}", f" 30/31  {Path('b/README.md')}  1 warning"]
    assert ended.lines[-1].startswith(f" stops  {Path('c/README.md')}  ")
    assert ended.lines.count("Total number of questions passed: 31/31") == 1
    assert ended.errors == "report-ls: missing: No such file or directory.\n"
