"""The page of a report outside of the editor: `report-ls.preview` for editors without a view of their own, `report-ls/print` and
`report-ls/html`.
"""

from __future__ import annotations

import asyncio
import functools
from concurrent.futures import Future
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from report_ls.lsp.own_params import document_uri
from report_ls.lsp.server.protocol import RequestFailedError, ignored
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.session import Session


async def preview(session: Session, arguments: tuple[Any, ...]) -> str:
    """The address, which the client is asked to open. The argument is the report's URI; without one it is the only report that is open."""
    uri = arguments[0] if arguments else _only_report(session)
    if not isinstance(uri, str | None):
        raise JsonRpcInvalidParams("The argument has to be the URI of a report: this is none.")
    address = _address(session, await _report(session, uri))
    _show(session, address)
    return address


async def print_page(session: Session, params: Any) -> dict[str, str]:
    """`report-ls/print`: the address of the page to print, which this machine alone can ask for."""
    report = await _report(session, document_uri(params))
    return {"uri": report.uri, "address": f"{_address(session, report)}print"}


async def html(session: Session, params: Any) -> dict[str, str]:
    """`report-ls/html`: what `report.py html` writes of the text as it is now."""
    report = await _report(session, document_uri(params))
    page = await asyncio.to_thread(session.previews.maker.hand_in, report.document.text)
    if page is None:
        raise RequestFailedError("This report takes too long to make a page of.")
    return {"uri": report.uri, "html": page}


async def _report(session: Session, uri: str | None) -> OpenReport:
    report = await session.ready(uri) if uri else None
    if report is None or report.analysis is None:
        raise RequestFailedError("Open a report first: this is none.")
    return report


def _address(session: Session, report: OpenReport) -> str:
    try:
        return session.previews.address(report, functools.partial(_go, session, report.uri))
    except OSError as error:
        raise RequestFailedError(f"The preview can't be served on this machine: {error.strerror or error}.") from None


def _only_report(session: Session) -> str | None:
    reports = [uri for uri, report in session.reports.items() if report.analysis]
    if len(reports) > 1:
        raise RequestFailedError("Several reports are open: name the one to preview, by its URI.")
    return reports[0] if reports else None


def _show(session: Session, address: str) -> None:
    """Have an address opened outside of the editor, or tell it to the user: there may be no browser, as on a machine without a screen."""
    text = f"The preview is at {address}"
    session.protocol.notify(types.WINDOW_LOG_MESSAGE, types.LogMessageParams(types.MessageType.Info, text))

    def tell_unless_shown(answer: Future[types.ShowDocumentResult]) -> None:
        if not answer.cancelled() and (answer.exception() or not answer.result().success):
            _tell(session, text)

    if session.client.shows_documents:
        params = types.ShowDocumentParams(address, external=True)
        session.protocol.send_request(types.WINDOW_SHOW_DOCUMENT, params).add_done_callback(tell_unless_shown)
    else:
        _tell(session, text)


def _tell(session: Session, text: str) -> None:
    session.protocol.notify(types.WINDOW_SHOW_MESSAGE, types.ShowMessageParams(types.MessageType.Info, text))


def _go(session: Session, uri: str, line: int, character: int) -> None:
    """Shows a position of a document in the editor, if that can be asked for it."""
    if session.client.shows_documents:
        position = types.Position(line, character)
        params = types.ShowDocumentParams(uri, take_focus=True, selection=types.Range(position, position))
        session.protocol.send_request(types.WINDOW_SHOW_DOCUMENT, params).add_done_callback(ignored)
