"""Converts plain data to objects of the protocol and back: pygls' converter, with faster ways for a key and for the start of a session."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import attrs
from cattrs import ClassValidationError
from lsprotocol import types
from pygls.protocol import default_converter

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")
_KINDS: Any = attrs.fields(types.CodeActionContext).only.type
_TRIGGER: Any = attrs.fields(types.CodeActionContext).trigger_kind.type


def converter() -> Converter:
    """Builds the converter. pygls' own compiles a function for every class that it meets, so the classes of which a session has one object
    are read and written field by field instead. One change within a text, as most keys are, is read without any converter.
    """
    made: Converter = default_converter()  # type: ignore[no-untyped-call]
    made.register_structure_hook(int, _read_integer)
    made.register_structure_hook(str, _read_string)
    once = _sent_once()
    made.register_structure_hook_func(once.__contains__, functools.partial(_read_fields, made))
    made.register_unstructure_hook_func(once.__contains__, functools.partial(_written_fields, made))
    made.register_structure_hook(types.CodeActionContext, functools.partial(_read_context, made))
    made.register_structure_hook(types.DidChangeTextDocumentNotification, functools.partial(_read_change, made))
    return made


def _read_integer(value: Any, kind: type) -> Any:
    """An integer, where pygls' converter would also read a string. A kind below it is `bool` or an enumeration."""
    if kind is not int:
        return kind(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and value == int(value):
        return int(value)
    raise TypeError("it has to be an integer")


def _read_string(value: Any, kind: type) -> Any:
    """A string, where pygls' converter would make one of anything. A kind below it is an enumeration."""
    if kind is not str:
        return kind(value)
    if isinstance(value, str):
        return value
    raise TypeError("it has to be a string")


def _sent_once() -> frozenset[Any]:
    """Returns the classes of what is sent once in a session: all that `initialize` and the options of registrations hold."""
    waiting: list[Any] = [types.InitializeRequest, types.InitializeResult, *(kinds[3] for kinds in types.METHOD_TO_TYPES.values())]
    found = set()
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and attrs.has(kind) and kind not in found:
            found.add(kind)
            waiting += [field.type for field in attrs.fields(kind)]
        else:
            waiting += get_args(kind)  # of a union or a sequence
    return frozenset(found - {types.Command})  # which each code lens and many code actions have, too


def _read_fields(made: Converter, data: Any, kind: type[T]) -> T:
    """An object, read field by field. Raises ClassValidationError, as pygls' converter does."""
    try:
        given = {field.name: data[name] for field in attrs.fields(kind) if (name := _in_json(field.name)) in data}  # type: ignore[arg-type]
        return made.structure_attrs_fromdict(given, kind)
    except Exception as error:
        raise ClassValidationError(f"While structuring {kind.__name__}", [error], kind) from None


def _written_fields(made: Converter, value: Any) -> dict[str, Any]:
    """An object as what JSON is made of. Fields that have their default are left out, but for those in which null says something."""
    kind = type(value)
    return {
        _in_json(field.name): made.unstructure(item)
        for field in attrs.fields(kind)
        if (item := getattr(value, field.name)) != field.default or types.is_special_property(kind, field.name)
    }


def _in_json(name: str) -> str:
    """The name of a field in JSON: `window`, `workDoneProgress`."""
    first, *others = name.split("_")
    return first + "".join(map(str.title, others))


def _read_change(made: Converter, data: dict[str, Any], _: type) -> types.DidChangeTextDocumentNotification:
    params = _one_change(data["params"]) or made.structure(data["params"], types.DidChangeTextDocumentParams)
    return types.DidChangeTextDocumentNotification(params, jsonrpc=data["jsonrpc"])


def _one_change(params: Any) -> types.DidChangeTextDocumentParams | None:
    """One change within a text, as most keys are; None for all else."""
    match params:
        case {
            "textDocument": {"uri": str(uri), "version": int(version)},
            "contentChanges": [
                {
                    "range": {
                        "start": {"line": int(line), "character": int(character)},
                        "end": {"line": int(last_line), "character": int(last_character)},
                    },
                    "text": str(text),
                }
            ],
        }:
            range_ = types.Range(types.Position(line, character), types.Position(last_line, last_character))
            document = types.VersionedTextDocumentIdentifier(version, uri)
            return types.DidChangeTextDocumentParams(document, (types.TextDocumentContentChangePartial(range_, text),))
    return None


def _read_context(made: Converter, data: dict[str, Any], _: type) -> types.CodeActionContext:
    """The context of code actions. Of diagnostics, which an editor gives back changed, and which may be another server's, no more is read
    than what tells which they are.
    """
    return types.CodeActionContext(
        [_read_diagnostic(made, diagnostic) for diagnostic in data["diagnostics"]],
        made.structure(data.get("only"), _KINDS),
        made.structure(data.get("triggerKind"), _TRIGGER),
    )


def _read_diagnostic(made: Converter, data: dict[str, Any]) -> types.Diagnostic:
    code, source = data.get("code"), data.get("source")
    return types.Diagnostic(
        made.structure(data["range"], types.Range),
        str(data.get("message", "")),
        code=code if isinstance(code, int | str) else None,
        source=source if isinstance(source, str) else None,
    )
