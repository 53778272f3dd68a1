"""What every client of the server can expect, in the real Neovim, with both of the documented ways to start the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editors.drive_neovim import ENABLE, START, Neovim, needs_0_11, neovim, newest_way, set_up


@pytest.fixture(scope="module", params=[ENABLE, START], ids=["vim.lsp.enable", "vim.lsp.start"])
def editor(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neovim]:
    """One Neovim for all tests, each of which begins with nothing open."""
    if request.param == ENABLE:
        needs_0_11("vim.lsp.enable()")
    with neovim(tmp_path_factory.mktemp("neovim"), set_up(request.param)) as started:
        yield started


def test_a_report_is_judged_when_it_is_opened(editor: Neovim) -> None:
    editor.run("diagnostics_on_open")


def test_typing_through_a_limit_clears_a_finding_and_undoing_brings_it_back(editor: Neovim) -> None:
    editor.run("diagnostics_while_typing")


def test_positions_are_exact_behind_emoji_and_a_line_separator(editor: Neovim) -> None:
    editor.run("positions")


def test_hovering_over_a_question_tells_its_count(editor: Neovim) -> None:
    editor.run("hover")


def test_a_figure_that_is_offered_can_be_accepted_into_the_buffer(editor: Neovim) -> None:
    editor.run("completion")


def test_a_figure_that_appears_or_vanishes_on_disk_is_noticed(editor: Neovim) -> None:
    editor.run("new_figure")


def test_a_fix_can_be_applied(editor: Neovim) -> None:
    editor.run("code_action")


def test_a_figure_can_be_renamed(editor: Neovim) -> None:
    editor.run("rename")


def test_questions_and_the_mentions_of_a_figure_are_listed(editor: Neovim) -> None:
    editor.run("lists")


def test_a_markdown_file_that_is_no_report_gets_nothing_and_shares_the_server(editor: Neovim) -> None:
    editor.run("silence")


def test_a_buffer_without_a_name_is_judged_once_it_has_one(editor: Neovim) -> None:
    editor.run("unnamed")


def test_a_killed_server_is_started_again_without_losing_changes(editor: Neovim) -> None:
    editor.run("restart")


@pytest.mark.parametrize("way", ["quit", "killed"])
def test_the_server_ends_with_the_editor(way: str, tmp_path: Path) -> None:
    with neovim(tmp_path, set_up(newest_way())) as editor:
        editor.run("diagnostics_on_open")
        assert len(editor.editor.servers()) == 1
        editor.run(way)
        editor.wait()
