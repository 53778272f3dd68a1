"""How many images an answer has, and pictures that are shown but not counted, or counted but not shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from report_ls.catalogue import finding
from report_ls.checker.image_pattern import count_images, image_spans
from report_ls.model.findings import Finding, Fix, Related
from report_ls.model.subject import Subject
from report_ls.rules.unclosed_link import closed_images, unclosed_links
from report_ls.syntax.code import code_spans, covering
from report_ls.syntax.images import written
from report_ls.syntax.open_fence import open_fence
from report_ls.syntax.report import Image, ImageKind
from report_ls.text.edits import Edit
from report_ls.text.spans import Cursor, Span, is_alone, room_around
from report_ls.text.wording import amount

MOST_OFFERED = 5
"""How many figures a fix offers to insert."""


# What makes code of an image: a fence with its language, backticks, the signs of a comment.
_SIGNS = re.compile(r"\A\s*(?:`{3,}|~{3})[^`\n]*$|\A`+|<!--|-->|(?:(?<!`)`+|(?<!~)~+)\s*\Z|\s", re.MULTILINE)


def asks_for_images(subject: Subject) -> bool:
    return subject.limits.images is not None and subject.limits.images.least > 0


def reported_kinds(subject: Subject) -> frozenset[ImageKind]:
    """The ways to mention a picture that are findings of their own, so that the path of such a one is not judged further."""
    if not asks_for_images(subject) or _counts_others(subject):
        return frozenset()
    return frozenset({ImageKind.LINK, ImageKind.HTML})


def _counts_others(subject: Subject) -> bool:
    """Whether the patterns of a `report.py` found something else than images in markdown; which of it, nobody knows."""
    return subject.structural.images > count_images(subject.answer_text)


def image_count(subject: Subject) -> Iterator[Finding]:
    bounds = subject.limits.images
    count = subject.shown.images
    if bounds is None or count in bounds or subject.structural.images in bounds or subject.body.is_unanswered:
        return
    asked = f"{bounds} {'is' if bounds.most == 1 else 'are'} asked for"
    if count < bounds.least:
        yield _too_few(subject, f"{amount(count, 'image')}, {asked}.")
        return
    if _counts_others(subject):
        yield finding("too-many-images", subject.anchor, f"{amount(count, 'image')}, {asked}.", question=subject.number)
        return
    for span in islice(image_spans(subject.answer_text), bounds.most, None):
        message = f"{amount(count, 'image')}, {asked}: this one is too many."
        yield finding("too-many-images", span.shifted(subject.body.answer.start), message, question=subject.number)


def _too_few(subject: Subject, message: str) -> Finding:
    reported = reported_kinds(subject)
    explained = tuple(
        Related(
            image.span,
            "This link is not counted as an image" if image.kind is ImageKind.LINK else "This <img> is not counted as an image",
        )
        for image in subject.body.images
        if image.kind in reported and not image.in_code
    )
    explained += tuple(Related(link.span, "The `)` of this image is missing") for link in unclosed_links(subject) if link.is_image)
    fixes = () if explained else tuple(_insertions(subject))
    if not explained and subject.shown.images == 0:
        message += " Write ![text](figures/name.png)."
    return finding("too-few-images", subject.anchor, message, question=subject.number, related=explained, fixes=fixes)


def _insertions(subject: Subject) -> Iterator[Fix]:
    for name in subject.spare:
        end = subject.body.content.end
        yield Fix(f"Insert {name}", (Edit(Span(end, end), f"\n\n{image_markdown(name)}"),))


def image_markdown(name: str, alt: str | None = None) -> str:
    """The markdown of an image of a figure; without `alt` its text is made of the file's name."""
    if alt is None:
        alt = re.sub(r"[_\-\s]+", " ", PurePosixPath(name).stem).replace("[", "").replace("]", "").strip()
    return f"![{alt}]({written(name)})"


