"""Which handlers a server has for which client and settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from lsprotocol import types
from pygls.capabilities import ServerCapabilitiesBuilder

from report_ls.lsp import handlers
from report_ls.lsp.positions import Encoding
from report_ls.lsp.server.language_server import ReportServer
from report_ls.lsp.server.protocol import Handler
from report_ls.lsp.server.registration import register
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.session import Session
from report_ls.lsp.session.settings import read_settings
from report_ls.lsp.session.switches import Switches

_SYNC = types.TextDocumentSyncKind.Incremental


def create_server(silent_encoding: Encoding, watch: Callable[[int], None] | None = None) -> ReportServer:
    """A server that has not heard of its client yet. `silent_encoding` is that of positions for a client that does not say its own; `watch`
    is called with the number of the client's process, if it tells.
    """
    server = ReportServer()
    server.protocol.begin = partial(_initialize, server, silent_encoding, watch)
    for method, handler in handlers.ALWAYS.items():
        register(server, method, handler)
    return server


def _initialize(
    server: ReportServer, silent_encoding: Encoding, watch: Callable[[int], None] | None, params: types.InitializeParams
) -> types.InitializeResult:
    """Begin the session. The handlers that depend on client and settings are registered before the capabilities are announced."""
    client = ClientCapabilities.of(params, silent_encoding)
    settings = read_settings(params.initialization_options)
    switches = Switches(server, client, params.capabilities)
    switches.announce(settings)
    server.session = Session(server.protocol, client, settings, switches.follow, params.workspace_folders or ())
    server.protocol.handlers[types.INITIALIZED] = Handler(partial(_initialized, server))
    if watch and params.process_id is not None:
        watch(params.process_id)
    return types.InitializeResult(_capabilities(server, client, params.capabilities), server.protocol.server_info)


def _capabilities(server: ReportServer, client: ClientCapabilities, capabilities: types.ClientCapabilities) -> types.ServerCapabilities:
    """What the server can do for this client. The encoding of positions is told, also where it is one that the client did not offer."""
    features = server.protocol.fm
    commands = [] if client.is_vscode else [*handlers.COMMANDS]  # VS Code has views of its own in their place
    encoding = types.PositionEncodingKind(client.encoding.value)
    builder = ServerCapabilitiesBuilder(
        capabilities, {*features.features}, features.feature_options, commands, _SYNC, position_encoding=encoding
    )
    announced: types.ServerCapabilities = builder.build()  # type: ignore[no-untyped-call]
    return announced


def _initialized(server: ReportServer, _: object) -> None:
    """Ask to be told of settings and files, where the client takes such registrations. A client that says this twice is asked once."""
    del server.protocol.handlers[types.INITIALIZED]
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
