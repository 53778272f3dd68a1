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
from report_ls.features.usage import in_order, in_questions, told_by, used_figures
from report_ls.model.figures import Figures
from report_ls.model.members import MEMBERS, find_members
from report_ls.rules.image_count import image_markdown
from report_ls.syntax.images import FOLDER, decoded, written
from report_ls.syntax.report import Report
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
    told: tuple[str, ...]


def complete(analysis: Analysis, offset: int, memo: Memo | None = None) -> Offer | None:
    """What is offered for the cursor at `offset`. With a `memo` the items for figures stay the same ones until something changes."""
    memo = memo or Memo()
    text = analysis.report.text
    before = text[line_at(text, offset).start : offset]
    if match := _DESTINATION.search(before) or _SOURCE.search(before):
        return _paths(analysis, memo, text, offset, match)
    question = analysis.report.question_at(offset)
    if question is None or not question.body.answer.shifted(question.start).holds(offset):
        return None
    if match := _WHOLE_IMAGE.search(before):
        return _images(analysis, memo, text, offset, match[0])
    if question.number == analysis.limits.expected and (match := _STUDY_NUMBER.search(before)):
        typed = Span(offset - len(match[0]), offset)
        return Offer(Items(tuple(_members(analysis, text))), typed, typed)
    return None


def _mentions(analysis: Analysis, offset: int) -> Mentions:
    used = tuple((name, tuple(numbers)) for name, numbers in used_figures(analysis).items())
    return Mentions(used, told_by(analysis, analysis.report.question_at(offset)))


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
    typed = match["path"]
    start = offset - len(typed.lstrip())
    rest = _REST_OF_PATH.match(text, offset)
    replace = Span(start, rest.end() if rest else offset)
    name = decoded(typed.lstrip())
    lead = "./" if name.startswith("./") else ""
    name = name.removeprefix("./")
    in_folder = name.startswith(f"{FOLDER}/") or f"{FOLDER}/".startswith(name)
    folder = name[: name.rfind("/") + 1] if name.startswith(f"{FOLDER}/") else f"{FOLDER}/"
    shown = written if "%" in typed else str  # what is typed is held against names as they are typed
    items = memo.remembering(_path_items)(figures, _mentions(analysis, offset), folder, in_folder, lead, shown)
    return Offer(items, Span(start, offset), replace)


def _path_items(figures: Figures, mentions: Mentions, folder: str, in_folder: bool, lead: str, shown: Callable[[str], str]) -> Items:
    used = dict(mentions.used)
    items = []
    here = [file for file in in_order(figures, used, mentions.told) if file.startswith(folder)]
    for file in here:
        label = file[len(folder) :]
        if "/" in label:
            continue
        typed = lead + shown(file if in_folder else label)
        items.append(Item(ItemKind.FILE, label, written(file), typed, _detail(figures, file, used), figure=file))
    for child in sorted({file[len(folder) :].split("/")[0] for file in here if "/" in file[len(folder) :]}):
        path = f"{folder}{child}/"
        items.append(Item(ItemKind.FOLDER, f"{child}/", written(path), lead + shown(path if in_folder else child), ""))
    return Items(tuple(items))


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
    for name in in_order(figures, used, mentions.told):
        markdown, last = image_markdown(name), posixpath.basename(name)
        detail, stops = _detail(figures, name, used), (alt_span(markdown),)
        items.append(Item(ItemKind.IMAGE, f"![{last}]", markdown, f"{typed}{last}", detail, stops, name))
    return Items(tuple(items))


def alt_span(markdown: str) -> Span:
    """The text in brackets of an image."""
    return Span(2, markdown.index("]("))


def _members(analysis: Analysis, text: str) -> Iterator[Item]:
    """The study numbers of question 2, those first that the last question does not have yet."""
    last = next((question for question in analysis.report.questions if question.number == analysis.limits.expected), None)
    if last is None:
        return
    named = {f"s{member.digits}" for member in find_members(text, last.answer)}
    for number in sorted(listed_members(analysis.report), key=lambda number: number in named):
        detail = "already in this answer" if number in named else "not in this answer yet"
        yield Item(ItemKind.MEMBER, number, number, number, detail)


def listed_members(report: Report) -> list[str]:
    """The study numbers of question 2 with their s, each once."""
    listing = next((question for question in report.questions if question.number == MEMBERS), None)
    members = find_members(report.text, listing.answer, bare=True) if listing else []
    return list(dict.fromkeys(f"s{member.digits}" for member in members))


def describe(analysis: Analysis, figure: str) -> str | None:
    """The size of a figure in pixels and bytes, for the documentation of an item; None if it is gone."""
    figures = analysis.figures
    if figures is None or not figures.holds(figure):
        return None
    return picture_text(figures.size(figure), figures.bytes(figure))
