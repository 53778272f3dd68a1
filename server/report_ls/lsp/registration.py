"""Handlers as pygls calls them: with the session, and so that one that fails is logged and the rest goes on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from report_ls.lsp.language_server import ReportServer
from report_ls.lsp.protocol import RequestFailedError

log = logging.getLogger(__name__)


def register(server: ReportServer, method: str, handler: Callable[..., Any], options: Any = None) -> None:
    guarded = _awaited(server, method, handler) if asyncio.iscoroutinefunction(handler) else _called(server, method, handler)
    server.feature(method, options)(guarded)


def register_command(server: ReportServer, name: str, handler: Callable[..., Awaitable[Any]]) -> None:
    async def called(*arguments: Any) -> Any:
        return await guarded(arguments)

    guarded = _awaited(server, name, handler)
    server.command(name)(called)


def _called(server: ReportServer, method: str, handler: Callable[..., Any]) -> Callable[[Any], Any]:
    """A handler that fails is logged with its method and answers nothing; the rest goes on."""

    def guarded(params: Any) -> Any:
        try:
            return handler(server.session, params)
        except RequestFailedError:
            raise
        except Exception:
            log.exception("%s failed", method)
            return None

    return guarded


def _awaited(server: ReportServer, method: str, handler: Callable[..., Awaitable[Any]]) -> Callable[[Any], Awaitable[Any]]:
    async def guarded(params: Any) -> Any:
        try:
            return await handler(server.session, params)
        except RequestFailedError:
            raise
        except Exception:
            log.exception("%s failed", method)
            return None

    return guarded
