"""Whatever a text holds: what an editor is shown of it lies within it, and nothing raises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.features.code_lens import code_lenses
from report_ls.features.document_symbols import Symbol, document_symbols
from report_ls.features.folding import guidance_folds, region_folds
from report_ls.features.inlay_hints import inlay_hints
from report_ls.features.links import figure_links, module_links
from report_ls.features.selection import selections
from report_ls.features.workspace_symbols import workspace_symbols
from report_ls.text.spans import Span
from tests.features.marked import analysed
from tests.support.strategies import mutated, scraps

texts = scraps | mutated("2026") | mutated("2022-12")


@given(texts, st.floats(0, 1))
@settings(max_examples=60)
def test_spans_lie_within_the_text_and_within_one_another(source: str, place: float) -> None:
    _, analysis = analysed(source, ["figures/a.png"], cursor="\0")
    whole = Span(0, len(analysis.report.text))
    shown = [*code_lenses(analysis), *workspace_symbols(analysis, ""), *guidance_folds(analysis), *region_folds(analysis)]
    assert all(whole.covers(each.span) for each in [*shown, *figure_links(analysis), *module_links(analysis)])
    assert all(whole.holds(hint.offset) for hint in inlay_hints(analysis, whole))
    symbols = list(flat(document_symbols(analysis)))
    assert all(symbol.name.strip() and whole.covers(symbol.span) and symbol.span.covers(symbol.selection) for symbol in symbols)
    offset = int(place * whole.end)
    steps = selections(analysis, offset)
    assert steps[-1] == whole
    assert all(step.holds(offset) for step in steps)
    assert all(after.covers(before) and after != before for before, after in pairwise(steps))


def flat(symbols: Sequence[Symbol]) -> Iterator[Symbol]:
    for symbol in symbols:
        yield symbol
        yield from flat(symbol.children)
