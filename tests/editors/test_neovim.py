"""What every client of the server can expect, in the real Neovim, with both of the documented ways to start the server."""

from __future__ import annotations

from tests.editors.conftest import Run


def test_a_report_is_judged_when_it_is_opened(neovim: Run) -> None:
    neovim("diagnostics_on_open")


def test_typing_through_a_limit_clears_a_finding_and_undoing_brings_it_back(neovim: Run) -> None:
    neovim("diagnostics_while_typing")


def test_positions_are_exact_behind_emoji_and_a_line_separator(neovim: Run) -> None:
    neovim("positions")


def test_hovering_over_a_question_tells_its_count(neovim: Run) -> None:
    neovim("hover")


def test_a_figure_that_is_offered_can_be_accepted_into_the_buffer(neovim: Run) -> None:
    neovim("completion")


def test_a_figure_that_appears_or_vanishes_on_disk_is_noticed(neovim: Run) -> None:
    neovim("new_figure")


def test_a_fix_can_be_applied(neovim: Run) -> None:
    neovim("code_action")


def test_a_figure_can_be_renamed(neovim: Run) -> None:
    neovim("rename")


def test_a_killed_server_is_started_again_by_opening_the_file_again(neovim: Run) -> None:
    neovim("restart")


def test_a_killed_server_is_started_again_without_losing_changes(neovim: Run) -> None:
    neovim("restart_unsaved")


def test_the_server_ends_when_the_editor_is_quit(neovim: Run) -> None:
    assert len(neovim("diagnostics_on_open").servers()) == 1


def test_the_server_ends_when_the_editor_is_killed(neovim: Run) -> None:
    assert len(neovim("killed").servers()) == 1


def test_a_markdown_file_that_is_no_report_gets_nothing_and_shares_the_server(neovim: Run) -> None:
    neovim("silence")
