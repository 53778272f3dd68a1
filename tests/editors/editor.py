"""A real editor with a user's home of its own, and a report to open."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.editors.terminal import Terminal, terminal
from tests.support.processes import is_alive

SECONDS = 60.0
"""How long a script may take on a busy machine; most take one or two."""
GONE_SECONDS = 10.0
"""How long a server may outlive its editor."""
SCRIPTS = Path(sysconfig.get_path("scripts"))
"""Where pip puts programs."""
PROGRAMS = os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", os.defpath)])


def find_program(name: str) -> str:
    """The path of a program. The test is skipped where editors are not asked for, and fails where they are and it is missing."""
    if not os.environ.get("REPORT_LS_EDITOR_TESTS"):
        pytest.skip("runs real editors: run tests/editors/install.sh, and set REPORT_LS_EDITOR_TESTS=1")
    if found := shutil.which(name, path=PROGRAMS):
        return found
    pytest.fail(f"{name} is not installed; tests/editors/install.sh installs it", pytrace=False)


def version_of(program: str) -> tuple[int, ...]:
    """The numbers of the first version that a program tells with `--version`."""
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True, timeout=SECONDS).stdout
    found = re.search(r"\d+(\.\d+)+", told)
    assert found, told
    return tuple(int(number) for number in found[0].split("."))


class Editor:
    """The `report` is on disk, and `home` is where the editor finds its configuration."""

    def __init__(self, folder: Path, report: Path) -> None:
        self.report = report
        self.home = folder / "home"
        self._servers = folder / "servers"
        self._opened = folder / "opened"
        self._record = folder / "record"
        self._bin = folder / "bin"
        self.home.mkdir(0o700)
        self._bin.mkdir()
        self._install_server()
        self._install("xdg-open", f'printf "%s\\n" "$1" >> "{self._opened}"')

    def _install_server(self) -> None:
        """Put `report-ls` on the PATH, by a script that notes the number of each process before it becomes the server."""
        self._install("report-ls", f'echo $$ >> "{self._servers}"\nexec "{SCRIPTS / "report-ls"}" "$@"')

    def record(self) -> Path:
        """Have what the editor and the server say noted from now on. The path of the server's command, which is given back, stays."""
        recorder = Path(__file__).with_name("record.py")
        command = f'"{sys.executable}" "{recorder}" "{self._record}" "{SCRIPTS / "report-ls"}" "$@"'
        self._install("report-ls", f'echo $$ >> "{self._servers}"\nexec {command}')
        return self._bin / "report-ls"

    @property
    def recorded(self) -> str:
        """What was noted: a line of JSON for each message, the last of which may not be whole yet."""
        return self._record.read_text("utf-8") if self._record.exists() else ""

    def _install(self, name: str, script: str) -> None:
        program = self._bin / name
        program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        program.chmod(0o755)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("TMPDIR", "PYTHONPATH") if name in os.environ}
        return kept | {
            "PATH": os.pathsep.join([str(self._bin), PROGRAMS]),
            "HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "REPORT": str(self.report),
            "SERVERS": str(self._servers),
        }

    @contextmanager
    def in_terminal(self, command: Sequence[str]) -> Iterator[Terminal]:
        """The editor in a terminal. No server may be left when that is closed."""
        find_program("tmux")
        with terminal(command, self.environment, self.report.parent) as opened:
            yield opened
        self.assert_servers_gone()

    def servers(self) -> list[int]:
        """The process numbers of all servers that were started."""
        return [int(line) for line in self._servers.read_text().split()] if self._servers.exists() else []

    def opened(self) -> str:
        """The address that the editor had opened in a browser last, for which `xdg-open` stands in; empty if there is none."""
        return self._opened.read_text("utf-8").splitlines()[-1] if self._opened.exists() else ""

    def saved(self) -> str:
        """The report on the disk; empty in the moment in which an editor puts a new file in the place of the old one."""
        try:
            return self.report.read_text("utf-8")
        except FileNotFoundError:
            return ""

    def kill_server(self) -> None:
        os.kill(self.servers()[-1], 9)

    def assert_servers_gone(self) -> None:
        end = time.monotonic() + GONE_SECONDS
        while alive := [number for number in self.servers() if is_alive(number)]:
            if time.monotonic() > end:
                for number in alive:
                    os.kill(number, 9)
                pytest.fail(f"{len(alive)} servers outlived the editor by {GONE_SECONDS:.0f} s")
            time.sleep(0.02)
