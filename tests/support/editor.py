"""An editor for tests. It starts the real server, says what real clients say, and keeps texts of its own.

Its `TextModel` shares nothing with the server's `Document`: lines and columns are counted one character at a time, and a position that the
server sends must be exactly at a character. So an edit or a range that is one unit off fails the test.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest_lsp
from attrs import evolve
from lsprotocol import types
from lsprotocol.converters import get_converter
from pygls.lsp.client import LanguageClient as BaseClient
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features
from pytest_lsp.protocol import LanguageClientProtocol

from report_ls.lsp.session.publisher import PULL_SECONDS

SECTION = "reportLs"
STATUS = "report-ls/status"
REPORT = "report-ls/report"
SOON = 120.0
"""Seconds after which a test that waits for the server gives up. On an idle machine it waits for milliseconds."""
NOTICED = 2.0
"""Seconds in which a change on disk must be noticed (design, section 4)."""

Range = tuple[int, int]


class TextModel:
    """A text, and its positions in one encoding. Lines end at line feed, carriage return, or both, and at nothing else."""

    def __init__(self, text: str, encoding: str) -> None:
        self.encoding = encoding
        self.text = text

    @property
    def text(self) -> str:
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        self._text = text
        ends = [match.span() for match in re.finditer(r"\r\n|\r|\n", text)]
        self.lines = list(zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(text)], strict=True))
        """Where each line starts and ends, without its line end."""

    def units(self, character: str) -> int:
        match self.encoding:
            case "utf-8":
                return next(count for count, limit in ((1, 0x80), (2, 0x800), (3, 0x10000), (4, 0x110000)) if ord(character) < limit)
            case "utf-16":
                return 1 if ord(character) < 0x10000 else 2
            case _:
                return 1

    def position(self, offset: int) -> types.Position:
        """The position of a character; between the two of a CRLF it is that of the line's end."""
        number = max(number for number, (start, _) in enumerate(self.lines) if start <= offset)
        start, end = self.lines[number]
        return types.Position(number, sum(map(self.units, self.text[start : min(offset, end)])))

    def offset(self, position: types.Position) -> int:
        """The character at a position. Fails if the position is in the middle of one, or outside of its line or of the text."""
        assert position.line < len(self.lines), f"{position} is behind the last line"
        start, end = self.lines[position.line]
        units = 0
        for place in range(start, end):
            if units >= position.character:
                break
            units += self.units(self.text[place])
        else:
            place = end
        assert units == position.character, f"{position} is no place in {self.text[start:end]!r}"
        return place

    def range(self, start: int, end: int) -> types.Range:
        return types.Range(self.position(start), self.position(end))

    def span(self, range_: types.Range) -> Range:
        return self.offset(range_.start), self.offset(range_.end)

    def of(self, range_: types.Range) -> str:
        start, end = self.span(range_)
        return self.text[start:end]

    def replace(self, start: int, end: int, new: str) -> None:
        """Put text in the place of another. As no position is between the two of a CRLF, neither is an edit."""
        start, end = self.span(self.range(start, end))
        self.text = self.text[:start] + new + self.text[end:]

    def apply(self, edits: Iterable[types.TextEdit]) -> list[types.TextEdit]:
        """Put edits in, the last one first, in which order they are given back. They all count from the text before; none may overlap."""
        spans = sorted(((*self.span(edit.range), index, edit) for index, edit in enumerate(edits)), key=lambda item: item[:3])
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), "the edits overlap"
        for start, end, _, edit in reversed(spans):
            self.replace(start, end, edit.new_text)
        return [edit for *_, edit in reversed(spans)]


# -- the editors that are played


