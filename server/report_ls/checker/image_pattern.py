"""The pattern by which the course's checker finds images, and other ways to count them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from report_ls.text.spans import Span

IMAGE_PATTERN = r"\!\[.*?\]\(.*?\)"
"""How the course's checker finds images (docs/format.md, section 3, step 9)."""

CountImages = Callable[[str], int]
"""How many images the checker finds in the text of one answer."""


def count_images(text: str) -> int:
    """How many images the course's own pattern finds."""
    return len(image_spans(text)) if "![" in text else 0


def image_spans(text: str) -> list[Span]:
    r"""Where `re.finditer(r"\!\[.*?\]\(.*?\)", text)` matches a text whose only line end is `\n`, in time linear in its length.

    The pattern itself takes quadratic time on a long line of `![`. On a line, once no `](` or no `)` follows, none follows any
    later `![` either, so the rest of that line is skipped.
    """
    spans = []
    start = text.find("![")
    line_end = -1
    while start >= 0:
        if start > line_end:
            line_end = text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
        middle = text.find("](", start + 2, line_end)
        end = text.find(")", middle + 2, line_end) if middle >= 0 else -1
        if end < 0:
            start = text.find("![", line_end)
            continue
        spans.append(Span(start, end + 1))
        start = text.find("![", end + 1)
    return spans


class KnownCounts:
    """Counts images by what is known of the patterns of a `report.py`, which are not run here: they may take forever.

    A text of which nothing is known is counted by the course's own pattern, and is among the `missing`. Once these are counted, another
    object takes the place of this one, so that what was made of guesses is made anew.
    """

    def __init__(self, patterns: tuple[str, ...], known: Mapping[str, int] | None = None) -> None:
        """`known` has what the patterns find, but for the course's own, which is counted here."""
        self.patterns = tuple(pattern for pattern in patterns if pattern != IMAGE_PATTERN)
        self.missing: set[str] = set()
        self._usual = len(patterns) - len(self.patterns)
        self._all = patterns
        self._known: Mapping[str, int] = {} if known is None else known
        self._asked: set[str] = set()

    def __call__(self, text: str) -> int:
        if text in self._known:
            self._asked.add(text)
            return self._known[text] + (self._usual * count_images(text) if self._usual else 0)
        self.missing.add(text)
        return count_images(text)

    def with_counts(self, counts: Mapping[str, int]) -> KnownCounts:
        """The same with more known, and without what nobody asked for."""
        return KnownCounts(self._all, {**{text: self._known[text] for text in self._asked}, **counts})
