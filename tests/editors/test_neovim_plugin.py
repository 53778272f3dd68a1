"""What the plugin adds to Neovim."""

from __future__ import annotations

from tests.editors.conftest import Run


def test_the_statusline_follows_the_cursor_and_the_text(neovim_plugin: Run) -> None:
    neovim_plugin("statusline")


def test_the_commands_go_to_unfinished_questions_and_around_the_end(neovim_plugin: Run) -> None:
    neovim_plugin("commands")


def test_a_figure_is_chosen_and_put_in_behind_the_cursor(neovim_plugin: Run) -> None:
    neovim_plugin("insert_figure")


def test_the_health_check_tells_what_is_there_and_what_is_missing(neovim_plugin: Run) -> None:
    neovim_plugin("health")


def test_settings_reach_the_server_switches_included(neovim_plugin: Run) -> None:
    neovim_plugin("settings")


def test_a_whole_image_is_offered_while_typing(neovim_plugin: Run) -> None:
    neovim_plugin("completion_as_you_type")


def test_the_help_file_has_its_tags(neovim_plugin: Run) -> None:
    neovim_plugin("help")