@dataclass(frozen=True)
class Profile:
    """An editor as it introduces itself: with capabilities that were recorded from it. The other fields are what these must come to."""

    recorded: str
    """How the name of the file starts, in `clients/` beside this module or in pytest-lsp."""
    encoding: str
    pulls: bool = False
    watches: bool = False
    """Whether it takes registrations for watched files."""
    watches_all: bool = False
    """Whether it then tells of every file: eglot looks only into folders that held files when it was asked, and Helix tells of what it
    saves itself."""
    has_snippets: bool = False
    has_related: bool = False
    change: Callable[[types.ClientCapabilities], None] = lambda capabilities: None
    """What is different from the recording."""

    @property
    def resolves(self) -> list[str]:
        """What it asks for only when a code action is chosen."""
        document = self.params.capabilities.text_document
        actions = document.code_action if document else None
        return list(actions.resolve_support.properties) if actions and actions.resolve_support else []

    @property
    def params(self) -> types.InitializeParams:
        folders = (Path(__file__).parent / "clients", Path(pytest_lsp.__file__).parent / "clients")
        recording = max(path for folder in folders for path in folder.glob(f"{self.recorded}*.json"))
        params = json.loads(recording.read_text("utf-8"))
        params = get_converter().structure({"processId": None, "rootUri": None, **params}, types.InitializeParams)
        self.change(params.capabilities)
        return params


VSCODE = Profile(
    "visual_studio_code_1_",
    "utf-16",
    pulls=True,
    watches=True,
    watches_all=True,
    has_snippets=True,
    has_related=True,
)
NEOVIM = Profile("neovim_0_11", "utf-8", has_snippets=True, has_related=True)
EMACS = Profile("emacs_v29", "utf-32", watches=True)
EMACS_28 = Profile("emacs_28_eglot", "utf-16", watches=True)
PROFILES = (VSCODE, NEOVIM, EMACS)


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


def with_default_range(item: types.CompletionItem, default: types.Range | types.EditRangeWithInsertReplace | None) -> types.CompletionItem:
    """An item as it is taken where its list has the range."""
    if item.text_edit is not None or default is None:
        return item
    text = item.text_edit_text or item.label
    if isinstance(default, types.EditRangeWithInsertReplace):
        return evolve(item, text_edit=types.InsertReplaceEdit(text, default.insert, default.replace))
    return evolve(item, text_edit=types.TextEdit(default, text))


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


# -- what a person does


