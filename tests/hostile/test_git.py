"""Hostile repositories, environments and programs: git is asked about the figures, and nothing of a stranger's is run or written.

What git would do without the guard is shown beside it with the real git, so that each set-up is known to bite.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from report_ls.disk import git as guarded
from report_ls.disk.folders import DiskFolder
from report_ls.disk.git import Git, find_git
from report_ls.disk.git_state import GitState
from tests.cli.command import PNG, report_ls, write_report
from tests.hostile.git_repositories import QUESTION, REPOSITORIES, Place, configured, lacking, promisor, settle, write

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="the strangers' programs are scripts of a shell"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]
COMMITTED = "a repository in reports, by core.sshCommand"
BITES_WITH_THE_QUESTION = [name for name, (_, provocation) in REPOSITORIES.items() if provocation is QUESTION]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A clone, in a home without a configuration of git."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    place = Place(tmp_path / "clone", tmp_path / "trace")
    settle(place)
    place.bring_command()
    return place


def ask(place: Place) -> dict[str, GitState]:
    return find_git(os.environ["PATH"]).figure_states(place.reports, DiskFolder(place.reports).scan())


def provoke(place: Place, *arguments: str) -> bool:
    """Ask git without any guard. Whether something ran."""
    given = b"url=http://a.invalid/x\n\n"
    subprocess.run(["git", *arguments], cwd=place.reports, input=given, capture_output=True, timeout=30, check=False)
    ran = place.trace.exists()
    place.trace.unlink(missing_ok=True)
    return ran


def contents(folder: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", REPOSITORIES)
def test_a_hostile_repository_bites_whoever_asks_git_without_a_guard(place: Place, name: str) -> None:
    make, provocation = REPOSITORIES[name]
    make(place)
    assert provoke(place, *provocation)


@pytest.mark.parametrize("name", REPOSITORIES)
def test_a_hostile_repository_runs_and_writes_nothing(place: Place, name: str) -> None:
    make, _ = REPOSITORIES[name]
    make(place)
    before = contents(place.top)
    ask(place)
    assert not place.trace.exists()
    assert contents(place.top) == before


@pytest.mark.parametrize("name", BITES_WITH_THE_QUESTION)
def test_a_check_of_a_hostile_repository_runs_and_writes_nothing(place: Place, name: str) -> None:
    make, _ = REPOSITORIES[name]
    make(place)
    write_report(place.reports)
    before = contents(place.top)
    report_ls("check", place.reports)
    assert not place.trace.exists()
    assert contents(place.top) == before


LAZY = [name for name in BITES_WITH_THE_QUESTION if "fsmonitor" not in name]
ALONE = [
    pytest.param((), {"GIT_NO_LAZY_FETCH": "1"}, id="GIT_NO_LAZY_FETCH"),
    pytest.param((), {"GIT_ALLOW_PROTOCOL": "none"}, id="GIT_ALLOW_PROTOCOL"),
    pytest.param(("protocol.allow",), {}, id="protocol.allow"),
    pytest.param(("safe.bareRepository",), {}, id="safe.bareRepository"),
]


@pytest.mark.parametrize(("options", "variables"), ALONE)
def test_each_part_of_the_guard_stops_what_was_committed_alone(
    place: Place, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], variables: dict[str, str]
) -> None:
    make, _ = REPOSITORIES[COMMITTED]
    make(place)
    monkeypatch.setattr(guarded, "_SET", {})
    monkeypatch.setattr(guarded, "_OPTIONS", {})
    ask(place)
    assert place.trace.exists()
    place.trace.unlink()
    monkeypatch.setattr(guarded, "_SET", variables)
    monkeypatch.setattr(guarded, "_OPTIONS", {name: value for name, value in GUARD_OPTIONS.items() if name in options})
    ask(place)
    assert not place.trace.exists()


GUARD_OPTIONS = dict(guarded._OPTIONS)


@pytest.mark.parametrize("options", [GUARD_OPTIONS, {}], ids=["with options", "by the environment alone"])
@pytest.mark.parametrize("name", LAZY)
def test_nothing_is_fetched(place: Place, monkeypatch: pytest.MonkeyPatch, name: str, options: dict[str, str]) -> None:
    make, _ = REPOSITORIES[name]
    make(place)
    monkeypatch.setattr(guarded, "_OPTIONS", options)
    ask(place)
    assert not place.trace.exists()


# -- the environment


@pytest.fixture
def clean(place: Place) -> Place:
    """A clone without a fault."""
    place.init()
    place.git("add", "reports/figures")
    return place


def hostile_variables(place: Place) -> dict[str, dict[str, str]]:
    other = place.top / "other"
    return {
        "GIT_DIR": {"GIT_DIR": str(other / ".git"), "GIT_WORK_TREE": str(place.top)},
        "GIT_CONFIG_COUNT": {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": str(place.command)},
        "GIT_CONFIG_PARAMETERS": {"GIT_CONFIG_PARAMETERS": f"'core.fsmonitor'='{place.command}'"},
        "GIT_CONFIG_GLOBAL": {"GIT_CONFIG_GLOBAL": str(other / "config")},
        "GIT_CONFIG_SYSTEM": {"GIT_CONFIG_SYSTEM": str(other / "config")},
        "GIT_TRACE": {"GIT_TRACE": str(place.trace)},
        "GIT_TRACE_SETUP": {"GIT_TRACE_SETUP": str(place.trace)},
        "GIT_TRACE2_EVENT": {"GIT_TRACE2_EVENT": str(place.trace)},
        "trace2.eventTarget": {"GIT_CONFIG_GLOBAL": str(other / "traced")},
    }


@pytest.mark.parametrize("name", hostile_variables(Place(Path(), Path())))
def test_a_variable_of_git_runs_and_writes_nothing(clean: Place, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    write(clean.top / "other" / "config", f"[core]\n    fsmonitor = {clean.command}\n")
    write(clean.top / "other" / "traced", f"[trace2]\n    eventTarget = {clean.trace}\n")
    clean.git("init", "--quiet", cwd=clean.top / "other")
    write(clean.top / "other" / ".git" / "config", f"[core]\n    repositoryformatversion = 0\n    fsmonitor = {clean.command}\n")
    for variable, value in hostile_variables(clean)[name].items():
        monkeypatch.setenv(variable, value)
    assert provoke(clean, *QUESTION)
    assert ask(clean) == {"figures/a.png": GitState.TRACKED}
    assert not clean.trace.exists()


def test_git_gets_the_variables_that_it_needs_and_no_others(clean: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LD_PRELOAD_OF_A_STRANGER", "x")
    monkeypatch.setenv("PAGER", str(clean.command))
    seen = tmp_path / "seen"
    program = tmp_path / "bin" / "git"
    write(program, f"#!/bin/sh\nexec /usr/bin/env > '{seen}'\n")
    program.chmod(0o755)
    Git((program,)).figure_states(clean.reports, DiskFolder(clean.reports).scan())
    names = {line.split("=")[0] for line in seen.read_text("utf-8").splitlines()} - {"PWD", "SHLVL", "_", "OLDPWD"}  # set by the shell
    assert names == {"HOME", "GIT_CEILING_DIRECTORIES", "GIT_NO_LAZY_FETCH", "GIT_ALLOW_PROTOCOL", "GIT_OPTIONAL_LOCKS"}


def test_a_users_own_ignore_file_is_still_read(clean: Place, tmp_path: Path) -> None:
    write(tmp_path / "home" / ".config" / "git" / "ignore", "b.png\n")
    (clean.reports / "figures" / "b.png").write_bytes(PNG)
    assert ask(clean) == {"figures/a.png": GitState.TRACKED, "figures/b.png": GitState.IGNORED}


# -- the program


def program_in(folder: Path, place: Place) -> Path:
    """A git of the stranger's."""
    path = folder / "git"
    write(path, place.command.read_text("utf-8"))
    path.chmod(0o755)
    return folder


