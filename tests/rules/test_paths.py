"""Where pictures are looked for and what is found there: at most one finding a path."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from report_ls.disk.git_state import GitState
from report_ls.disk.linked import Linked
from report_ls.model.findings import Severity
from tests.rules.cases import JPEG, PNG, Case, check, check_silent, codes, folder, in_answer
from tests.support.reports import report

REMOTE = "This picture is on the web. Save it into figures to be sure that the page shows it."
ABSOLUTE = "This path is absolute, and works on one machine only. Write it from the report on, as figures/name.png."
FROM_ROOT = "Only GitHub reads this path, from the top of the repository on. Write it from the report on, as figures/name.png."
OUTSIDE = "This picture is not in the figures folder. Move it there, and write figures/ before its name."
LEADS_OUT = "This path leads out of the report's folder, which is all that is handed in. Move the picture into figures."
WRONG = "This path is wrong: the picture is {}. Write that."
LEADS_BACK = (
    "This path leads out of the report's folder, which is all that is handed in. The figures folder has a picture of that name: write {}."
)
TWICE = "This picture is not in the figures folder, which has another file of that name. Write {} if it is the same picture."
EXTENSION = "Only .png, .jpg and .jpeg are allowed. Save the picture as one of them."


def of_path(
    name: str,
    code: str,
    path: str,
    message: str,
    *fixes: str,
    safe: bool = False,
    severity: Severity | None = None,
    files: Mapping[str, bytes] | None = None,
    git: Mapping[str, GitState] | None = None,
    links: Mapping[str, Linked] | None = None,
) -> Case:
    """The path of an image in question 3, where no image is asked for; each fix writes another."""
    fixed = {f"Write {new}": f"One ![a]({new}) two." for new in fixes}
    around = path if "«" in path else f"«{path}»"
    answer = f"One ![a]({around}) two."
    return in_answer(name, code, 3, answer, message, fixes=fixed, safe=safe, severity=severity, files=files, git=git, links=links)


CASES = [
    of_path("on the web", "image-remote", "https://example.org/a.png", REMOTE, severity=Severity.INFORMATION),
    of_path("on the web, whatever its extension", "image-remote", "HTTP://example.org/a.svg?size=3", REMOTE),
    of_path("on the web without a scheme", "image-remote", "//example.org/a.png", REMOTE),
    of_path(
        "backslashes",
        "image-path",
        "figures\\a.png",
        "This path has a \\. Write figures/a.png.",
        "figures/a.png",
        safe=True,
        severity=Severity.WARNING,
    ),
    of_path("./ before it", "image-path", "./figures/a.png", "This path has ./. Write figures/a.png.", "figures/a.png", safe=True),
    of_path("./ within it", "image-path", "figures/./a.png", "This path has ./. Write figures/a.png.", "figures/a.png", safe=True),
    of_path("both", "image-path", ".\\figures\\a b.png", "This path has a \\. Write figures/a%20b.png.", "figures/a%20b.png", safe=True),
    of_path(
        "percent-encoded backslashes",
        "image-path",
        "figures%5Ca.png",
        "This path has a \\. Write figures/a.png.",
        "figures/a.png",
        safe=True,
    ),
    of_path("from the root of the repository", "image-path", "/reports/figures/a.png", FROM_ROOT, "figures/a.png"),
    of_path("from a drive", "image-path", "C:\\reports\\figures\\sub\\a.png", ABSOLUTE, "figures/sub/a.png"),
    of_path("from a drive, without a figures folder", "image-path", "C:\\a.png", ABSOLUTE),
    of_path("a file: URL", "image-path", "file:///home/figures/a.png", ABSOLUTE, "figures/a.png"),
    of_path("from the root, without a figures folder", "image-path", "/a.png", FROM_ROOT),
    *(
        of_path(f"{path}: a figure has its file name", code, path, message, "figures/sub/mine.png", files=folder("figures/sub/mine.png"))
        for path, code, message in (
            ("/mine.png", "image-path", FROM_ROOT),
            ("/reports/figures/mine.png", "image-path", FROM_ROOT),
            ("/Mine.PNG", "image-path", FROM_ROOT),
            ("C:\\Users\\me\\mine.png", "image-path", ABSOLUTE),
            ("C:/Users/me/mine.png", "image-path", ABSOLUTE),
            ("\\\\server\\share\\mine.png", "image-path", ABSOLUTE),
            ("file:///home/me/mine.png", "image-path", ABSOLUTE),
            ("~/mine.png", "image-path", ABSOLUTE),
            ("/home/me/mine.png", "image-path", ABSOLUTE),
            ("/Users/me/mine.png", "image-path", ABSOLUTE),
            ("/zhome/12/3/456/mine.png", "image-path", ABSOLUTE),
            ("mine.png", "image-outside-figures", WRONG.format("figures/sub/mine.png")),
            ("images/mine.png", "image-outside-figures", WRONG.format("figures/sub/mine.png")),
            ("figure/mine.png", "image-outside-figures", WRONG.format("figures/sub/mine.png")),
            ("reports/figures/mine.png", "image-outside-figures", WRONG.format("figures/sub/mine.png")),
            ("../mine.png", "image-outside-figures", LEADS_BACK.format("figures/sub/mine.png")),
            ("../reports/figures/sub/mine.png", "image-outside-figures", LEADS_BACK.format("figures/sub/mine.png")),
            ("https://github.com/o/r/blob/main/mine.png?raw=true", "image-remote", REMOTE),
            ("figures/mine.png", "image-not-found", "There is no figures/mine.png. Is it figures/sub/mine.png?"),
        )
    ),
    of_path(
        "from the root, and both that path and another file of its name are there",
        "image-path",
        "/reports/figures/sub/a.png",
        FROM_ROOT,
        "figures/sub/a.png",
        files=folder("figures/a.png", "figures/sub/a.png"),
    ),
    of_path(
        "letters of a name that the disk has decomposed",
        "image-path",
        "/caf\u00e9.png",
        FROM_ROOT,
        "figures/cafe\u0301.png",
        files=folder("figures/cafe\u0301.png"),
    ),
    of_path("beside the report", "image-outside-figures", "a.png", OUTSIDE, severity=Severity.WARNING),
    of_path("in another folder", "image-outside-figures", "images/a.png", OUTSIDE),
    of_path(
        "in another folder, and there is one of that name in figures",
        "image-outside-figures",
        "images/a.png",
        WRONG.format("figures/a.png"),
        "figures/a.png",
        files=folder("figures/a.png"),
    ),
    of_path(
        "in another folder, where it is, and there is one of that name in figures",
        "image-outside-figures",
        "images/a.png",
        TWICE.format("figures/a.png"),
        "figures/a.png",
        files=folder("figures/a.png"),
        links={"images/a.png": Linked(is_there=True)},
    ),
    of_path("above the report's folder", "image-outside-figures", "../figures/a.png", LEADS_OUT),
    of_path("above it in a roundabout way", "image-outside-figures", "figures/../../a.png", LEADS_OUT),
    of_path("out of figures and beside it", "image-outside-figures", "figures/../a.png", OUTSIDE),
    of_path(
        "the name differs in case",
        "image-case",
        "figures/Curve.png",
        "The file is named figures/curve.PNG. Upper and lower case must be the same.",
        "figures/curve.PNG",
        files=folder("figures/curve.PNG"),
        severity=Severity.WARNING,
    ),
    of_path(
        "the folder differs in case",
        "image-case",
        "Figures/curve.png",
        "The file is named figures/curve.png. Upper and lower case must be the same.",
        "figures/curve.png",
        files=folder("figures/curve.png"),
    ),
    of_path(
        "not on disk, and one of nearly that name is",
        "image-not-found",
        "figures/curv.png",
        "There is no figures/curv.png. Is it figures/curve.png?",
        "figures/curve.png",
        files=folder("figures/curve.png"),
        severity=Severity.WARNING,
    ),
    of_path(
        "not on disk, and one of that name is in another folder",
        "image-not-found",
        "figures/curve.png",
        "There is no figures/curve.png. Is it figures/plots/curve.png?",
        "figures/plots/curve.png",
        files=folder("figures/plots/curve.png"),
    ),
    of_path(
        "not on disk, and an extension too many",
        "image-not-found",
        "figures/gcp.jpegjpeg",
        "There is no figures/gcp.jpegjpeg. Is it figures/gcp.jpeg?",
        "figures/gcp.jpeg",
        files=folder() | {"figures/gcp.jpeg": JPEG},
    ),
    of_path(
        "not on disk, nor anything like it",
        "image-not-found",
        "figures/mountains.png",
        "There is no figures/mountains.png beside this report. Put the picture there, or correct the path.",
        files=folder(),
    ),
    of_path(
        "not on disk, and its extension is not judged then",
        "image-not-found",
        "figures/mountains.gif",
        "There is no figures/mountains.gif beside this report. Put the picture there, or correct the path.",
        files=folder(),
    ),
    of_path(
        "the title is left off",
        "image-not-found",
        '«figures/mountains.png» "Mountains"',
        "There is no figures/mountains.png beside this report. Put the picture there, or correct the path.",
        files=folder(),
    ),
    of_path(
        "the angle brackets are left off",
        "image-not-found",
        "<«figures/my mountains.png»>",
        "There is no figures/my mountains.png beside this report. Put the picture there, or correct the path.",
        files=folder(),
    ),
    of_path("another extension", "image-format", "figures/a.svg", EXTENSION, files=folder("figures/a.svg"), severity=Severity.WARNING),
    of_path(
        "another extension, and the same name is there with an allowed one",
        "image-format",
        "figures/a.webp",
        EXTENSION,
        "figures/a.png",
        "figures/a.jpg",
        files=folder("figures/a.webp", "figures/a.png") | {"figures/a.jpg": JPEG},
    ),
    of_path("another extension, without a folder to look into", "image-format", "figures/gcp.jpegjpeg", EXTENSION),
    of_path(
        "an empty file",
        "image-format",
        "figures/a.png",
        "figures/a.png is empty. Save the picture again.",
        files=folder() | {"figures/a.png": b""},
    ),
    of_path(
        "a text that is named as a picture",
        "image-format",
        "figures/a.png",
        "figures/a.png is neither a PNG nor a JPEG picture. Save it again as what its name says.",
        files=folder() | {"figures/a.png": b"<svg></svg>"},
    ),
    of_path(
        "a pointer of Git LFS",
        "image-format",
        "figures/a.png",
        "figures/a.png is a pointer of Git LFS and not the picture, which `git lfs pull` brings. "
        "A downloaded archive has only the pointer, so keep the picture in git itself.",
        files=folder() | {"figures/a.png": b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"},
    ),
    of_path(
        "a JPEG picture that is named .png",
        "image-format",
        "figures/a.png",
        "figures/a.png is a JPEG picture, although its name says otherwise. Every browser shows it all the same.",
        files=folder() | {"figures/a.png": JPEG},
    ),
    of_path(
        "a PNG picture that is named .jpg, beside a proper one",
        "image-format",
        "figures/a.jpg",
        "figures/a.jpg is a PNG picture, although its name says otherwise. Every browser shows it all the same.",
        "figures/a.png",
        files=folder("figures/a.jpg", "figures/a.png"),
    ),
    of_path(
        "git ignores it",
        "image-not-in-git",
        "figures/a.png",
        "git ignores figures/a.png, so it will not be handed in. Take it out of .gitignore, or add it with git add --force.",
        files=folder("figures/a.png"),
        git={"figures/a.png": GitState.IGNORED},
        severity=Severity.WARNING,
    ),
    of_path(
        "git does not know it yet",
        "image-not-in-git",
        "figures/a.png",
        "figures/a.png is not in git yet. Add it with git add before you push.",
        files=folder("figures/a.png"),
        git={"figures/a.png": GitState.UNTRACKED},
        severity=Severity.INFORMATION,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_paths(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("figures/a.png", "figures/a.png"),
        ("figures/a.PNG", "figures/a.PNG"),
        ("figures/a%20b.png", "figures/a b.png"),
        ("figures/a b.png", "figures/a b.png"),
        ("<figures/a b.png>", "figures/a b.png"),
        ("figures/a.png 'title'", "figures/a.png"),
        ("figures/sub/a.png", "figures/sub/a.png"),
        ("figures/sub/../a.png", "figures/a.png"),
        ("figures//a.png", "figures/a.png"),
        ("figures/a(1).png", "figures/a(1).png"),
        ("figures/100%.png", "figures/100%.png"),
        ("figures/caf\u00e9.png", "figures/cafe\u0301.png"),
        ("figures/r%C3%B8d.png", "figures/r\u00f8d.png"),
        ("figures/a.png =300x200", "figures/a.png"),
        ("figures/a b.png =300x", "figures/a b.png"),
        ("figures/a.png =x20 'title'", "figures/a.png"),
        ("figures/a.png 'title' =50%", "figures/a.png"),
        ('figures/a.png width="300" height=20', "figures/a.png"),
        ("figures/a =3 b.png", "figures/a =3 b.png"),
    ],
)
def test_a_path_is_read_as_github_reads_it(path: str, name: str) -> None:
    check_silent(f"![a]({path})", 3, files=folder(name))


@pytest.mark.parametrize("path", ["data:image/png;base64,aGk=", "mailto:a@b.dk", "#part"])
def test_what_is_no_path_of_a_file_is_left_alone(path: str) -> None:
    check_silent(f"One ![a]({path}) two." if path != "#part" else "[a](#part)", 3, files=folder())


@pytest.mark.parametrize(("name", "content"), [("a.jpg", JPEG), ("a.jpeg", JPEG), ("a.JPG", JPEG), ("a.png", PNG[:20])])
def test_a_picture_that_is_what_its_name_says_is_left_alone(name: str, content: bytes) -> None:
    check_silent(f"![a](figures/{name})", 3, files=folder() | {f"figures/{name}": content})


def test_a_tracked_picture_is_left_alone() -> None:
    case = Case("", "", "", (), files=folder("figures/a.png"), git={"figures/a.png": GitState.TRACKED})
    assert codes(case.analysed(report(answers={3: "![a](figures/a.png)"}))) == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("https://example.org/.\\a.svg", "image-remote"),
        ("./images/A.gif", "image-path"),
        ("images/A.gif", "image-outside-figures"),
        ("figures/EMPTY.PNG", "image-case"),
        ("figures/none.gif", "image-not-found"),
        ("figures/empty.png", "image-format"),
        ("figures/a.gif", "image-format"),
        ("figures/ok.png", "image-not-in-git"),
    ],
)
def test_a_path_with_several_faults_gets_the_first_in_the_order_of_the_table(path: str, code: str) -> None:
    files = folder("figures/a.gif", "figures/ok.png") | {"figures/empty.png": b""}
    case = Case("", "", "", (), files=files, git=dict.fromkeys(files, GitState.IGNORED))
    analysis = case.analysed(report(answers={3: f"![a]({path})"}))
    assert [finding.code for finding in analysis.findings if finding.question == 3] == [code]


@pytest.mark.parametrize("path", ["figures/none.png", "figures/A.png", "figures/a b.png"])
def test_without_a_folder_nothing_is_said_of_files(path: str) -> None:
    check_silent(f"![a]({path})", 3)


@pytest.mark.parametrize("path", ["[a](https://example.org/a.png)", "[a](../src/a.png)", "[a](images/a.png)", "[a](figures/a.svg)"])
def test_a_link_to_elsewhere_or_to_a_file_that_is_there_is_left_alone(path: str) -> None:
    check_silent(path, 3, files=folder("figures/a.svg"))


def test_the_quotes_own_images_and_links_are_never_judged() -> None:
    text = report().replace("> *We did ... because ...*", "> ![My](figures/<image>.<png>) [b](figures/bucket.png) ![c](C:\\c.png)")
    assert Case("", "", "", (), files=folder()).analysed(text).findings == ()