def not_counted(subject: Subject) -> Iterator[Finding]:
    """`image-as-link` and `image-as-html`."""
    reported = reported_kinds(subject)
    for image in closed_images(subject):
        if image.in_code or image.kind not in reported:
            continue
        if image.kind is ImageKind.LINK:
            fix = Fix(
                "Make it an image, with a ! before it",
                (Edit(Span(image.span.start, image.span.start), "!"),),
                preferred=True,
                about=(image.span,),
            )
            message = "This is a link, which report.py does not count as an image. Put a ! before it."
            yield finding("image-as-link", image.span, message, question=subject.number, fixes=(fix,))
        else:
            alt = re.sub(r"\s+", " ", image.alt.of(subject.text)).replace("[", "").replace("]", "")
            markdown = f"![{alt}]({image.raw_path.replace(' ', '%20')})"
            fix = Fix("Write it as markdown", (Edit(image.span, markdown),), preferred=True, gone=(image.span,))
            message = "The page shows this <img>, but report.py does not count it. Write it as ![text](path)."
            yield finding("image-as-html", image.span, message, question=subject.number, fixes=(fix,))


def is_escaped(text: str, image: Image) -> bool:
    """Whether a backslash makes a sign of the `!`, and so a link of the image. The checker's pattern takes no notice of it."""
    first = image.span.start
    while text[first - 1 : first] == "\\":
        first -= 1
    return image.kind is ImageKind.MARKDOWN and (image.span.start - first) % 2 == 1


def image_escaped(subject: Subject) -> Iterator[Finding]:
    """`image-in-code` of an image behind a backslash."""
    for image in subject.body.images:
        if image.in_code or not is_escaped(subject.text, image):
            continue
        message = "The \\ makes a link of this image: report.py counts it, but the page does not show it."
        backslash = Span(image.span.start - 1, image.span.start)
        fix = Fix("Make it an image, without the \\ before it", (Edit(backslash, ""),), preferred=True, about=(image.span,))
        yield finding("image-in-code", Span(backslash.start, image.span.end), message, question=subject.number, fixes=(fix,))


def image_in_code(subject: Subject) -> Iterator[Finding]:
    fence = open_fence(subject.answer_text)  # what stands behind it is not meant as code, perhaps
    end = subject.body.answer.start + fence.span.start if fence else len(subject.text)
    hidden = [image for image in subject.body.images if image.in_code and image.kind is ImageKind.MARKDOWN and image.span.start < end]
    if not hidden:
        return
    code = [span.shifted(subject.body.answer.start) for span in code_spans(subject.answer_text)]
    places = [covering(code, image.span) for image in hidden]
    amounts, lines = Counter(places), Cursor(subject.text)
    for image, around in zip(hidden, places, strict=True):
        assert around is not None
        is_block = lines.at(around.start).end < around.end
        message = "This image stands in code or a comment: report.py counts it, but the page does not show it."
        yield finding(
            "image-in-code",
            image.span,
            message,
            question=subject.number,
            fixes=(_taken_out(subject.text, around, image, is_block=is_block, is_only=amounts[around] == 1),),
        )


def _taken_out(text: str, around: Span, image: Image, *, is_block: bool, is_only: bool) -> Fix:
    """The image in the place of the code, if there is nothing else in it; else before it, as code may have no end."""
    markdown = image.span.of(text)
    if is_only and not _SIGNS.sub("", around.of(text).replace(markdown, "", 1)):
        code = around.of(text)
        trailing = code[len(code.rstrip()) :]
        return Fix("Take the image out of the code", (Edit(around, markdown + trailing),), preferred=True, gone=(around,))
    gone = image.span
    if is_alone(text, image.span, " \t"):
        line = room_around(text, image.span, " \t")
        gone = Span(line.start, min(line.end + 1, around.end))
    before = f"{markdown}\n\n" if is_block else f"{markdown} "
    edits = (Edit(Span(around.start, around.start), before), Edit(gone, ""))
    return Fix("Take the image out of the code", edits, preferred=True, gone=(image.span,))
