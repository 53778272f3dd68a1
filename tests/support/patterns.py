"""The regular expressions of a Python file: what stands in the calls of `re`."""

from __future__ import annotations

import ast
import builtins
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

_TAKES_A_PATTERN = {"compile", "match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn"}
_FLAGS = re.compile(r"re\.[A-Z]+(?: \| re\.[A-Z]+)*")
_ANCHORED = {"match", "fullmatch"}


class Pattern(NamedTuple):
    """A pattern with the line of its call. `is_anchored`: it is never searched for, but matched at a place."""

    line: int
    text: str | bytes
    flags: int
    is_anchored: bool


class _Names(dict[str, Any]):
    """The names of a module. One that only a function knows is "1", which may stand for text, a number and a bound."""

    def __missing__(self, name: str) -> Any:
        return getattr(builtins, name, "1")


def patterns(path: Path, names: Mapping[str, Any]) -> Iterator[Pattern]:
    """The patterns of a file. `names` are those of its module, of which patterns may be built."""
    tree = ast.parse(path.read_text("utf-8"))
    uses = _uses(tree)
    known = _Names(names)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "re" and _TAKES_A_PATTERN & {alias.name for alias in node.names}:
            raise ValueError(f"{path}:{node.lineno}: a pattern is found only where the call begins with `re.`")
    assigned = {
        id(node.value): target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _TAKES_A_PATTERN):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.args):
            continue
        text = _value(node.args[0], known)
        flags = sum({_value(flag, known) for flag in (*node.args, *(keyword.value for keyword in node.keywords)) if _is_flag(flag)})
        if isinstance(text, re.Pattern):  # it has been compiled elsewhere
            continue
        methods = uses[assigned.get(id(node), "")] if node.func.attr == "compile" else {node.func.attr}
        yield Pattern(node.lineno, text, flags, is_anchored=bool(methods) and methods <= _ANCHORED)


def _value(node: ast.expr, names: _Names) -> Any:
    try:
        return eval(compile(ast.Expression(node), "<pattern>", "eval"), {}, names)
    except (AttributeError, LookupError, TypeError):  # it is made of what only a function knows
        return "1"


def _is_flag(node: ast.expr) -> bool:
    return _FLAGS.fullmatch(ast.unparse(node)) is not None


def _uses(tree: ast.Module) -> defaultdict[str, set[str]]:
    """The methods of `re.Pattern` that are used of each name."""
    uses: defaultdict[str, set[str]] = defaultdict(set)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _TAKES_A_PATTERN:
            uses[node.value.id].add(node.attr)
    return uses
