"""A web server for one page on this machine: whoever does not know its token gets nothing, and neither do other web pages."""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import cast
from urllib.parse import parse_qs, unquote, urlsplit

HOST = "127.0.0.1"
_SILENCE_SECONDS = 60
"""How long a connection may say nothing."""
_STOP_SECONDS = 0.1
_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Response:
    content: bytes
    media: str


Answer = Callable[[str, dict[str, str]], Response | None]
"""What is at a path, as `figures/a b.png`, with the values of a query; None if nothing is. It is called in threads of the server."""


class Loopback:
    """A server on a free port. `address` has the token in it, and is that of the path ""."""

    def __init__(self, answer: Answer) -> None:
        self._token = secrets.token_urlsafe(32)
        self._server = _Server((HOST, 0), _handler(answer, self._token))
        self.address = f"http://{HOST}:{self._server.server_port}/{self._token}/"
        Thread(target=self._server.serve_forever, args=(_STOP_SECONDS,), daemon=True, name="preview").start()

    def stop(self) -> None:
        """Answer nobody any more. It takes a moment."""
        self._server.is_stopped = True
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    is_stopped = False
    """Connections outlive the socket on which they came in."""

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that has gone is no error; the base class would write it into the editor's log."""
        if not isinstance(sys.exception(), ConnectionError):
            log.error("the preview failed", exc_info=True)


def _handler(answer: Answer, token: str) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        def found(self) -> Response | None:
            path, query = urlsplit(self.path).path, urlsplit(self.path).query
            _, given, *rest = path.split("/", 2)
            if not rest or not secrets.compare_digest(given.encode("utf-8", "replace"), token.encode()):
                return None
            return answer(unquote(rest[0]), {name: values[-1] for name, values in parse_qs(query).items()})

    return Handler


class _Handler(BaseHTTPRequestHandler):
    """Knows GET alone: the base class refuses all other methods."""

    protocol_version = "HTTP/1.1"
    timeout = _SILENCE_SECONDS

    def found(self) -> Response | None:
        raise NotImplementedError

    def do_GET(self) -> None:
        if not self._is_meant():
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        try:
            response = self.found()
        except Exception:
            log.exception("the preview failed")
            self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR)
            return
        if response is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self._send(HTTPStatus.OK, response)

    def _is_meant(self) -> bool:
        """Whether this server is asked, while it serves. A page whose name was made to lead here (DNS rebinding) has its own as `Host`."""
        server = cast("_Server", self.server)
        return not server.is_stopped and self.headers.get_all("Host") == [f"{HOST}:{server.server_port}"] and self.path.startswith("/")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """In two words, nothing of which comes from the request."""
        self.close_connection = True
        self._send(HTTPStatus(code), Response(HTTPStatus(code).phrase.encode(), "text/plain; charset=utf-8"))

    def _send(self, status: HTTPStatus, response: Response) -> None:
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", response.media)
        self.send_header("Content-Length", str(len(response.content)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.content)

    def version_string(self) -> str:
        return "report-ls"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name of the base class
        """Nothing: standard error is the editor's log."""
