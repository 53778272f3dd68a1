"""URIs and paths: the one place where the one becomes the other."""

from __future__ import annotations

import re
from pathlib import Path, PurePath, PureWindowsPath
from typing import TypeVar
from urllib.parse import quote, unquote, urlsplit

P = TypeVar("P", bound=PurePath)
_DRIVE = re.compile(r"/([A-Za-z])[:|](?=/|\Z)")
"""A drive, as the path of a URI begins with one; RFC 8089 has `|` as an older form of the colon."""
_HOST_OF_DRIVE = re.compile(r"[a-z][:|]")
_THIS_MACHINE = frozenset({"", "localhost"})


def path_of(uri: str) -> Path | None:
    """The path of a `file:` URI on this machine; None for what is not on disk."""
    return to_path(uri, type(Path()))


def to_path(uri: str, flavour: type[P]) -> P | None:
    """The same for paths of one system. Drives get lower case, which editors use and in which `pathlib` compares them anyway.

    A host is a share on Windows, as in `file://server/share/a`, and another machine elsewhere.
    """
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    host, path = unquote(parts.netloc).lower(), unquote(parts.path, errors="surrogateescape")
    if parts.scheme != "file" or "\0" in path or not path.startswith("/"):
        return None
    text = (_on_windows if issubclass(flavour, PureWindowsPath) else _elsewhere)(host, path)
    return flavour(text) if text else None


def _elsewhere(host: str, path: str) -> str | None:
    return f"/{path.lstrip('/')}" if host in _THIS_MACHINE else None


def _on_windows(host: str, path: str) -> str | None:
    """None for what has neither drive nor share. A slash too few makes a drive look like a host."""
    path = path.replace("\\", "/")
    if _HOST_OF_DRIVE.fullmatch(host):
        host, path = "", f"/{host}{path}"
    if host not in _THIS_MACHINE:
        return f"//{host}{path}"
    if drive := _DRIVE.match(path):
        return f"{drive[1].lower()}:{path[drive.end() :] or '/'}"
    return path if path.startswith("//") else None


def to_uri(path: PurePath) -> str:
    """The `file:` URI of an absolute path. A name that is no text keeps its bytes."""
    text = path.as_posix()
    if isinstance(path, PureWindowsPath):
        quoted = quote(text, safe="/:", errors="surrogateescape")
        return f"file:{quoted}" if text.startswith("//") else f"file:///{quoted}"
    return f"file://{quote(text, errors='surrogateescape')}"
