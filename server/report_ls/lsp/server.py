"""Which handlers a server has for which client and settings."""

from __future__ import annotations

import functools

from lsprotocol import types

from report_ls.lsp import handlers
from report_ls.lsp.client import Client
from report_ls.lsp.language_server import ReportServer
from report_ls.lsp.positions import Encoding
from report_ls.lsp.registration import register, register_command
from report_ls.lsp.session import Session
from report_ls.lsp.settings import read_settings
from report_ls.lsp.switches import Switches


def create_server(silent_encoding: Encoding) -> ReportServer:
    """A server that has not heard of its client yet. `silent_encoding` is that of positions for a client that does not say its own."""
    server = ReportServer()
    server.feature(types.INITIALIZE)(functools.partial(_initialize, server, silent_encoding))
    server.feature(types.INITIALIZED)(functools.partial(_initialized, server))
    for method, handler in handlers.ALWAYS.items():
        register(server, method, handler)
    return server


def _initialize(server: ReportServer, silent_encoding: Encoding, params: types.InitializeParams) -> None:
    """Begin the session. The handlers that depend on client and settings are registered before the capabilities are announced."""
    client = Client.of(params, silent_encoding)
    settings = read_settings(params.initialization_options)
    switches = Switches(server, client, params.capabilities)
    switches.announce(settings)
    if not client.is_vscode:
        for name, handler in handlers.COMMANDS.items():
            register_command(server, name, handler)
    server.session = Session(server.protocol, client, settings, switches.follow)


def _initialized(server: ReportServer, _: types.InitializedParams) -> None:
    """Ask to be told of settings and files, where the client takes such registrations."""
    client = server.session.client
    registrations = []
    if client.registers_configuration:
        registrations.append(types.Registration("configuration", types.WORKSPACE_DID_CHANGE_CONFIGURATION, {"section": "reportLs"}))
    if client.registers_watchers:
        watchers = [types.FileSystemWatcher(pattern) for pattern in ("**/figures", "**/figures/**", "**/report.py")]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registrations.append(types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
    if registrations:
        server.client_register_capability(types.RegistrationParams(registrations))
