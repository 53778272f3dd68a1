"""The characters that the output for people is drawn with."""

from __future__ import annotations

from typing import NamedTuple


class Signs(NamedTuple):
    """One character a cell of a bar; the others are as long as they are."""

    filled: str
    lacking: str
    left: str
    over: str
    passed: str
    failed: str
    ellipsis: str
    fix: str


UNICODE = Signs(filled="━", lacking="·", left="─", over="╍", passed="✓", failed="✗", ellipsis="…", fix="→")
ASCII = Signs(filled="=", lacking=".", left="-", over=">", passed="+", failed="x", ellipsis="~", fix="->")
