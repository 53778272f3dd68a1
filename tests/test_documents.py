"""What the documents say is true: the places that they name are there, and the facts that can be computed are computed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

import report_ls
from report_ls.checker.limits import QuestionLimits
from report_ls.checker.official import official
from report_ls.template.editions import edition, is_report
from tests.support.reports import report
from tests.test_floors import EDGES, FLOORS

ROOT = Path(__file__).parent.parent
PACKAGE = Path(report_ls.__file__).parent
ARCHITECTURE = (ROOT / "server" / "ARCHITECTURE.md").read_text("utf-8")
SKIPPED = {"build", "dist", "node_modules", "out", "__pycache__"}


@cache
def files() -> tuple[str, ...]:
    """What belongs to the project: by git, or, in a copy without git's folder, all that no tool made."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True, encoding="utf-8").stdout.split("\0")
        return tuple(name for name in listed if name and (ROOT / name).exists())
    parts = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return tuple(path.as_posix() for path in parts if not any(part in SKIPPED or part.startswith(".venv") for part in path.parts))


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


DOCUMENTS = [name for name in files() if name.endswith((".md", "doc/report-ls.txt")) and not name.startswith(("examples/", "tests/"))]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_document_is_taken_for_a_report(document: str) -> None:
    assert not is_report(text_of(document))


# Citations of docs/format.md and docs/design.md

CITED = re.compile(
    r"\b(?:docs/)?(?P<document>format|design)(?:\.md)?, sections? (?P<section>\d+)(?:, step (?P<step>\d+))?"
    r"|\bsection (?P<first>\d+) of (?:docs/)?(?P<named>format|design)\.md",
    re.IGNORECASE,
)


def citations() -> list[tuple[str, str, str, str | None]]:
    """The file, and the document, section and step that it cites."""
    sources = [name for name in files() if name.endswith((".py", ".md"))]
    return [
        (name, (match["document"] or match["named"]).lower(), match["section"] or match["first"], match["step"])
        for name in sources
        for match in CITED.finditer(text_of(name))
    ]


