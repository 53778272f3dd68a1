"""A server and the bytes that go to and from its client."""

from __future__ import annotations

from collections.abc import Callable

from report_ls.lsp.server.ending import Ending
from report_ls.lsp.server.incoming import Incoming
from report_ls.lsp.server.language_server import ReportServer
from report_ls.lsp.server.outgoing import Outgoing

CLIENT_GONE = 1
"""The exit status where the client went without saying `exit`, and left its messages unread."""


def connect(server: ReportServer, ending: Ending, write: Callable[[bytes], None]) -> Incoming:
    """Have the server answer what is fed. `write` raises OSError where the client does not read any more, which ends the service."""
    server.protocol.end = ending.end
    server.protocol.set_writer(Outgoing(write, lambda: ending.end(CLIENT_GONE)))
    return Incoming(server.protocol.receive, ending.is_over)
