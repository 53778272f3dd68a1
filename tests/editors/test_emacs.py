"""What every client of the server can expect, in the real Emacs with eglot, set up as documented."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator

import pytest

from tests.editors.drive_emacs import Emacs, emacs_with_report
from tests.editors.editor import Editor
from tests.editors.fixture_report import write_report
from tests.editors.terminal import NOTICED


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emacs]:
    folder = tmp_path_factory.mktemp("emacs")
    with emacs_with_report(Editor(folder, write_report(folder / "project" / "reports")), "emacs eglot") as started:
        yield started


@pytest.fixture
def emacs(shared: Emacs) -> Emacs:
    """One Emacs for all tests, as it takes seconds to start; with the report as it was at the beginning."""
    shared.begin_again()
    return shared


def test_a_report_is_judged_when_it_is_opened_with_exact_positions(emacs: Emacs) -> None:
    assert emacs.wait_for_finding("Question 5: 97 words, 3 short of 100") == "Question 5"
    assert emacs.wait_for_finding("reads the file in cp1252") == "🐧"
    assert emacs.wait_for_finding("no figures/missing.png") == "figures/missing.png", "behind emoji, and behind a U+2028"


def test_typing_through_a_limit_clears_a_finding_and_undoing_brings_it_back(emacs: Emacs) -> None:
    emacs.go_to("Question 5")
    emacs.ask('(set-window-point (get-buffer-window) (search-forward "end."))')
    emacs.type(" one two")
    emacs.wait_for_finding("99 words, 1 short")
    emacs.type(" three")
    emacs.wait_until_fixed("short of 100")
    emacs.type("C-_")
    emacs.wait_for_finding("short of 100")


def test_positions_stay_exact_where_emoji_are_typed(emacs: Emacs) -> None:
    emacs.ask("(set-window-point (get-buffer-window) (point-min))")
    emacs.type("🐧 é", "Enter")
    emacs.go_to("figures/missing")
    emacs.type("C-a", "🎉", "C-e")
    text = "There is no figures/missing.png"
    emacs.terminal.wait_for("the finding at its new place", lambda: emacs.wait_for_finding(text) == "figures/missing.png")


def test_hovering_over_a_question_tells_its_count_in_plain_text(emacs: Emacs) -> None:
    emacs.go_to("Question 5")
    emacs.type("Left")
    emacs.terminal.wait_for_text("5 · Code structure")
    emacs.command("eldoc-doc-buffer")
    emacs.terminal.wait_for_text("97 of 100-200 words, 3 short")
    emacs.type("C-x", "1")


def test_a_figure_that_is_offered_can_be_accepted_into_the_buffer(emacs: Emacs) -> None:
    emacs.go_to("Here is room")
    emacs.type("Down", "Down", "🐧 ![plot](unu", "C-M-i")
    emacs.terminal.wait_for("the figure", lambda: emacs.line() == "🐧 ![plot](figures/unused.png")


def test_a_figure_that_appears_or_vanishes_on_disk_is_noticed(emacs: Emacs) -> None:
    figures = emacs.editor.report.parent / "figures"
    emacs.wait_for_finding("no figures/missing.png")
    shutil.copy(figures / "unused.png", figures / "missing.png")
    emacs.wait_until_fixed("no figures/missing.png", NOTICED)
    (figures / "missing.png").unlink()
    emacs.wait_for_finding("no figures/missing.png", NOTICED)


def test_a_fix_can_be_applied(emacs: Emacs) -> None:
    emacs.go_to("figures/Workf")
    emacs.command("eglot-code-actions")
    emacs.terminal.wait_for_text("Pick an action")
    emacs.type("Enter")
    emacs.terminal.wait_for("the fix", lambda: emacs.line().startswith("![workflow](figures/workflow.png) word"))
    emacs.wait_until_fixed("figures/Workflow.png")


def test_a_rename_which_would_need_a_file_to_be_renamed_changes_nothing(emacs: Emacs) -> None:
    emacs.go_to("figures/q")
    line = emacs.line()
    emacs.command("eglot-rename")
    emacs.terminal.wait_for_text("Rename")
    emacs.type("figures/renamed.png", "Enter")
    emacs.terminal.wait_for_text("jsonrpc-error")
    assert emacs.line() == line


def test_a_killed_server_is_started_again(emacs: Emacs) -> None:
    time.sleep(3)  # eglot gives up on servers that did not live that long
    servers = len(emacs.editor.servers())
    emacs.editor.kill_server()
    emacs.terminal.wait_for("another server", lambda: len(emacs.editor.servers()) == servers + 1)
    emacs.wait_for_finding("short of 100")


def test_the_server_ends_when_the_editor_is_quit(editor: Editor) -> None:
    with emacs_with_report(editor, "emacs eglot") as emacs:
        emacs.type("C-x", "C-c")
        emacs.terminal.wait_for_end()
        editor.assert_servers_gone()


def test_settings_reach_the_server(editor: Editor) -> None:
    with emacs_with_report(editor, "emacs eglot", "emacs eglot settings") as emacs:
        emacs.wait_until_fixed("reads the file in cp1252")


def test_all_is_fixed_and_the_preview_opened_by_the_documented_commands(editor: Editor) -> None:
    with emacs_with_report(editor, "emacs eglot", "emacs eglot commands") as emacs:
        emacs.ask('(progn (goto-char (point-min)) (search-forward "figures/q14") (replace-match "./figures/q14") t)')
        emacs.wait_for_finding("This path has ./")
        emacs.command("report-fix-all")
        emacs.wait_until_fixed("This path has ./")
        emacs.command("report-preview")
        emacs.terminal.wait_for("the page", emacs.preview)
