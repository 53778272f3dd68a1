"""Handlers that are imported when they are first called: all of them together take an eighth of the server's start.

Each has the name of its method and takes what the handler takes, so that editors and mypy follow the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lsprotocol import types

    from report_ls.lsp.session.session import Session


def execute_command(session: Session, params: types.ExecuteCommandParams) -> object:
    from report_ls.lsp.handlers.command import execute

    return execute(session, params)


def report(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.report import report

    return report(session, params)


def page(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.page import page

    return page(session, params)


def print_page(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.preview import print_page

    return print_page(session, params)


def html(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.preview import html

    return html(session, params)


def explain(session: Session, params: Any) -> object:
    from report_ls.lsp.handlers.explain import explain

    return explain(session, params)


def preview(session: Session, arguments: tuple[Any, ...]) -> object:
    from report_ls.lsp.handlers.preview import preview

    return preview(session, arguments)
