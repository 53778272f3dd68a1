"""Links to files that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from report_ls.model.check import QuestionCheck
from report_ls.model.figures import Figures
from report_ls.model.findings import Finding, Fix, Severity, here_too
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.syntax.code import code_spans, covering, may_cover
from report_ls.syntax.images import written
from report_ls.syntax.links import HOST, Link, file_path, find_links, tail, windows_path
from report_ls.syntax.machine import is_on_one_machine
from report_ls.syntax.paths import decoded
from report_ls.text.edits import Edit

BROKEN_LINK = Rule(
    code="broken-link",
    family=Family.ANSWERS,
    position=110,
    severity=Severity.INFORMATION,
    summary="a link to a file that is not there",
    explanation=(
        "A relative link is read from the report's folder on, and one that begins with `/` from the root of the repository. "
        "What leads out of the repository is not looked at. A path of a drive or of a home folder exists on one machine only. "
        "Links in HTML and the addresses of `[name]` are looked at, too."
    ),
    fix="writes the nearest path that is there, or the address with its `https://`",
    example=Example(
        "[The training](src/train.py)",
        "[The training](../src/train.py)",
    ),
)

MOST = 200
"""Links of one answer that are looked at."""
MOST_FOLDERS = 6
"""How many of the last names of a path from another machine are looked for."""
_HOST = re.compile(HOST, re.IGNORECASE)


def broken_link(subject: Subject) -> Iterator[Finding]:
    """One finding for each address of an answer, at its first link. Pictures in figures have findings of their own."""
    pictures = {image.span.start for image in subject.body.images}
    links = (link for link in find_links(subject.text, subject.body.answer) if link.span.start not in pictures)
    found: dict[str, list[Link]] = {}
    for link in islice(links, MOST):
        found.setdefault(link.raw_path, []).append(link)
    said = [(same, fault) for written, same in found.items() if (fault := _fault(subject.figures, written))]
    is_code = _code(subject, [link for same, _ in said for link in same])
    for same, fault in said:
        if shown := [link for link in same if link not in is_code]:
            yield _finding(subject, shown, fault)


def _code(subject: Subject, links: list[Link]) -> list[Link]:
    """Those that stand in code. It is asked of broken links alone, because the library that knows takes long to import."""
    start = subject.body.answer.start
    if not links or not may_cover(subject.answer_text, (link.span.shifted(-start) for link in links)):
        return []
    code = code_spans(subject.answer_text)
    return [link for link in links if covering(code, link.span.shifted(-start)) is not None]


Fault = tuple[str, str | None]
"""What is said of an address that leads to no file, and the address that was meant, where that is known."""


def _fault(figures: Figures | None, written_path: str) -> Fault | None:
    if is_on_one_machine(decoded(written_path)):
        return _of_one_machine(figures, written_path)
    if figures is None:
        return None
    if path := windows_path(written_path):
        return _of_windows(figures, path, tail(written_path))
    path = file_path(written_path)
    return _missing(figures, path, written_path) if path else None


def _missing(figures: Figures, path: str, written_path: str) -> Fault | None:
    linked = figures.linked(path)
    if linked.is_there is not False:
        return None
    where = "from the top of the repository" if path.startswith("/") else "from the report's folder"
    if linked.nearest:
        return f"There is no {path}, seen {where}. Is it {linked.nearest}?", written(linked.nearest) + tail(written_path)
    if _HOST.match(written_path):
        return "Without https:// this is the path of a file, which is not there.", f"https://{written_path}"
    if "/" in path or "." in path:
        return f"There is no {path}, seen {where}. Correct the path, or add the file.", None
    return None  # as in f[i](x)


def _of_windows(figures: Figures, path: str, place: str) -> Fault | None:
    linked = figures.linked(path)
    meant = path if linked.is_there else linked.nearest
    if meant:
        return f"This path has a \\, which only Windows reads. Write {meant}.", written(meant) + place
    return _missing(figures, path, path) if PurePosixPath(path).suffix else None


def _of_one_machine(figures: Figures | None, written_path: str) -> Fault | None:
    """A path of a drive, a home folder or the like. The file that it ends in may be in the repository."""
    path = file_path(written_path)
    if figures and path and figures.linked(path).is_there:
        return None
    said = "This path exists on one machine only."
    ending = next(_endings(figures, written_path), None) if figures else None
    if ending:
        return f"{said} Is it {ending}?", written(ending) + tail(written_path)
    return f"{said} Write it from the report's folder on, or link to the file on the web.", None


def _endings(figures: Figures, written_path: str) -> Iterator[str]:
    """The paths within the repository that end as one of a machine does, the longest ending first."""
    path = decoded(written_path.removesuffix(tail(written_path))).replace("\\", "/")
    names = [name for name in path.split("/")[1:] if name]
    for depth in range(min(len(names), MOST_FOLDERS), 0, -1):
        ending = "/".join(names[-depth:])
        linked = figures.linked(ending)
        if linked.is_there and depth > 1:  # in the report's folder there is a README.md as in any other
            yield ending
        elif linked.nearest and f"/{linked.nearest}".endswith(f"/{ending}"):
            yield linked.nearest


def _finding(subject: Subject, same: list[Link], fault: tuple[str, str | None]) -> Finding:
    message, address = fault
    first, *others = (link.path for link in same)
    fixes = () if address is None else (_fix(same, address),)
    return BROKEN_LINK.found(first, message, question=subject.number, related=here_too(others), fixes=fixes)


def _fix(same: list[Link], address: str) -> Fix:
    paths = tuple(link.path for link in same)
    times = f" ({len(same)} times)" if len(same) > 1 else ""
    edits = tuple(Edit(path, address) for path in paths)
    return Fix(f"Write {address}{times}", edits, preferred=True, gone=paths, about=tuple(link.span for link in same))


BROKEN_LINK_CHECK = QuestionCheck(broken_link, finds=(BROKEN_LINK,), position=80)
