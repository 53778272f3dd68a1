"""`image-in-code`: an image in code, in a comment or behind a backslash, which is counted, but not shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from report_ls.model.check import PictureCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.rules.image_count import is_escaped
from report_ls.syntax.code import code_spans, covering
from report_ls.syntax.open_fence import open_fence
from report_ls.syntax.report import Image, ImageKind
from report_ls.text.edits import Edit
from report_ls.text.spans import Cursor, Span, is_alone, room_around

IMAGE_IN_CODE = Rule(
    code="image-in-code",
    family=Family.IMAGES,
    position=130,
    severity=Severity.WARNING,
    summary="an image in code, in a comment or behind a backslash: counted, but not shown",
    explanation="report.py counts the image, but the page shows its markdown, a link or nothing in place of the picture.",
    fix="takes the image out of the code, or the backslash away",
    example=Example(
        "```\n![Our loss](figures/loss.png)\n```\n\n(220 words)",
        "![Our loss](figures/loss.png)\n\n(220 words)",
    ),
)


# What makes code of an image: a fence with its language, backticks, the signs of a comment.
_SIGNS = re.compile(r"\A\s*(?:`{3,}|~{3})[^`\n]*$|\A`+|<!--|-->|(?:(?<!`)`+|(?<!~)~+)\s*\Z|\s", re.MULTILINE)


def image_escaped(subject: Subject) -> Iterator[Finding]:
    """`image-in-code` of an image behind a backslash."""
    for image in subject.body.images:
        if image.in_code or not is_escaped(subject.text, image):
            continue
        message = "The \\ makes a link of this image: report.py counts it, but the page does not show it."
        backslash = Span(image.span.start - 1, image.span.start)
        fix = Fix("Make it an image, without the \\ before it", (Edit(backslash, ""),), preferred=True, about=(image.span,))
        yield IMAGE_IN_CODE.found(Span(backslash.start, image.span.end), message, question=subject.number, fixes=(fix,))


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
        yield IMAGE_IN_CODE.found(
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


IMAGE_IN_CODE_CHECK = PictureCheck(image_in_code, finds=(IMAGE_IN_CODE,), position=20)


IMAGE_ESCAPED_CHECK = PictureCheck(image_escaped, finds=(IMAGE_IN_CODE,), position=30)
