"""Handlers as pygls calls them: with the session, and so that one that fails is logged and the rest goes on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from report_ls.lsp.protocol import RequestFailedError

if TYPE_CHECKING:
    from report_ls.lsp.server import ReportServer

log = logging.getLogger(__name__)


def register(server: ReportServer, method: str, handler: Callable[..., Any], options: Any = None) -> None:
    guarded = _awaited(server, method, handler) if asyncio.iscoroutinefunction(handler) else _called(server, method, handler)
    server.feature(method, options)(guarded)


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
