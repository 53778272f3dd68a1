"""The report that the editors open: it passes, but for what is planted in it."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from tests.support.reports import figure_names, report

SHORT = "word " * 96 + "end."
"""97 words, where 100 are asked for."""
# Everything that counts differently in the three encodings stands before the first finding, some of it on its line.
UNUSUAL = "Café 🐧🐧 naïve\u2028still the same line \U0001f469\u200d\U0001f4bb " + "word " * 110 + "end."
AFTER_EMOJI = "🎉🎉 é ![missing](figures/missing.png) " + "word " * 110 + "end."
WRONG_CASE = "![workflow](figures/Workflow.png) " + "word " * 120 + "end."
EMPTY_LINE = "Here is room:\n\n\n\n" + "word " * 120 + "end."


def fixture_report() -> str:
    """Question 5 is too short, 6 shows a figure that is missing, behind emoji, and 9 one in the wrong case; 8 has an empty line."""
    return report(answers={4: UNUSUAL, 5: SHORT, 6: AFTER_EMOJI, 8: EMPTY_LINE, 9: WRONG_CASE})


def png(width: int, height: int) -> bytes:
    """A white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\xff" * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def write_report(folder: Path) -> Path:
    """The report with its figures, one of them not used yet, and a markdown file that is no report."""
    figures = folder / "figures"
    figures.mkdir(parents=True)
    for name in [*figure_names(fixture_report()), "figures/unused.png", "figures/workflow.png"]:
        if name not in {"figures/missing.png", "figures/Workflow.png"}:
            (folder / name).write_bytes(png(40, 30))
    (folder / "notes.md").write_text("# Notes\n\n![nothing](figures/nothing.png)\n", "utf-8")
    path = folder / "README.md"
    path.write_text(fixture_report(), "utf-8")
    return path
