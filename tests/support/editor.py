"""An editor for tests, with its files. It says what real clients say."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lsprotocol import types

from tests.support.client import Client, as_json, client_factory, server_command
from tests.support.page import Page
from tests.support.profiles import Profile
from tests.support.text_model import TextModel

NOTICED = 2.0
"""Seconds in which a change on disk must be noticed (docs/design.md, section 4)."""


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
