"""What git will do with the figures. It is asked by its own program, which runs, fetches and writes nothing for the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from report_ls.disk.files import is_within
from report_ls.disk.folders import FROM_ROOT, Listing
from report_ls.disk.git_state import GitState
from report_ls.syntax.images import FOLDER

SECONDS = 5.0

_PROGRAM = "git.exe" if sys.platform == "win32" else "git"

_OPTIONS = {
    "core.fsmonitor": "false",  # the one program of a repository's choice that git starts to list files
    "core.untrackedCache": "false",
    "core.hooksPath": os.devnull,
    "protocol.allow": "never",  # to read a .gitignore that is not there, git would fetch it with the repository's sshCommand
    "safe.bareRepository": "explicit",  # a repository can be committed into a folder: HEAD, objects, refs, and a config of a stranger's
}
_QUERY = ("ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard", "--")

_KEPT = (
    "HOME",  # the user's own configuration: what is ignored everywhere, and whose repositories are safe
    "XDG_CONFIG_HOME",  # the same
    "USERPROFILE",  # and on Windows
    "HOMEDRIVE",
    "HOMEPATH",
    "SYSTEMROOT",  # no program of Windows begins without it
    "GIT_CEILING_DIRECTORIES",  # above which the user wants no repository to be looked for
)
_SET = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_OPTIONAL_LOCKS": "0",  # the index is not refreshed
}


class Git(NamedTuple):
    """The programs that may be git, by absolute paths, in the order of PATH."""

    programs: tuple[Path, ...]

    def figure_states(self, folder: Path, listing: Listing) -> dict[str, GitState]:
        """The states of the figures that are listed."""
        return self.states(folder, listing, (FOLDER, FROM_ROOT))

    def states(self, folder: Path, listing: Listing, places: tuple[str, ...]) -> dict[str, GitState]:
        """The state of each file listed in a report's folder, all of which are in or at `places`; empty where there is no git, no
        repository, or no answer in time.
        """
        program = self._outside(folder)
        if program is None or not listing.files:
            return {}
        options = (word for name, value in _OPTIONS.items() for word in ("-c", f"{name}={value}"))
        try:
            answer = subprocess.run(
                [program, *options, *_QUERY, *places],
                cwd=folder,
                env=_environment(os.environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return {}
        return _states(answer.stdout, listing) if answer.returncode == 0 else {}

    def _outside(self, folder: Path) -> Path | None:
        """The first of the programs that did not come with the report, nor with what is worked on."""
        strangers = [_repository(folder), *_current_folder()]
        return next((program for program in self.programs if not any(_holds(stranger, program) for stranger in strangers)), None)


def find_git(path: str | None = None) -> Git:
    """Finds the programs named git in the folders of `path`, a PATH; None for that of the environment.

    An entry that is not absolute means another folder in each folder, so it is left out.
    """
    entries = (os.environ.get("PATH", "") if path is None else path).split(os.pathsep)
    folders = (Path(entry) for entry in entries if os.path.isabs(entry))  # noqa: PTH117  # an empty one is no path
    return Git(tuple(program for folder in folders if _is_program(program := folder / _PROGRAM)))


def _is_program(path: Path) -> bool:
    return os.path.isfile(path) and os.access(path, os.X_OK)  # noqa: PTH113  # where a name is too long, Path.is_file raises an error


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """Nothing but what git needs: its variables can name programs to start and files to write."""
    return {name: given[name] for name in _KEPT if name in given} | _SET


def _repository(folder: Path) -> Path:
    """The outermost repository that a folder is in; without any, the folder."""
    actual = Path(os.path.realpath(folder))
    return next((parent for parent in reversed(actual.parents) if os.path.lexists(parent / ".git")), actual)


def _current_folder() -> tuple[Path, ...]:
    try:
        return (Path.cwd(),)
    except OSError:  # it was deleted
        return ()


def _holds(folder: Path, program: Path) -> bool:
    """Whether a program is in a folder, by its name or by what that leads to. The whole disk is no folder that a report comes with."""
    return folder != Path(folder.anchor) and (program.is_relative_to(folder) or is_within(program, folder))


def _states(output: bytes, listing: Listing) -> dict[str, GitState]:
    known = {}
    for entry in output.split(b"\0"):
        tag, _, name = entry.partition(b" ")
        known[os.fsdecode(name)] = GitState.UNTRACKED if tag == b"?" else GitState.TRACKED
    return {name: known.get(name, GitState.IGNORED) for name in listing.files}