@dataclass
class Editor:
    """An editor with a server behind it. `folder` is its workspace folder."""

    profile: Profile
    client: Client
    folder: Path
    capabilities: types.ServerCapabilities
    pages: list[Page] = field(default_factory=list)

    async def open(
        self,
        text: str | Path,
        path: Path | None = None,
        *,
        uri: str | None = None,
        language: str = "markdown",
    ) -> Page:
        """Open a file, or a text that is first written to `path`; with a `uri`, a text that is not on disk."""
        if isinstance(text, Path):
            path, text = text, text.read_bytes().decode()
        elif path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
        uri = uri or (path.as_uri() if path else "untitled:Untitled-1")
        before = len(self.client.published.get(uri, []))
        page = Page(self, uri, path, TextModel(text, self.profile.encoding), published_before=before)
        self.pages.append(page)
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(page.uri, language, page.version, text)),
        )
        return page

    def configure(self, settings: object, pushed: object = None) -> None:
        """Change the settings while the server runs: what is sent is `pushed`, what is answered `settings`."""
        self.client.settings = settings
        self.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(pushed))

    # -- files, changed by somebody else

    def write(self, path: Path, content: bytes) -> None:
        is_new = not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self._tell(path, types.FileChangeType.Created if is_new else types.FileChangeType.Changed)

    def rename(self, path: Path, to: Path) -> None:
        to.parent.mkdir(parents=True, exist_ok=True)
        path.rename(to)
        self._tell(path, types.FileChangeType.Deleted)
        self._tell(to, types.FileChangeType.Created)

    def delete(self, path: Path) -> None:
        """Delete a file, or a folder, of which editors that watch hear once."""
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
        self._tell(path, types.FileChangeType.Deleted)

    def _tell(self, path: Path, kind: types.FileChangeType) -> None:
        """Tell the server, if it asked to be told of such a path, and it is in the workspace."""
        if (
            self.profile.watches_all
            and path.is_relative_to(self.folder)
            and any(matches(glob, path.relative_to(self.folder)) for glob in self.watched)
        ):
            self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([types.FileEvent(path.as_uri(), kind)]))

    @property
    def watched(self) -> list[str]:
        registration = self.client.registered.get(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
        if registration is None:
            return []
        assert self.profile.watches, f"{self.profile.recorded} takes no such registration"
        options: Any = registration.register_options
        return [watcher["globPattern"] for watcher in as_json(options)["watchers"]]

    # -- files, changed in the editor

    async def move(self, *moves: tuple[Path, Path]) -> None:
        """Rename or move files in the explorer: the server is asked before, and told after. Reports that move are opened anew there."""
        files = [types.FileRename(old.as_uri(), new.as_uri()) for old, new in moves]
        can = self.capabilities.workspace and self.capabilities.workspace.file_operations
        if can and _filtered(can.will_rename, [old for old, _ in moves]):
            edit = await self.client.workspace_will_rename_files_async(types.RenameFilesParams(files))
            if edit:
                await self.apply(edit)
        pages = [page for page in self.pages if page.is_open and page.path and any(page.path.is_relative_to(old) for old, _ in moves)]
        for old, new in moves:
            self.rename(old, new)
        for page in pages:
            assert page.path is not None
            page.close()
            path = next(new / page.path.relative_to(old) for old, new in moves if page.path.is_relative_to(old))
            page.path, page.uri, page.is_open = path, path.as_uri(), True
            page.published_before, page.seen = len(self.client.published.get(page.uri, [])), 0
            item = types.TextDocumentItem(page.uri, "markdown", page.version, page.text)
            self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        if can and _filtered(can.did_rename, [old for old, _ in moves]):
            self.client.workspace_did_rename_files(types.RenameFilesParams(files))

    def remove(self, path: Path) -> None:
        """Delete a file or a folder in the explorer; texts of it stay open, as those with changes that are not saved do."""
        can = self.capabilities.workspace and self.capabilities.workspace.file_operations
        is_told = can and _filtered(can.did_delete, [path])
        self.delete(path)
        if is_told:
            self.client.workspace_did_delete_files(types.DeleteFilesParams([types.FileDelete(path.as_uri())]))

    async def apply(self, edit: types.WorkspaceEdit) -> None:
        """Do what an edit says, in its order: change texts that are open, rename files that are there, and never one over another."""
        capabilities = self.profile.params.capabilities.workspace
        can = capabilities and capabilities.workspace_edit
        assert can is not None
        changes = edit.document_changes
        if changes is None:
            changes = [
                types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri), list(edits))
                for uri, edits in (edit.changes or {}).items()
            ]
        for change in changes:
            if isinstance(change, types.TextDocumentEdit):
                [page] = [page for page in self.pages if page.is_open and page.uri == change.text_document.uri]
                assert change.text_document.version in {None, page.version}
                page.put_in([edit for edit in change.edits if isinstance(edit, types.TextEdit)])
                continue
            assert isinstance(change, types.RenameFile)
            assert types.ResourceOperationKind.Rename in (can.resource_operations or ())
            old, new = (Path(unquote(urlsplit(uri).path)) for uri in (change.old_uri, change.new_uri))
            assert not new.exists() or (change.options and change.options.overwrite and new.samefile(old)), f"{new} is there"
            await self.move((old, new))  # as VS Code does, which also asks the server once more

    # -- the end

    def assert_calm(self) -> None:
        """The server is alive, and has bothered nobody."""
        assert self.client.error is None
        assert self.client.process.returncode is None
        assert not self.client.messages
        assert not self.client.stderr
        if self.profile.pulls:
            assert not self.client.published
        else:
            assert self.client.diagnostic_refresh_count == 0

    async def stop(self) -> int | None:
        """Take leave as an editor does; the exit status of the server."""
        self.client.may_answer.set()
        if self.client.process.returncode is None:
            await self.client.shutdown_session()
        await self.client.stop()
        return self.client.process.returncode


