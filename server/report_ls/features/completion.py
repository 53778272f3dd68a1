"""What can be put in at the cursor: figure paths, whole images, study numbers."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from report_ls.analysis.analysis import Analysis
from report_ls.analysis.memo import Memo
from report_ls.features.counts import picture_text, size_text
from report_ls.features.usage import figures_named_by, in_order, in_questions
from report_ls.model.figures import Figures
from report_ls.model.members import find_group
from report_ls.rules.image_count import image_markdown
from report_ls.syntax.images import FOLDER, written
from report_ls.syntax.paths import folded, read_path
from report_ls.text.spans import Span, line_at

_DESTINATION = re.compile(r"\[(?:[^\[\]\n\\]|\\.){0,500}\]\(<?(?P<path>[^)\n<>]{0,500})$")
_SOURCE = re.compile(r"""<img\b[^<>\n]*\bsrc\s*=\s*["'](?P<path>[^"'<\n]*)$""", re.IGNORECASE)
_WHOLE_IMAGE = re.compile(r"(?<![\w!\\])!\[?$")
_STUDY_NUMBER = re.compile(r"(?<!\w)s\d{0,6}$", re.IGNORECASE)
_REST_OF_PATH = re.compile(r"[^)\s\"'<>]*")


class ItemKind(StrEnum):
    """What an item puts in."""

    FILE = "file"
    FOLDER = "folder"
    IMAGE = "image"
    MEMBER = "member"
    BOX = "box"
    SNIPPET = "snippet"


@dataclass(frozen=True, slots=True)
class Item:
    """A `text` to put in.

    `filter` is what the typed text is held against. `stops` are the parts of `text` to type over, one after the other; an empty one is a
    place to type at. `figure` names the figure that a client may show.
    """

    kind: ItemKind
    label: str
    text: str
    filter: str
    detail: str
    stops: tuple[Span, ...] = ()
    figure: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """Items in the order in which they should be listed. Equal only to itself, so that it is a cheap key for what is made of a thousand."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Items to put in place of `insert` (what is before the cursor) or `replace` (what is behind it, too)."""

    choice: Items
    insert: Span
    replace: Span


class Mentions(NamedTuple):
    """The figures that answers show, with the numbers of these questions, and those that the answer at the cursor tells of in words."""

    used: tuple[tuple[str, tuple[int, ...]], ...]
    named: tuple[str, ...]


def complete(analysis: Analysis, offset: int, memo: Memo | None = None) -> Offer | None:
    """What is offered for the cursor at `offset`. With a `memo` the items for figures stay the same ones until something changes."""
    memo = memo or Memo()
    text = analysis.report.text
    before = text[line_at(text, offset).start : offset]
    if match := _DESTINATION.search(before) or _SOURCE.search(before):
        return _paths(analysis, memo, text, offset, match)
    question = analysis.report.question_at(offset)
    if question is None or not question.answer.holds(offset):
        return None
    if match := _WHOLE_IMAGE.search(before):
        return _images(analysis, memo, text, offset, match[0])
    if question.number == analysis.limits.expected and (match := _STUDY_NUMBER.search(before)):
        typed = Span(offset - len(match[0]), offset)
        return Offer(Items(tuple(_members(analysis))), typed, typed)
    return None


def _mentions(analysis: Analysis, offset: int) -> Mentions:
    used = tuple((name, tuple(numbers)) for name, numbers in analysis.used_figures.items())
    return Mentions(used, figures_named_by(analysis, analysis.report.question_at(offset)))


def _detail(figures: Figures, name: str, used: Mapping[str, tuple[int, ...]]) -> str:
    size = size_text(figures.bytes(name))
    if name in used:
        return f"{in_questions(used[name])} · {size}"
    return f"sample of the course · {size}" if name in figures.samples else f"not used yet · {size}"


def _paths(analysis: Analysis, memo: Memo, text: str, offset: int, match: re.Match[str]) -> Offer | None:
    """The files and folders one level below what is typed."""
    figures = analysis.figures
    if figures is None:
        return None
    typed = match["path"].lstrip()
    start = offset - len(typed)
    rest = _REST_OF_PATH.match(text, offset)
    replace = Span(start, rest.end() if rest else offset)
    folder, lead = _typed_folder(typed)
    shown = written if "%" in typed else str  # what is typed is held against names as they are typed
    items = memo.remembering(_path_items)(figures, _mentions(analysis, offset), folder, lead, shown)
    return Offer(items, Span(start, offset), replace)


def _typed_folder(typed: str) -> tuple[str, str]:
    """Returns the folder of figures that a typed path is in, and what an item's filter has before the name in that folder. A path that is
    in none is held against the names in `figures` itself.
    """
    before = re.match(r".*[/\\]|", typed)
    lead = before[0] if before else ""
    folder = read_path(lead).path + "/"
    if folded(folder).startswith(f"{FOLDER}/"):
        return folder, lead
    lead = "./" if typed.startswith("./") else ""
    return f"{FOLDER}/", f"{lead}{FOLDER}/" if f"{FOLDER}/".startswith(typed.removeprefix("./")) else lead


def _path_items(figures: Figures, mentions: Mentions, folder: str, lead: str, shown: Callable[[str], str]) -> Items:
    used = dict(mentions.used)
    below = list(_below(folder, in_order(figures, used, mentions.named)))
    files = (
        Item(ItemKind.FILE, label, written(file), lead + shown(label), _detail(figures, file, used), figure=file)
        for file, label in below
        if "/" not in label
    )
    children = {label.split("/")[0]: file.removesuffix(label) for file, label in below if "/" in label}
    folders = (
        Item(ItemKind.FOLDER, f"{child}/", written(f"{parent}{child}/"), lead + shown(f"{child}/"), "")
        for child, parent in sorted(children.items())
    )
    return Items((*files, *folders))


def _below(folder: str, files: list[str]) -> Iterator[tuple[str, str]]:
    """Yields the files in a folder with their paths in it. Its name may be typed in other letter case, or composed otherwise."""
    depth = folder.count("/")
    typed = folded(folder)
    for file in files:
        parts = file.split("/")
        if len(parts) > depth and folded("/".join(parts[:depth]) + "/") == typed:
            yield file, "/".join(parts[depth:])


def _images(analysis: Analysis, memo: Memo, text: str, offset: int, typed: str) -> Offer | None:
    """Whole images for `!` and `![`; a `]` that the editor closed by itself is taken in. None before what makes an image of it already."""
    figures = analysis.figures
    if figures is None or text.startswith(("[", "]("), offset):
        return None
    whole = Span(offset - len(typed), offset + (typed.endswith("[") and text.startswith("]", offset)))
    return Offer(memo.remembering(_image_items)(figures, _mentions(analysis, offset), typed), whole, whole)


def _image_items(figures: Figures, mentions: Mentions, typed: str) -> Items:
    used = dict(mentions.used)
    items = []
    for name in in_order(figures, used, mentions.named):
        markdown, last = image_markdown(name), posixpath.basename(name)
        detail, stops = _detail(figures, name, used), (alt_span(markdown),)
        items.append(Item(ItemKind.IMAGE, f"![{last}]", markdown, f"{typed}{last}", detail, stops, name))
    return Items(tuple(items))


def alt_span(markdown: str) -> Span:
    """The text in brackets of an image."""
    return Span(2, markdown.index("]("))


def _members(analysis: Analysis) -> Iterator[Item]:
    """Yields the study numbers of question 2, those first that the last question does not have yet."""
    group = find_group(analysis.report, analysis.limits.expected)
    named = {f"s{member.digits}" for member in group.named}
    for number in sorted(group.numbers, key=lambda number: number in named):
        detail = "already in this answer" if number in named else "not in this answer yet"
        yield Item(ItemKind.MEMBER, number, number, number, detail)


def describe(analysis: Analysis, figure: str) -> str | None:
    """The size of a figure in pixels and bytes, for the documentation of an item; None if it is gone."""
    figures = analysis.figures
    if figures is None or not figures.holds(figure):
        return None
    return picture_text(figures.size(figure), figures.bytes(figure))
