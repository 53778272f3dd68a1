"""The pictures that an answer mentions, and how a path is written and read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from report_ls.checker.image_pattern import image_spans
from report_ls.syntax.code import code_spans, covering, may_cover
from report_ls.syntax.paths import read_path
from report_ls.syntax.report import Image, ImageKind
from report_ls.text.spans import Span, has

ALLOWED = (".png", ".jpg", ".jpeg")
"""The extensions that the template allows (docs/format.md, section 1)."""
FOLDER = "figures"
"""The folder of figures, beside a report."""

OPENING = re.compile(r"(?:!|(?<!\\))\[((?:[^\[\]\n\\]|\\.|\[(?:[^\[\]\n\\]|\\.)*\])*)\]\(")
"""What a link or an image begins with, up to its destination."""
_TITLE = re.compile(r"""(?<![ \t])[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))[ \t]*$""")
_LENGTH = r"\d{1,5}(?:px|%)?"
SIZE = re.compile(
    rf"(?<![ \t])[ \t]+(?:=(?:{_LENGTH}(?:x(?:{_LENGTH})?)?|x{_LENGTH})|(?:width|height)[=:][\"']?{_LENGTH}[\"']?)(?=[ \t]|$)",
    re.IGNORECASE,
)
"""A size behind a path, which neither page knows."""
# The bounds keep the time linear on a line that is nothing but openings.
_DESTINATION = re.compile(r"[ \t]*(?:<([^<>\n]{0,1000})>[^()\n]{0,200}|((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}))\)")
_UNBALANCED = re.compile(r"[ \t]*([^)\n]{0,500})\)")
# Other attributes may hold a `>` in their quotes, and words that end in `src` or `alt`.
ATTRIBUTES = r"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*"""
_HTML = re.compile(rf"""<img\b{ATTRIBUTES}?(?<![\w-])src\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)
_REST_OF_HTML = re.compile(rf"{ATTRIBUTES}>|[^<>]*>")
_ALT = re.compile(r"""(?<![\w-])alt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp)\w*$", re.IGNORECASE)


def find_images(text: str, answer: Span, code: Callable[[str], tuple[Span, ...]] = code_spans) -> tuple[Image, ...]:
    """The mentions of pictures in `text` from `answer.start` to `answer.end`, in order."""
    found = find_unplaced_images(text, answer)
    if not found:
        return ()
    inside = answer.of(text)
    if not may_cover(inside, (image.span.shifted(-answer.start) for image in found)):
        return tuple(found)
    regions = [span.shifted(answer.start) for span in code(inside)]
    return tuple(image._replace(in_code=covering(regions, image.span) is not None) for image in found)


def find_unplaced_images(text: str, span: Span) -> list[Image]:
    """The same for any part of a text, of which it is not asked whether they stand in code: none says so."""
    if not has(text, "](", span) and text.find("<", *span) < 0:  # which is found out much faster than by the searches
        return []
    return sorted([*_markdown(text, span), *_html(text, span)], key=lambda image: image.span)


def _markdown(text: str, answer: Span) -> Iterator[Image]:
    start = answer.start
    while text.find("](", start, answer.end) >= 0 and (opening := OPENING.search(text, start, answer.end)):
        if "![" in opening[1] and not opening[0].startswith("!"):
            start = opening.start(1)  # a link around an image
            continue
        start = opening.end()
        match = _DESTINATION.match(text, start, answer.end) or _UNBALANCED.match(text, start, answer.end)
        if match is None:
            continue
        if text.find("![", opening.start(1), match.end()) >= 0 and len(image_spans(text[opening.start() : match.end()])) > 1:
            start = opening.start(1)  # with images in its text and its path it is several to the checker
            continue
        path = _path(text, match)
        raw = path.of(text)
        if opening[0].startswith("!"):
            kind = ImageKind.MARKDOWN
        elif _PICTURE.search(raw) and read_path(raw).path.startswith(f"{FOLDER}/"):
            kind = ImageKind.LINK
        else:
            continue
        start = match.end()
        yield Image(kind, Span(opening.start(), start), Span(*opening.span(1)), path, raw, in_code=False)


def _path(text: str, destination: re.Match[str]) -> Span:
    """What stands between `<>`, or is left without a title and a size."""
    if destination[1] is not None:
        return Span(*destination.span(1))
    written = destination[destination.re.groups]
    start = destination.start(destination.re.groups)
    return Span(start, start + len(_without_size(_TITLE.sub("", written).rstrip())))


def _without_size(written: str) -> str:
    size = SIZE.search(written)
    is_last = size is not None and not SIZE.sub("", written[size.start() :])
    return _TITLE.sub("", written[: size.start()]).rstrip() if size and is_last else written


def _html(text: str, answer: Span) -> Iterator[Image]:
    for match in _HTML.finditer(text, answer.start, answer.end):
        rest = _REST_OF_HTML.match(text, match.end(), answer.end)
        if rest is None:
            continue
        path = Span(*next(match.span(group) for group in (1, 2, 3) if match[group] is not None))
        at, end = match.start(), rest.end()
        alt = _ALT.search(text[at:end])
        alt_span = Span(*alt.span(1 if alt[1] is not None else 2)).shifted(at) if alt else Span(at, at)
        yield Image(ImageKind.HTML, Span(at, end), alt_span, path, path.of(text), in_code=False)


def is_allowed(name: str) -> bool:
    return name.lower().endswith(ALLOWED)


def written(name: str) -> str:
    """`name` written as a destination that both GitHub and the hand-in page read as that file.

    Spaces, brackets and backticks are percent-encoded, as are a percent sign and what would begin an entity; other characters are left as
    a person would write them.
    """
    return re.sub(r"[%\s()<>\\\"'?#\[\]`]|&(?=#?\w{1,40};)", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), name)
