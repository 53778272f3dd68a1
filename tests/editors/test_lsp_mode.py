"""What lsp-mode does with the server in the real Emacs, set up as documented, by the documented commands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.editors.drive_emacs import Emacs, emacs_with_report
from tests.editors.editor import Editor


@pytest.fixture
def emacs(editor: Editor) -> Iterator[Emacs]:
    with emacs_with_report(editor, "emacs lsp-mode", "emacs lsp-mode commands") as started:
        yield started


def test_findings_are_seen_a_question_is_hovered_a_figure_completed_and_a_fix_applied(emacs: Emacs) -> None:
    assert emacs.wait_for_finding("Question 5: 97 words, 3 short of 100") == "Question 5"
    assert emacs.wait_for_finding("no figures/missing.png") == "figures/missing.png", "behind emoji, and behind a U+2028"

    emacs.go_to("Question 5")
    emacs.type("Left")
    emacs.command("lsp-describe-thing-at-point")
    emacs.terminal.wait_for_text("97 of 100-200 words, 3 short")
    emacs.type("C-x", "1")

    emacs.go_to("Here is room")
    emacs.type("Down", "Down", "🐧 ![plot](unu", "C-M-i")
    emacs.terminal.wait_for_text("unused.png")
    if "*Completions*" in emacs.terminal.screen():
        emacs.type("M-Down", "M-Enter")  # lsp-mode 10 lists it
    # lsp-mode 8 puts in the name alone.
    path = "figures/unused.png" if emacs.ask("emacs-major-version") > 28 else "unused.png"
    emacs.terminal.wait_for("the figure", lambda: emacs.line().startswith(f"🐧 ![plot]({path}"))

    fix_the_wrong_case(emacs)


def fix_the_wrong_case(emacs: Emacs) -> None:
    emacs.wait_for_finding("named figures/workflow.png")
    emacs.go_to("figures/Workf")
    emacs.command("lsp-execute-code-action")
    emacs.terminal.wait_for("the fix", lambda: emacs.line().startswith("![workflow](figures/workflow.png) word"))
    emacs.wait_until_fixed("named figures/workflow.png")


def test_a_figure_is_renamed_with_its_file(emacs: Emacs) -> None:
    fix_the_wrong_case(emacs)
    emacs.go_to("figures/workf")
    emacs.command("lsp-rename")
    emacs.terminal.wait_for_text("Rename")
    emacs.type("C-a", "C-k", "store.png", "Enter")
    emacs.terminal.wait_for("the new name", lambda: emacs.line().startswith("![workflow](figures/store.png) word"))
    figures = emacs.editor.report.parent / "figures"
    emacs.terminal.wait_for("the file under its new name", (figures / "store.png").exists)
    assert not (figures / "workflow.png").exists()


def test_a_report_is_renamed_by_emacs_itself(emacs: Emacs) -> None:
    path = emacs.editor.report
    emacs.command("rename-file")
    emacs.terminal.wait_for_text("Rename file:")
    emacs.type("README.md", "Enter")
    emacs.terminal.wait_for_text("to file:")
    emacs.type("second.md", "Enter")
    emacs.terminal.wait_for("the file under its new name", path.with_name("second.md").exists)
    assert not path.exists()


def test_a_report_is_saved_with_a_backup(emacs: Emacs) -> None:
    before = emacs.editor.report.read_text("utf-8")
    # Emacs makes none of what is in /tmp.
    emacs.ask("(progn (setq make-backup-files t backup-inhibited nil) t)")
    emacs.ask("(progn (goto-char (point-min)) (set-window-point (get-buffer-window) (point)) t)")
    emacs.type("# A new line", "Enter", "C-x", "C-s")
    emacs.terminal.wait_for("the new text", lambda: emacs.editor.saved() == "# A new line\n" + before)
    assert emacs.editor.report.with_name("README.md~").read_text("utf-8") == before


def test_all_is_fixed_and_the_preview_opened_by_the_documented_commands(emacs: Emacs) -> None:
    emacs.ask('(progn (goto-char (point-min)) (search-forward "figures/q14") (replace-match "./figures/q14") t)')
    emacs.wait_for_finding("This path has ./")
    emacs.command("report-fix-all")
    emacs.wait_until_fixed("This path has ./")
    emacs.command("report-preview")
    emacs.terminal.wait_for("the page", emacs.preview)