@dataclass
class Page:
    """A document that is open in the editor."""

    editor: Editor
    uri: str
    path: Path | None
    model: TextModel
    version: int = 1
    is_open: bool = True
    published_before: int = 0
    """How much was pushed for the same file in an earlier life."""
    refreshes: int = 0
    """How often the server had asked to pull again when the diagnostics were last looked at."""
    seen: int = 0
    """How much it had pushed then."""

    @property
    def text(self) -> str:
        return self.model.text

    @property
    def identifier(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)

    @property
    def client(self) -> Client:
        return self.editor.client

    def at(self, needle: str, after: str = "") -> int:
        """Where `needle` starts, behind `after`."""
        return self.text.index(needle, self.text.index(after))

    # -- typing

    def change(self, *edits: tuple[int, int, str]) -> None:
        """Changes in one notification; each counts from the text after the ones before it."""
        events: list[types.TextDocumentContentChangeEvent] = []
        for start, end, new in edits:
            events.append(types.TextDocumentContentChangePartial(self.model.range(start, end), new))
            self.model.replace(start, end, new)
        self._changed(events)

    def type(self, text: str, at: int) -> int:
        """Type a text, one character at a time; gives the place behind it."""
        for place, character in enumerate(text, at):
            self.change((place, place, character))
        return at + len(text)

    def replace(self, old: str, new: str) -> None:
        start = self.at(old)
        self.change((start, start + len(old), new))

    def replace_all(self, text: str) -> None:
        """A change of the whole text, without a range."""
        self.model.text = text
        self._changed([types.TextDocumentContentChangeWholeDocument(text)])

    def _changed(self, events: Sequence[types.TextDocumentContentChangeEvent]) -> None:
        self.version += 1
        identifier = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, list(events)))

    def apply(self, edit: types.WorkspaceEdit | None) -> None:
        """Put in what a code action wants, as one change."""
        assert edit is not None
        if edit.document_changes is None:
            assert edit.changes is not None
            assert edit.changes.keys() == {self.uri}
            edits = list(edit.changes[self.uri])
        else:
            [change] = edit.document_changes
            assert isinstance(change, types.TextDocumentEdit)
            assert (change.text_document.uri, change.text_document.version) == (self.uri, self.version)
            edits = [edit for edit in change.edits if isinstance(edit, types.TextEdit)]
        self.put_in(edits)

    def put_in(self, edits: Sequence[types.TextEdit]) -> None:
        self._changed([types.TextDocumentContentChangePartial(edit.range, edit.new_text) for edit in self.model.apply(edits)])

    def save(self) -> None:
        assert self.path is not None
        self.path.write_bytes(self.text.encode())
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(self.identifier))

    def close(self) -> None:
        if self.is_open:
            self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.identifier))
            self.is_open = False

    # -- what the server says

    async def diagnostics(self) -> list[types.Diagnostic]:
        """Those of the text as it is now."""
        if self.editor.profile.pulls:
            self.refreshes = self.client.diagnostic_refresh_count
            report = await self.client.text_document_diagnostic_async(
                types.DocumentDiagnosticParams(self.identifier, identifier="report-ls"),
            )
            assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
            return list(report.items)
        await self.client.until(lambda: self.published and self.published[-1].version == self.version)
        self.seen = len(self.published)
        return list(self.published[-1].diagnostics)

    @property
    def published(self) -> list[types.PublishDiagnosticsParams]:
        """What was pushed since it was opened."""
        return self.client.published.get(self.uri, [])[self.published_before :]

    async def told(self, condition: Callable[[list[str]], bool]) -> None:
        """Wait until the server says by itself that there is news, and the codes are then such that `condition` holds."""
        while True:
            await self.client.until(lambda: self.client.diagnostic_refresh_count > self.refreshes or len(self.published) > self.seen)
            if condition(await self.codes()):
                return

    async def until(self, condition: Callable[[list[str]], bool]) -> None:
        """Wait until `condition` holds for the codes, now or when the server says that there is news."""
        if not condition(await self.codes()):
            await self.told(condition)

    async def codes(self) -> list[str]:
        return codes(await self.diagnostics())

    async def marked(self, code: str) -> list[str]:
        """The text under each diagnostic with a code."""
        return [self.model.of(found.range) for found in await self.diagnostics() if found.code == code]

    async def settled(self) -> None:
        """Wait until the server has said all that it has to say of the messages up to here.

        What it says of a text comes when no message is waiting, so after the answer to a request, and before the answer to the next. A
        client that pulls diagnostics is told by a timer, which is over when the client has waited for longer, and is heeded before the answer
        to the second request from then on.
        """
        await self.client.until(lambda: self.client.asked == self.client.answered)
        await self.report()
        if self.editor.profile.pulls:
            await asyncio.sleep(2 * PULL_SECONDS)
            await self.report()
        await self.report()

    async def report(self) -> dict[str, Any] | None:
        answer = await self.client.protocol.send_request_async(REPORT, {"textDocument": {"uri": self.uri}})
        return None if answer is None else dict(as_json(answer))

    async def hover(self, at: int) -> types.Hover | None:
        return await self.client.text_document_hover_async(types.HoverParams(self.identifier, self.model.position(at)))

    async def completion(self, at: int) -> list[types.CompletionItem]:
        """The items, in the order in which they are shown."""
        answer = await self.client.text_document_completion_async(types.CompletionParams(self.identifier, self.model.position(at)))
        return [] if answer is None else self.placed(answer)

    def placed(self, answer: types.CompletionList | Sequence[types.CompletionItem]) -> list[types.CompletionItem]:
        """The items of an answer, each with its range."""
        if not isinstance(answer, types.CompletionList):
            return sorted(answer, key=lambda item: item.sort_text or item.label)
        default = answer.item_defaults.edit_range if answer.item_defaults else None
        items = [with_default_range(item, default) for item in answer.items]
        return sorted(items, key=lambda item: item.sort_text or item.label)

    def accept(self, item: types.CompletionItem) -> int:
        """Put a completion in, and give the place behind it. Where there is a range for it, what is behind the cursor is replaced, too."""
        edit = item.text_edit
        assert edit is not None
        range_ = edit.replace if isinstance(edit, types.InsertReplaceEdit) else edit.range
        is_snippet = item.insert_text_format == types.InsertTextFormat.Snippet
        end_of_line = "\r\n" if "\r\n" in self.text else "\n"
        new = expanded(edit.new_text).replace("\n", end_of_line) if is_snippet else edit.new_text
        start, end = self.model.span(range_)
        self.change((start, end, new))
        return start + len(new)

    async def definition(self, at: int) -> tuple[str | None, str] | None:
        """The text that was followed, if the client is told, and the URI where it leads."""
        answer = await self.client.text_document_definition_async(types.DefinitionParams(self.identifier, self.model.position(at)))
        if answer is None:
            return None
        if isinstance(answer, types.Location):
            return None, answer.uri
        [link] = answer
        assert isinstance(link, types.LocationLink)
        assert link.origin_selection_range is not None
        return self.model.of(link.origin_selection_range), link.target_uri

    async def references(self, at: int) -> list[Range]:
        context = types.ReferenceContext(include_declaration=True)
        params = types.ReferenceParams(context, self.identifier, self.model.position(at))
        found = await self.client.text_document_references_async(params) or []
        assert all(location.uri == self.uri for location in found)
        return [self.model.span(location.range) for location in found]

    async def highlights(self, at: int) -> list[Range]:
        params = types.DocumentHighlightParams(self.identifier, self.model.position(at))
        return [self.model.span(found.range) for found in await self.client.text_document_document_highlight_async(params) or []]

    async def prepare_rename(self, at: int) -> tuple[Range, str] | None:
        """What is marked, and what is there to be typed over."""
        params = types.PrepareRenameParams(self.identifier, self.model.position(at))
        found = await self.client.text_document_prepare_rename_async(params)
        assert found is None or isinstance(found, types.PrepareRenamePlaceholder)
        return found and (self.model.span(found.range), found.placeholder)

    async def rename(self, at: int, name: str) -> None:
        """Rename what is at a place, and do what the server answers. Raises JsonRpcException where it refuses."""
        params = types.RenameParams(self.identifier, self.model.position(at), name)
        edit = await self.client.text_document_rename_async(params)
        if edit:
            await self.editor.apply(edit)

    async def actions(
        self,
        range_: types.Range,
        only: list[types.CodeActionKind | str] | None = None,
        trigger: types.CodeActionTriggerKind | None = None,
        about: Sequence[types.Diagnostic] = (),
    ) -> list[types.CodeAction]:
        """The code actions for a range and, if the editor names them, the diagnostics `about` which it asks."""
        context = types.CodeActionContext(list(about), only, trigger)
        found = await self.client.text_document_code_action_async(types.CodeActionParams(self.identifier, range_, context))
        return [action for action in found or [] if isinstance(action, types.CodeAction)]

    async def chosen(self, action: types.CodeAction) -> types.CodeAction:
        """The action with its edit, which editors that can do so ask for when a person chooses it."""
        action = deepcopy(action)
        if action.edit is None:
            assert "edit" in self.editor.profile.resolves
            action = await self.client.code_action_resolve_async(action)
        return action

    async def choose(self, action: types.CodeAction) -> None:
        """Put in what an action does."""
        self.apply((await self.chosen(action)).edit)

    def said(self, hover: types.Hover | None) -> str:
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        return hover.contents.value


