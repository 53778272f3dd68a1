"""What git says of the figures, asked of real repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from report_ls.analysis.analysis import analyse
from report_ls.disk.folders import DiskFolder
from report_ls.disk.git import find_git
from report_ls.disk.git_state import GitState
from report_ls.model.figures import Figures
from report_ls.template.editions import edition
from tests.rules.cases import PNG
from tests.support.reports import figure_names, report
from tests.support.systems import with_shell

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """`reports/figures` with four pictures, in no repository."""
    figures = tmp_path / "reports" / "figures"
    (figures / "sub").mkdir(parents=True)
    for name in ("tracked.png", "untracked.png", "ignored.png", "sub/\u00e6 b.png"):
        (figures / name).write_bytes(PNG)
    return tmp_path / "reports"


@pytest.fixture
def repository(reports: Path) -> Path:
    git(reports.parent, "init")
    (reports.parent / ".gitignore").write_text("ignored.png\n", "utf-8")
    git(reports.parent, "add", "reports/figures/tracked.png", "reports/figures/sub")
    return reports


def states(folder: Path) -> dict[str, GitState]:
    return find_git(os.environ["PATH"]).figure_states(folder, DiskFolder(folder).scan())


def test_each_file_has_its_state(repository: Path) -> None:
    assert states(repository) == {
        "figures/tracked.png": GitState.TRACKED,
        "figures/untracked.png": GitState.UNTRACKED,
        "figures/ignored.png": GitState.IGNORED,
        "figures/sub/\u00e6 b.png": GitState.TRACKED,
    }


def test_a_report_at_the_top_of_the_repository_knows_the_states_of_the_pictures_below_it(repository: Path) -> None:
    known = {name.removeprefix("reports/"): state for name, state in states(repository.parent).items()}
    assert known == states(repository)


def test_a_file_that_is_ignored_but_was_added_all_the_same_is_tracked(repository: Path) -> None:
    git(repository, "add", "--force", "figures/ignored.png")
    assert states(repository)["figures/ignored.png"] is GitState.TRACKED


def test_a_folder_that_is_ignored_as_a_whole(repository: Path) -> None:
    (repository.parent / ".gitignore").write_text("figures/\n", "utf-8")
    assert states(repository)["figures/untracked.png"] is GitState.IGNORED
    assert states(repository)["figures/tracked.png"] is GitState.TRACKED


def test_the_states_lead_to_the_findings_of_the_report(repository: Path) -> None:
    for name in figure_names(report()):
        (repository / name).write_bytes(PNG)
    git(repository, "add", "figures/q*")
    answer = "![a](figures/tracked.png) ![b](figures/untracked.png) ![c](figures/ignored.png)"
    figures = Figures(DiskFolder(repository)).with_git(states(repository))
    findings = analyse(report(answers={3: answer}), edition("2026"), figures).findings
    assert [(finding.code, finding.severity.label, finding.message.split(",")[0]) for finding in findings] == [
        ("image-not-in-git", "information", "figures/untracked.png is not in git yet. Add it with git add before you push."),
        ("image-not-in-git", "warning", "git ignores figures/ignored.png"),
    ]


def test_without_a_repository_nothing_is_known(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(reports.parent.parent))
    assert states(reports) == {}


def test_without_git_nothing_is_known(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert states(repository) == {}


def test_without_figures_git_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(subprocess, "run", never)
    assert states(tmp_path) == {}


@with_shell
def test_a_git_that_does_not_answer_in_time_tells_nothing(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    slow = tmp_path_factory.mktemp("bin") / "git"
    slow.write_text("#!/bin/sh\nexec sleep 30\n", "utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:/usr/bin:/bin")
    monkeypatch.setattr("report_ls.disk.git.SECONDS", 0.2)
    assert states(repository) == {}


def test_variables_of_another_repository_do_not_mislead(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A hook, or a terminal inside git, sets them for the programs that it starts."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other" / "index"))
    assert states(repository)["figures/tracked.png"] is GitState.TRACKED


@with_shell
def test_no_program_that_the_repository_names_is_run(repository: Path) -> None:
    """The file monitor is the one that git starts to list files; that it would be started here is shown first."""
    proof = repository.parent / "was-run"
    monitor = repository.parent / "monitor.sh"
    monitor.write_text(f"#!/bin/sh\ntouch {proof}\n", "utf-8")
    monitor.chmod(0o755)
    git(repository, "config", "core.fsmonitor", str(monitor))
    git(repository, "ls-files", "--others", "--", "figures")
    assert proof.exists()
    proof.unlink()
    assert states(repository)["figures/tracked.png"] is GitState.TRACKED
    assert not proof.exists()


def test_asking_changes_nothing_in_the_repository(repository: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (repository.parent / ".git").rglob("*")}
    states(repository)
    assert {path: path.stat().st_mtime_ns for path in (repository.parent / ".git").rglob("*")} == before
