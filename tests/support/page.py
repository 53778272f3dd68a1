"""A document that is open in an editor for tests, and what a person does in it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve
from lsprotocol import types

from report_ls.lsp.session.publisher import PULL_SECONDS
from tests.support.client import Client, as_json
from tests.support.text_model import Range, TextModel

if TYPE_CHECKING:
    from tests.support.editor import Editor


REPORT = "report-ls/report"


def with_default_range(item: types.CompletionItem, default: types.Range | types.EditRangeWithInsertReplace | None) -> types.CompletionItem:
    """An item as it is taken where its list has the range."""
    if item.text_edit is not None or default is None:
        return item
    text = item.text_edit_text or item.label
    if isinstance(default, types.EditRangeWithInsertReplace):
        return evolve(item, text_edit=types.InsertReplaceEdit(text, default.insert, default.replace))
    return evolve(item, text_edit=types.TextEdit(default, text))


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


def expanded(snippet: str) -> str:
    """The text of a snippet, its places as they are before anything is typed."""
    text = re.sub(r"(?<!\\)\$\d+|(?<!\\)\$\{\d+:((?:[^\\}]|\\.)*)\}", r"\1", snippet)
    return re.sub(r"\\(.)", r"\1", text)


def codes(found: Iterable[types.Diagnostic]) -> list[str]:
    return [str(diagnostic.code) for diagnostic in found]
