"""What it costs to offer figures, from the cursor to the JSON that is sent."""

from __future__ import annotations

import json
from typing import Any

from lsprotocol import types

from report_ls.analysis.analysis import analyse
from report_ls.analysis.memo import Memo
from report_ls.disk.folders import MemoryFolder
from report_ls.features.completion import complete
from report_ls.lsp.handlers.completion_list import completion_list
from report_ls.lsp.positions import Encoding
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.document import Document
from report_ls.model.figures import Figures
from report_ls.template.editions import edition
from tests.lsp.files import png
from tests.support.reports import report
from tests.support.work import calls

CLIENT = ClientCapabilities.of(types.InitializeParams(types.ClientCapabilities()))
TEXT = report(answers={5: "![](figures/)"})


class Completing:
    """A cursor in a path, beside some figures."""

    def __init__(self, figures: int) -> None:
        folder = MemoryFolder({f"figures/{number:04}.png": png() for number in range(figures)})
        self.analysis = analyse(TEXT, edition("2026"), Figures(folder))
        self.document = Document.of(TEXT, 1, Encoding.UTF16)

    def answer(self) -> Any:
        offer = complete(self.analysis, TEXT.index("figures/)") + len("figures/"))
        assert offer is not None
        return completion_list(self.document, CLIENT, [offer], "file:///reports/README.md", Memo())


def test_a_thousand_figures_cost_no_more_than_ten_times_a_hundred() -> None:
    """A folder that is looked through for each name would take a hundred times."""
    few, many = Completing(100), Completing(1_000)
    assert (len(json.loads(few.answer().json)["items"]), len(json.loads(many.answer().json)["items"])) == (100, 1_000)
    assert calls(many.answer) <= 10 * calls(few.answer)
