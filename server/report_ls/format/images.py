"""The pictures that an answer mentions, and how a path is written and read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from report_ls.format.code import code_spans
from report_ls.format.report import Image, ImageKind
from report_ls.format.text import Span

ALLOWED = (".png", ".jpg", ".jpeg")
"""The extensions that the template allows (format.md, section 1)."""
FOLDER = "figures/"

_OPENING = re.compile(r"!?\[((?:[^\[\]\n\\]|\\.|\[[^\[\]\n]*\])*)\]\(")
_TITLE = re.compile(r"""[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))[ \t]*$""")
_HTML = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))[^>]*>""", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp)\w*$", re.IGNORECASE)


def find_images(text: str, answer: Span, code: Callable[[str], tuple[Span, ...]] = code_spans) -> tuple[Image, ...]:
    """The mentions of pictures in `text`, a flat text, from `answer.start` to `answer.end`, in order."""
    found = sorted([*_markdown(text, answer), *_html(text, answer)], key=lambda image: image.span)
    if not found:
        return ()
    regions = [span.shifted(answer.start) for span in code(answer.of(text))]
    return tuple(replace(image, in_code=any(region.covers(image.span) for region in regions)) if regions else image for image in found)


def _markdown(text: str, answer: Span) -> Iterator[Image]:
    start = answer.start
    while opening := _OPENING.search(text, start, answer.end):
        start = opening.end()
        path = _destination(text, opening.end(), answer.end)
        if path is None:
            continue
        raw = path.of(text)
        end = text.index(")", path.end) + 1
        if opening[0].startswith("!"):
            kind = ImageKind.MARKDOWN
        elif _PICTURE.search(raw) and decoded(raw).replace("\\", "/").removeprefix("./").startswith(FOLDER):
            kind = ImageKind.LINK
        else:
            continue
        start = end
        yield Image(kind, Span(opening.start(), end), Span(*opening.span(1)), path, raw, in_code=False)


def _destination(text: str, start: int, end: int) -> Span | None:
    """The destination that begins at `start`, without `<>` and title; None where no `)` on the line closes it."""
    line_end = text.find("\n", start, end)
    line_end = end if line_end < 0 else line_end
    while start < line_end and text[start] in " \t":
        start += 1
    if text.startswith("<", start) and (close := text.find(">", start, line_end)) >= 0:
        return Span(start + 1, close) if text.find(")", close, line_end) >= 0 else None
    depth = 0
    for place in range(start, line_end):
        if text[place] == "(":
            depth += 1
        elif text[place] == ")":
            if depth == 0:
                written = text[start:place]
                return Span(start, start + len(_TITLE.sub("", written).rstrip()))
            depth -= 1
    close = text.find(")", start, line_end)
    return Span(start, close) if close >= 0 else None


def _html(text: str, answer: Span) -> Iterator[Image]:
    for match in _HTML.finditer(text, answer.start, answer.end):
        path = Span(*next(match.span(group) for group in (1, 2, 3) if match[group] is not None))
        alt = re.search(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", match[0], re.IGNORECASE)
        at = match.start()
        alt_span = Span(*alt.span(1 if alt[1] is not None else 2)).shifted(at) if alt else Span(at, at)
        yield Image(ImageKind.HTML, Span(*match.span()), alt_span, path, path.of(text), in_code=False)


def decoded(path: str) -> str:
    """The path as it is on disk: percent-decoded. What is not UTF-8 then is left as it is written."""
    try:
        return unquote(path, errors="strict")
    except UnicodeDecodeError:
        return path


def is_allowed(name: str) -> bool:
    return name.lower().endswith(ALLOWED)


def written(name: str) -> str:
    """`name` written as a destination that both GitHub and the hand-in page read as that file.

    Spaces and brackets are percent-encoded, as is a percent sign; other characters are left as a person would write them.
    """
    return re.sub(r"[%\s()<>\\\"'?#\[\]]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), name)
