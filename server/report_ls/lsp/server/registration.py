"""What a server answers: its handlers get the session, and what they can do is announced by pygls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from report_ls.lsp.server.language_server import ReportServer
from report_ls.lsp.server.protocol import Handler


def register(server: ReportServer, method: str, handler: Callable[..., Any], options: Any = None, nothing: Any = None) -> None:
    """`handler` may answer at once, or with a coroutine; where it fails, `nothing` is answered."""

    def with_session(params: Any) -> Any:
        return handler(server.session, params)

    server.feature(method, options)(with_session)
    server.protocol.handlers[method] = Handler(with_session, nothing)
