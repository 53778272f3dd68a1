"""The parameters of the requests of our own, which `PROTOCOL.md` describes. Each function raises JsonRpcInvalidParams, with a sentence."""

from __future__ import annotations

from collections.abc import Container
from enum import Enum
from typing import Any, TypeVar

from pygls.exceptions import JsonRpcInvalidParams

E = TypeVar("E", bound=Enum)


def document_uri(params: Any) -> str:
    """The URI in `{textDocument: {uri}}`."""
    match params:
        case {"textDocument": {"uri": str(uri)}}:
            return uri
    raise JsonRpcInvalidParams("The document is missing: textDocument.uri has to be a string.")


def value_of(params: Any, name: str, kind: type[E]) -> E:
    """The member `name`, which is one of the values of `kind`."""
    match params:
        case {**members} if members.get(name) in [member.value for member in kind]:
            return kind(members[name])
    values = " or ".join(repr(member.value) for member in kind)
    raise JsonRpcInvalidParams(f"{name} has to be {values}.")


def known_name(params: Any, name: str, known: Container[str]) -> str:
    """The member `name`, a string that is `known`."""
    match params:
        case {**members} if isinstance(found := members.get(name), str) and found in known:
            return found
    raise JsonRpcInvalidParams(f"{name} has to be one that is known.")
