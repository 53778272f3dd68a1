"""What the `html` of a `report.py` does, read out of its syntax tree: whether its page is the one that `report-ls html` makes.

The course's own (docs/format.md, section 4) reads the report, drops the first 43 characters, has `markdown.markdown` make a page of the
rest, and writes that. It is followed statement by statement; names, comments, and what it opens and prints make no difference.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import Enum

from report_ls.checker.official import HEADER

ANOTHER = "may make another page: its html() is not the course's"


class _Kind(Enum):
    """What a value in `html` is, as far as it matters. `FILE` is a file, a path, or what is only printed."""

    FILE = "file"
    TEXT = "the report"
    REST = "the report without its first characters"
    PAGE = "the page"


_Value = _Kind | int | None
_FILES = {"open", "Path"}
_TOLD = {"print", "echo", "secho", "close"}


class _OtherPageError(Exception):
    """It makes another page, or does something that can't be followed. The message is the end of a sentence: "The report.py ..."."""


def page_of_script(tree: ast.Module) -> str | None:
    """The end of a sentence, "The report.py ...", where the script's `html` makes another page or may do so; None where it makes the same,
    or there is none.
    """
    function = next(_functions(tree), None)
    if function is None:
        return None
    try:
        reader = _Reader(tree)
        reader.follow(function.body)
    except _OtherPageError as error:
        return str(error)
    except RecursionError:
        return ANOTHER
    return None if reader.is_written else ANOTHER


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Those of the command `html`: by the name that a decorator gives, else by their own. The last one is in force."""
    for node in reversed(tree.body):
        if not isinstance(node, ast.FunctionDef):
            continue
        given = [
            value.value
            for call in node.decorator_list
            if isinstance(call, ast.Call)
            for value in (*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg == "name"))
            if isinstance(value, ast.Constant)
        ]
        if (given or [node.name])[0] == "html":
            yield node


class _Reader:
    """Follows the statements of a function. `is_written` tells that the page, made as the course does it, was written."""

    def __init__(self, tree: ast.Module) -> None:
        self.is_written = False
        self._known: dict[str, _Value] = {}
        self._imported: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                self._imported |= {alias.asname or alias.name: alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                self._imported |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        for statement in tree.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
                names = [target.id for target in statement.targets if isinstance(target, ast.Name)]
                self._known |= dict.fromkeys(names, self._value(statement.value))

    def follow(self, statements: list[ast.stmt]) -> None:
        """Raises _OtherPageError."""
        for statement in statements:
            match statement:
                case ast.With(items=items, body=body):
                    for item in items:
                        self._assign([item.optional_vars] if item.optional_vars else [], self._value(item.context_expr))
                    self.follow(body)
                case ast.Assign(targets=targets, value=value):
                    self._assign(targets, self._value(value))
                case ast.AnnAssign(target=target, value=ast.expr() as value):
                    self._assign([target], self._value(value))
                case ast.Expr(value=value):
                    self._value(value)
                case ast.Import() | ast.ImportFrom() | ast.Pass() | ast.Return(value=None):
                    pass
                case _:
                    raise _OtherPageError(ANOTHER)

    def _assign(self, targets: list[ast.expr], value: _Value) -> None:
        for target in targets:
            if not isinstance(target, ast.Name):
                raise _OtherPageError(ANOTHER)
            self._known[target.id] = value

    def _value(self, node: ast.expr) -> _Value:
        match node:
            case ast.Constant(value=value):
                return value if type(value) is int else None
            case ast.Name(id=name) if name in self._known:
                return self._known[name]
            case ast.Subscript(value=value, slice=ast.Slice(lower=lower, upper=None, step=None)) if lower is not None:
                return self._rest(self._value(value), self._value(lower))
            case ast.Call():
                return self._call(node)
        raise _OtherPageError(ANOTHER)

    def _rest(self, value: _Value, start: _Value) -> _Value:
        if value is not _Kind.TEXT or not isinstance(start, int):
            raise _OtherPageError(ANOTHER)
        if start != HEADER:
            raise _OtherPageError(f"makes another page: it leaves out {start} characters at the beginning, and not {HEADER}")
        return _Kind.REST

    def _call(self, call: ast.Call) -> _Value:
        if self._origin(call.func) == "markdown.markdown":
            return self._page(call)
        name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
        if name in _TOLD or (isinstance(call.func, ast.Name) and name in _FILES):
            return _Kind.FILE
        if not isinstance(call.func, ast.Attribute):
            raise _OtherPageError(ANOTHER)
        if name == "Path" and self._origin(call.func) == "pathlib.Path":
            return _Kind.FILE
        if self._value(call.func.value) is not _Kind.FILE:
            raise _OtherPageError(ANOTHER)
        match name, call.args:
            case "open", _:
                return _Kind.FILE
            case (("read" | "read_text"), _):
                return _Kind.TEXT
            case (("write" | "write_text"), [written, *_]) if self._value(written) is _Kind.PAGE and not self.is_written:
                self.is_written = True
                return None
        raise _OtherPageError(ANOTHER)

    def _page(self, call: ast.Call) -> _Value:
        if len(call.args) > 1 or call.keywords:
            if [keyword.arg for keyword in call.keywords] == ["extensions"] and not _is_empty(call.keywords[0].value):
                raise _OtherPageError("makes another page: it uses extensions of Python-Markdown")
            if len(call.args) > 1 or not all(keyword.arg == "extensions" for keyword in call.keywords):
                raise _OtherPageError(ANOTHER)
        value = self._value(call.args[0]) if call.args else None
        if value is _Kind.TEXT:
            raise _OtherPageError(f"makes another page: it leaves out nothing at the beginning, and not {HEADER} characters")
        if value is not _Kind.REST:
            raise _OtherPageError(ANOTHER)
        return _Kind.PAGE

    def _origin(self, function: ast.expr) -> str:
        """The full name of an imported function."""
        match function:
            case ast.Name(id=name):
                return self._imported.get(name, "")
            case ast.Attribute(value=ast.Name(id=module), attr=name):
                return f"{self._imported.get(module, '')}.{name}"
        return ""


def _is_empty(node: ast.expr) -> bool:
    return isinstance(node, ast.List | ast.Tuple) and not node.elts
