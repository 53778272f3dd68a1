"""The template's own pictures, shown where a question asks for one of the group's project."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.model.check import PictureCheck
from report_ls.model.findings import Finding, Severity
from report_ls.model.references import resolve
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.rules.image_count import asks_for_images, is_escaped
from report_ls.rules.unclosed_link import closed_images

SAMPLE_PICTURE = Rule(
    code="sample-picture",
    family=Family.IMAGES,
    position=140,
    severity=Severity.WARNING,
    summary="the template's own picture where a question asks for one of the project",
    explanation=(
        "The template comes with five pictures that show what is asked for. Such a picture is known by its bytes, whatever it "
        "is called; a picture of your own may have the same name."
    ),
    example=Example(
        "![Our bucket](figures/bucket.png)",
        "![Our bucket](figures/cloud.png)",
    ),
)

_MESSAGE = "This is the picture that comes with the template, of another project. Put one of your own into figures, and show that."


def sample_picture(subject: Subject) -> Iterator[Finding]:
    figures = subject.figures
    if figures is None or not asks_for_images(subject):
        return
    for image in closed_images(subject):
        if image.in_code or is_escaped(subject.text, image):
            continue
        figure = resolve(image.raw_path, figures).figure
        if figure and figures.is_sample(figure):
            yield SAMPLE_PICTURE.found(image.path, _MESSAGE, question=subject.number)


SAMPLE_PICTURE_CHECK = PictureCheck(sample_picture, finds=(SAMPLE_PICTURE,), position=60)
