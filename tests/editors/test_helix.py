"""What Helix does with the server, set up as documented, by the documented keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.editors.documented import documented
from tests.editors.drive_helix import Helix, helix_with_report
from tests.editors.editor import Editor


@pytest.fixture
def helix(editor: Editor) -> Iterator[Helix]:
    with helix_with_report(editor) as started:
        yield started


def test_findings_are_seen_a_question_is_hovered_a_figure_completed_and_a_fix_applied(helix: Helix) -> None:
    helix.type("Space", "d")
    helix.terminal.wait_for_text("Question 5: 97")
    helix.leave()

    helix.go_to("Question 5")
    helix.type("Space", "k")
    helix.terminal.wait_for_text("97 of 100-200 words, 3 short")
    helix.leave()

    helix.go_to("Here is room")
    helix.type("j", "j", "i")
    helix.insert("🐧 ![plot](unu")
    helix.terminal.wait_for_text("● 4")  # It has settled: what is asked for while it asks by itself may be lost.
    helix.type("C-x")
    helix.terminal.wait_for_text("unused.png")
    helix.type("Tab", "Enter")
    helix.terminal.wait_for_text("🐧 ![plot](figures/unused.png)")
    helix.leave()
    helix.save("🐧 ![plot](figures/unused.png)\n")

    helix.fix("Workflow", "Write figures/workflow.png")
    helix.save("![workflow](figures/workflow.png) word")


def test_a_figure_is_renamed_with_its_file(helix: Helix) -> None:
    helix.fix("Workflow", "Write figures/workflow.png")
    helix.terminal.wait_for_text("![workflow](figures/workflow.png)")
    helix.type("Space", "r")
    helix.terminal.wait_for_text("rename-to:figures/workflow.png")
    helix.type("C-u", "store.png", "Enter")
    helix.save("![workflow](figures/store.png) word")
    figures = helix.editor.report.parent / "figures"
    helix.terminal.wait_for("the file under its new name", (figures / "store.png").exists)
    assert not (figures / "workflow.png").exists()


def test_the_preview_is_opened_in_the_browser_or_its_address_told_by_helix_25_01(helix: Helix) -> None:
    helix.command("lsp-workspace-command report-ls.preview")
    if helix.version < (25, 7):
        helix.terminal.wait_for_text("The preview is at http://127.0.0.1:")
    else:
        helix.terminal.wait_for("the page", lambda: helix.editor.opened().startswith("http://127.0.0.1:"))


def test_all_is_fixed_by_the_command_line_and_read_again(helix: Helix) -> None:
    helix.go_to("figures/q14")
    helix.type("i", "./")
    helix.leave()
    write, fix_all, reload = (line.removeprefix(":") for line in documented("helix.md", "helix fix-all").splitlines())
    helix.save("./figures/q14_0.png", write)
    helix.command(fix_all)
    helix.terminal.wait_for_text("Limits of the 2026 edition.")
    helix.leave()
    helix.command(reload)
    helix.terminal.wait_for_text("![picture](figures/q14_0.png)")
    helix.type("i", "behind ")
    helix.leave()
    helix.save("![picture](behind figures/q14_0.png)")


def test_settings_reach_the_server(editor: Editor) -> None:
    with helix_with_report(editor, "helix settings") as helix:
        helix.type("Space", "d")
        helix.terminal.wait_for_text("3/3")
        assert "windows-encoding" not in helix.terminal.screen()
