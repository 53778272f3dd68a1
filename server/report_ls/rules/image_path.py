"""Where the pictures of an answer are looked for, and what is found there: at most one finding a path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from report_ls.disk.git_state import GitState
from report_ls.model.check import PictureCheck
from report_ls.model.figures import Figures
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.references import Found, Reference, resolve
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.rules.image_count import is_escaped, reported_kinds
from report_ls.rules.link_as_image import is_link_as_image
from report_ls.rules.unclosed_link import closed_images
from report_ls.rules.writing_leftover import CHAT_ADDRESS
from report_ls.syntax.images import ALLOWED, is_allowed, written
from report_ls.syntax.paths import PathKind
from report_ls.syntax.report import Image, ImageKind
from report_ls.text.edits import Edit

IMAGE_REMOTE = Rule(
    code="image-remote",
    family=Family.IMAGES,
    position=30,
    severity=Severity.INFORMATION,
    summary="a picture on the web",
    explanation=(
        "The page loads the picture when it is read, and by then it may have changed or be gone. Save it into the figures "
        "folder to be sure."
    ),
    fix="writes the path in `figures`, if a picture of that name is there",
    example=Example(
        "![Our loss](https://example.org/loss.png)",
        "![Our loss](figures/loss.png)",
    ),
)
IMAGE_PATH = Rule(
    code="image-path",
    family=Family.IMAGES,
    position=40,
    severity=Severity.WARNING,
    summary="a path with `\\`, with `./`, or that is absolute",
    explanation=(
        "Only a path relative to the report, with `/`, works everywhere: `figures/name.png`. One that begins with `/` is read "
        "from the top of the repository by GitHub, and from the top of the disk by the hand-in page."
    ),
    fix="writes the relative path with `/`",
    fixed_by_all=True,
    example=Example(
        "![Our loss](.\\figures\\loss.png)",
        "![Our loss](figures/loss.png)",
    ),
)
IMAGE_OUTSIDE_FIGURES = Rule(
    code="image-outside-figures",
    family=Family.IMAGES,
    position=50,
    severity=Severity.WARNING,
    summary="a picture that is not in the figures folder",
    explanation=(
        "Only the reports folder is collected, and the template asks for pictures in `figures`. Move the file there, or "
        "correct the path of one that is there already."
    ),
    fix="writes the path of the figure of that name, if it is there; editors that rename files for a server move the picture",
    example=Example(
        "![Our loss](images/loss.png)",
        "![Our loss](figures/loss.png)",
    ),
)
IMAGE_CASE = Rule(
    code="image-case",
    family=Family.IMAGES,
    position=60,
    severity=Severity.WARNING,
    summary="a path that differs from the file's name in upper and lower case",
    explanation="Windows and macOS find the file all the same; GitHub and the machine that makes the page do not.",
    fix="writes the name as it is on disk",
    example=Example(
        "![Our loss](figures/Loss.PNG)",
        "![Our loss](figures/loss.png)",
    ),
)
IMAGE_NOT_FOUND = Rule(
    code="image-not-found",
    family=Family.IMAGES,
    position=70,
    severity=Severity.WARNING,
    summary="a picture that is not on disk",
    explanation=(
        "The page shows the text of the image in place of the picture. report.py does not look for files, so it counts the "
        "image all the same."
    ),
    fix="writes the closest name in the folder",
    example=Example(
        "![Our loss](figures/los.png)",
        "![Our loss](figures/loss.png)",
    ),
)
IMAGE_FORMAT = Rule(
    code="image-format",
    family=Family.IMAGES,
    position=80,
    severity=Severity.WARNING,
    summary="a file that is no PNG or JPEG picture, or is another one than its name says",
    explanation=(
        "The template allows `.png`, `.jpg` and `.jpeg`. A file that is empty or holds something else may not be shown, such "
        "as a pointer of Git LFS in the place of the picture. A PNG that is named as a JPEG, or the other way round, is only "
        "information, because every browser shows it."
    ),
    fix="writes the same name with an allowed extension, if it is there",
    example=Example(
        "![Our loss](figures/loss.svg)",
        "![Our loss](figures/loss.png)",
    ),
)
IMAGE_NOT_IN_GIT = Rule(
    code="image-not-in-git",
    family=Family.IMAGES,
    position=90,
    severity=Severity.WARNING,
    summary="a picture that will not be handed in, because git ignores it",
    explanation=(
        "Reports are collected from GitHub. A picture that git ignores never gets there; one that is not added yet gets there "
        "only when it is."
    ),
    example=Example(
        "# .gitignore\n*.png",
        "# .gitignore\n*.png\n!reports/figures/*.png",
    ),
)

_ONE_MACHINE = "This path is absolute, and works on one machine only"
_POINTER = (
    "is a pointer of Git LFS and not the picture, which `git lfs pull` brings. "
    "A downloaded archive has only the pointer, so keep the picture in git itself."
)
_FORMATS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}


def image_path(subject: Subject) -> Iterator[Finding]:
    reported = reported_kinds(subject)
    for image in closed_images(subject):
        if image.in_code or image.kind in reported or is_escaped(subject.text, image) or is_link_as_image(image):
            continue
        found = _judge(subject, image)
        if found:
            yield found


def _judge(subject: Subject, image: Image) -> Finding | None:
    """The first of the rules, in the order of the table, that has something to say."""
    if CHAT_ADDRESS.match(image.raw_path):  # which is a finding of its own
        return None
    reference = resolve(image.raw_path, subject.figures)
    if reference.found is Found.REMOTE:
        return _remote(subject, image, reference)
    if reference.written.is_absolute:
        return _absolute(subject, image, reference)
    if reference.written.is_badly_written:
        return _written_badly(subject, image, reference)
    if reference.found is Found.OUTSIDE:
        fixes = _same_name(image, reference)
        return _finding(subject, image, IMAGE_OUTSIDE_FIGURES, _outside(subject, reference), *fixes)
    return _on_disk(subject, image, reference)


def _remote(subject: Subject, image: Image, reference: Reference) -> Finding | None:
    """`image-remote`; a `data:` address and the like are shown as they are."""
    if reference.written.kind is not PathKind.WEB or image.kind is ImageKind.LINK:
        return None
    message = "This picture is on the web. Save it into figures to be sure that the page shows it."
    return _finding(subject, image, IMAGE_REMOTE, message, *_same_name(image, reference))


def _finding(subject: Subject, image: Image, rule: Rule, message: str, *fixes: Fix, severity: Severity | None = None) -> Finding:
    return rule.found(image.path, message, question=subject.number, severity=severity, fixes=fixes)


def _replacement(image: Image, name: str, *, safe: bool = False) -> Fix:
    path = written(name)
    return Fix(
        f"Write {path}", (Edit(image.path, path),), safe=safe, preferred=True, gone=() if safe else (image.path,), about=(image.span,)
    )


def _absolute(subject: Subject, image: Image, reference: Reference) -> Finding:
    """`image-path`, with a fix that begins at the figures folder, unless only a file elsewhere in it has that name."""
    is_of_repository = reference.written.kind is PathKind.REPOSITORY
    fault = "Only GitHub reads this path, from the top of the repository on" if is_of_repository else _ONE_MACHINE
    message = f"{fault}. Write it from the report on, as figures/name.png."
    return _finding(subject, image, IMAGE_PATH, message, *_same_name(image, reference))


def _written_badly(subject: Subject, image: Image, reference: Reference) -> Finding:
    """`image-path`."""
    path = reference.written.path
    sign = "a \\" if reference.written.has_backslash else "./"
    return _finding(subject, image, IMAGE_PATH, f"This path has {sign}. Write {written(path)}.", _replacement(image, path, safe=True))


def _same_name(image: Image, reference: Reference) -> Iterator[Fix]:
    """Yields the fix that writes the figure that has the file name of a path to elsewhere."""
    if reference.candidate:
        yield _replacement(image, reference.candidate)


def _outside(subject: Subject, reference: Reference) -> str:
    """What is said of a path to elsewhere, by what is there and in the figures folder."""
    name, path = reference.candidate, reference.written.path
    if path.startswith("../"):
        do = f"The figures folder has a picture of that name: write {name}." if name else "Move the picture into figures."
        return f"This path leads out of the report's folder, which is all that is handed in. {do}"
    if subject.figures is None or name is None:
        return "This picture is not in the figures folder. Move it there, and write figures/ before its name."
    if subject.figures.linked(path).is_there:
        return f"This picture is not in the figures folder, which has another file of that name. Write {name} if it is the same picture."
    return f"This path is wrong: the picture is {name}. Write that."


def _on_disk(subject: Subject, image: Image, reference: Reference) -> Finding | None:
    """`image-case`, `image-not-found`, `image-format` and `image-not-in-git`."""
    path, figures = reference.written.path, subject.figures
    if figures is None or figures.listing.problem:
        return None if is_allowed(path) else _wrong_extension(subject, image, path, figures)
    if reference.found is Found.UNKNOWN:
        return None
    if reference.figure is None:
        return _not_found(subject, image, reference, figures)
    if reference.found is Found.CASE:
        message = f"The file is named {reference.figure}. Upper and lower case must be the same."
        return _finding(subject, image, IMAGE_CASE, message, _replacement(image, reference.figure))
    if image.kind is ImageKind.LINK:
        return None
    return _wrong_format(subject, image, reference.figure, figures) or _not_in_git(subject, image, reference.figure, figures)


def _not_found(subject: Subject, image: Image, reference: Reference, figures: Figures) -> Finding:
    path = reference.written.path
    if reason := figures.refused(path):
        return _finding(subject, image, IMAGE_NOT_FOUND, f"{path} {reason}, so it can't be shown.")
    closest = reference.candidate or figures.closest(path)
    if closest:
        message = f"There is no {path}. Is it {closest}?"
        return _finding(subject, image, IMAGE_NOT_FOUND, message, _replacement(image, closest))
    return _finding(
        subject,
        image,
        IMAGE_NOT_FOUND,
        f"There is no {path} beside this report. Put the picture there, or correct the path.",
    )


def _wrong_format(subject: Subject, image: Image, name: str, figures: Figures) -> Finding | None:
    if not is_allowed(name):
        return _wrong_extension(subject, image, name, figures)
    if figures.bytes(name) == 0:
        return _finding(subject, image, IMAGE_FORMAT, f"{name} is empty. Save the picture again.")
    fixes = _siblings(image, name, figures)
    match figures.format(name):
        case "lfs":
            return _finding(subject, image, IMAGE_FORMAT, f"{name} {_POINTER}", *fixes)
        case None if figures.is_known(name):
            message = f"{name} is neither a PNG nor a JPEG picture. Save it again as what its name says."
            return _finding(subject, image, IMAGE_FORMAT, message, *fixes)
        case str() as actual if actual != _FORMATS[PurePosixPath(name).suffix.lower()]:
            message = f"{name} is a {actual.upper()} picture, although its name says otherwise. Every browser shows it all the same."
            return _finding(subject, image, IMAGE_FORMAT, message, *fixes, severity=Severity.INFORMATION)
    return None


def _wrong_extension(subject: Subject, image: Image, path: str, figures: Figures | None) -> Finding:
    message = "Only .png, .jpg and .jpeg are allowed. Save the picture as one of them."
    return _finding(subject, image, IMAGE_FORMAT, message, *(_siblings(image, path, figures) if figures else ()))


def _siblings(image: Image, name: str, figures: Figures) -> Iterator[Fix]:
    """The same name with an allowed extension, where there is such a file."""
    stem = str(PurePosixPath(name).with_suffix(""))
    for extension in ALLOWED:
        other = figures.find(stem + extension)
        if other and other != name:
            yield _replacement(image, other)


def _not_in_git(subject: Subject, image: Image, name: str, figures: Figures) -> Finding | None:
    state = figures.git.get(name)
    if state is GitState.IGNORED:
        message = f"git ignores {name}, so it will not be handed in. Take it out of .gitignore, or add it with git add --force."
        return _finding(subject, image, IMAGE_NOT_IN_GIT, message)
    if state is GitState.UNTRACKED:
        message = f"{name} is not in git yet. Add it with git add before you push."
        return _finding(subject, image, IMAGE_NOT_IN_GIT, message, severity=Severity.INFORMATION)
    return None


IMAGE_PATH_CHECK = PictureCheck(
    image_path,
    finds=(
        IMAGE_REMOTE,
        IMAGE_PATH,
        IMAGE_OUTSIDE_FIGURES,
        IMAGE_CASE,
        IMAGE_NOT_FOUND,
        IMAGE_FORMAT,
        IMAGE_NOT_IN_GIT,
    ),
    position=50,
)
