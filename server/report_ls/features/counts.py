"""Counts and limits as people read them."""

from __future__ import annotations

from report_ls.analysis import Status
from report_ls.format.limits import Bounds, QuestionLimits

CELLS = 12


def count_line(status: Status, limits: QuestionLimits) -> str:
    """Such as "152 of 200-300 words, 48 short; 0 of 1-3 images"; the counts alone where there is no limit."""
    parts = [_count(status.count.words, limits.words, "words")]
    if limits.images or status.count.images:
        parts.append(_count(status.count.images, limits.images, "images"))
    return "; ".join(parts)


def _count(count: int, bounds: Bounds | None, noun: str) -> str:
    if bounds is None:
        return f"{count} {noun[:-1] if count == 1 else noun}, no limit"
    text = f"{count} of {bounds} {noun[:-1] if bounds.most == 1 else noun}"
    if count < bounds.least:
        return f"{text}, {bounds.least - count} short"
    if count > bounds.most:
        return f"{text}, {count - bounds.most} over"
    return text


def short_count(status: Status, limits: QuestionLimits) -> str:
    """Such as "97/100-200", with "0/1-3 img" behind it where images are asked for; for status bars and lenses."""
    words = f"{status.count.words}/{limits.words}" if limits.words else str(status.count.words)
    return f"{words} · {status.count.images}/{limits.images} img" if limits.images else words


def bar(count: int, bounds: Bounds) -> str:
    """The count on a scale that ends at the upper limit; the last cell is full only when that is reached."""
    filled = min(CELLS, count * CELLS // max(bounds.most, 1))
    return "█" * filled + "░" * (CELLS - filled)


def size_text(count: int) -> str:
    """A number of bytes as "812 B", "45 kB", "1.2 MB"."""
    if count < 1000:
        return f"{count} B"
    if count < 999_500:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"
