"""Where the pictures of an answer are looked for, and what is found there: at most one finding a path."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from report_ls.catalogue import finding
from report_ls.disk.folders import FROM_ROOT
from report_ls.disk.git_state import GitState
from report_ls.model.figures import Figures
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.references import is_absolute, is_badly_written
from report_ls.model.subject import Subject
from report_ls.rules.image_count import is_escaped, reported_kinds
from report_ls.rules.leftovers import CHAT_ADDRESS
from report_ls.rules.no_picture import is_link_as_image
from report_ls.rules.unclosed_link import closed_images
from report_ls.syntax.images import ALLOWED, FOLDER, decoded, is_allowed, written
from report_ls.syntax.machine import is_on_one_machine
from report_ls.syntax.report import Image, ImageKind
from report_ls.text.edits import Edit

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
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
    """The first of the rules, in the order of the catalogue, that has something to say."""
    raw = image.raw_path
    name = decoded(raw)
    if CHAT_ADDRESS.match(raw):  # which is a finding of its own
        return None
    if re.match(r"(?:https?:)?//", raw, re.IGNORECASE):
        if image.kind is ImageKind.LINK:
            return None
        return _finding(
            subject,
            image,
            "image-remote",
            "This picture is on the web. Save it into figures to be sure that the page shows it.",
            *_same_name(subject, image, urlsplit(raw).path),
        )
    if re.match(r"file:|[a-z]:[\\/]", raw, re.IGNORECASE) or not _SCHEME.match(raw):
        return _written_badly(subject, image, name) or _elsewhere(subject, image, name) or _on_disk(subject, image, name)
    return None  # data: and the like are shown as they are


def _finding(subject: Subject, image: Image, code: str, message: str, *fixes: Fix, severity: Severity | None = None) -> Finding:
    return finding(code, image.path, message, question=subject.number, severity=severity, fixes=fixes)


def _replacement(image: Image, name: str, *, safe: bool = False) -> Fix:
    path = written(name)
    return Fix(
        f"Write {path}", (Edit(image.path, path),), safe=safe, preferred=True, gone=() if safe else (image.path,), about=(image.span,)
    )


def _written_badly(subject: Subject, image: Image, name: str) -> Finding | None:
    """`image-path`."""
    if not is_badly_written(name):
        return None
    if is_absolute(name):
        is_of_repository = name.startswith("/") and not is_on_one_machine(name)
        fault = "Only GitHub reads this path, from the top of the repository on" if is_of_repository else _ONE_MACHINE
        message = f"{fault}. Write it from the report on, as figures/name.png."
        return _finding(subject, image, "image-path", message, *_from_report(subject, image, name))
    path = posixpath.normpath(name.replace("\\", "/"))
    sign = "a \\" if "\\" in name else "./"
    return _finding(subject, image, "image-path", f"This path has {sign}. Write {written(path)}.", _replacement(image, path, safe=True))


def _from_report(subject: Subject, image: Image, path: str) -> Iterator[Fix]:
    """An absolute path from its figures folder on, unless only a file elsewhere in the report's folder has its name."""
    after = re.search(rf"(?:^|[\\/])({FOLDER}[\\/].+)$", path)
    end = after[1].replace("\\", "/") if after else None
    if end and subject.figures and (actual := subject.figures.find(end)):
        yield _replacement(image, actual)
        return
    found = tuple(_same_name(subject, image, path))
    yield from found
    if end and not found:
        yield _replacement(image, end)


def _same_name(subject: Subject, image: Image, path: str) -> Iterator[Fix]:
    """The figure that has the file name of a path to elsewhere."""
    if subject.figures and (name := subject.figures.of_same_name(decoded(path))):
        yield _replacement(image, name)


