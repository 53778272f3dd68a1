"""The pictures in the `figures` folder beside a report, and what is asked about them. Names are as in `figures/curves.png`."""

from __future__ import annotations

import builtins
import posixpath
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cached_property

from report_ls.disk.folders import FROM_ROOT, NOTHING, Entry, Folder, Listing
from report_ls.disk.git_state import GitState
from report_ls.disk.linked import Linked
from report_ls.disk.pictures import read_blob, read_content, read_format, read_size
from report_ls.model.named_in_words import NamedInWords
from report_ls.syntax.images import FOLDER, is_allowed
from report_ls.syntax.paths import composed, folded

SAMPLES = {"bucket": "be0b30de", "registry": "265a2a18", "build": "0e8cde37", "wandb": "be2ab283", "overview": "2541ccd6"}
"""The pictures that come with the template: their names, without the extension, and git's ids of their contents, abbreviated."""
_CLOSE = 0.6
"""From 0 to 1: how much two names have in common, where one may be meant by the other."""


class Figures:
    """A folder's listing, with what is asked about it again and again. It does not change; a new look is a new object."""

    def __init__(self, folder: Folder, listing: Listing | None = None, git: Mapping[str, GitState] | None = None) -> None:
        self.folder = folder
        self.listing = listing or folder.scan()
        self.git = git or {}
        self._named: dict[str, Entry] = {}
        self._closest: dict[str, str | None] = {}

    def with_git(self, git: Mapping[str, GitState]) -> Figures:
        return Figures(self.folder, self.listing, git)

    @cached_property
    def are_below(self) -> bool:
        """Whether there are figures in `reports/figures`, so that the report lies above the folder that the course collects."""
        return any(name.startswith(f"{FROM_ROOT}/") for name in self.listing.files)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The files that a report may show, in order."""
        return tuple(sorted(name for name in self.listing.files if is_allowed(name)))

    @cached_property
    def _composed(self) -> dict[str, str]:
        return {composed(name): name for name in self.listing.files}

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.casefold(): actual for name, actual in self._composed.items()}

    @cached_property
    def _basenames(self) -> dict[str, str]:
        return {composed(posixpath.basename(name)): name for name in reversed(self.names)}

    @cached_property
    def _folded_basenames(self) -> dict[str, str]:
        return {name.casefold(): actual for name, actual in self._basenames.items()}

    @cached_property
    def _stems(self) -> dict[str, str]:
        return {_stem(name): name for name in reversed(self.names)}

    def is_sample(self, name: str) -> bool:
        """Whether a file holds one of the template's own pictures, whatever it is called. It reads the whole file."""
        blob = self.folder.read(name, read_blob)
        return blob is not None and blob.startswith(tuple(SAMPLES.values()))

    @cached_property
    def samples(self) -> frozenset[str]:
        """The template's own pictures, as far as they have their names. Students name pictures of their own so, too."""
        named = [name for name in self.names if posixpath.splitext(posixpath.basename(name))[0].casefold() in SAMPLES]
        return frozenset(filter(self.is_sample, named))

    @cached_property
    def in_words(self) -> NamedInWords:
        """Which of them a text tells of."""
        return NamedInWords(self.names)

    def find(self, name: str) -> str | None:
        """The name as it is on disk, None if there is no such file. Where the listing was cut, a name that is not in it is looked up."""
        if name in self.listing.files:
            return name
        return self._composed.get(composed(name)) or (name if self._looked_up(name).status else None)

    def holds(self, name: str) -> bool:
        """Whether there is a file of this very name."""
        return name in self.listing.files or self._looked_up(name).status is not None

    def refused(self, name: str) -> str | None:
        """Why what has a name is no usable file, as the end of a sentence."""
        return self.listing.refused.get(name) or self._looked_up(name).refused

    def _looked_up(self, name: str) -> Entry:
        if not self.listing.is_cut:
            return NOTHING
        if name not in self._named:
            self._named[name] = self.folder.look_up(name)
        return self._named[name]

    def is_known(self, name: str) -> bool:
        """Whether all that is asked about a name has been read. It always has, but where the disk is read behind a user's back."""
        return self.folder.knows(name)

    def linked(self, path: str) -> Linked:
        """What a relative link leads to, in the figures folder or elsewhere in the repository."""
        return self.folder.linked(path)

    def find_other_case(self, name: str) -> str | None:
        """A file whose name differs from `name` in case alone."""
        return self._folded.get(folded(name))

    def of_same_name(self, name: str) -> str | None:
        """Returns the file of that name in any folder; it may differ in letter case."""
        return self._basenames.get(composed(name)) or self._folded_basenames.get(folded(name))

    def closest(self, name: str) -> str | None:
        """Returns the file of nearly that name, which was most likely meant."""
        if name not in self._closest:
            close = closest_match(_stem(name), self._stems)
            self._closest[name] = self._stems[close] if close else None
        return self._closest[name]

    def bytes(self, name: str) -> int:
        return self._status(name)[0]

    def changed(self, name: str) -> int:
        """When a file that is there was changed, in ns."""
        return self._status(name)[1]

    def _status(self, name: str) -> tuple[int, int]:
        return self.listing.files.get(name) or self._looked_up(name).status or (0, 0)

    def content(self, name: str) -> builtins.bytes | None:
        """All of a file; None if it can't be read, or is larger than any picture for a page."""
        return self.folder.read(name, read_content)

    def format(self, name: str) -> str | None:
        """What the first bytes of a file say that it is: "png", "jpeg", or "lfs" for what Git LFS puts in the place of a file; None for
        anything else, and if it can't be read.
        """
        return self.folder.read(name, read_format)

    def size(self, name: str) -> tuple[int, int] | None:
        """The width and the height of a PNG or JPEG file in pixels; None if its head does not tell."""
        return self.folder.read(name, read_size)


def closest_match(word: str, others: Iterable[str]) -> str | None:
    """What difflib's `get_close_matches` finds as the one closest match, of which it asks no more than the likely ones: with 1,000 names
    of which few are like the word, a tenth of the time. No name holds a NUL.
    """
    matcher = SequenceMatcher(b=word)

    def at_most(other: str) -> float:
        matcher.set_seq1(other)
        return matcher.quick_ratio()

    best = (_CLOSE, "")
    for bound, other in sorted(((at_most(other), other) for other in _with_its_letters(word, [*others])), reverse=True):
        if bound < best[0]:
            break
        matcher.set_seq1(other)
        best = max(best, (matcher.ratio(), other))
    return best[1] or None


def _with_its_letters(word: str, names: list[str]) -> list[str]:
    """The names that have enough letters of a word to be close to it, whatever their order is."""
    # All names at once, as that is done in C
    others = "\0".join(names).translate(str.maketrans("", "", word.replace("\0", ""))).split("\0")
    return [
        name
        for name, other in zip(names, others, strict=False)
        if 2 * min(len(word), len(name) - len(other)) >= _CLOSE * (len(word) + len(name))
    ]


def _stem(name: str) -> str:
    """What tells one file from another: all names share the folder, and most the extension."""
    return posixpath.splitext(name)[0].removeprefix(f"{FOLDER}/").casefold()
