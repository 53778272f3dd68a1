"""How many images an answer has: too few, too many, and those that the checker does not count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from report_ls.checker.image_pattern import count_images, image_spans
from report_ls.model.check import PictureCheck, QuestionCheck
from report_ls.model.findings import Finding, Fix, Related, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.rules.unclosed_link import closed_images, unclosed_links
from report_ls.syntax.images import written
from report_ls.syntax.report import Image, ImageKind
from report_ls.text.edits import Edit
from report_ls.text.spans import Span
from report_ls.text.wording import amount

TOO_FEW_IMAGES = Rule(
    code="too-few-images",
    family=Family.IMAGES,
    position=10,
    severity=Severity.WARNING,
    summary="an answer with fewer images than asked for",
    explanation=(
        "report.py fails an answer with fewer images than its limit. It counts `![text](path)` on one line, and nothing else: "
        "no links, no `<img>`, no pictures that are only mentioned."
    ),
    fix="inserts an image that the report does not use yet",
    example=Example(
        "Our runs are in Weights & Biases. (220 words)",
        "Our runs are in Weights & Biases. (220 words)\n\n![The loss of our runs](figures/loss.png)",
    ),
)


TOO_MANY_IMAGES = Rule(
    code="too-many-images",
    family=Family.IMAGES,
    position=20,
    severity=Severity.WARNING,
    summary="an answer with more images than asked for",
    explanation=(
        "report.py fails an answer with more images than its limit. Each image over the limit is marked. Remove it, put two "
        "into one picture, or move it into an answer without a limit."
    ),
    example=Example(
        "![Data](figures/data.png)\n![Loss](figures/loss.png)\n![Runs](figures/runs.png)\n![Cloud](figures/cloud.png)\n\n(220 words)",
        "![Data](figures/data.png)\n![Loss](figures/loss.png)\n![Runs](figures/runs.png)\n\n(220 words)",
    ),
)


IMAGE_AS_LINK = Rule(
    code="image-as-link",
    family=Family.IMAGES,
    position=100,
    severity=Severity.WARNING,
    summary="a link to a figure where an image is asked for",
    explanation="`[text](figures/a.png)` is a link. The page shows its text, and report.py does not count it. An image begins with `!`.",
    fix="makes it an image",
    example=Example(
        "[Our loss](figures/loss.png)\n\n(220 words)",
        "![Our loss](figures/loss.png)\n\n(220 words)",
    ),
)


IMAGE_AS_HTML = Rule(
    code="image-as-html",
    family=Family.IMAGES,
    position=120,
    severity=Severity.WARNING,
    summary="an `<img>` where an image is asked for: shown, but not counted",
    explanation="The page shows `<img>`, but report.py counts only `![text](path)`.",
    fix="writes the image in markdown",
    example=Example(
        '<img src="figures/loss.png" alt="Our loss">\n\n(220 words)',
        "![Our loss](figures/loss.png)\n\n(220 words)",
    ),
)


MOST_OFFERED = 5
"""How many figures a fix offers to insert."""


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
        yield TOO_MANY_IMAGES.found(subject.anchor, f"{amount(count, 'image')}, {asked}.", question=subject.number)
        return
    for span in islice(image_spans(subject.answer_text), bounds.most, None):
        message = f"{amount(count, 'image')}, {asked}: this one is too many."
        yield TOO_MANY_IMAGES.found(span.shifted(subject.body.answer.start), message, question=subject.number)


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
    return TOO_FEW_IMAGES.found(subject.anchor, message, question=subject.number, related=explained, fixes=fixes)


def _insertions(subject: Subject) -> Iterator[Fix]:
    for name in subject.offered_figures:
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
            yield IMAGE_AS_LINK.found(image.span, message, question=subject.number, fixes=(fix,))
        else:
            alt = re.sub(r"\s+", " ", image.alt.of(subject.text)).replace("[", "").replace("]", "")
            markdown = f"![{alt}]({image.raw_path.replace(' ', '%20')})"
            fix = Fix("Write it as markdown", (Edit(image.span, markdown),), preferred=True, gone=(image.span,))
            message = "The page shows this <img>, but report.py does not count it. Write it as ![text](path)."
            yield IMAGE_AS_HTML.found(image.span, message, question=subject.number, fixes=(fix,))


def is_escaped(text: str, image: Image) -> bool:
    """Whether a backslash makes a sign of the `!`, and so a link of the image. The checker's pattern takes no notice of it."""
    first = image.span.start
    while text[first - 1 : first] == "\\":
        first -= 1
    return image.kind is ImageKind.MARKDOWN and (image.span.start - first) % 2 == 1


IMAGE_COUNT_CHECK = QuestionCheck(
    image_count,
    finds=(
        TOO_FEW_IMAGES,
        TOO_MANY_IMAGES,
    ),
    position=120,
)


NOT_COUNTED_CHECK = PictureCheck(
    not_counted,
    finds=(
        IMAGE_AS_LINK,
        IMAGE_AS_HTML,
    ),
    position=10,
)
