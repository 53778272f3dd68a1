"""Messages of JSON-RPC: what each is, before anything is known of what it asks for."""

from __future__ import annotations

from typing import Any, NamedTuple

VERSION = "2.0"

Id = int | str


class Request(NamedTuple):
    """`data` is the whole message."""

    id: Id
    method: str
    data: dict[str, Any]


class Notification(NamedTuple):
    """`data` is the whole message."""

    method: str
    data: dict[str, Any]


class Response(NamedTuple):
    """`id` is None for an error that the other side could not relate to a request."""

    id: Id | None
    data: dict[str, Any]


class InvalidMessageError(Exception):
    """A value that is no message. `id` is that of the request that it was meant to be, if it tells."""

    def __init__(self, reason: str, id_: Id | None = None) -> None:
        super().__init__(reason)
        self.id = id_


def read_message(value: object) -> Request | Notification | Response:
    """The message that a JSON value is. Raises InvalidMessageError."""
    if isinstance(value, list):
        raise InvalidMessageError("The protocol has no batches of messages.")
    if not isinstance(value, dict):
        raise InvalidMessageError("A message is an object.")
    identifier = value["id"] if _is_id(value.get("id")) else None
    if value.get("jsonrpc") != VERSION:
        raise InvalidMessageError(f'A message has "jsonrpc": "{VERSION}".', identifier)
    if "method" not in value:
        return _response(value, identifier)
    method = value["method"]
    if not isinstance(method, str):
        raise InvalidMessageError("The method of a message is a string.", identifier)
    if "id" not in value:
        return Notification(method, value)
    if identifier is None:
        raise InvalidMessageError("The id of a request is an integer or a string.")
    return Request(identifier, method, value)


def _response(value: dict[str, Any], identifier: Id | None) -> Response:
    if "result" not in value and "error" not in value:
        raise InvalidMessageError("A message has a method, a result or an error.", identifier)
    return Response(identifier, value)


def _is_id(value: object) -> bool:
    return isinstance(value, int | str) and not isinstance(value, bool)
