"""The types of PROTOCOL.md, read out of it, so that what the server sends is held against what is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROTOCOL = Path(__file__).parents[2] / "server/PROTOCOL.md"
_TOKEN = re.compile(r'"[^"]*"|\w+|[{}\[\]|;:=,]')
_POSITION = {"line": "number", "character": "number"}


@dataclass(frozen=True)
class Union:
    members: tuple[Any, ...]


@dataclass(frozen=True)
class Array:
    of: Any


@dataclass(frozen=True)
class Tuple:
    of: tuple[Any, ...]


class _Parser:
    """Types are names, literals with their quotes, dicts for objects, or one of the classes above."""

    def __init__(self, source: str) -> None:
        self.tokens = _TOKEN.findall(re.sub(r"/\*\*.*?\*/", "", source, flags=re.DOTALL))
        self.place = 0

    def take(self, *expected: str) -> str:
        token: str = self.tokens[self.place]
        assert not expected or token in expected, f"{token} where {expected} is expected"
        self.place += 1
        return token

    def at(self, token: str) -> bool:
        return self.place < len(self.tokens) and self.tokens[self.place] == token

    def declarations(self) -> Iterator[tuple[str, Any]]:
        while self.place < len(self.tokens):
            kind, name = self.take("interface", "type"), self.take()
            if kind == "interface":
                yield name, self.object()
            else:
                self.take("=")
                yield name, self.type()
                self.take(";")

    def type(self) -> Any:
        if self.at("|"):
            self.take()
        members = [self.array()]
        while self.at("|"):
            self.take()
            members.append(self.array())
        return members[0] if len(members) == 1 else Union(tuple(members))

    def array(self) -> Any:
        found: Any = self.object() if self.at("{") else self.tuple() if self.at("[") else self.take()
        while self.at("["):
            self.take("[")
            self.take("]")
            found = Array(found)
        return found

    def tuple(self) -> Tuple:
        self.take("[")
        members = [self.type()]
        while self.take(",", "]") == ",":
            members.append(self.type())
        return Tuple(tuple(members))

    def object(self) -> dict[str, Any]:
        fields = {}
        self.take("{")
        while not self.at("}"):
            name = self.take()
            self.take(":")
            fields[name] = self.type()
            if not self.at("}"):
                self.take(";")
        self.take("}")
        return fields


def declared(heading: str) -> dict[str, Any]:
    """The types that are declared under a heading of PROTOCOL.md, by name."""
    section = PROTOCOL.read_text("utf-8").split(heading, 1)[1].split("\n## ", 1)[0]
    blocks = re.findall(r"```typescript\n(.*?)```", section, re.DOTALL)
    return {"Range": {"start": _POSITION, "end": _POSITION}, **dict(_Parser("\n".join(blocks)).declarations())}


def problems(value: Any, kind: Any, types: dict[str, Any], path: str = "") -> list[str]:
    """How a value differs from a type: every key must be there, and no other."""
    match kind:
        case Union(members):
            found = [problems(value, member, types, path) for member in members]
            return [] if [] in found else min(found, key=len)
        case Array(of):
            items = value if isinstance(value, list) else None
            return (
                [f"{path}: no array"]
                if items is None
                else [p for i, item in enumerate(items) for p in problems(item, of, types, f"{path}[{i}]")]
            )
        case Tuple(of):
            if not isinstance(value, list) or len(value) != len(of):
                return [f"{path}: no tuple of {len(of)}"]
            return [p for item, member in zip(value, of, strict=True) for p in problems(item, member, types, path)]
        case dict():
            if not isinstance(value, dict):
                return [f"{path}: no object"]
            odd = [f"{path}.{name}: {'missing' if name in kind else 'not promised'}" for name in kind.keys() ^ value.keys()]
            return odd + [p for name in kind.keys() & value.keys() for p in problems(value[name], kind[name], types, f"{path}.{name}")]
        case "string" | "number" | "boolean":
            is_it = type(value) is {"string": str, "number": int, "boolean": bool}[kind]
        case "null" | "true" | "false":
            is_it = value is {"null": None, "true": True, "false": False}[kind]
        case str() if kind.startswith('"'):
            is_it = value == kind.strip('"')
        case _:
            return problems(value, types[kind], types, path)
    return [] if is_it else [f"{path}: {value!r} is no {kind}"]
