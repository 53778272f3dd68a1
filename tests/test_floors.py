"""The boundaries of the design (section 2): who may import whom, who may touch the disk, and who speaks the protocol."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
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
    "page",
    "rules",
    "analysis",
    "fixes",
    "features",
)
"""From the ground up: a floor imports nothing of those above it."""
EDGES = ("cli", "lsp", "__main__")
"""What stands on all floors."""
ON_DISK = {"disk", "killable"}
"""`disk` opens files, and `killable` starts processes."""
DATA_OF_THE_PACKAGE = {
    "template/formats.py",
    "page/full_page.py",
    "lsp/preview/site.py",
    "lsp/explanations.py",
}
"""They read files that are installed with the package."""
BESIDE_FILES = {
    "__main__.py": ["os.dup2", "os.open"],  # lets the rest of the output go to the null device where nobody reads it
    "lsp/server/ending.py": ["os._exit"],
    "lsp/server/incoming.py": ["os.read"],  # standard input
    "lsp/server/outgoing.py": ["os.write"],  # standard output
    "lsp/server/parent.py": [
        "ctypes",
        "ctypes.wintypes",
        "os.close",
        "os.kill",
        "os.pidfd_open",
    ],  # waits for the end of the client's process
}
"""What the edges ask of the system beside files, by module."""
HARMLESS = {"os.environ", "os.devnull", "os.O_WRONLY", "os.cpu_count", "os.sched_getaffinity", "os.get_terminal_size"}
"""What of `os` neither opens nor looks at a file."""

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
NETWORK = {"socket", "http", "asyncio"}
"""The edges serve clients, and open no file by these."""
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
    "stat",
    "lstat",
    "lexists",
    "is_symlink",
    "samefile",
    "realpath",
    "readlink",
    "touch",
    "mkdir",
    "unlink",
    "chmod",
}
PROTOCOL = {"pygls", "lsprotocol"}


def floor(module: str) -> str:
    return module.split("/")[0].removesuffix(".py")


def edge(module: str) -> bool:
    return floor(module) in EDGES


def imported(tree: ast.Module) -> Iterator[str]:
    """The full names of all that a module imports, within functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def at_the_top(module: str) -> Iterator[str]:
    """The full names of what a module imports when it is imported itself, or for its types."""
    tops = [node for node in tree_of(module).body if isinstance(node, ast.Import | ast.ImportFrom | ast.If)]
    return imported(ast.Module(tops, []))


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


def edge_accesses(tree: ast.Module) -> list[str]:
    """What a module of the edges asks of the system: as `disk_accesses`, but paths are values there, and `os` is looked at by what is used."""
    called = [access for access in disk_accesses(tree) if access != "os" and not is_or_is_in(access, NETWORK | {"pathlib", "os"})]
    used = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "os"}
    from_os = {name for name in imported(tree) if name.startswith("os.")}
    return sorted({*called, *used, *from_os} - HARMLESS)


def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


def test_the_floors_are_those_that_are_known() -> None:
    assert {floor(module) for module in MODULES} - {"__init__"} == {*FLOORS, *EDGES}


@pytest.mark.parametrize("module", [module for module in MODULES if floor(module) in FLOORS])
def test_a_floor_imports_only_what_is_below_it(module: str) -> None:
    ours = [name.split(".")[1] for name in imported(tree_of(module)) if name.startswith("report_ls.")]
    assert {*ours} <= {*FLOORS[: FLOORS.index(floor(module)) + 1]}


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Also not for types alone."""
    names = {("report_ls/" + module).removesuffix(".py").removesuffix("/__init__").replace("/", "."): module for module in MODULES}
    ours = {
        name: {
            max((other for other in names if is_or_is_in(found, {other})), key=len)
            for found in at_the_top(module)
            if is_or_is_in(found, {"report_ls"})
        }
        for name, module in names.items()
    }
    assert [*TopologicalSorter(ours).static_order()]


@pytest.mark.parametrize("module", [module for module in MODULES if floor(module) != "lsp"])
def test_only_lsp_speaks_the_protocol(module: str) -> None:
    assert [name for name in imported(tree_of(module)) if is_or_is_in(name, PROTOCOL)] == []


@pytest.mark.parametrize("module", [module for module in MODULES if not edge(module) and floor(module) not in ON_DISK])
def test_only_disk_opens_files(module: str) -> None:
    found = disk_accesses(tree_of(module))
    if module in DATA_OF_THE_PACKAGE:
        assert all(
            call.startswith(("(Path(__file__).parent /", "(Path(__file__).parents[1] /")) for call in found if call != "pathlib.Path"
        )
    else:
        assert found == []


@pytest.mark.parametrize("module", [module for module in MODULES if edge(module)])
def test_the_edges_open_no_files(module: str) -> None:
    found = edge_accesses(tree_of(module))
    if module in DATA_OF_THE_PACKAGE:
        assert all(call.startswith(("_", "(_", "page.is_file")) for call in found)
    else:
        assert found == BESIDE_FILES.get(module, [])


@pytest.mark.parametrize("module", [module for module in MODULES if floor(module) in FLOORS])
def test_below_the_edges_nobody_knows_a_uri(module: str) -> None:
    names = {node.id for node in ast.walk(tree_of(module)) if isinstance(node, ast.Name)}
    names |= {node.arg for node in ast.walk(tree_of(module)) if isinstance(node, ast.arg)}
    assert [name for name in names if "uri" in name.lower().split("_")] == []


@pytest.mark.parametrize("module", [module for module in MODULES if floor(module) == "cli"])
def test_the_command_line_does_not_import_the_server_when_it_starts(module: str) -> None:
    """docs/design.md, section 6: the import of lsprotocol takes 0.4 s."""
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


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os\nos.path.lexists(p)", ["os.path"]),
        ("from os.path import lexists", ["os.path.lexists"]),
        ("import os\nos.environ['PATH']", []),
        ("import asyncio\nfrom pathlib import Path\nPath(p) / 'a'", []),
        ("from pathlib import Path\nPath(p).read_text()", ["Path(p).read_text"]),
        ("import subprocess", ["subprocess"]),
        ("import tempfile", ["tempfile"]),
    ],
)
def test_they_see_what_the_edges_do(source: str, found: list[str]) -> None:
    assert edge_accesses(ast.parse(source)) == found