def sections(document: str) -> dict[str, str]:
    """The text of each numbered section of a document in `docs`."""
    parts = re.split(r"^## (\d+)\. .*\n", text_of(f"docs/{document}.md"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_code_cites_both_documents() -> None:
    assert {document for _, document, _, _ in citations()} == {"format", "design"}


def test_each_cited_section_and_step_exists() -> None:
    there = {document: sections(document) for document in ("format", "design")}
    dangling = [
        (name, document, section, step)
        for name, document, section, step in citations()
        if section not in there[document] or (step and not re.search(rf"^{step}\. ", there[document][section], re.MULTILINE))
    ]
    assert dangling == []


# Facts of docs/format.md


def limits_table() -> list[tuple[str, int, str]]:
    """The edition, the question and the cell of each limit in section 2."""
    lines = [line for line in sections("format")["2"].splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    names, *rest = rows
    return [
        (name, int(number), cell) for row in rest for number in row[0].split(",") for name, cell in zip(names[1:], row[1:], strict=True)
    ]


def written(limits: QuestionLimits) -> str:
    parts = [f"{limits.words}w" if limits.words else "", f"{limits.images} img" if limits.images else ""]
    return ", ".join(part for part in parts if part) or "-"


def test_the_limits_of_the_format_are_those_of_the_packaged_editions() -> None:
    table = limits_table()
    packaged = {name: edition(name) for name in dict.fromkeys(name for name, _, _ in table)}
    expected = [
        (name, number, written(of.of(number)) if number <= of.expected else "") for name, number, _ in table for of in [packaged[name]]
    ]
    assert table == expected
    for name, limits in packaged.items():
        assert sorted(number for other, number, cell in table if other == name and cell) == list(range(1, limits.expected + 1))


@pytest.mark.parametrize(
    ("name", "passing"),
    [("2026", [1, 2, 3, 28]), ("2025", [1, 2, 28]), ("2024-12", [1, 2, 28]), ("2023-01", [1, 2]), ("2022-12", [1, 2, 7])],
)
def test_an_untouched_template_passes_the_questions_that_the_format_names(name: str, passing: list[int]) -> None:
    limits = edition(name)
    untouched = report(name, {number: f"--- question {number} fill here ---" for number in range(1, limits.expected + 1)})
    answers = official(untouched, limits).answers
    assert [number for number, answer in enumerate(answers, 1) if answer.passed] == passing


# The map of server/ARCHITECTURE.md


def floors() -> dict[str, int]:
    """The floors in the order of the map, with their heights."""
    table = re.search(r"<!-- floors -->\n(.*?)\n<!-- end of floors -->", ARCHITECTURE, re.DOTALL)
    assert table is not None
    rows = re.findall(r"^\| `([\w.]+?)/?` \| ([\d,]+) \|", table[1], re.MULTILINE)
    return {name: int(height.replace(",", "")) for name, height in rows}


def height(floor: str) -> int:
    """The lines of a package or a module."""
    path = PACKAGE / floor
    modules = [path] if path.is_file() else path.rglob("*.py")
    return sum(len(module.read_text("utf-8").splitlines()) for module in modules)


def test_the_map_has_each_floor_from_the_bottom_up() -> None:
    assert [name.removesuffix(".py") for name in floors()] == [*FLOORS, *EDGES]


def test_the_heights_in_the_map_are_right_within_a_fifth() -> None:
    heights = {floor: height(floor) for floor in floors()}
    wrong = {floor: heights[floor] for floor, said in floors().items() if abs(said - heights[floor]) > max(20, heights[floor] / 5)}
    assert wrong == {}, "write these heights into server/ARCHITECTURE.md, rounded"


@pytest.mark.parametrize(
    "folder", sorted({str(Path(name).parent) for name in files() if name.startswith("server/report_ls/") and "/" in name[17:]})
)
def test_the_architecture_names_each_folder_of_the_package(folder: str) -> None:
    inside = folder.removeprefix("server/report_ls/")
    assert re.search(rf"`(?:server/report_ls/)?{re.escape(inside)}(?:/|`)", ARCHITECTURE)


# Names of files

NAMED = re.compile(r"`(?P<path>[\w.{}*-]+(?:/[\w.{}*-]+)*\.(?:py|ts|lua|js|mjs|json|sh|css|el|toml|yml))`")
OF_OTHERS = re.compile(
    r"report\.py|init\.(?:lua|el)|settings\.json|template\.json|languages\.toml|config\.toml|official\.json|jupyter_server_config\.d/.*"
    r"|.*NAME.*|reports/.*|.*/reports/.*"
)
"""Files of a student, of an editor, of a course, and placeholders."""
PLACES = (
    "",
    "server/",
    "server/report_ls/",
    "tests/",
    "tests/reliability/",
    "tests/lsp/",
    "benchmarks/",
    "editors/vscode/",
    "editors/neovim/",
)


def named(document: str) -> set[str]:
    """The files that a document names in backticks."""
    return {match["path"] for match in NAMED.finditer(text_of(document)) if not OF_OTHERS.fullmatch(match["path"])}


def is_there(document: str, path: str) -> bool:
    """Whether a file is in one of the places that documents count from, or, if it is named without a folder, anywhere."""
    beside = (Path(document).parent / path).as_posix()
    if beside in files() or any(f"{place}{path}" in files() for place in PLACES):
        return True
    return "/" not in path and any(name.endswith(f"/{path}") for name in files())


def test_the_documents_name_files() -> None:
    assert sum(len(named(document)) for document in DOCUMENTS) > 50


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_files_that_a_document_names_exist(document: str) -> None:
    assert [path for path in sorted(named(document)) if not is_there(document, path)] == []


def links(document: str) -> Iterator[str]:
    """Where the links and images of a document lead, but for addresses on the web."""
    for token in MarkdownIt("commonmark").enable("table").parse(text_of(document)):
        for part in token.children or ():
            target = str(part.attrGet("href") or part.attrGet("src") or "")
            if target and ":" not in target:
                yield unquote(target)


def anchors(path: Path) -> set[str]:
    """The headings of a document as GitHub links to them."""
    headings = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_links_of_a_document_lead_to_files_and_to_headings_in_them(document: str) -> None:
    broken = []
    for link in links(document):
        name, _, anchor = link.partition("#")
        path = (ROOT / document).parent / name if name else ROOT / document
        if not path.exists() or (anchor and anchor not in anchors(path)):
            broken.append(link)
    assert broken == []
