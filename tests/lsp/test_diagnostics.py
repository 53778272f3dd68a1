"""Diagnostics that are kept from one key to the next are those that would be made anew."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lsprotocol import types

from report_ls.lsp.positions import Encoding
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.diagnostics import Diagnostics
from report_ls.lsp.session.document import Document
from report_ls.lsp.session.open_report import OpenReport
from report_ls.lsp.session.settings import Settings
from tests.support.broken import BROKEN
from tests.support.reports import report
from tests.support.text_model import TextModel

URI = "file:///reports/README.md"
RELATED = types.PublishDiagnosticsClientCapabilities(related_information=True)
CLIENT = ClientCapabilities.of(
    types.InitializeParams(types.ClientCapabilities(text_document=types.TextDocumentClientCapabilities(publish_diagnostics=RELATED)))
)
TEXT = report(
    answers={
        2: "s90001, 900002 and s9000031\n\ns12345, s900005",
        5: "Too short, ![a](figures/none.png)\n\n- and\n\nmore \u201dhere\u201d",
        31: "s900001 and s900004 " + "word " * 250 + "s900003.",
    }
)
TYPED = st.sampled_from(("x", " ", "s1", "🙂", "\n", "\r\n", "", "Answer:", "# ", "word " * 90, "\u201d"))
PLACES = st.builds(
    lambda mark, by: max(0, TEXT.index(mark) + by),
    st.sampled_from(("s90001", "s12345", "Too short", "more", "s900001 and", "Week 1", "Question 3\n", "s900003")),
    st.integers(-3, 30),
)
EDITS = st.lists(st.tuples(PLACES, st.sampled_from((0, 0, 0, 1, 6)), TYPED), min_size=1, max_size=5)


def opened(text: str) -> OpenReport:
    return OpenReport(URI, None, Document.of(text, 1, Encoding.UTF16), Settings())


def told(maker: Diagnostics, of: OpenReport) -> str | None:
    return maker.of(of.document, of.published_analysis) if of.published_analysis else None


@settings(max_examples=250)
@given(st.sampled_from([TEXT, *(make(TEXT) for make in BROKEN.values())]), EDITS)
@example(TEXT, [(TEXT.index("s90001"), 0, "x"), (TEXT.index("s90001"), 0, "x"), (TEXT.index("s90001"), 1, "🙂")])  # as many code points
def test_what_is_kept_is_what_would_be_made_anew(text: str, edits: list[tuple[int, int, str]]) -> None:
    kept, open_report, model = Diagnostics(URI, CLIENT, {}), opened(text), TextModel(text, "utf-16")
    told(kept, open_report)
    for version, (place, length, new) in enumerate(edits, 2):
        span = min(place, len(model.text)), min(place + length, len(model.text))
        open_report.change([types.TextDocumentContentChangePartial(model.range(*span), new)], version)
        model.replace(*span, new)
        assert told(kept, open_report) == told(Diagnostics(URI, CLIENT, {}), opened(model.text))


def test_a_finding_of_the_whole_report_stays_the_same_while_something_behind_it_is_typed() -> None:
    open_report = opened(TEXT)
    assert open_report.analysis
    before = open_report.analysis.of_report
    line = TEXT[: TEXT.index("more")].count("\n")
    end = types.Position(line, 4)
    open_report.change([types.TextDocumentContentChangePartial(types.Range(end, end), "x")], 2)
    after = open_report.analysis.of_report
    lies_before = [max(span.end for span in finding.spans()) < TEXT.index("more") for finding in before]
    assert [one is other for one, other in zip(before, after, strict=True)] == lies_before
    assert {*lies_before} == {True, False}