@pytest.mark.parametrize(
    ("folder", "entry"),
    [
        pytest.param("clone/reports/node_modules/.bin", "./node_modules/.bin", id="a relative entry"),
        pytest.param("clone/reports", ".", id="the current folder"),
        pytest.param("clone/reports", "", id="an empty entry"),
        pytest.param("clone/bin", "../bin", id="a relative entry that leads up"),
        pytest.param("clone/reports/node_modules/.bin", "{}/clone/reports/node_modules/.bin", id="an entry in the report's folder"),
        pytest.param("clone/bin", "{}/clone/bin", id="an entry in the repository"),
        pytest.param("clone/bin", "{}/clone/reports/../bin", id="an entry in the repository, by a detour"),
        pytest.param("clone/bin", "{}/link", id="an entry that leads into the repository"),
    ],
)
@pytest.mark.parametrize("cwd", ["clone/reports", "elsewhere/in", "clone"])
def test_no_git_that_came_with_the_report_is_run(
    clean: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str, entry: str, cwd: str
) -> None:
    program_in(tmp_path / folder, clean)
    (tmp_path / "elsewhere" / "in").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "clone" / "bin")
    monkeypatch.chdir(tmp_path / cwd)
    monkeypatch.setenv("PATH", f"{entry.format(tmp_path)}:{os.environ['PATH']}")
    assert ask(clean) == {"figures/a.png": GitState.TRACKED}
    assert not clean.trace.exists()


