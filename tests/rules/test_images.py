"""How many images there are, and pictures that are shown but not counted, or counted but not shown."""

from __future__ import annotations

import pytest

from report_ls.analysis.analysis import analyse
from report_ls.disk.folders import MemoryFolder
from report_ls.model.figures import Figures
from report_ls.model.findings import Severity
from report_ls.template.editions import edition
from tests.rules.cases import PNG, Case, changed_in, check, check_silent, codes, folder, in_answer
from tests.support.reports import figure_names, report
from tests.support.samples import SAMPLES

ONE = "![a](figures/a.png)"
LINK = "This is a link, which report.py does not count as an image. Put a ! before it."
IMG = "The page shows this <img>, but report.py does not count it. Write it as ![text](path)."
IN_CODE = "This image stands in code or a comment: report.py counts it, but the page does not show it."
MAKE_IMAGE = "Make it an image, with a ! before it"
MARKDOWN = "Write it as markdown"
OUT = "Take the image out of the code"
NONE = "No images, 1-2 are asked for. Write ![text](figures/name.png)."
FEW = {name: PNG for name in figure_names(report()) if "q19" not in name}
"""The figures of all answers but that of question 19."""


def figures_of(*stems: str) -> dict[str, bytes]:
    return {f"figures/{stem}.png": PNG for stem in stems}


def inserted(answer: str, *names: tuple[str, str]) -> dict[str, str]:
    """What fixes lead to that insert figures, of which there are a file name, without the extension, and a text."""
    return {f"Insert figures/{stem}.png": f"{answer}\n\n![{alt}](figures/{stem}.png)" for stem, alt in names}


COUNTS = [
    in_answer("none where one or two are asked for", "too-few-images", 19, "We did.", NONE, severity=Severity.WARNING),
    in_answer(
        "none where exactly one is asked for",
        "too-few-images",
        29,
        "word " * 250,
        "No images, 1 is asked for. Write ![text](figures/name.png).",
    ),
    in_answer(
        "a figure that is not used yet is offered",
        "too-few-images",
        19,
        "We did.",
        NONE,
        files=folder("figures/our data_set.png", "figures/zoo.jpg"),
        fixes={
            "Insert figures/our data_set.png": "We did.\n\n![our data set](figures/our%20data_set.png)",
            "Insert figures/q19_0.png": "We did.\n\n![q19 0](figures/q19_0.png)",
            "Insert figures/zoo.jpg": "We did.\n\n![zoo](figures/zoo.jpg)",
        },
    ),
    in_answer(
        "the course's samples and files that are no pictures are never offered",
        "too-few-images",
        19,
        f"We did.\n\n{ONE.replace('a.png', 'q19_0.png').replace('!', '')}".split("\n")[0],
        NONE,
        files={**FEW, **SAMPLES, "figures/notes.txt": b"x"},
    ),
    in_answer(
        "a picture of the student's own may have the name of a sample",
        "too-few-images",
        19,
        "We did.",
        NONE,
        files={**FEW, **SAMPLES, "figures/bucket.png": PNG},
        fixes=inserted("We did.", ("bucket", "bucket")),
    ),
    in_answer(
        "a figure that the answer tells of in words is offered first, and one whose file it names before it",
        "too-few-images",
        19,
        "Our Cloud builds are in build_history.png, as are the costs of a month.",
        NONE,
        files={**FEW, **figures_of("a", "build", "build_history", "buildLog", "month-costs")},
        fixes=inserted(
            "Our Cloud builds are in build_history.png, as are the costs of a month.",
            ("build_history", "build history"),
            ("build", "build"),
            ("month-costs", "month costs"),
            ("a", "a"),
            ("buildLog", "buildLog"),
        ),
    ),
    in_answer(
        "a figure that the answer tells of is offered although five others come before it in the alphabet",
        "too-few-images",
        19,
        "We did a sweep.",
        NONE,
        files={**FEW, **figures_of(*"abcdef", "our_sweep"), **SAMPLES},
        fixes=inserted("We did a sweep.", ("our_sweep", "our sweep"), *zip("abcd", "abcd", strict=True)),
    ),
    in_answer(
        "no more than five figures are offered",
        "too-few-images",
        19,
        "We did.",
        NONE,
        files=folder(*(f"figures/a{index}.png" for index in range(9))),
        fixes={f"Insert figures/a{index}.png": f"We did.\n\n![a{index}](figures/a{index}.png)" for index in range(5)},
    ),
    in_answer(
        "a link explains the lack, and no figure is offered",
        "too-few-images",
        19,
        "[See](figures/b.png)",
        "No images, 1-2 are asked for.",
        related=(("[See](figures/b.png)", "This link is not counted as an image"),),
        also=("image-as-link",),
        files=folder("figures/b.png", "figures/c.png"),
    ),
    in_answer(
        "an <img> explains the lack",
        "too-few-images",
        19,
        '<img src="figures/b.png">',
        "No images, 1-2 are asked for.",
        related=(('<img src="figures/b.png">', "This <img> is not counted as an image"),),
        also=("image-as-html",),
    ),
    in_answer(
        "one over the limit",
        "too-many-images",
        19,
        f"{ONE}\n\n{ONE}\n\n«{ONE}»",
        "3 images, 1-2 are asked for: this one is too many.",
        severity=Severity.WARNING,
    ),
    in_answer(
        "two over the limit, each where it is",
        "too-many-images",
        29,
        f"{ONE} «![b](figures/b.png)» and «![c](figures/c.png)» " + "word " * 230,
        *["3 images, 1 is asked for: this one is too many."] * 2,
    ),
    in_answer(
        "the pattern of report.py crosses what is text",
        "too-many-images",
        29,
        f"{ONE} «![note] see [b](https://b.dk)» " + "word " * 230,
        "2 images, 1 is asked for: this one is too many.",
    ),
]