def _elsewhere(subject: Subject, image: Image, name: str) -> Finding | None:
    """`image-outside-figures`; a folder that differs from it in case alone is left to `image-case`."""
    path = posixpath.normpath(name)
    if image.kind is ImageKind.LINK or path.casefold().startswith(f"{FOLDER}/"):
        return None
    if subject.figures and subject.figures.are_below and path.casefold().startswith(f"{FROM_ROOT}/"):
        return None
    return _finding(subject, image, "image-outside-figures", _outside(subject, path), *_same_name(subject, image, path))


def _outside(subject: Subject, path: str) -> str:
    """What is said of a path to elsewhere, by what is there and in the figures folder."""
    figures = subject.figures
    name = figures.of_same_name(path) if figures else None
    if path.startswith("../"):
        do = f"The figures folder has a picture of that name: write {name}." if name else "Move the picture into figures."
        return f"This path leads out of the report's folder, which is all that is handed in. {do}"
    if figures is None or name is None:
        return "This picture is not in the figures folder. Move it there, and write figures/ before its name."
    if figures.linked(path).is_there:
        return f"This picture is not in the figures folder, which has another file of that name. Write {name} if it is the same picture."
    return f"This path is wrong: the picture is {name}. Write that."


def _on_disk(subject: Subject, image: Image, name: str) -> Finding | None:
    """`image-case`, `image-not-found`, `image-format` and `image-not-in-git`."""
    path = posixpath.normpath(name)
    figures = subject.figures
    if figures is None or figures.listing.problem:
        return None if is_allowed(path) else _wrong_extension(subject, image, path, figures)
    actual = figures.find(path)
    if actual is None:
        if not figures.is_known(path):
            return None
        if other := figures.find_other_case(path):
            message = f"The file is named {other}. Upper and lower case must be the same."
            return _finding(subject, image, "image-case", message, _replacement(image, other))
        return _not_found(subject, image, path, figures)
    if image.kind is ImageKind.LINK:
        return None
    return _wrong_format(subject, image, actual, figures) or _not_in_git(subject, image, actual, figures)


def _not_found(subject: Subject, image: Image, path: str, figures: Figures) -> Finding:
    if reason := figures.refused(path):
        return _finding(subject, image, "image-not-found", f"{path} {reason}, so it can't be shown.")
    closest = figures.closest(path)
    if closest:
        message = f"There is no {path}. Is it {closest}?"
        return _finding(subject, image, "image-not-found", message, _replacement(image, closest))
    return _finding(
        subject,
        image,
        "image-not-found",
        f"There is no {path} beside this report. Put the picture there, or correct the path.",
    )


def _wrong_format(subject: Subject, image: Image, name: str, figures: Figures) -> Finding | None:
    if not is_allowed(name):
        return _wrong_extension(subject, image, name, figures)
    if figures.bytes(name) == 0:
        return _finding(subject, image, "image-format", f"{name} is empty. Save the picture again.")
    fixes = _siblings(image, name, figures)
    match figures.format(name):
        case "lfs":
            return _finding(subject, image, "image-format", f"{name} {_POINTER}", *fixes)
        case None if figures.is_known(name):
            message = f"{name} is neither a PNG nor a JPEG picture. Save it again as what its name says."
            return _finding(subject, image, "image-format", message, *fixes)
        case str() as actual if actual != _FORMATS[PurePosixPath(name).suffix.lower()]:
            message = f"{name} is a {actual.upper()} picture, although its name says otherwise. Every browser shows it all the same."
            return _finding(subject, image, "image-format", message, *fixes, severity=Severity.INFORMATION)
    return None


def _wrong_extension(subject: Subject, image: Image, path: str, figures: Figures | None) -> Finding:
    message = "Only .png, .jpg and .jpeg are allowed. Save the picture as one of them."
    return _finding(subject, image, "image-format", message, *(_siblings(image, path, figures) if figures else ()))


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
        return _finding(subject, image, "image-not-in-git", message)
    if state is GitState.UNTRACKED:
        message = f"{name} is not in git yet. Add it with git add before you push."
        return _finding(subject, image, "image-not-in-git", message, severity=Severity.INFORMATION)
    return None
