"""Starting the server, over standard input and output or over a socket."""

from __future__ import annotations

import asyncio
import functools
import logging
import sys

from report_ls.lsp.positions import Encoding
from report_ls.lsp.server.connection import CLIENT_GONE, connect
from report_ls.lsp.server.ending import Ending, leave_soon
from report_ls.lsp.server.incoming import read_file
from report_ls.lsp.server.outgoing import write_all
from report_ls.lsp.server.parent import watch
from report_ls.lsp.server.server import create_server
from report_ls.lsp.server.tcp import serve_first_client


def serve_stdio(silent_encoding: str) -> int:
    """Serve one client until it says `exit`, closes the input, or is gone; the exit status is 1 where it did not say `shutdown` before.

    `silent_encoding` is that of positions for a client that does not say which it knows.
    """
    _log_quietly()
    return asyncio.run(_serve_stdio(Encoding(silent_encoding)))


async def _serve_stdio(silent_encoding: Encoding) -> int:
    loop, ending = asyncio.get_running_loop(), Ending()

    def client_ended() -> None:
        """In a thread, as the loop may be waiting for somebody to read."""
        leave_soon(CLIENT_GONE)
        loop.call_soon_threadsafe(ending.end, CLIENT_GONE)

    server = create_server(silent_encoding, functools.partial(watch, ended=client_ended))
    incoming = connect(server, ending, functools.partial(write_all, sys.stdout.fileno()))
    reading = asyncio.create_task(read_file(sys.stdin.fileno(), incoming.feed))
    reading.add_done_callback(lambda _: ending.end(0))
    status = await ending.status()
    leave_soon(status)
    return status


def serve_tcp(host: str, port: int, silent_encoding: str) -> int:
    """Serve one client on a socket. It is over when that client says `exit` or leaves; the exit status is that of `serve_stdio`.

    The client may be on another machine, so the process that it names is not watched.
    """
    _log_quietly()
    return asyncio.run(serve_first_client(host, port, Encoding(silent_encoding)))


def _log_quietly() -> None:
    """Warnings and worse go to standard error, which editors keep; pygls would log every message that it reads and sends.

    What pygls warns of is everyday: a client that offers an unknown encoding of positions.
    """
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("pygls").setLevel(logging.ERROR)
