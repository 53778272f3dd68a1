"""The exit status: 0 all is well, 1 a question fails or something is a warning or worse, 2 something can't be read."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from report_ls.template.editions import edition
from tests.cli.command import codes, report_ls, write_report
from tests.support.reports import answer

SHORT = {5: "Only a few words."}
QUOTED = {5: ">" + answer(edition("2026").of(5), 5)}
EMPTY = {28: "--- question 28 fill here ---"}
IN_LAST = {31: answer(edition("2026").of(31), 31, is_last=True) + "\n\n### More\n"}


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        pytest.param({}, 0, id="every question passes"),
        pytest.param(SHORT, 1, id="a question fails"),
        pytest.param(QUOTED, 1, id="every question passes, but there is a warning"),
        pytest.param(EMPTY, 0, id="every question passes, and there is a note"),
        pytest.param(IN_LAST, 1, id="the check stops"),
    ],
)
def test_the_status_tells_how_a_report_stands(tmp_path: Path, answers: dict[int, str], status: int) -> None:
    assert report_ls("check", write_report(tmp_path, answers)).status == status


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(["good", "bad"], 1, id="the worst of several counts"),
        pytest.param(["bad", "missing", "good"], 2, id="what can't be read counts most"),
        pytest.param(["--exit-zero", "bad"], 0, id="--exit-zero forgives what is found"),
        pytest.param(["--exit-zero", "bad", "missing"], 2, id="--exit-zero does not forgive what can't be read"),
        pytest.param(["--edition", "1999", "good"], 2, id="an edition that there is not"),
        pytest.param(["--format", "yaml", "good"], 2, id="a format that there is not"),
        pytest.param(["--colour", "good"], 2, id="an option that there is not"),
    ],
)
def test_the_status_of_several_paths_and_options(tmp_path: Path, arguments: list[str], status: int) -> None:
    write_report(tmp_path / "good")
    write_report(tmp_path / "bad", SHORT)
    assert report_ls("check", *arguments, cwd=tmp_path).status == status


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
@pytest.mark.parametrize(
    ("ignored", "status", "severity"),
    [
        pytest.param("figures/", 1, "warning", id="a picture that git ignores will not be handed in"),
        pytest.param("", 0, "information", id="a picture that is not added yet is the normal state after a paste"),
    ],
)
def test_git_is_asked_about_the_figures(tmp_path: Path, ignored: str, status: int, severity: str) -> None:
    path = write_report(tmp_path)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text(ignored)
    ended = report_ls("check", "--format", "json", path)
    [checked] = json.loads(ended.output)["reports"]
    assert ended.status == status
    assert set(codes(checked)) == {"image-not-in-git"}
    assert {finding["severity"] for finding in checked["findings"]} == {severity}


def test_a_forced_edition_wins_over_the_report_py_and_the_text(tmp_path: Path) -> None:
    path = write_report(tmp_path, {3: "We did not."})
    (tmp_path / "report.py").write_text("question_constraints = {1: LengthConstraints(min_length=5, max_length=9)}")
    [own] = json.loads(report_ls("check", "--format", "json", path).output)["reports"]
    [forced] = json.loads(report_ls("check", "--format", "json", "--edition", "2025", path).output)["reports"]
    assert (own["limits"], own["official"]["expected_answers"]) == ("report.py", 1)
    assert (forced["limits"], forced["edition"], forced["official"]["passed"]) == ("edition", "2025", 30)
