"""Starting the server, over standard input and output or over a socket."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from contextlib import suppress

from pygls.io_ import StdoutWriter

from report_ls.lsp.incoming import CHUNK, Incoming, read_file
from report_ls.lsp.positions import Encoding
from report_ls.lsp.server import create_server


def serve_stdio(silent_encoding: str) -> int:
    """Serve one client until it says `exit` or closes the input; the exit status is 1 where it did not say `shutdown` before.

    `silent_encoding` is that of positions for a client that does not say which it knows.
    """
    _log_quietly()
    server = create_server(Encoding(silent_encoding))
    # `exit` closes the writer, and standard output is not ours to close
    server.protocol.set_writer(StdoutWriter(os.fdopen(os.dup(sys.stdout.fileno()), "wb")))

    try:
        asyncio.run(read_file(sys.stdin.fileno(), Incoming(server.protocol.receive).feed))
    except SystemExit as ended:
        return int(ended.code or 0)
    except KeyboardInterrupt:
        os._exit(130)  # a thread still waits for input, and would be waited for
    except BrokenPipeError:
        return 1
    return 0


def serve_tcp(host: str, port: int, silent_encoding: str) -> int:
    """Serve one client on a socket. It is over when that client says `exit` or leaves; the exit status is that of `serve_stdio`."""
    _log_quietly()
    try:
        asyncio.run(_serve_first_client(host, port, silent_encoding))
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


async def _serve_first_client(host: str, port: int, silent_encoding: str) -> None:
    arrived: asyncio.Future[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.get_running_loop().create_future()

    def welcome(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if arrived.done():
            writer.close()
        else:
            arrived.set_result((reader, writer))

    listener = await asyncio.start_server(welcome, host, port)
    reader, writer = await arrived
    listener.close()
    server = create_server(Encoding(silent_encoding))
    server.protocol.set_writer(writer)
    incoming = Incoming(server.protocol.receive)
    with suppress(ConnectionError):
        while chunk := await reader.read(CHUNK):
            incoming.feed(chunk)


def _log_quietly() -> None:
    """Warnings and worse go to standard error, which editors keep; pygls would log every message that it reads and sends.

    What pygls warns of is everyday: a request that is cancelled when it was answered, an answer that comes after the shutdown.
    """
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("pygls").setLevel(logging.ERROR)
