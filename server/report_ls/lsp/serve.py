"""Starting the server, over standard input and output or over a socket."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from pygls.io_ import StdoutWriter, run_async

from report_ls.lsp.server import create_server
from report_ls.lsp.stdio import StdinReader


def serve_stdio() -> int:
    """Serve one client until it says `exit` or closes the input; the exit status is 1 where it did not say `shutdown` before."""
    _log_quietly()
    server = create_server()
    server.protocol.set_writer(StdoutWriter(sys.stdout.buffer))

    executor = ThreadPoolExecutor(1, "stdin")
    reader = StdinReader(sys.stdin.fileno(), executor)
    try:
        asyncio.run(run_async(Event(), reader, server.protocol, error_handler=server.report_server_error))
    except SystemExit as ended:
        return int(ended.code or 0)
    except KeyboardInterrupt:
        os._exit(130)  # a thread still waits for input, and would be waited for
    except BrokenPipeError:
        return 1
    return 0


def serve_tcp(host: str, port: int) -> int:
    """Serve one client on a socket."""
    _log_quietly()
    try:
        create_server().start_tcp(host, port)
    except SystemExit as ended:
        return int(ended.code or 0)
    except KeyboardInterrupt:
        return 0
    return 0


def _log_quietly() -> None:
    """Warnings and worse go to standard error, which editors keep; pygls would log every message that it reads and sends."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
