"""What a process and those that it started use, from /proc."""

from __future__ import annotations

import re
from pathlib import Path


def peak_memory(root: int) -> float:
    """The most that a process and its descendants ever held, in MiB: the sum of their peaks."""
    return sum(_peak(process) for process in _tree(root)) / 1024


def _tree(root: int) -> set[int]:
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has ended
            continue
    found = {root}
    while more := {process for process, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _peak(process: int) -> int:
    """In KiB; 0 for one that has ended."""
    try:
        match = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    except OSError:
        return 0
    return int(match[1]) if match else 0
