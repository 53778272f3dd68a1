"""A client that starts the real server, answers what real clients answer, and keeps all that it is told."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient as BaseClient
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features
from pytest_lsp.protocol import LanguageClientProtocol

SECTION = "reportLs"

STATUS = "report-ls/status"

SOON = 120.0
"""Seconds after which a test that waits for the server gives up. On an idle machine it waits for milliseconds."""


def server_command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "report_ls", *arguments]


class _Protocol(LanguageClientProtocol):
    """Tells its client of each message once it is handled, and of each answer once it is sent."""

    _server: Client

    def handle_message(self, message: Any) -> None:
        super().handle_message(message)
        self._server.heard()

    def _send_handler_result(self, future: Any, *, msg_id: Any) -> None:
        super()._send_handler_result(future, msg_id=msg_id)
        self._server.heard()


@dataclass
class _Collector:
    """Writes for pygls into bytes."""

    parts: bytearray

    def close(self) -> None:
        raise AssertionError("nobody closes it")

    def write(self, data: bytes) -> None:
        self.parts += data


class Client(LanguageClient):
    """pytest-lsp's client, with what it lacks: registrations, an account of everything that came, and answers that can be held back."""

    def __init__(self) -> None:
        super().__init__(protocol_cls=_Protocol, converter_factory=default_converter)
        self.registered: dict[str, types.Registration] = {}
        self.refreshed: Counter[str] = Counter()
        """How often the server asked to be asked again, by method."""
        self.published: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.statuses: list[dict[str, Any]] = []
        self.stderr = ""
        self.settings: object = None
        """What is answered for the section of the settings."""
        self.other_settings: dict[str | None, object] = {}
        """What is answered for other sections, as of other programs in the editor."""
        self.may_answer = asyncio.Event()
        """Whether `workspace/configuration` is answered yet."""
        self.may_answer.set()
        self.asked = 0
        self.answered = 0
        self._listeners: list[asyncio.Future[None]] = []
        self._reading: asyncio.Task[None] | None = None

    def heard(self) -> None:
        listeners, self._listeners = self._listeners, []
        for listener in listeners:
            if not listener.done():
                listener.set_result(None)

    async def until(self, condition: Callable[[], object], seconds: float = SOON) -> None:
        """Wait until `condition` holds, which is looked at after each message from the server."""
        async with asyncio.timeout(seconds):
            while not condition():
                listener = asyncio.get_running_loop().create_future()
                self._listeners.append(listener)
                await listener

    async def start_io(self, cmd: str, *args: str, **kwargs: Any) -> None:
        await BaseClient.start_io(self, cmd, *args, **kwargs)
        self._reading = asyncio.create_task(self._read_stderr())

    async def _read_stderr(self) -> None:
        assert self._server is not None
        assert self._server.stderr is not None
        while line := await self._server.stderr.readline():
            self.stderr += line.decode()
            self.heard()

    async def stop(self) -> None:
        await super().stop()
        if self._reading:
            await self._reading

    @contextlib.contextmanager
    def at_once(self) -> Iterator[None]:
        """What is sent in here arrives in one piece."""
        writer, parts = self.protocol.writer, bytearray()
        assert writer is not None
        self.protocol.set_writer(_Collector(parts))
        yield
        self.protocol.set_writer(writer)
        writer.write(bytes(parts))

    @property
    def process(self) -> asyncio.subprocess.Process:
        assert self._server is not None
        return self._server


async def _configuration(client: Client, params: types.ConfigurationParams) -> list[object]:
    client.asked += 1
    await client.may_answer.wait()
    client.answered += 1
    if isinstance(client.settings, Exception):
        raise client.settings
    return [client.settings if item.section == SECTION else client.other_settings.get(item.section) for item in params.items]


def _register(client: Client, params: types.RegistrationParams) -> None:
    for registration in params.registrations:
        assert registration.method not in client.registered, f"{registration.method} was registered twice"
        client.registered[registration.method] = registration
        if registration.method == types.WORKSPACE_DID_CHANGE_CONFIGURATION:
            # vscode-languageclient sends the settings as soon as it is asked to
            client.workspace_did_change_configuration(types.DidChangeConfigurationParams({SECTION: client.settings or {}}))


def _unregister(client: Client, params: types.UnregistrationParams) -> None:
    for taken in params.unregisterations:
        assert client.registered.pop(taken.method).id == taken.id


def _refreshed(method: str) -> Callable[[Client], None]:
    def count(client: Client, *_: object) -> None:
        client.refreshed[method] += 1

    return count


def _publish(client: Client, params: types.PublishDiagnosticsParams) -> None:
    client.published.setdefault(params.uri, []).append(params)


def _status(client: Client, params: Any) -> None:
    client.statuses.append(as_json(params))


FEATURES = {
    **DEFAULT_CLIENT_FEATURES,
    types.WORKSPACE_CONFIGURATION: _configuration,
    types.CLIENT_REGISTER_CAPABILITY: _register,
    types.CLIENT_UNREGISTER_CAPABILITY: _unregister,
    **{method: _refreshed(method) for method in (types.WORKSPACE_CODE_LENS_REFRESH, types.WORKSPACE_INLAY_HINT_REFRESH)},
    types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: _publish,
    STATUS: _status,
}


def client_factory() -> Client:
    client = Client()
    register_lsp_features(client, FEATURES)
    return client


async def eventually(ask: Callable[[], Awaitable[Any]], holds: Callable[[Any], object]) -> None:
    """Ask again and again until the answer is such that `holds`: for what the server does not tell by itself."""
    async with asyncio.timeout(SOON):
        while not holds(await ask()):
            await asyncio.sleep(0.02)


def as_json(value: Any) -> Any:
    """What pygls made objects of, as it was."""
    if hasattr(value, "_asdict"):
        return {name: as_json(inner) for name, inner in value._asdict().items()}
    return [as_json(inner) for inner in value] if isinstance(value, list) else value
