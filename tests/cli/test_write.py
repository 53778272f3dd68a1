"""How `--fix` writes a file: whole or not at all, with all that belongs to it, and never over an edit that was made meanwhile."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from report_ls.disk.write_whole import UnwritableError, write_whole
from tests.cli.command import report_ls
from tests.support.reports import report

only_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other owners, links and signals")
BROKEN = report().replace("### Question 9\n", "")
KILLS = 10


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A report with something to fix."""
    path = tmp_path / "README.md"
    path.write_bytes(BROKEN.encode())
    return path


def others(path: Path) -> list[Path]:
    return [other for other in path.parent.iterdir() if other != path]


def test_an_edit_that_is_made_while_the_file_is_written_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The edit comes when the new text is on disk already, under its other name."""
    sync = os.fsync

    def edited(handle: int) -> None:
        sync(handle)
        path.write_bytes(b"edited")

    monkeypatch.setattr(os, "fsync", edited)
    with pytest.raises(UnwritableError, match="it has changed in the meantime"):
        write_whole(path, b"fixed", expected=BROKEN.encode())
    assert (path.read_bytes(), others(path)) == (b"edited", [])


@only_posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_leaves_no_other_file_behind(path: Path, name: str) -> None:
    """It comes in the middle of the write, waits for the end of it, and then ends the program."""
    program = f"""
        import os, signal
        from pathlib import Path
        from report_ls.disk.write_whole import write_whole
        # whoever runs the tests may have it ignored
        signal.signal(signal.{name}, signal.default_int_handler if {name!r} == "SIGINT" else signal.SIG_DFL)
        sync = os.fsync
        def signalled(handle):
            os.kill(os.getpid(), signal.{name})
            sync(handle)
        os.fsync = signalled
        write_whole(Path({str(path)!r}), b"fixed")
        print("went on")
    """
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout) == (-getattr(signal, name), b"")
    assert (path.read_bytes(), others(path)) == (b"fixed", [])


@only_posix
def test_a_program_that_is_killed_leaves_the_old_text_or_the_new_one(path: Path) -> None:
    text = (BROKEN + "word " * 200_000).encode()
    path.write_bytes(text)
    began = time.monotonic()
    report_ls("check", "--fix", path)
    took = time.monotonic() - began
    fixed = path.read_bytes()
    for kill in range(KILLS):
        path.write_bytes(text)
        command = [sys.executable, "-m", "report_ls", "check", "--fix", str(path)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(took * (0.5 + 0.5 * kill / KILLS))
            process.kill()
        assert path.read_bytes() in {text, fixed}


@only_posix
def test_a_file_with_another_name_is_left_alone(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    os.link(path, other)
    ended = report_ls("check", "--fix", path)
    assert ended.status == 2
    assert ended.errors.endswith("It has another name (a hard link), under which the old text would stay, so it was not fixed.\n")
    assert path.read_bytes() == other.read_bytes() == BROKEN.encode()
    assert path.stat().st_ino == other.stat().st_ino


@only_posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="only root may give a file away")
def test_the_owner_and_the_mode_stay(path: Path) -> None:
    os.chown(path, 1234, 4321)
    path.chmod(0o2750)
    report_ls("check", "--fix", path)
    assert path.read_bytes() != BROKEN.encode()
    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 4321, 0o2750)


def test_a_file_whose_owner_cannot_be_kept_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is for a user who may write to another's file, and to its folder."""
    if not hasattr(os, "chown"):
        pytest.skip("Windows has no owners that a program could lose")

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refused)
    actual = Path.stat
    stranger = os.stat_result((*path.stat()[:4], 1234, *path.stat()[5:]))
    monkeypatch.setattr(Path, "stat", lambda self, **_: stranger if self == path else actual(self))
    with pytest.raises(UnwritableError, match="its owner or group can't be kept"):
        write_whole(path, b"fixed")
    monkeypatch.undo()
    assert (path.read_bytes(), others(path)) == (BROKEN.encode(), [])


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Python knows extended attributes on Linux alone")
def test_the_extended_attributes_stay(path: Path) -> None:
    try:
        os.setxattr(path, "user.note", b"mine")
    except OSError as error:
        pytest.skip(f"this file system has none: {error}")
    report_ls("check", "--fix", path)
    assert path.read_bytes() != BROKEN.encode()
    assert os.getxattr(path, "user.note") == b"mine"
