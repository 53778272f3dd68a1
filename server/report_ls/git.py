"""What git will do with the figures. It is asked by its own program, without anything that the repository configures being run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from report_ls.figures import FOLDER, GitState, Listing

SECONDS = 5.0

# A repository may name programs for git to start. Listing files starts none but the file monitor.
_COMMAND = ("git", "-c", "core.fsmonitor=false", "-c", "core.untrackedCache=false", "-c", "core.hooksPath=/dev/null")
_QUERY = ("ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard", "--", FOLDER)


def figure_states(folder: Path, listing: Listing) -> dict[str, GitState]:
    """The state of each listed file; empty where there is no git, no repository, or no answer in time."""
    if not listing.files:
        return {}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        answer = subprocess.run(
            [*_COMMAND, *_QUERY],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    if answer.returncode != 0:
        return {}
    known = {}
    for entry in answer.stdout.split(b"\0"):
        tag, _, name = entry.partition(b" ")
        known[os.fsdecode(name)] = GitState.UNTRACKED if tag == b"?" else GitState.TRACKED
    return {name: known.get(name, GitState.IGNORED) for name in listing.files}
