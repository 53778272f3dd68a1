"""Counts and limits as people read them."""

from __future__ import annotations

from report_ls.checker.limits import Bounds, QuestionLimits
from report_ls.model.state import State
from report_ls.model.statuses import Status
from report_ls.text.wording import plural

CELLS = 12


def count_line(status: Status, limits: QuestionLimits) -> str:
    """Such as "152 of 200-300 words, 48 short; 0 of 1-3 images"; the counts alone where there is no limit."""
    return "; ".join(_counts(status, limits))


def state_line(status: Status, limits: QuestionLimits) -> str:
    """How a question stands, in one line that needs no colour: "✗ 152 of 200-300 words, 48 short · 1 of 1-3 images"."""
    if status.state is State.MISSING:
        return "✗ Missing"
    if status.state is State.UNANSWERED:
        asked = [f"{limits.words} {plural(limits.words.most, 'word')}"] if limits.words else []
        asked += [f"{limits.images} {plural(limits.images.most, 'image')}"] if limits.images else []
        return " · ".join(["○ Unanswered", *asked])
    return f"{'✓' if status.state is State.PASSED else '✗'} {' · '.join(_counts(status, limits))}"


def _counts(status: Status, limits: QuestionLimits) -> list[str]:
    parts = [_count(status.counted.words, limits.words, "word")]
    if limits.images or status.counted.images:
        parts.append(_count(status.counted.images, limits.images, "image"))
    return parts


def _count(count: int, bounds: Bounds | None, noun: str) -> str:
    if bounds is None:
        return f"{count} {plural(count, noun)}, no limit"
    text = f"{count} of {bounds} {plural(bounds.most, noun)}"
    if count < bounds.least:
        return f"{text}, {bounds.least - count} short"
    if count > bounds.most:
        return f"{text}, {count - bounds.most} over"
    return text


def short_count(status: Status, limits: QuestionLimits) -> str:
    """Such as "97/100-200", with "0/1-3 img" behind it where images are asked for; for status bars and lenses."""
    words = f"{status.counted.words}/{limits.words}" if limits.words else str(status.counted.words)
    return f"{words} · {status.counted.images}/{limits.images} img" if limits.images else words


def bar(count: int, bounds: Bounds) -> str:
    """The count on a scale that ends at the upper limit; the last cell is full only when that is reached."""
    filled = min(CELLS, count * CELLS // max(bounds.most, 1))
    return "█" * filled + "░" * (CELLS - filled)


def picture_text(size: tuple[int, int] | None, count: int) -> str:
    """The size of a picture in pixels, where it is known, and in bytes, as "640 × 480 pixels, 45 kB"."""
    pixels = f"{size[0]} × {size[1]} pixels, " if size else ""
    return f"{pixels}{size_text(count)}"


def size_text(count: int) -> str:
    """A number of bytes as "812 B", "45 kB", "1.2 MB"."""
    if count < 1000:
        return f"{count} B"
    if count < 999_500:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"
