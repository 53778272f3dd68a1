"""Where figures are mentioned in a report: in answers and everywhere else, in each form that a page makes a picture or a link of."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_ls.model.figures import Figures
from report_ls.syntax.images import decoded, find_unplaced_images
from report_ls.text.spans import Span

_TARGET = r"[ \t]*(?:<([^<>\n]{1,1000})>|([^\s<>()]{1,1000}))"
_OTHER_FORMS = (
    re.compile(rf"\)\]\({_TARGET}"),  # a link around an image
    re.compile(rf"^[> \t]{{0,40}}\[[^\[\]\n]{{1,500}}\]:{_TARGET}", re.MULTILINE),
    re.compile(r"""<a\b[^<>]*?\shref\s*=\s*(?:"([^"<>\n]*)"|'([^'<>\n]*)')""", re.IGNORECASE),
)
"""What is no mention to the rules, but would lead nowhere after its figure was renamed."""
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\#?]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A relative path in a report. `span` is the whole image or link, `path` the path alone; `name` is that path as it would be on disk."""

    span: Span
    path: Span
    name: str


def find_mentions(text: str) -> list[Mention]:
    """All mentions of files, in order. Those in code and in comments are among them."""
    images = find_unplaced_images(text, Span(0, len(text)))
    found = [(image.path, image.span) for image in images] + [(path, path) for path in _other_paths(text)]
    mentions: list[Mention] = []
    end = 0
    for path, span in sorted(found, key=lambda item: (item[0].start, -item[0].end)):
        written = path.of(text)
        if path.start >= end and written and not _ABSOLUTE.match(written):
            mentions.append(Mention(span, path, posixpath.normpath(decoded(written).replace("\\", "/"))))
        end = max(end, path.end)
    return mentions


def _other_paths(text: str) -> Iterator[Span]:
    for form in _OTHER_FORMS:
        for match in form.finditer(text):
            yield Span(*match.span(1 if match[1] is not None else 2))


def figure_of(name: str, figures: Figures | None) -> str:
    """The name on disk of the figure that is meant, be it in other letter case; where there is none, `name` composed (NFC)."""
    found = figures and (figures.find(name) or figures.find_other_case(name))
    return found or unicodedata.normalize("NFC", name)


def mention_at(mentions: Iterable[Mention], offset: int) -> Mention | None:
    """The mention at a cursor, which may be anywhere in an image; of an image in a link, the one whose path the cursor is on."""
    here = [mention for mention in mentions if mention.span.holds(offset)]
    return next((mention for mention in here if mention.path.holds(offset)), here[0] if here else None)


def mentions_of(figure: str, mentions: Iterable[Mention], figures: Figures | None) -> list[Mention]:
    """The mentions of the figure that `figure_of` gave, in order."""
    return [mention for mention in mentions if figure_of(mention.name, figures) == figure]
