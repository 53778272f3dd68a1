"""`workspace/executeCommand` with `report-ls.preview`: the page of a report in a browser, for editors without a view of their own."""

from __future__ import annotations

import functools
from typing import Any

from report_ls.lsp.protocol import RequestFailedError
from report_ls.lsp.session import Session


async def preview(session: Session, arguments: tuple[Any, ...]) -> str:
    """The address, which the client is asked to open. The argument is the report's URI; without one it is the only report that is open."""
    uri = arguments[0] if arguments else _only_report(session)
    report = await session.ready(uri) if isinstance(uri, str) else None
    if report is None or report.analysis is None:
        raise RequestFailedError("Open a report first: this is none.")
    try:
        address = session.previews.address(report, functools.partial(session.go, report.uri))
    except OSError as error:
        raise RequestFailedError(f"The preview can't be served on this machine: {error.strerror or error}.") from None
    session.show(address)
    return address


def _only_report(session: Session) -> str | None:
    reports = [uri for uri, report in session.reports.items() if report.analysis]
    if len(reports) > 1:
        raise RequestFailedError("Several reports are open: name the one to preview, by its URI.")
    return reports[0] if reports else None
