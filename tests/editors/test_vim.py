"""What every client of the server can expect, in the real Vim with ALE, set up as documented."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.editors.documented import EDITORS
from tests.editors.drive_vim import Vim, vim_with_report
from tests.editors.editor import Editor
from tests.editors.terminal import NOTICED


@pytest.fixture
def vim(editor: Editor) -> Iterator[Vim]:
    with vim_with_report(editor) as started:
        yield started


def test_a_report_is_judged_when_it_is_opened_with_exact_positions(vim: Vim) -> None:
    findings = vim.findings()
    assert findings["too-short"] == ("Question 5", "Question 5: 97 words, 3 short of 100 (100-200).")
    assert findings["windows-encoding"][0] == "🐧"
    assert findings["image-not-found"][0] == "figures/missing.png", "behind emoji, and behind a U+2028"


def test_typing_through_a_limit_clears_a_finding_and_undoing_brings_it_back(vim: Vim) -> None:
    vim.go_to("Question 5")
    vim.command("call search('end\\.$')")
    vim.type("A", " one two", "Escape")
    vim.terminal.wait_for("a count of 99", lambda: "99 words, 1 short" in vim.findings()["too-short"][1])
    vim.type("A", " three", "Escape")
    vim.wait_until_fixed("too-short")
    vim.type("u")
    vim.wait_for_finding("too-short")


def test_positions_stay_exact_where_emoji_are_typed(vim: Vim) -> None:
    vim.type("gg", "O", "🐧 é", "Escape")
    vim.go_to("figures/missing")
    vim.type("I", "🎉", "Escape")
    vim.terminal.wait_for("the finding at its new place", lambda: vim.findings()["image-not-found"][0] == "figures/missing.png")


def test_hovering_over_a_question_tells_its_count_in_plain_text(vim: Vim) -> None:
    vim.go_to("Question 5")
    vim.command("ALEHover")
    vim.terminal.wait_for_text("97 of 100-200 words, 3 short")


def test_a_figure_that_is_offered_can_be_accepted_into_the_buffer(vim: Vim) -> None:
    vim.go_to("Here is room")
    vim.type("jj", "I", "🐧 ![plot](", "C-x", "C-o")
    vim.terminal.wait_for_text("figures/unused.png")
    vim.type("C-y", ")", "Escape")
    assert vim.line() == "🐧 ![plot](figures/unused.png)"


def test_a_figure_that_appears_or_vanishes_on_disk_is_noticed(vim: Vim) -> None:
    figures = vim.editor.report.parent / "figures"
    vim.wait_for_finding("image-not-found")
    shutil.copy(figures / "unused.png", figures / "missing.png")
    vim.wait_until_fixed("image-not-found", NOTICED)
    (figures / "missing.png").unlink()
    vim.wait_for_finding("image-not-found", NOTICED)


def test_a_fix_can_be_applied(vim: Vim) -> None:
    vim.go_to("figures/Workflow")
    vim.command("ALECodeAction")
    vim.terminal.wait_for_text("1) ")
    vim.type("1", "Enter")
    vim.terminal.wait_for("the fix", lambda: vim.line().startswith("![workflow](figures/workflow.png) word"))
    vim.wait_until_fixed("image-case")


def test_all_is_fixed_by_the_documented_command(vim: Vim) -> None:
    vim.go_to("figures/q14")
    vim.type("i", "./", "Escape")
    vim.wait_for_finding("image-path")
    vim.command("ReportFixAll")
    vim.wait_until_fixed("image-path")
    vim.go_to("figures/q14")
    assert vim.line().startswith("![picture](figures/q14_0.png)")


def test_the_address_of_the_preview_is_told_by_the_documented_command(vim: Vim) -> None:
    vim.command("ReportPreview")
    vim.terminal.wait_for_text("The preview is at http://127.0.0.1:")


def test_a_rename_which_would_need_a_file_to_be_renamed_changes_nothing(vim: Vim) -> None:
    vim.go_to("figures/q")
    line = vim.line()
    vim.command("ALERename")
    vim.terminal.wait_for_text("New name:")
    vim.type("C-u", "figures/renamed.png", "Enter")
    vim.terminal.wait_for_text("No rename result received from server")
    assert vim.line() == line


def test_a_killed_server_is_started_again_by_the_next_change(vim: Vim) -> None:
    vim.editor.kill_server()
    vim.go_to("Question 5")
    vim.command("call search('end\\.$')")
    vim.type("A", " one", "Escape")
    vim.terminal.wait_for("a count of 98", lambda: "98 words" in vim.findings()["too-short"][1])
    assert len(vim.editor.servers()) == 2


def test_the_server_ends_when_the_editor_is_quit(vim: Vim) -> None:
    vim.command("qa!")
    vim.terminal.wait_for_end()
    vim.editor.assert_servers_gone()


def test_settings_reach_the_server(editor: Editor) -> None:
    setting = "'lsp_config': {'reportLs': {'severity': {'windows-encoding': 'off'}}},"
    assert setting in (EDITORS / "vim.md").read_text("utf-8")
    with vim_with_report(editor, f"\\   {setting}\n") as vim:
        vim.wait_until_fixed("windows-encoding")
