"""What the client can do, resolved once from its capabilities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from lsprotocol import types

from report_ls.lsp.explanations import explanations
from report_ls.lsp.positions import Encoding


class ClientCapabilities(NamedTuple):
    """The capabilities that the server asks for.

    `pulls_diagnostics`: it pulls them, and can be told to do so again. One that can't be told would never learn of a new figure.
    `has_related`, `has_tags`, `has_versions`: what a published diagnostic may carry.
    `explanations`: the address of what explains a code, with `{code}` for the code; None where the client follows no such address.
    `configures`: it answers `workspace/configuration`. `registers_configuration`, `registers_watchers`: it takes registrations for these.
    `markdown_hover`, `markdown_completion`: it shows markdown there.
    `snippets`: completions may have tab stops. `insert_replace`: a completion may have a range for each of the two ways to accept it.
    `default_ranges`: a list of completions may have the ranges of those that have none.
    `document_changes`: edits may name the version of the document. `code_actions`: it takes code actions and not only commands.
    `prefers_actions`: an action may be marked as the one that is most often taken. `label_details`: a completion may have a text beside its
    label.
    `nests_symbols`: symbols may have children. `link_tooltips`: links may have tooltips. `most_folds`: how many it takes; None for all.
    `refreshes_lenses`, `refreshes_hints`: it can be told to ask for these again.
    `renames_files`: an edit may rename a file. `definition_links`: a definition may say which range it was asked for.
    `resolves_edits`: it asks for the edit of the code action that is chosen.
    `matches_labels`: what is typed is held against the label of a completion and not its filter text, as Emacs does with Eglot, which says
    its name in later versions only.
    `shows_documents`: it can be asked to open an address.
    `is_trusted`: the user trusts the folders that are open, as far as the client knows.
    `is_vscode`: it is VS Code or made of it, and so has its commands.
    """

    encoding: Encoding
    pulls_diagnostics: bool
    has_related: bool
    has_tags: bool
    explanations: str | None
    configures: bool
    registers_configuration: bool
    registers_watchers: bool
    markdown_hover: bool
    markdown_completion: bool
    snippets: bool
    insert_replace: bool
    default_ranges: bool
    document_changes: bool
    code_actions: bool
    prefers_actions: bool
    label_details: bool
    nests_symbols: bool
    link_tooltips: bool
    most_folds: int | None
    refreshes_lenses: bool
    refreshes_hints: bool
    renames_files: bool
    definition_links: bool
    resolves_edits: bool
    matches_labels: bool
    shows_documents: bool
    is_trusted: bool
    is_vscode: bool

    @property
    def lacks_outline(self) -> bool:
        """Whether the outline of a markdown file is left to servers. VS Code shows one of its own."""
        return not self.is_vscode

    @classmethod
    def of(cls, params: types.InitializeParams, silent_encoding: Encoding = Encoding.UTF16) -> ClientCapabilities:
        """What a client says of itself. `silent_encoding` is that of positions where it does not say which it knows."""
        capabilities = params.capabilities

        def get(path: str) -> Any:
            value: Any = capabilities
            for name in path.split("."):
                value = getattr(value, name, None)
            return value

        def has(path: str) -> bool:
            return bool(get(path))

        return cls(
            encoding=_encoding(get("general.position_encodings")) or silent_encoding,
            pulls_diagnostics=has("text_document.diagnostic") and has("workspace.diagnostics.refresh_support"),
            has_related=has("text_document.publish_diagnostics.related_information") or has("text_document.diagnostic.related_information"),
            has_tags=_has_unnecessary(get("text_document.publish_diagnostics.tag_support"))
            or _has_unnecessary(get("text_document.diagnostic.tag_support")),
            explanations=explanations(params.initialization_options)
            if has("text_document.publish_diagnostics.code_description_support") or has("text_document.diagnostic.code_description_support")
            else None,
            configures=has("workspace.configuration"),
            registers_configuration=has("workspace.did_change_configuration.dynamic_registration"),
            registers_watchers=has("workspace.did_change_watched_files.dynamic_registration"),
            markdown_hover=_is_markdown(get("text_document.hover.content_format")),
            markdown_completion=_is_markdown(get("text_document.completion.completion_item.documentation_format")),
            snippets=has("text_document.completion.completion_item.snippet_support"),
            insert_replace=has("text_document.completion.completion_item.insert_replace_support"),
            default_ranges="editRange" in (get("text_document.completion.completion_list.item_defaults") or ()),
            document_changes=has("workspace.workspace_edit.document_changes"),
            code_actions=has("text_document.code_action.code_action_literal_support"),
            prefers_actions=has("text_document.code_action.is_preferred_support"),
            label_details=has("text_document.completion.completion_item.label_details_support"),
            nests_symbols=has("text_document.document_symbol.hierarchical_document_symbol_support"),
            link_tooltips=has("text_document.document_link.tooltip_support"),
            most_folds=get("text_document.folding_range.range_limit") or None,
            refreshes_lenses=has("workspace.code_lens.refresh_support"),
            refreshes_hints=has("workspace.inlay_hint.refresh_support"),
            renames_files=types.ResourceOperationKind.Rename in (get("workspace.workspace_edit.resource_operations") or ()),
            definition_links=has("text_document.definition.link_support"),
            resolves_edits=has("text_document.code_action.data_support")
            and "edit" in (get("text_document.code_action.resolve_support.properties") or ()),
            matches_labels=params.client_info is None or "emacs" in params.client_info.name.lower(),
            shows_documents=has("window.show_document.support"),
            is_trusted=not _says_untrusted(params.initialization_options),
            is_vscode=params.client_info is not None
            and re.search("visual studio code|code ?-|codium|cursor", params.client_info.name, re.I) is not None,
        )


def _encoding(offered: Any) -> Encoding | None:
    """The first encoding that the client offers and that is known here: the same choice that pygls makes and announces."""
    for encoding in offered or ():
        if encoding in {member.value for member in Encoding}:
            return Encoding(str(getattr(encoding, "value", encoding)))
    return None


def _says_untrusted(options: Any) -> bool:
    """Few clients know of trust. One that does says `isTrusted` in its own options, where no settings of a workspace get."""
    return isinstance(options, Mapping) and options.get("isTrusted") is False


def _has_unnecessary(tags: Any) -> bool:
    return tags is not None and types.DiagnosticTag.Unnecessary in tags.value_set


def _is_markdown(formats: Any) -> bool:
    """Whether markdown is among the formats; a client that names none gets plain text."""
    return types.MarkupKind.Markdown in (formats or ())
