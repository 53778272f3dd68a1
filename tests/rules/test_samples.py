"""The template's own pictures where one of the project is asked for."""

from __future__ import annotations

import pytest

from report_ls.model.findings import Severity
from tests.rules.cases import Case, check, check_silent, folder, in_answer
from tests.support.samples import SAMPLES

BUCKET = SAMPLES["figures/bucket.png"]
MESSAGE = "This is the picture that comes with the template, of another project. Put one of your own into figures, and show that."


def sample(name: str, answer: str, **files: bytes) -> Case:
    """An answer to question 19, which asks for one or two images."""
    here = {**folder(), **SAMPLES, **{f"figures/{file.replace('_', '.')}": content for file, content in files.items()}}
    return in_answer(name, "sample-picture", 19, answer, MESSAGE, severity=Severity.WARNING, files=here)


CASES = [
    sample("under its own name", "![our bucket](«figures/bucket.png»)"),
    sample("under another name", "![our bucket](«figures/ours.png»)", ours_png=BUCKET),
    sample("beside one of the group's own", "![a](figures/q19_0.png) ![b](«figures/bucket.png»)"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_samples(case: Case) -> None:
    check(case)


def test_a_picture_of_the_groups_own_may_have_the_name_of_a_sample() -> None:
    check_silent("![our bucket](figures/bucket.png)", 19, files=folder("figures/bucket.png"))


def test_a_sample_is_fine_where_no_image_is_asked_for() -> None:
    check_silent("We did it like ![this](figures/bucket.png).", 3, files={**folder(), **SAMPLES})