def test_the_git_of_a_stranger_would_be_run_without_a_guard(clean: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    program_in(clean.reports / "node_modules" / ".bin", clean)
    monkeypatch.chdir(clean.reports)
    monkeypatch.setenv("PATH", f"./node_modules/.bin:{os.environ['PATH']}")
    assert provoke(clean, *QUESTION)


def test_no_git_in_the_current_folder_is_run(clean: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An archive without a repository, in which somebody works: its tools are in PATH by their whole names."""
    archive = tmp_path / "archive"
    program_in(archive / "tools", clean)
    monkeypatch.chdir(archive)
    monkeypatch.setenv("PATH", f"{archive / 'tools'}:{os.environ['PATH']}")
    assert ask(clean) == {"figures/a.png": GitState.TRACKED}
    assert not clean.trace.exists()


def test_git_is_found_from_the_root_of_the_disk(clean: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert ask(clean) == {"figures/a.png": GitState.TRACKED}


def test_git_is_found_without_a_current_folder(clean: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    try:
        assert ask(clean) == {"figures/a.png": GitState.TRACKED}
    finally:
        os.chdir(tmp_path)


@pytest.mark.parametrize("name", ["a folder", "a text"])
def test_what_is_named_git_and_is_no_program_is_passed_over(
    clean: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "bin" / "git"
    if name == "a folder":
        path.mkdir(parents=True)
    else:
        write(path, "no program")
    monkeypatch.setenv("PATH", f"{path.parent}:{os.environ['PATH']}")
    assert ask(clean) == {"figures/a.png": GitState.TRACKED}


# -- what never ends


def test_a_git_that_waits_for_ever_is_ended(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of what is ignored is a pipe that nobody writes to."""
    os.mkfifo(place.top / "pipe")
    configured(lambda place: f"[core]\n    excludesFile = {place.top}/pipe\n")(place)
    monkeypatch.setattr(guarded, "SECONDS", 0.5)
    started = time.monotonic()
    assert ask(place) == {}
    assert time.monotonic() - started < 60


def test_an_honest_repository_that_lacks_its_ignore_file_is_answered_all_the_same(place: Place) -> None:
    lacking(lambda _: promisor("https://a.invalid/x"))(place)
    assert ask(place) == {"figures/a.png": GitState.UNTRACKED}
