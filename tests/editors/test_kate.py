"""What Kate does with the server, set up as documented, by the documented keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.editors.drive_kate import Kate, kate_with_report
from tests.editors.editor import Editor


@pytest.fixture
def kate(editor: Editor) -> Iterator[Kate]:
    with kate_with_report(editor) as started:
        yield started


def test_findings_are_seen_a_question_is_hovered_a_figure_completed_and_a_fix_applied(kate: Kate) -> None:
    assert kate.findings()["too-short"]["message"].startswith("Question 5: 97 words, 3 short")

    kate.go_to("Question 5")
    kate.action("Symbol Info")
    kate.wait_for("the hover", lambda: "97 of 100-200 words, 3 short" in str(kate.answers("textDocument/hover")))

    kate.go_to("Here is room")
    kate.press("Down")
    kate.type("![plot](unu")
    kate.press("ctrl+space")
    kate.wait_for("the figure", lambda: "unused.png" in str(kate.answers("textDocument/completion")))
    kate.press("Return")
    kate.save("![plot](figures/unused.png)\n")

    kate.wait_for("what it finds then", lambda: "image-outside-figures" not in kate.findings())

    before = kate.editor.saved()
    kate.go_to("figures/Workf")
    kate.press("ctrl+period")
    kate.wait_for("the end of the finding", lambda: "image-case" not in kate.findings())
    kate.save("![workflow](figures/workflow.png) word")
    assert kate.editor.saved() == before.replace("figures/Workflow.png", "figures/workflow.png"), "nothing else is changed"
