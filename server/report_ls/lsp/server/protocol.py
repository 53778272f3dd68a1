"""The protocol's states and errors: which messages are taken when, and an answer to every request.

Of pygls' protocol there remain the features that it announces, and what the server itself asks and sends.
"""

from __future__ import annotations

import asyncio
import functools
import json
import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple, TypeVar

from cattrs import transform_error
from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcMethodNotFound
from pygls.protocol import LanguageServerProtocol

from report_ls.lsp.server.messages import VERSION, Id, InvalidMessageError, Notification, Request, Response, read_message


@dataclass(frozen=True, slots=True)
class Encoded:
    """A result or parameters as JSON, in ASCII: of parts that were encoded before and are the same again."""

    json: str


class RequestFailedError(JsonRpcException):
    """What was asked for is understood and can't be done. The message is a sentence for the user, which editors show."""

    CODE = types.LSPErrorCodes.RequestFailed


class Stage(Enum):
    """How far a session is."""

    NEW = "before initialize"
    SERVING = "between initialize and shutdown"
    SHUT_DOWN = "after shutdown"


class Handler(NamedTuple):
    """What answers a method. `nothing` is answered where it fails."""

    call: Callable[[Any], Any]
    nothing: Any = None


log = logging.getLogger(__name__)
T = TypeVar("T")
_PLAIN = (Encoded, dict)
"""What a notification may have as its parameters, beside objects of the protocol."""
_WITHOUT_PARAMS = frozenset({types.INITIALIZED, types.SHUTDOWN, types.EXIT})
"""Methods whose parameters say nothing, so that it does not matter what a client sends."""


