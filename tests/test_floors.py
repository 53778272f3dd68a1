"""The boundaries of the design (section 2): who may import whom, who may touch the disk, and who speaks the protocol."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import report_ls

ROOT = Path(report_ls.__file__).parent
MODULES = {str(path.relative_to(ROOT)): path for path in sorted(ROOT.rglob("*.py"))}

FLOORS = (
    "text",
    "killable",
    "log",
    "checker",
    "template",
    "syntax",
    "disk",
    "model",
    "catalogue",
    "page",
    "rules",
    "analysis",
    "fixes",
    "features",
)
"""From the ground up: a floor imports nothing of those above it."""
EDGES = ("cli", "lsp", "__main__")
"""What stands on all floors."""
ON_DISK = {"disk", "killable", *EDGES}
PURE_FILES = {"template/topics.py", "template/editions.py", "page/full_page.py"}
"""They read the data that is part of the package."""

SYSTEM = {
    "os",
    "shutil",
    "subprocess",
    "socket",
    "tempfile",
    "glob",
    "fileinput",
    "mmap",
    "ctypes",
    "urllib.request",
    "http",
    "asyncio",
}
READS = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "iterdir",
    "glob",
    "rglob",
    "exists",
    "is_file",
    "is_dir",
    "scandir",
}
PROTOCOL = {"pygls", "lsprotocol"}


def floor(module: str) -> str:
    return module.split("/")[0].removesuffix(".py")


def pure(module: str) -> bool:
    return floor(module) not in ON_DISK


def imported(tree: ast.Module) -> Iterator[str]:
    """The full names of all that a module imports, within functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_or_is_in(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def disk_accesses(tree: ast.Module) -> list[str]:
    """The calls that open or look at files, and the imports that could."""
    found = [name for name in imported(tree) if is_or_is_in(name, SYSTEM | {"pathlib.Path"}) or name == "pathlib"]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
            if name in READS or name in {"exec", "eval", "__import__"}:
                found.append(ast.unparse(function))
    return found


def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


def test_the_floors_are_those_that_are_known() -> None:
    assert {floor(module) for module in MODULES} - {"__init__"} == {*FLOORS, *EDGES}


@pytest.mark.parametrize("module", [module for module in MODULES if floor(module) in FLOORS])
def test_a_floor_imports_only_what_is_below_it(module: str) -> None:
    ours = [name.split(".")[1] for name in imported(tree_of(module)) if name.startswith("report_ls.")]
    assert {*ours} <= {*FLOORS[: FLOORS.index(floor(module)) + 1]}


@pytest.mark.parametrize("module", [module for module in MODULES if floor(module) != "lsp"])
def test_only_lsp_speaks_the_protocol(module: str) -> None:
    assert [name for name in imported(tree_of(module)) if is_or_is_in(name, PROTOCOL)] == []


@pytest.mark.parametrize("module", [module for module in MODULES if pure(module)])
def test_only_the_files_that_may_touch_the_disk_do(module: str) -> None:
    found = disk_accesses(tree_of(module))
    if module in PURE_FILES:
        assert all(call.startswith("(Path(__file__).parent /") for call in found if call != "pathlib.Path")
    else:
        assert found == []


@pytest.mark.parametrize("module", [module for module in MODULES if floor(module) in FLOORS])
def test_below_the_edges_nobody_knows_a_uri(module: str) -> None:
    names = {node.id for node in ast.walk(tree_of(module)) if isinstance(node, ast.Name)}
    names |= {node.arg for node in ast.walk(tree_of(module)) if isinstance(node, ast.arg)}
    assert [name for name in names if "uri" in name.lower().split("_")] == []


@pytest.mark.parametrize("module", [module for module in MODULES if floor(module) == "cli"])
def test_the_command_line_does_not_import_the_server_when_it_starts(module: str) -> None:
    """Design, section 6: the import of lsprotocol takes 0.4 s."""
    top = ast.Module([node for node in tree_of(module).body if isinstance(node, ast.Import | ast.ImportFrom)], [])
    assert [name for name in imported(top) if name.startswith("report_ls.lsp")] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os", ["os"]),
        ("def f():\n    from os import path", ["os.path"]),
        ("from pathlib import PurePosixPath, Path", ["pathlib.Path"]),
        ("def f(p):\n    return p.read_text()", ["p.read_text"]),
        ("with open('a') as f: pass", ["open"]),
        ("from pathlib import PurePosixPath\nimport re", []),
    ],
)
def test_these_tests_see_what_they_look_for(source: str, found: list[str]) -> None:
    assert disk_accesses(ast.parse(source)) == found
