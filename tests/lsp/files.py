"""Files beside a report."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path


def png(width: int = 4, height: int = 3) -> bytes:
    """A grey picture."""
    parts = [
        (b"IHDR", struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" * (width + 1) * height)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def draw(folder: Path, *names: str) -> None:
    """Put pictures into the folder of a report, by names as in "figures/a.png"."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png())


def script(limits: dict[int, tuple[int, int]]) -> bytes:
    """A `report.py` in the course's form, with limits of words."""
    rows = [f"LengthConstraints(min_length={least}, max_length={most})" for least, most in (limits.get(n, (0, 9999)) for n in range(1, 32))]
    table = "\n".join(f'    "question_{number}": {row},' for number, row in enumerate(rows, 1))
    return f"question_constraints = {{\n{table}\n}}\n\nanswers.pop(0)\nif len(answers) != 31:\n    raise SystemExit\n".encode()
