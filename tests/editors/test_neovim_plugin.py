"""What the plugin adds to Neovim."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editors.documented import documented, documented_in_help
from tests.editors.drive_neovim import Neovim, needs_0_11, neovim, newest_way, set_up


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neovim]:
    """One Neovim for all tests that leave its settings alone, with the keys of its README."""
    keys = documented("neovim/README.md", "neovim keys")
    with neovim(tmp_path_factory.mktemp("neovim"), set_up(newest_way()), keys) as started:
        yield started


@pytest.fixture
def new_editor(tmp_path: Path) -> Iterator[Neovim]:
    with neovim(tmp_path, set_up(newest_way())) as started:
        yield started


def test_the_statusline_follows_the_cursor_and_the_text(editor: Neovim) -> None:
    editor.run("statusline")


def test_the_commands_go_to_unfinished_questions_and_around_the_end(editor: Neovim) -> None:
    editor.run("commands")


def test_a_figure_is_chosen_and_put_in_behind_the_cursor(editor: Neovim) -> None:
    editor.run("insert_figure")


def test_the_page_is_opened_in_the_browser_and_leads_back_to_the_text(editor: Neovim) -> None:
    editor.run("preview")


def test_the_address_of_the_page_is_told_where_there_is_no_browser(editor: Neovim) -> None:
    editor.run("preview_without_browser")


def test_all_that_loses_no_word_is_fixed_at_once(editor: Neovim) -> None:
    editor.run("fix_all")


def test_where_the_next_question_is_gone_to_the_hover_tells_about_it(editor: Neovim) -> None:
    editor.run("hover_in_answer")


def test_the_keys_go_to_questions_and_are_not_there_outside_of_reports(editor: Neovim) -> None:
    editor.run("keys")


def test_a_whole_image_is_offered_while_typing_and_what_is_typed_stays(tmp_path: Path) -> None:
    needs_0_11("vim.lsp.completion")
    with neovim(tmp_path, set_up(newest_way()), documented_in_help("report-ls-completion")) as editor:
        editor.run("completion_as_you_type")


def test_the_help_file_has_its_tags(editor: Neovim) -> None:
    editor.run("help")


def test_settings_reach_the_server_switches_included(new_editor: Neovim) -> None:
    new_editor.run("settings")


def test_a_users_own_options_go_before_the_settings(new_editor: Neovim) -> None:
    new_editor.run("init_options")


def test_the_health_check_tells_what_is_there_and_what_is_missing(new_editor: Neovim) -> None:
    new_editor.run("health")
