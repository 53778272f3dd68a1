"""What the bytes of a picture's file say."""

from __future__ import annotations

from io import SEEK_END
from typing import BinaryIO

_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"version https://git-lfs.github.com/spec/": "lfs",  # the first line of a pointer, by the specification of Git LFS
}


_MOST_BYTES = 50_000_000


_MOST_OF_SAMPLE = 5_000_000
"""Bytes: no picture of the template is larger."""


def read_content(file: BinaryIO) -> bytes | None:
    content = file.read(_MOST_BYTES + 1)
    return content if len(content) <= _MOST_BYTES else None


def read_blob(file: BinaryIO) -> str | None:
    """Git's id of a file's content, in full; None for one that is too large to be a picture of the template."""
    size = file.seek(0, SEEK_END)
    if size > _MOST_OF_SAMPLE:
        return None
    file.seek(0)
    from hashlib import sha1  # few reports lie beside such a picture

    content = file.read(size)
    return sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def read_format(file: BinaryIO) -> str | None:
    head = file.read(max(map(len, _SIGNATURES)))
    return next((kind for signature, kind in _SIGNATURES.items() if head.startswith(signature)), None)


def read_size(file: BinaryIO) -> tuple[int, int] | None:
    if read_format(file) not in {"png", "jpeg"}:
        return None
    file.seek(0)
    import imagesize  # type: ignore[import-untyped]  # it brings Python's web client with it: 40 ms and 6 MB

    try:
        width, height = imagesize.get(file)
    except OSError:
        raise
    except Exception:  # imagesize raises struct.error and others on a file that is cut off
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None
