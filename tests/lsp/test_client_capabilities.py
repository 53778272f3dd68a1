"""What the server makes of what a client can do."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from lsprotocol import types

from report_ls.lsp.positions import Encoding
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.rules import RULES
from tests.support.profiles import EMACS, EMACS_28, NEOVIM, VSCODE, Profile

ON_DISK = f"{(Path(__file__).parents[2] / 'docs' / 'rules.md').as_uri()}#{{code}}"
"""The page of this clone: it is not published yet."""
RECORDED = [
    (
        VSCODE,
        ClientCapabilities(
            encoding=Encoding.UTF16,
            pulls_diagnostics=True,
            has_related=True,
            has_tags=True,
            explanations=ON_DISK,
            configures=True,
            registers_configuration=True,
            registers_watchers=True,
            markdown_hover=True,
            markdown_completion=True,
            snippets=True,
            insert_replace=True,
            default_ranges=True,
            document_changes=True,
            code_actions=True,
            prefers_actions=True,
            label_details=True,
            nests_symbols=True,
            link_tooltips=True,
            most_folds=5000,
            refreshes_lenses=True,
            refreshes_hints=True,
            renames_files=True,
            definition_links=True,
            resolves_edits=True,
            matches_labels=False,
            shows_documents=True,
            is_trusted=True,
            is_vscode=True,
        ),
    ),
    (
        NEOVIM,
        ClientCapabilities(
            encoding=Encoding.UTF8,
            pulls_diagnostics=False,
            has_related=True,
            has_tags=True,
            explanations=None,
            configures=True,
            registers_configuration=False,
            registers_watchers=False,
            markdown_hover=True,
            markdown_completion=True,
            snippets=True,
            insert_replace=False,
            default_ranges=True,
            document_changes=False,
            code_actions=True,
            prefers_actions=True,
            label_details=False,
            nests_symbols=True,
            link_tooltips=False,
            most_folds=None,
            refreshes_lenses=False,
            refreshes_hints=True,
            renames_files=True,
            definition_links=True,
            resolves_edits=True,
            matches_labels=False,
            shows_documents=True,
            is_trusted=True,
            is_vscode=False,
        ),
    ),
    *(
        (
            profile,
            ClientCapabilities(
                encoding=encoding,
                pulls_diagnostics=False,
                has_related=False,
                has_tags=True,
                explanations=None,
                configures=True,
                registers_configuration=False,
                registers_watchers=True,
                markdown_hover=True,
                markdown_completion=False,
                snippets=False,
                insert_replace=False,
                default_ranges=False,
                document_changes=True,
                code_actions=True,
                prefers_actions=True,
                label_details=False,
                nests_symbols=True,
                link_tooltips=False,
                most_folds=None,
                refreshes_lenses=False,
                refreshes_hints=False,
                renames_files=False,
                definition_links=True,
                resolves_edits=False,
                matches_labels=True,
                shows_documents=False,
                is_trusted=True,
                is_vscode=False,
            ),
        )
        for profile, encoding in ((EMACS, Encoding.UTF32), (EMACS_28, Encoding.UTF16))
    ),
]


@pytest.mark.parametrize(("profile", "client"), RECORDED, ids=[profile.recorded for profile, _ in RECORDED])
def test_real_editors_are_known_for_what_they_can_do(profile: Profile, client: ClientCapabilities) -> None:
    assert ClientCapabilities.of(profile.params) == client


def test_a_client_that_says_nothing_of_itself_is_served_plainly() -> None:
    client = ClientCapabilities.of(types.InitializeParams(types.ClientCapabilities()))
    abilities = client._asdict()
    assert abilities.pop("encoding") is Encoding.UTF16
    assert abilities.pop("matches_labels")
    assert abilities.pop("is_trusted")
    assert not any(abilities.values())


@pytest.mark.parametrize(
    ("offered", "encoding"),
    [
        (None, Encoding.UTF16),
        ([], Encoding.UTF16),
        (["utf-8"], Encoding.UTF8),
        (["utf-16", "utf-8"], Encoding.UTF16),
        (["utf-32", "utf-8", "utf-16"], Encoding.UTF32),
        (["utf-7", "utf-8"], Encoding.UTF8),
        (["utf-7"], Encoding.UTF16),
        ([types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16], Encoding.UTF8),
    ],
)
def test_positions_are_in_the_first_encoding_that_is_offered_and_known(offered: list[str] | None, encoding: Encoding) -> None:
    general = types.GeneralClientCapabilities(position_encodings=offered)
    assert ClientCapabilities.of(types.InitializeParams(types.ClientCapabilities(general=general))).encoding is encoding


@pytest.mark.parametrize(
    ("options", "is_trusted"),
    [
        (None, True),
        ({}, True),
        ({"isTrusted": True}, True),
        ({"isTrusted": False}, False),
        ({"isTrusted": False, "reportLs": {"isTrusted": True}}, False),
        ({"reportLs": {"isTrusted": False}}, True),
        ([], True),
    ],
)
def test_only_a_client_that_says_so_does_not_trust_its_folders(options: object, is_trusted: bool) -> None:
    params = types.InitializeParams(types.ClientCapabilities(), initialization_options=options)
    assert ClientCapabilities.of(params).is_trusted is is_trusted


@pytest.mark.parametrize("name", ["Visual Studio Code", "Visual Studio Code - Insiders", "code-server", "Code - OSS", "VSCodium", "Cursor"])
def test_vs_code_has_many_names(name: str) -> None:
    params = types.InitializeParams(types.ClientCapabilities(), client_info=types.ClientInfo(name))
    assert ClientCapabilities.of(params).is_vscode


@pytest.mark.parametrize("name", ["Neovim", "Emacs", "Zed", "helix", "kate", "sublime", "Xcode"])
def test_other_editors_are_not_taken_for_it(name: str) -> None:
    params = types.InitializeParams(types.ClientCapabilities(), client_info=types.ClientInfo(name))
    assert not ClientCapabilities.of(params).is_vscode


def test_a_client_that_pulls_but_can_not_be_told_to_is_pushed_to() -> None:
    capabilities = types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities())
    )
    assert not ClientCapabilities.of(types.InitializeParams(capabilities)).pulls_diagnostics
    capabilities.workspace = types.WorkspaceClientCapabilities(
        diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=False)
    )
    assert not ClientCapabilities.of(types.InitializeParams(capabilities)).pulls_diagnostics
    capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    assert ClientCapabilities.of(types.InitializeParams(capabilities)).pulls_diagnostics


ADDRESS = "command:explain?{code}"
LINKS = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(code_description_support=True)
    )
)


@pytest.mark.parametrize(
    ("capabilities", "options", "known"),
    [
        (LINKS, {"explanations": ADDRESS}, ADDRESS),
        (LINKS, {"explanations": ADDRESS, "reportLs": {"edition": "2026"}}, ADDRESS),
        (types.ClientCapabilities(), {"explanations": ADDRESS}, None),
        (LINKS, {"explanations": "https://example.org/the-same-for-all"}, ON_DISK),
        (LINKS, {"explanations": 7}, ON_DISK),
        (LINKS, None, ON_DISK),
    ],
)
def test_codes_are_links_where_the_client_follows_them(capabilities: types.ClientCapabilities, options: object, known: str | None) -> None:
    assert ClientCapabilities.of(types.InitializeParams(capabilities, initialization_options=options)).explanations == known


def test_the_address_of_the_published_page_is_that_of_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("report_ls.lsp.explanations.REPOSITORY", "https://example.org/report-ls")
    assert (
        ClientCapabilities.of(types.InitializeParams(LINKS)).explanations == "https://example.org/report-ls/blob/main/docs/rules.md#{code}"
    )


def test_the_page_on_disk_has_a_heading_for_each_code() -> None:
    page = Path(url2pathname(urlsplit(ON_DISK).path)).read_text("utf-8")
    assert [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")] == [*RULES]