NOT_COUNTED = [
    in_answer(
        "a link",
        "image-as-link",
        19,
        f"{ONE} «[See](figures/b.png)»",
        LINK,
        fixes={MAKE_IMAGE: f"{ONE} ![See](figures/b.png)"},
        severity=Severity.WARNING,
    ),
    in_answer(
        "a link in its longest form",
        "image-as-link",
        19,
        f'{ONE} «[See](<./figures/b c.jpeg> "title")»',
        LINK,
        fixes={MAKE_IMAGE: f'{ONE} ![See](<./figures/b c.jpeg> "title")'},
    ),
    in_answer(
        "an <img>",
        "image-as-html",
        19,
        f'{ONE} «<img src="figures/b c.png" alt="The [b]" width=200>»',
        IMG,
        fixes={MARKDOWN: f"{ONE} ![The b](figures/b%20c.png)"},
        severity=Severity.WARNING,
    ),
    in_answer(
        "an <img> without quotes and without a text, in capitals",
        "image-as-html",
        19,
        f"{ONE} «<IMG SRC=figures/b.png />»",
        IMG,
        fixes={MARKDOWN: f"{ONE} ![](figures/b.png)"},
    ),
    in_answer(
        "an <img> over two lines",
        "image-as-html",
        19,
        f"{ONE}\n\n«<img alt='The\nb'\n src='figures/b.png'>»",
        IMG,
        fixes={MARKDOWN: f"{ONE}\n\n![The b](figures/b.png)"},
    ),
]

