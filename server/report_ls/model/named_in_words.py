"""Which figures a text tells of in words, as "our build history" tells of `build_history.png`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W\d_]{2,}")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FILE = re.compile(r"(?<![\w-])[\w-]+\.\w+")
_EMPTY = frozenset(
    ["an", "and", "at", "by", "for", "from", "in", "of", "on", "our", "the", "to", "with", "fig", "figure", "image", "img", "picture",
    "png", "screen", "screenshot", "shot"]
)  # fmt: skip
"""Words that tell nothing of what a picture shows."""


def words(text: str) -> list[str]:
    """The words of a text or of a name that say something, alike in singular and plural."""
    found = (match[0].casefold().removesuffix("s") for match in _WORD.finditer(_HUMP.sub(" ", text)))
    return [word for word in found if word not in _EMPTY]


class NamedInWords:
    """The names of figures by their words, so that a text is held only against those that share a word with it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._words = {name: words(_stem(name)) for name in names}
        self._files = {posixpath.basename(name).casefold(): name for name in self._words}
        self._by_word: dict[str, list[str]] = {}
        for name, own in self._words.items():
            for word in own[:1]:
                self._by_word.setdefault(word, []).append(name)

    def told_by(self, text: str) -> list[str]:
        """The figures that a text tells of. First those whose file it names, then those whose words it has next to one another, then those
        whose words it has; among these, those of more words.
        """
        said = words(text)
        known, joined = frozenset(said), f" {' '.join(said)} "
        files = {self._files.get(match[0].casefold()) for match in _FILE.finditer(text)}

        def rank(name: str) -> tuple[bool, bool, int, str]:
            own = self._words[name]
            return name not in files, f" {' '.join(own)} " not in joined, -len(own), name

        return sorted(dict.fromkeys(self._candidates(known, files)), key=rank)

    def _candidates(self, known: frozenset[str], files: Iterable[str | None]) -> Iterator[str]:
        yield from filter(None, files)
        for word in known:
            yield from (name for name in self._by_word.get(word, ()) if known.issuperset(self._words[name]))


def _stem(name: str) -> str:
    return posixpath.splitext(posixpath.basename(name))[0]
