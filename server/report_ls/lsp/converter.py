"""What JSON is made of to objects of the protocol: pygls' converter, and a short way for a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.protocol import default_converter

if TYPE_CHECKING:
    from cattrs import Converter


def converter() -> Converter:
    """The converter of pygls looks at each value by itself; one change within a text, as most keys are, is read at once."""
    made: Converter = default_converter()  # type: ignore[no-untyped-call]

    def changed(data: dict[str, Any], _: type) -> types.DidChangeTextDocumentNotification:
        params = _one_change(data["params"]) or made.structure(data["params"], types.DidChangeTextDocumentParams)
        return types.DidChangeTextDocumentNotification(params, jsonrpc=data["jsonrpc"])

    made.register_structure_hook(types.DidChangeTextDocumentNotification, changed)
    return made


def _one_change(params: Any) -> types.DidChangeTextDocumentParams | None:
    """One change within a text, as most keys are; None for all else."""
    match params:
        case {
            "textDocument": {"uri": str(uri), "version": int(version)},
            "contentChanges": [
                {
                    "range": {
                        "start": {"line": int(line), "character": int(character)},
                        "end": {"line": int(last_line), "character": int(last_character)},
                    },
                    "text": str(text),
                }
            ],
        }:
            range_ = types.Range(types.Position(line, character), types.Position(last_line, last_character))
            document = types.VersionedTextDocumentIdentifier(version, uri)
            return types.DidChangeTextDocumentParams(document, (types.TextDocumentContentChangePartial(range_, text),))
    return None