ESCAPED = "The \\ makes a link of this image: report.py counts it, but the page does not show it."
HIDDEN = [
    in_answer(
        "in backticks",
        "image-in-code",
        19,
        "See `«![a](figures/a.png)»` there.",
        IN_CODE,
        fixes={OUT: "See ![a](figures/a.png) there."},
        severity=Severity.WARNING,
    ),
    in_answer(
        "in backticks with other words",
        "image-in-code",
        19,
        "See `show «![a](figures/a.png)»` there.",
        IN_CODE,
        fixes={OUT: "See ![a](figures/a.png) `show ` there."},
    ),
    in_answer(
        "in a fence of its own",
        "image-in-code",
        19,
        "```markdown\n«![a](figures/a.png)»\n```",
        IN_CODE,
        fixes={OUT: "![a](figures/a.png)"},
    ),
    in_answer(
        "in a fence with other lines",
        "image-in-code",
        19,
        "```\nls\n«![a](figures/a.png)»\n```\n\nDone.",
        IN_CODE,
        fixes={OUT: "![a](figures/a.png)\n\n```\nls\n```\n\nDone."},
    ),
    in_answer(
        "in a comment", "image-in-code", 19, "We did. <!-- «![a](figures/a.png)» -->", IN_CODE, fixes={OUT: "We did. ![a](figures/a.png)"}
    ),
    in_answer(
        "indented by four",
        "image-in-code",
        19,
        "We did:\n\n    «![a](figures/a.png)»",
        IN_CODE,
        fixes={OUT: "We did:\n\n![a](figures/a.png)"},
    ),
    in_answer(
        "its path is not judged further",
        "image-in-code",
        19,
        "`«![a](C:\\a.png)»`",
        IN_CODE,
        fixes={OUT: "![a](C:\\a.png)"},
        files=folder(),
    ),
    in_answer(
        "behind a backslash",
        "image-in-code",
        19,
        "See «\\![a](figures/a.png)» there.",
        ESCAPED,
        fixes={"Make it an image, without the \\ before it": "See ![a](figures/a.png) there."},
    ),
    in_answer(
        "behind three of them, and its path is not judged further",
        "image-in-code",
        19,
        "See \\\\«\\![a](C:\\a.png)» there.",
        ESCAPED,
        fixes={"Make it an image, without the \\ before it": "See \\\\![a](C:\\a.png) there."},
        also=(),
        files=folder(),
    ),
]


NO_PICTURE = "This leads to something that is no picture, so no image is shown. Take the ! away to make it a link."
PAGES = [
    in_answer(
        f"a link to {address}",
        "link-as-image",
        3,
        f"See «!»[here]({address}) for it.",
        NO_PICTURE,
        fixes={"Make it a link, without the !": f"See [here]({address}) for it."},
        severity=Severity.WARNING,
        files=folder(),
    )
    for address in (
        "https://github.com/o/r/actions/runs/1",
        "https://github.com/o/r/actions",
        "https://github.com/o/r/actions/workflows/tests.yaml",
        "https://github.com/o/r/pull/12/files",
        "https://github.com/o/r/issues",
        "https://github.com/o/r/commit/0fbdcc1",
        "https://github.com/o/r/tree/main/src",
        "https://github.com/o/r/blob/main/src/main.py#L10",
        "https://github.com/o/r/blob/main/Dockerfile",
        "http://www.github.com/o/r/",
        "https://github.com/o",
        "https://wandb.ai/team/project/runs/1?nw=user",
        "https://hub.docker.com/r/o/r",
        "https://console.cloud.google.com/storage/browser/b",
        "https://example.org",
        "https://example.org/docs/index.html",
        "https://example.org/paper.pdf",
        "src/main.py",
        "../.github/workflows/tests.yaml",
        "README.md#data",
        "#question-5",
    )
]
PAGES += [
    in_answer(
        f"a link to a page behind {before}",
        "link-as-image",
        3,
        f"{before}«!»[here](https://github.com/o/r)",
        PAGES[0].messages[0],
        fixes={"Make it a link, with a space in place of its !": f"{before} [here](https://github.com/o/r)"},
    )
    for before in ("We like it!", "!")
]
ASKED = [
    in_answer(
        "a link to a page where an image is asked for",
        "link-as-image",
        19,
        "![here](«https://github.com/o/r/actions/runs/1»)",
        "This leads to something that is no picture, so no image is shown. Put a picture of it into figures, and show that.",
    )
]
CASES = [*COUNTS, *NOT_COUNTED, *HIDDEN, *PAGES, *ASKED]


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/o/r/actions/workflows/tests.yaml/badge.svg",
        "https://github.com/o/r/blob/main/figures/a.png?raw=true",
        "https://github.com/o/r/raw/main/a",
        "https://github.com/o/r/assets/1/0fbdcc1e",
        "https://github.com/user-attachments/assets/0fbdcc1e",
        "https://github.com/o/r/releases/download/v1/a",
        "https://codecov.io/gh/o/r/graph/badge",
        "https://img.shields.io/badge/a-b-c",
        "https://wandb.ai/media/a.png",
        "https://example.org/chart?id=3",
    ],
)
def test_what_may_be_a_picture_on_the_web_is_taken_for_one(address: str) -> None:
    case = Case("", "", "", ())
    assert codes(case.analysed(report(answers={3: f"See ![here]({address})."}))) == ["image-remote"]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_images(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    "answer",
    [
        ONE,
        f"{ONE}\n\n{ONE}",
        f"{ONE} [Our page](https://example.org/figures/b.png)",
        f"{ONE} [The code](src/train.py)",
        f"{ONE} [The table](figures/table.csv)",
        f"\\\\{ONE}",
        f"{ONE} `[See](figures/b.png)`",
        f'{ONE} <!-- <img src="figures/b.png"> -->',
        f"{ONE} <img alt='no source'>",
        f"{ONE} <image src='figures/b.png'>",
        f"{ONE} `ls figures/b.png`",
        f"{ONE}\n\n```sh\nls figures\n```",
    ],
)
def test_what_is_no_picture_or_no_mistake_is_left_alone(answer: str) -> None:
    check_silent(answer, 19)


