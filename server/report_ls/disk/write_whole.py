"""Writing a file as a whole, or not at all."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
"""The signals that end a program and may wait until a file is written."""


class UnwritableError(Exception):
    """A file that must not be replaced. The message is a clause that says why, and does not name the file: "it has changed"."""


def write_whole(path: Path, content: bytes, expected: bytes | None = None) -> None:
    """Write a file so that it is never there in part: whoever looks sees the old one or the new one. A link is followed.

    The owner, the mode and the extended attributes of the file stay. With `expected`, that is what is in the file until it is replaced.

    Raises OSError, and UnwritableError where the file has changed or what belongs to it can't be kept; it is then as it was.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():  # a folder, which is an error, or a device
        target.write_bytes(content)
        return
    old = target.stat() if target.exists() else None
    if old is not None and old.st_nlink > 1:
        raise UnwritableError("it has another name (a hard link), under which the old text would stay")
    with _signals_wait():
        handle, name = mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.", suffix=".tmp")
        try:
            with open(handle, "wb") as file:  # noqa: PTH123  # a handle is not a path
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if old is None:
                Path(name).chmod(0o666 & ~_umask())
            else:
                _keep(target, old, name)
            if expected is not None and target.read_bytes() != expected:
                raise UnwritableError("it has changed in the meantime")
            Path(name).replace(target)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise


def rewrite(path: Path, old: str, new: str, within: Path | None = None) -> None:
    """Replaces the text `old` of a file by `new`, as a whole. A link is followed, but not to a file outside of the folder `within`.

    Raises OSError and UnwritableError, and the file is as it was.
    """
    target = Path(os.path.realpath(path))
    if within is not None and not target.is_relative_to(os.path.realpath(within)):
        raise UnwritableError(f"it is a link to {target}, outside of the folder")
    if not stat.S_IMODE(target.stat().st_mode) & stat.S_IWUSR or not os.access(target, os.W_OK):
        raise UnwritableError("it is read-only")
    write_whole(target, new.encode(), expected=old.encode())


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Let the signals that end the program wait, so that nothing half done is left behind. Windows has none that could."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [getattr(signal, name) for name in _ENDING])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _keep(target: Path, old: os.stat_result, name: str) -> None:
    """Give the file `name` what belongs to `target`: its owner, its extended attributes, which hold its access list, and its mode."""
    new = Path(name).stat()
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        try:
            os.chown(name, old.st_uid, old.st_gid)
        except OSError:
            raise UnwritableError("its owner or group can't be kept") from None
    if hasattr(os, "listxattr"):
        _keep_attributes(target, name)
    Path(name).chmod(stat.S_IMODE(old.st_mode))


def _keep_attributes(target: Path, name: str) -> None:
    wanted, given = _attributes(target), _attributes(Path(name))
    try:
        for attribute in given.keys() - wanted.keys():
            os.removexattr(name, attribute)
        for attribute, value in wanted.items():
            if given.get(attribute) != value:
                os.setxattr(name, attribute, value)
    except OSError:
        raise UnwritableError("its extended attributes can't be kept") from None


def _attributes(path: Path) -> dict[str, bytes]:
    """The extended attributes of a file; none where its file system has none."""
    try:
        return {name: os.getxattr(path, name) for name in os.listxattr(path)}
    except OSError:
        return {}


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
