"""Where figures are mentioned in a report: in answers and everywhere else, in each form that a page makes a picture or a link of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_ls.model.figures import Figures
from report_ls.model.references import Reference, resolve
from report_ls.syntax.images import find_unplaced_images
from report_ls.syntax.paths import PathKind
from report_ls.text.spans import Span

_TARGET = r"[ \t]*(?:<([^<>\n]{1,1000})>|([^\s<>()]{1,1000}))"
_OTHER_FORMS = (
    re.compile(rf"\)\]\({_TARGET}"),  # a link around an image
    re.compile(rf"^[> \t]{{0,40}}\[[^\[\]\n]{{1,500}}\]:{_TARGET}", re.MULTILINE),
    re.compile(r"""<a\b[^<>]*?\shref\s*=\s*(?:"([^"<>\n]*)"|'([^'<>\n]*)')""", re.IGNORECASE),
)
"""What is no mention to the rules, but would lead nowhere after its figure was renamed."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A relative path in a report. `span` is the whole image or link, `path` the path alone, and `reference` what that means."""

    span: Span
    path: Span
    reference: Reference

    @property
    def name(self) -> str:
        return self.reference.name


def find_mentions(text: str, figures: Figures | None) -> list[Mention]:
    """Returns all mentions of files, in order. Those in code and in comments are among them."""
    images = find_unplaced_images(text, Span(0, len(text)))
    found = [(image.path, image.span) for image in images] + [(path, path) for path in _other_paths(text)]
    mentions: list[Mention] = []
    end = 0
    for path, span in sorted(found, key=lambda item: (item[0].start, -item[0].end)):
        reference = resolve(path.of(text), figures)
        if path.start >= end and reference.written.kind is PathKind.RELATIVE:
            mentions.append(Mention(span, path, reference))
        end = max(end, path.end)
    return mentions


def _other_paths(text: str) -> Iterator[Span]:
    for form in _OTHER_FORMS:
        for match in form.finditer(text):
            yield Span(*match.span(1 if match[1] is not None else 2))


def mention_at(mentions: Iterable[Mention], offset: int) -> Mention | None:
    """Returns the mention at a cursor, which may be anywhere in an image; of an image in a link, the one whose path the cursor is on."""
    here = [mention for mention in mentions if mention.span.holds(offset)]
    return next((mention for mention in here if mention.path.holds(offset)), here[0] if here else None)
