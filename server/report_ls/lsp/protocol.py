"""pygls' protocol without its copy of the documents, and with an answer to every request."""

from __future__ import annotations

import asyncio
import functools
import json
import logging
from concurrent.futures import Future
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol


@dataclass(frozen=True, slots=True)
class Encoded:
    """A result or parameters as JSON, in ASCII: of parts that were encoded before and are the same again."""

    json: str


class RequestFailedError(JsonRpcException):
    """What was asked for is understood and can't be done. The message is a sentence for the user, which editors show."""

    CODE = types.LSPErrorCodes.RequestFailed


log = logging.getLogger(__name__)
T = TypeVar("T")
_PLAIN = (Encoded, dict)
"""What a message may have as its result or its parameters, beside objects of the protocol."""
_OF_TEXT = frozenset({types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_CLOSE})


class ReportProtocol(LanguageServerProtocol):
    """Hands the text notifications to the server's own handlers alone: `Document` is the only copy of a text."""

    def _send_handler_result(self, future: Future[Any], *, msg_id: str | int) -> None:
        """Answer a request; a refusal is an answer like others, which pygls would log as a crash."""
        if not future.cancelled() and isinstance(error := future.exception(), RequestFailedError):
            self._request_futures.pop(msg_id, None)
            self._send_response(msg_id, error=error.to_response_error())
            return
        super()._send_handler_result(future, msg_id=msg_id)

    def receive(self, body: bytes) -> None:
        """Take in a message. One that can't be understood is logged, and the rest goes on."""
        try:
            self.handle_message(self.structure_message(json.loads(body)))
        except Exception:
            log.exception("a message failed")

    def handle_message(self, message: Any) -> None:
        """Hand requests and notifications on by what they have: pygls' checks of its runtime protocols take a tenth of a key's time, and
        its futures as much. The handlers of texts need none: they answer nothing, and log what fails.
        """
        method = getattr(message, "method", None)
        if method is None or self._shutdown or message.jsonrpc != self.VERSION:
            super().handle_message(message)
        elif method in _OF_TEXT:
            self.fm.features[method](message.params)
        elif (identifier := getattr(message, "id", None)) is not None:
            self._answer(identifier, method, message.params)
        else:
            copy_context().run(self._handle_notification, method, message.params)

    def _answer(self, msg_id: str | int, method: str, params: Any) -> None:
        """Answer a request at once, where its handler is ours and has not to wait for anything."""
        handler = self.fm.features.get(method)
        if handler is None or method in self.fm.builtin_features:
            copy_context().run(self._handle_request, msg_id, method, params)
            return
        try:
            result = handler(params)
        except RequestFailedError as refused:
            self._send_response(msg_id, error=refused.to_response_error())
            return
        if not asyncio.iscoroutine(result):
            self._send_response(msg_id, result)
            return
        task = asyncio.ensure_future(result)
        self._request_futures[msg_id] = task  # type: ignore[assignment]
        task.add_done_callback(functools.partial(self._send_handler_result, msg_id=msg_id))

    def plain(self, value: Any) -> Any:
        """An object of the protocol as what JSON is made of."""
        return self._converter.unstructure(value)

    def structured(self, plain: dict[str, Any], kind: type[T]) -> T:
        """What JSON is made of as an object of the protocol."""
        return self._converter.structure(plain, kind)

    def notify(self, method: str, params: Any | None = None) -> None:
        """Send a notification. Plain data goes out as it is: the converter would look at each value of it."""
        if isinstance(params, _PLAIN):
            self._write(f'"method": "{method}", "params": {self._encoded(params)}')
        else:
            super().notify(method, params)

    def _send_response(self, msg_id: str | int, result: Any | None = None, error: types.ResponseError | None = None) -> None:
        """Answer a request, with plain data as it is."""
        if error is None and isinstance(result, _PLAIN):
            self._write(f'"id": {json.dumps(msg_id)}, "result": {self._encoded(result)}')
        else:
            super()._send_response(msg_id, result, error)

    def _encoded(self, plain: Encoded | dict[str, Any]) -> str:
        return plain.json if isinstance(plain, Encoded) else json.dumps(plain, default=self._serialize_message)

    def _write(self, members: str) -> None:
        body = f'{{"jsonrpc": "{self.VERSION}", {members}}}'
        if self.writer is not None:
            self.writer.write(f"Content-Length: {len(body)}\r\n\r\n{body}".encode("ascii"))

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Answer a request that can't be understood with an error; pygls would leave the client waiting."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise


def ignored(answer: Future[Any]) -> None:
    """What is done with the answer to a request that needs none: a client that answers with an error is left alone."""
    if not answer.cancelled() and (error := answer.exception()):
        log.info("the client answered: %s", error)
