"""Links that a `!` makes an image of, although what they lead to is certainly no picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from report_ls.model.check import PictureCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.rules.image_count import asks_for_images, is_escaped
from report_ls.rules.unclosed_link import closed_images
from report_ls.syntax.paths import decoded
from report_ls.syntax.report import Image, ImageKind
from report_ls.text.edits import Edit
from report_ls.text.spans import Span

LINK_AS_IMAGE = Rule(
    code="link-as-image",
    family=Family.IMAGES,
    position=110,
    severity=Severity.WARNING,
    summary="a `!` before a link to a page or to a file that is no picture",
    explanation=(
        "`![text](address)` shows a picture. This address leads to something else, such as a run of GitHub Actions or a `.py` "
        "file, so both pages show the text and the sign of a broken picture."
    ),
    fix="makes it a link, where no image is asked for",
    example=Example(
        "![Our workflow](https://github.com/group/project/actions/runs/1)",
        "[Our workflow](https://github.com/group/project/actions/runs/1)",
    ),
)

_FILES = re.compile(
    r"\.(?:html?|md|py|ipynb|ya?ml|toml|json|txt|csv|tsv|pdf|docx?|pptx?|xlsx?|zip|gz|sh|cfg|ini|lock|log|onnx|pth?)$", re.IGNORECASE
)
"""Files that hold no picture."""
_GITHUB = re.compile(
    r"/[\w.-]+/?(?:/[\w.-]+/?(?:/(?:actions(?:/(?:runs|workflows|caches|runners).*)?|pulls?(?:/.*)?|issues(?:/.*)?|commits?(?:/.*)?|tree/.*|wiki(?:/.*)?"
    r"|releases(?!/download)(?:/.*)?|projects(?:/.*)?|compare(?:/.*)?|discussions(?:/.*)?|branches(?:/.*)?|settings(?:/.*)?|blob/.*))?/?)?"
)
"""The addresses of pages of github.com: a user, a repository, and what is in it."""
_PAGES = re.compile(
    r"(?:www\.)?(?:wandb\.ai|hub\.docker\.com|console\.cloud\.google\.com|colab\.research\.google\.com|docs\.google\.com|"
    r"youtu\.be|youtube\.com|huggingface\.co|kaggle\.com|stackoverflow\.com|arxiv\.org|.*\.readthedocs\.io|.*\.streamlit\.app)"
)
"""Hosts whose addresses are pages, unless they end as a picture does."""
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|avif|ico|tiff?)$", re.IGNORECASE)


def is_link_as_image(image: Image) -> bool:
    """Whether a `!` stands before a link that leads to a page, to a file that holds no picture, or to a place in the report. Where nothing
    is known of an address, as with many badges, it may be a picture.
    """
    raw = image.raw_path
    if image.kind is not ImageKind.MARKDOWN:
        return False
    if raw.startswith("#"):
        return True
    try:
        address = urlsplit(raw)
    except ValueError:
        return False
    path = decoded(address.path)
    if _PICTURE.search(path):
        return False
    if address.scheme in {"http", "https"} or raw.startswith("//"):
        return _is_page(address, path)
    return not address.scheme and _FILES.search(path) is not None


def _is_page(address: SplitResult, path: str) -> bool:
    host = (address.hostname or "").lower()
    if path in {"", "/"} or _FILES.search(path) or _PAGES.fullmatch(host):
        return True
    return host in {"github.com", "www.github.com"} and _GITHUB.fullmatch(path) is not None


def link_as_image(subject: Subject) -> Iterator[Finding]:
    for image in closed_images(subject):
        if image.in_code or is_escaped(subject.text, image) or not is_link_as_image(image):
            continue
        if asks_for_images(subject):
            message = "This leads to something that is no picture, so no image is shown. Put a picture of it into figures, and show that."
            yield LINK_AS_IMAGE.found(image.path, message, question=subject.number)
            continue
        message = "This leads to something that is no picture, so no image is shown. Take the ! away to make it a link."
        sign = Span(image.span.start, image.span.start + 1)
        # Without a space, the `!` of the sentence before it would make an image of it again
        is_exclaimed = subject.text[sign.start - 1 : sign.start] == "!"
        title = "Make it a link, with a space in place of its !" if is_exclaimed else "Make it a link, without the !"
        fix = Fix(title, (Edit(sign, " " if is_exclaimed else ""),), preferred=True, about=(image.span,))
        yield LINK_AS_IMAGE.found(sign, message, question=subject.number, fixes=(fix,))


LINK_AS_IMAGE_CHECK = PictureCheck(link_as_image, finds=(LINK_AS_IMAGE,), position=40)
