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
    """`handler` may answer at once, or with a coroutine."""

    def guarded(params: Any) -> Any:
        try:
            result = handler(server.session, params)
        except RequestFailedError:
            raise
        except Exception:
            log.exception("%s failed", method)
            return None
        return _awaited(method, result) if asyncio.iscoroutine(result) else result

    server.feature(method, options)(guarded)


def register_command(server: ReportServer, name: str, handler: Callable[..., Awaitable[Any]]) -> None:
    async def called(*arguments: Any) -> Any:
        return await _awaited(name, handler(server.session, arguments))

    server.command(name)(called)


async def _awaited(method: str, result: Awaitable[Any]) -> Any:
    try:
        return await result
    except RequestFailedError:
        raise
    except Exception:
        log.exception("%s failed", method)
        return None
