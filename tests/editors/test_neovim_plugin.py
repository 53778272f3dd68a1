"""What the plugin adds to Neovim."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editors.drive_neovim import Neovim, neovim


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neovim]:
    """One Neovim for all tests that leave its settings alone."""
    with neovim(tmp_path_factory.mktemp("neovim"), "neovim 0.11") as started:
        yield started


@pytest.fixture
def new_editor(tmp_path: Path) -> Iterator[Neovim]:
    with neovim(tmp_path, "neovim 0.11") as started:
        yield started


def test_the_statusline_follows_the_cursor_and_the_text(editor: Neovim) -> None:
    editor.run("statusline")


def test_the_commands_go_to_unfinished_questions_and_around_the_end(editor: Neovim) -> None:
    editor.run("commands")


def test_a_figure_is_chosen_and_put_in_behind_the_cursor(editor: Neovim) -> None:
    editor.run("insert_figure")


def test_the_page_is_opened_in_the_browser_and_leads_back_to_the_text(editor: Neovim) -> None:
    editor.run("preview")


def test_a_whole_image_is_offered_while_typing(editor: Neovim) -> None:
    editor.run("completion_as_you_type")


def test_the_help_file_has_its_tags(editor: Neovim) -> None:
    editor.run("help")


def test_settings_reach_the_server_switches_included(new_editor: Neovim) -> None:
    new_editor.run("settings")


def test_the_health_check_tells_what_is_there_and_what_is_missing(new_editor: Neovim) -> None:
    new_editor.run("health")