async def eventually(ask: Callable[[], Awaitable[Any]], holds: Callable[[Any], object]) -> None:
    """Ask again and again until the answer is such that `holds`: for what the server does not tell by itself."""
    async with asyncio.timeout(SOON):
        while not holds(await ask()):
            await asyncio.sleep(0.02)


def expanded(snippet: str) -> str:
    """The text of a snippet, its places as they are before anything is typed."""
    text = re.sub(r"(?<!\\)\$\d+|(?<!\\)\$\{\d+:((?:[^\\}]|\\.)*)\}", r"\1", snippet)
    return re.sub(r"\\(.)", r"\1", text)


def codes(found: Iterable[types.Diagnostic]) -> list[str]:
    return [str(diagnostic.code) for diagnostic in found]


def matches(glob: str, path: Path) -> bool:
    """Whether a path relative to the workspace matches a glob of the protocol."""
    parts = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "{": "(?:", "}": ")", ",": "|"}
    pattern = re.sub(r"\*\*/|\*\*|[*{},]|[^*{},]+", lambda match: parts.get(match[0]) or re.escape(match[0]), glob)
    return re.fullmatch(pattern, path.as_posix()) is not None


def _filtered(options: types.FileOperationRegistrationOptions | None, paths: list[Path]) -> bool:
    """Whether the server asked to be told of an operation on one of these, which are on disk."""
    kinds = {None: lambda path: True, types.FileOperationPatternKind.File: Path.is_file, types.FileOperationPatternKind.Folder: Path.is_dir}
    patterns = [found.pattern for found in options.filters] if options else []
    return any(kinds[pattern.matches](path) and matches(pattern.glob, path) for pattern in patterns for path in paths)


def as_json(value: Any) -> Any:
    """What pygls made objects of, as it was."""
    if hasattr(value, "_asdict"):
        return {name: as_json(inner) for name, inner in value._asdict().items()}
    return [as_json(inner) for inner in value] if isinstance(value, list) else value


@contextlib.asynccontextmanager
async def running(
    profile: Profile,
    folder: Path,
    *,
    options: object = None,
    settings: object = None,
    command: Sequence[str] | None = None,
    prepare: Callable[[Client], None] = lambda client: None,
) -> AsyncIterator[Editor]:
    """An editor with a server of its own. `options` are its `initializationOptions`, `settings` what it answers when it is asked."""
    client = client_factory()
    client.settings = settings
    prepare(client)
    await client.start_io(*(command or server_command()))
    params = profile.params
    params.initialization_options = options
    params.root_uri = folder.as_uri()
    params.workspace_folders = [types.WorkspaceFolder(folder.as_uri(), folder.name)]
    result = await client.initialize_session(params)
    editor = Editor(profile, client, folder, result.capabilities)
    try:
        yield editor
    finally:
        await editor.stop()