class ReportProtocol(LanguageServerProtocol):
    """Takes messages. `handlers` answer the methods, and `end` is called with the exit status when the client says `exit`."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.handlers: dict[str, Handler] = {
            types.INITIALIZE: Handler(self._initialize),
            types.SHUTDOWN: Handler(self._shut_down),
            types.EXIT: Handler(self._exit),
            types.CANCEL_REQUEST: Handler(self._cancel),
            types.SET_TRACE: Handler(self._set_trace),
        }
        self.begin: Callable[[types.InitializeParams], types.InitializeResult]
        self.end: Callable[[int], None]
        self._stage = Stage.NEW
        self._answering: dict[Id, asyncio.Task[Any]] = {}

    # -- what comes

    def receive(self, body: bytes) -> bool:
        """Take in the body of a message; whether it was JSON. What can't be understood is answered with an error, and the rest goes on."""
        try:
            value = json.loads(body)
        except (ValueError, RecursionError) as error:
            log.warning("left out a message of %d bytes that is no JSON: %s", len(body), error)
            self._refuse(None, types.ErrorCodes.ParseError, "The message is no JSON.")
            return False
        try:
            self._take(read_message(value))
        except InvalidMessageError as error:
            log.warning("left out what is no message: %s", error)
            self._refuse(error.id, types.ErrorCodes.InvalidRequest, str(error))
        except Exception:
            log.exception("a message failed")
        return True

    def _take(self, message: Request | Notification | Response) -> None:
        match message:
            case Request():
                self._take_request(message)
            case Notification():
                self._take_notification(message)
            case Response():
                self._take_response(message)

    def _take_request(self, request: Request) -> None:
        try:
            handler = self._handler_of(request)
            result = handler.call(self._params(request.method, request.data))
        except JsonRpcException as refused:
            self._respond(request.id, error=refused.to_response_error())
            return
        except Exception:
            log.exception("%s failed", request.method)
            self._respond(request.id, self.handlers[request.method].nothing)
            return
        if not asyncio.iscoroutine(result):
            self._respond(request.id, result)
            return
        task = self._answering[request.id] = asyncio.ensure_future(result)
        task.add_done_callback(functools.partial(self._answer, request))

    def _handler_of(self, request: Request) -> Handler:
        """What answers a request. Raises JsonRpcException if nothing does, or not at this stage."""
        if self._stage is Stage.NEW and request.method != types.INITIALIZE:
            raise JsonRpcException("The client has to begin with initialize.", types.ErrorCodes.ServerNotInitialized)
        if self._stage is Stage.SHUT_DOWN:
            raise JsonRpcException("The server has been shut down.", types.ErrorCodes.InvalidRequest)
        if self._stage is Stage.SERVING and request.method == types.INITIALIZE:
            raise JsonRpcException("The session has begun already.", types.ErrorCodes.InvalidRequest)
        handler = self.handlers.get(request.method)
        if handler is None or not _is_request(request.method):
            raise JsonRpcMethodNotFound(f"There is no request {request.method}.")
        return handler

    def _answer(self, request: Request, task: asyncio.Task[Any]) -> None:
        """Send what was answered after a while."""
        if self._answering.get(request.id) is task:
            del self._answering[request.id]
        if task.cancelled():
            self._refuse(request.id, types.LSPErrorCodes.RequestCancelled, "The request was cancelled.")
        elif (error := task.exception()) is None:
            self._respond(request.id, task.result())
        elif isinstance(error, JsonRpcException):
            self._respond(request.id, error=error.to_response_error())
        else:
            log.error("%s failed", request.method, exc_info=error)
            self._respond(request.id, self.handlers[request.method].nothing)

    def _take_notification(self, notification: Notification) -> None:
        method = notification.method
        handler = self.handlers.get(method)
        if handler is None or _is_request(method) or (self._stage is not Stage.SERVING and method != types.EXIT):
            log.info("left out the notification %s", method)
            return
        try:
            handler.call(self._params(method, notification.data))
        except JsonRpcInvalidParams as error:
            log.warning("left out the notification %s: %s", method, error)
        except Exception:
            log.exception("%s failed", method)

    def _take_response(self, response: Response) -> None:
        """Hand an answer to whoever asked. One of a wrong form is an error like others."""
        if response.id is None or (asked := self._request_futures.pop(response.id, None)) is None:
            log.info("left out the answer to a request that is not waited for")
            return
        kind = self._result_types.pop(response.id, None)
        if asked.done():  # it was cancelled by the shutdown
            return
        if (error := response.data.get("error")) is not None:
            asked.set_exception(JsonRpcException(f"the client answered with an error: {error}"))
            return
        try:
            asked.set_result(self.structured({"result": None, **response.data}, kind).result if kind else response.data["result"])
        except Exception as wrong:
            asked.set_exception(wrong)

    def _params(self, method: str, data: dict[str, Any]) -> Any:
        """The parameters of a message; of methods of our own as what JSON is made of. Raises JsonRpcInvalidParams."""
        kind = self.get_message_type(method)
        if kind is None or method in _WITHOUT_PARAMS:
            return data.get("params")
        try:
            return self._converter.structure(data, kind).params
        except Exception as error:
            raise JsonRpcInvalidParams("; ".join(transform_error(error, path="message"))) from None

    # -- the session

    def _initialize(self, params: types.InitializeParams) -> types.InitializeResult:
        if params.trace is not None:
            self.trace = types.TraceValue(params.trace)
        result = self.begin(params)
        self._stage = Stage.SERVING
        return result

    def _shut_down(self, _: object) -> None:
        """Neither answer what was asked before, nor wait for answers."""
        self._stage = Stage.SHUT_DOWN
        for task in self._answering.values():
            task.cancel()
        for asked in self._request_futures.values():
            asked.cancel()

    def _exit(self, _: object) -> None:
        self.end(0 if self._stage is Stage.SHUT_DOWN else 1)

    def _cancel(self, params: types.CancelParams) -> None:
        """Answer a request that has to wait at once, by an error; any other is answered already."""
        if task := self._answering.get(params.id):
            task.cancel()

    def _set_trace(self, params: types.SetTraceParams) -> None:
        self.trace = types.TraceValue(params.value)

    # -- what goes

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

    def _respond(self, msg_id: Id, result: Any | None = None, error: types.ResponseError | None = None) -> None:
        """Answer a request, with plain data as it is."""
        if error is not None:
            self._refuse(msg_id, error.code, error.message)
        else:
            self._write(f'"id": {json.dumps(msg_id)}, "result": {self._encoded(result)}')

    def _refuse(self, msg_id: Id | None, code: int, message: str) -> None:
        """Answer with an error; without an id where it is not known which request that answers."""
        self._write(f'"id": {json.dumps(msg_id)}, "error": {json.dumps({"code": int(code), "message": message})}')

    def _encoded(self, value: Any) -> str:
        return value.json if isinstance(value, Encoded) else json.dumps(value, default=self._serialize_message)

    def _write(self, members: str) -> None:
        body = f'{{"jsonrpc": "{VERSION}", {members}}}'
        if self.writer is not None:
            self.writer.write(f"Content-Length: {len(body)}\r\n\r\n{body}".encode("ascii"))


def _is_request(method: str) -> bool:
    """Whether a method is one of requests, as those of our own are."""
    known = types.METHOD_TO_TYPES.get(method)
    return known is None or known[1] is not None


def ignored(answer: Future[Any]) -> None:
    """What is done with the answer to a request that needs none: a client that answers with an error is left alone."""
    if not answer.cancelled() and (error := answer.exception()):
        log.info("the client answered: %s", error)
