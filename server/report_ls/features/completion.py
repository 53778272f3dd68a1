"""What can be put in at the cursor: figure paths, whole images, study numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from report_ls.analysis import Analysis
from report_ls.features.counts import size_text
from report_ls.features.usage import in_order, used_figures
from report_ls.figures import FOLDER, SAMPLES, Figures
from report_ls.format.images import decoded, written
from report_ls.format.report import Report
from report_ls.format.text import Span, line_at
from report_ls.rules.image_count import image_markdown
from report_ls.rules.members import MEMBERS, find_members

_DESTINATION = re.compile(r"\[(?:[^\[\]\n\\]|\\.)*\]\(<?(?P<path>[^)\n<>]*)$")
_SOURCE = re.compile(r"""<img\b[^>\n]*\bsrc\s*=\s*["'](?P<path>[^"'\n]*)$""", re.IGNORECASE)
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
    """Put `text` in place of `insert` (what is before the cursor) or `replace` (what is behind it, too).

    `filter` is what the typed text is held against. `stops` are the parts of `text` to type over, one after the other; an empty one is a
    place to type at. `figure` names the figure that a client may show. Items are in the order in which they should be listed.
    """

    kind: ItemKind
    label: str
    text: str
    filter: str
    detail: str
    insert: Span
    replace: Span
    stops: tuple[Span, ...] = ()
    figure: str | None = None


def complete(analysis: Analysis, offset: int) -> list[Item]:
    """The items for the cursor at `offset`, in order."""
    text = analysis.report.text
    before = text[line_at(text, offset).start : offset]
    if match := _DESTINATION.search(before) or _SOURCE.search(before):
        return list(_paths(analysis, text, offset, match))
    question = analysis.report.question_at(offset)
    if question is None or not question.body.answer.shifted(question.start).holds(offset):
        return []
    if match := _WHOLE_IMAGE.search(before):
        return list(_images(analysis, text, offset, match[0]))
    if question.number == analysis.limits.expected and (match := _STUDY_NUMBER.search(before)):
        return list(_members(analysis, text, Span(offset - len(match[0]), offset)))
    return []


def _detail(figures: Figures, name: str, used: dict[str, list[int]]) -> str:
    size = size_text(figures.bytes(name))
    if name in used:
        return f"in question {', '.join(map(str, used[name]))} · {size}"
    return f"sample of the course · {size}" if name in SAMPLES else f"not used yet · {size}"


def _paths(analysis: Analysis, text: str, offset: int, match: re.Match[str]) -> Iterator[Item]:
    """The files and folders one level below what is typed."""
    figures = analysis.figures
    if figures is None:
        return
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
    used = used_figures(analysis)
    here = [file for file in figures.names if file.startswith(folder)]
    for file in in_order([file for file in here if "/" not in file[len(folder) :]], used):
        yield Item(
            ItemKind.FILE,
            file[len(folder) :],
            written(file),
            lead + shown(file if in_folder else file[len(folder) :]),
            _detail(figures, file, used),
            Span(start, offset),
            replace,
            figure=file,
        )
    for child in sorted({file[len(folder) :].split("/")[0] for file in here if "/" in file[len(folder) :]}):
        path = f"{folder}{child}/"
        yield Item(
            ItemKind.FOLDER,
            f"{child}/",
            written(path),
            lead + shown(path if in_folder else child),
            "",
            Span(start, offset),
            replace,
        )


def _images(analysis: Analysis, text: str, offset: int, typed: str) -> Iterator[Item]:
    """Whole images for `!` and `![`; a `]` that the editor closed by itself is taken in. None before what makes an image of it already."""
    figures = analysis.figures
    if figures is None or text.startswith(("[", "]("), offset):
        return
    whole = Span(offset - len(typed), offset + (typed.endswith("[") and text.startswith("]", offset)))
    used = used_figures(analysis)
    for name in in_order(figures.names, used):
        markdown = image_markdown(name)
        yield Item(
            ItemKind.IMAGE,
            f"![{PurePosixPath(name).name}]",
            markdown,
            f"![{PurePosixPath(name).name}" if typed.endswith("[") else f"!{PurePosixPath(name).name}",
            _detail(figures, name, used),
            whole,
            whole,
            stops=(alt_span(markdown),),
            figure=name,
        )


def alt_span(markdown: str) -> Span:
    """The text in brackets of an image."""
    return Span(2, markdown.index("]("))


def _members(analysis: Analysis, text: str, typed: Span) -> Iterator[Item]:
    """The study numbers of question 2, those first that the last question does not have yet."""
    last = next((question for question in analysis.report.questions if question.number == analysis.limits.expected), None)
    if last is None:
        return
    named = {f"s{member.digits}" for member in find_members(text, last.answer)}
    for number in sorted(listed_members(analysis.report), key=lambda number: number in named):
        detail = "already in this answer" if number in named else "not in this answer yet"
        yield Item(ItemKind.MEMBER, number, number, number, detail, typed, typed)


def listed_members(report: Report) -> list[str]:
    """The study numbers of question 2 with their s, each once."""
    listing = next((question for question in report.questions if question.number == MEMBERS), None)
    members = find_members(report.text, listing.answer, bare=True) if listing else []
    return list(dict.fromkeys(f"s{member.digits}" for member in members))


def describe(analysis: Analysis, figure: str) -> str | None:
    """The size of a figure in pixels and bytes, for the documentation of an item; None if it is gone."""
    figures = analysis.figures
    if figures is None or figure not in figures.listing.files:
        return None
    picture = figures.picture(figure)
    pixels = f"{picture.size[0]} × {picture.size[1]} pixels, " if picture.size else ""
    return f"{pixels}{size_text(figures.bytes(figure))}"