@pytest.mark.parametrize("mention", ["[See](figures/b.png)", '<img src="figures/b.png">'])
def test_in_a_question_that_asks_for_no_images_links_and_html_are_left_alone(mention: str) -> None:
    check_silent(f"We did {mention}", 3, files=folder("figures/b.png"))


@pytest.mark.parametrize("mention", ["[See](figures/b.png)", '<img src="figures/b.png">'])
def test_there_their_path_is_judged_like_that_of_an_image(mention: str) -> None:
    analysis = Case("", "", "", (), files=folder()).analysed(report(answers={3: mention}))
    assert codes(analysis) == ["image-not-found"]


@pytest.mark.parametrize("mention", ["[See](figures/b.png)", '<img src="figures/b.png">'])
def test_what_is_reported_as_link_or_html_is_not_judged_further(mention: str) -> None:
    analysis = Case("", "", "", (), files=folder("figures/a.png")).analysed(report(answers={19: f"{ONE} {mention}"}))
    assert [code for code in codes(analysis) if not code.startswith("image-as")] == []


def test_the_figures_that_no_answer_mentions_are_told_without_the_samples() -> None:
    names = ("figures/spare.png", "figures/Linked.png", "figures/shown.png", "figures/in_code.png", "figures/data.csv")
    files = folder(*names) | SAMPLES
    text = report(answers={3: '[a](figures/linked.png) <img src="./figures/shown.png"> `![c](figures/in_code.png)`'})
    analysis = analyse(text, edition("2026"), Figures(MemoryFolder(files)))
    assert analysis.unused_figures == ("figures/spare.png",)


def test_the_quotes_own_links_do_not_use_a_figure() -> None:
    text = changed_in(20, "> Example:", "> ![example](figures/spare.png) [this one](figures/bucket.png)\n>\n> Example:")
    analysis = analyse(text, edition("2026"), Figures(MemoryFolder(folder("figures/spare.png") | SAMPLES)))
    assert analysis.findings == ()
    assert analysis.unused_figures == ("figures/spare.png",)
